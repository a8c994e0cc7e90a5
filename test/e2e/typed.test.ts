import { describe, expect } from 'vitest';
import { type DesignStory, start, told } from './design.ts';
import type { Stage } from './harness.ts';
import { story } from './story.ts';

/** Clicks the private question; a bot that died took it along, and then the board's button does the same. */
async function confirm(stage: Stage, design: DesignStory): Promise<void> {
  const { ana, slack } = stage;
  await stage.calm();
  const asked = slack.ephemerals(ana.id).at(-1);
  await ana.click(design.channelId, asked?.ts ?? '', 'cancelNow').catch(async (error: unknown) => {
    if (stage.deaths() === 0) throw error;
    await design.fillIn(ana, 'board', 'cancel', {});
  });
}

describe('typed after a mention', () => {
  story('everything that the buttons do', {}, async (stage) => {
    const { ana, ben, cleo } = stage;
    const design = await start(stage, ana);
    await design.says('questions', 'are open');
    await design.mention(ben, 'answer 1: On arrival');
    await design.says('questions', 'On arrival', 'Answered by ben');
    await design.mention(ben, 'use defaults');
    await told(stage, ben, 'Only the owner', 'use the defaults');
    await design.mention(ana, 'use defaults for the rest');
    await design.says('ballot:1', 'Which architecture');
    await design.mention(ben, 'vote B because payments will be sold on');
    await design.says('ballot:1', '1 vote: ben', 'ben: payments will be sold on');
    await design.mention(ben, 'withdraw');
    await design.says('ballot:1', '0 of 3 have voted');
    await design.mention(cleo, 'vote B');
    await design.says('ballot:1', '1 vote: cleo');
    await design.mention(ana, 'decide A');
    await told(stage, ana, 'A choice against the ballot needs a reason');
    await design.mention(ana, 'decide A because we are three people');
    await design.says('decided:1', 'Modular monolith', 'we are three people');
    await design.says('guide:1', 'Request a change');
    await design.mention(ben, 'change: Name the refund window.');
    await design.says('guide:2', 'Changed as asked: Name the refund window.');
  });

  story('status and help answer in private; cancel is the owner’s', {}, async (stage) => {
    const { ana, ben } = stage;
    const design = await start(stage, ana);
    await design.says('questions', 'are open');
    await design.mention(ben, 'status');
    await told(stage, ben, 'Step 2 of 5', 'Waiting for ana, ben and cleo: answers to 4 questions');
    await design.mention(ben, 'help');
    await told(stage, ben, 'From a PRD to an architecture guide');
    await design.mention(ben, 'cancel');
    await told(stage, ben, 'Only the owner', 'cancel the design');
    await design.mention(ana, 'cancel');
    await told(stage, ana, 'Cancel this design?', 'stops here, for everyone.', 'To keep it, do nothing.');
    await design.says('board', 'Step 2 of 5');
    await confirm(stage, design);
    await design.says('cancelled', 'This design is cancelled');
    await design.says('board', 'Cancelled');
    await design.mention(ben, 'vote A');
    await told(stage, ben, 'This design is cancelled; nothing can be changed any more.');
  });

  story('in a channel, outside a thread, is answered with how to begin', {}, async (stage) => {
    const { ben, slack } = stage;
    const { id } = slack.channel('product');
    await start(stage, stage.ana);
    await stage.calm();
    await ben.say(id, `<@${slack.botUserId}> hello`);
    await told(stage, ben, 'Type `/architect` to start a design');
    expect(slack.messages(id).filter((message) => message.botId && !message.threadTs)).toHaveLength(1);
  });
});
