import { describe, expect } from 'vitest';
import { start, told } from './design.ts';
import { decideForA, startVoting } from './scenes.ts';
import { story } from './story.ts';

describe('what people change or remove after they said it', () => {
  story('an edited answer counts in its newest words; a removed one stands', {}, async (stage) => {
    const { ben, cleo } = stage;
    const design = await start(stage, stage.ana);
    await design.says('questions', 'are open');
    const ts = await design.reply(ben, '2: 10 years');
    await design.says('questions', '10 years');
    await ben.edit(design.channelId, ts, '2: 99 years');
    await design.says('questions', '99 years', 'Answered by ben');
    await ben.remove(design.channelId, ts);
    await told(stage, ben, 'Your answer to question 2 stands although the message is gone.');
    await design.reply(cleo, '2: 5 years');
    await design.says('questions', '5 years', 'Answered by cleo');
  });

  story('chat that is edited or removed stays chat', {}, async (stage) => {
    const { ben, slack } = stage;
    const design = await start(stage, stage.ana);
    await design.says('questions', 'are open');
    const ts = await design.reply(ben, 'lunch at two?');
    await ben.edit(design.channelId, ts, 'lunch at three?');
    await ben.remove(design.channelId, ts);
    await stage.calm();
    expect(slack.ephemerals(ben.id)).toEqual([]);
    expect(design.thread().filter((key) => key.startsWith('followUp'))).toEqual([]);
  });

  story('an edit after the draft has no effect, and its writer is told', {}, async (stage) => {
    const { ben } = stage;
    const design = await startVoting(stage);
    const ts = await design.reply(ben, `<@${stage.slack.botUserId}> answer 2: 10 years`);
    await design.says('questions', '10 years');
    await decideForA(stage, design);
    await design.says('guide:1', 'Accept as final');
    await ben.edit(design.channelId, ts, '2: 99 years');
    await told(stage, ben, 'Answers can no longer be changed');
    expect(design.words('questions')).not.toContain('99 years');
  });

  // Slack tells a bot of edits that is away: not acknowledged, as it should be.
  story('edits made while the bot was away are found', { isOfOneLife: true }, async (stage) => {
    const { ben, cleo } = stage;
    const design = await start(stage, stage.ana);
    await design.says('questions', 'are open');
    const ts = await design.reply(ben, '2: 10 years');
    await design.says('questions', '10 years');
    await stage.calm();
    await stage.stopBot();
    await ben.edit(design.channelId, ts, '2: 20 years');
    const late = await cleo.say(design.channelId, '1: Monthly', { threadTs: design.rootTs() });
    await cleo.edit(design.channelId, late, '1: On arrival');
    await stage.startBot();
    await design.says('questions', '20 years', 'Answered by ben', 'On arrival', 'Answered by cleo');
    await stage.restart();
    await stage.calm();
    expect(stage.slack.ephemerals(cleo.id)).toEqual([]);
  });
});
