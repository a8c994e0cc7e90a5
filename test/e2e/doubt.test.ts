import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { createMemoryStore } from '../../src/store/memory.ts';
import { start, told } from './design.ts';
import type { Stage } from './harness.ts';
import { everyoneVotes, startDelivered, startVoting } from './scenes.ts';
import { story } from './story.ts';
import { createStubPlanner } from './stub-planner.ts';
import { itemOf } from './words.ts';

/** A store that takes its time to save a record, and tells how many saves have begun since. */
function slowStore() {
  const inner = createMemoryStore();
  const slow = { pauseMs: 0, saving: 0, store: inner };
  const set: typeof inner.records.set = async (key, value) => {
    if (slow.pauseMs > 0) {
      slow.saving += 1;
      await pause(slow.pauseMs);
    }
    await inner.records.set(key, value);
  };
  slow.store = { ...inner, records: { ...inner.records, set } };
  return slow;
}

/** Keys of our messages that stand more than once in the channel. */
function twice({ slack }: Stage): string[] {
  const items = slack.messages(slack.channel('product').id).map((message) => JSON.stringify(itemOf(message)));
  return items.filter((item, index) => item !== 'null' && items.indexOf(item) !== index);
}

describe('when Slack leaves the outcome open', () => {
  story('an answer to a post that is lost does not post it again', {}, async (stage) => {
    stage.slack.faults.loseAnswer('chat.postMessage', { times: 6 });
    const design = await startVoting(stage);
    await everyoneVotes(stage, design, ['A', 'A', 'B']);
    await design.says('ballot:1', 'Everyone has voted');
    expect(twice(stage)).toEqual([]);
  });

  story('a 503 after the post was taken does not post it again', {}, async (stage) => {
    stage.slack.faults.failAfterAccept('chat.postMessage', { times: 6 });
    const design = await startDelivered(stage);
    await design.says('guide:1', 'Accept as final');
    expect(twice(stage)).toEqual([]);
  });

  story('an upload whose last answer is lost comes once', {}, async (stage) => {
    stage.slack.faults.loseAnswer('files.completeUploadExternal');
    const design = await startDelivered(stage);
    await stage.calm();
    const files = design.thread().filter((key) => key.startsWith('file '));
    expect(files).toEqual(['file tideberth-architecture-guide.md', 'file tideberth.zip']);
  });

  story(
    'a rate limit on posts and redraws delays them, and no form and no private line',
    { isOfOneLife: true },
    async (stage) => {
      const { ben, slack } = stage;
      const design = await startVoting(stage);
      slack.faults.rateLimit('chat.update', 2, { times: 3 });
      slack.faults.rateLimit('chat.postMessage', 2, { times: 1 });
      const form = await design.open(ben, 'ballot:1', 'object');
      expect(form.title).toBe('Object');
      await ben.closeModal();
      await design.vote(ben, 'B');
      await told(stage, ben, 'Your vote for B counts');
      await design.says('ballot:1', '1 vote: ben');
      expect(twice(stage)).toEqual([]);
    },
  );

  story('events that come four times count once', {}, async (stage) => {
    stage.slack.faults.redeliver(4);
    const design = await start(stage, stage.ana, { uxText: null });
    await design.says('gap:ux');
    await design.reply(stage.ben, '', {
      name: 'tideberth-ux.md',
      bytes: '# UX design\n\n## Screens\n\nPlan',
    });
    await design.says('questions', 'are open');
    await design.reply(stage.ben, '2: 10 years');
    await design.mention(stage.cleo, 'answer 1: On arrival');
    await design.says('questions', '10 years', 'On arrival');
    await design.says('board', '2 documents read');
    expect(twice(stage)).toEqual([]);
  });

  story('a message that an administrator removed stays away; the design goes on', {}, async (stage) => {
    const design = await startVoting(stage);
    const option = await design.says('option:1:B', 'Microservices');
    stage.slack.removeMessage(design.channelId, option.ts);
    await design.fillIn(stage.ana, 'ballot:1', 'decide', { option: 'A' });
    await design.says('guide:1', 'Accept as final');
    expect(design.thread()).not.toContain('option:1:B');
  });
});

describe('when the bot was away', () => {
  story('what was said in the thread is found after the start, in order', {}, async (stage) => {
    const { ben, cleo, slack } = stage;
    const design = await start(stage, stage.ana);
    await design.says('questions', 'are open');
    await stage.calm();
    const threadTs = design.rootTs();
    await stage.stopBot();
    await ben.say(design.channelId, '2: 5 years', { threadTs });
    await ben.say(design.channelId, '2: 10 years', { threadTs });
    await cleo.say(design.channelId, `<@${slack.botUserId}> answer 1: On arrival`, { threadTs });
    await stage.startBot();
    await design.says('questions', '10 years', 'Answered by ben', 'On arrival', 'Answered by cleo');
    expect(design.words('questions')).not.toContain('5 years');
  });

  story('so it is an hour later, when Slack no longer tries to tell it', givesUp(), async (stage) => {
    const { ben, cleo, slack, clock } = stage;
    const design = await start(stage, stage.ana, { uxText: null });
    await design.says('gap:ux');
    await stage.calm();
    const threadTs = design.rootTs();
    await stage.stopBot();
    const files = [{ name: 'tideberth-ux.md', bytes: '# UX design\n\n## Screens\n\nPlan' }];
    await ben.say(design.channelId, '', { threadTs, files });
    clock.advance(60 * 60_000);
    await stage.startBot();
    await design.says('questions', 'are open');
    await stage.calm();
    await stage.stopBot();
    await ben.say(design.channelId, '2: 10 years', { threadTs });
    await cleo.say(design.channelId, `<@${slack.botUserId}> answer 1: On arrival`, { threadTs });
    clock.advance(60 * 60_000);
    await stage.startBot();
    await design.says('questions', '10 years', 'Answered by ben', 'On arrival', 'Answered by cleo');
  });

  story('so is a file, after a gap of the socket', {}, async (stage) => {
    const design = await start(stage, stage.ana, { uxText: null });
    await design.says('gap:ux');
    await stage.calm();
    await stage.stopBot();
    const files = [{ name: 'tideberth-ux.md', bytes: '# UX design\n\n## Screens\n\nPlan' }];
    await stage.ben.say(design.channelId, '', { threadTs: design.rootTs(), files });
    await stage.startBot();
    await design.says('document:D-2', 'Taken as *UX design*');
    await design.says('questions', 'are open');
  });

  const slow = slowStore();
  story(
    'an orderly stop first answers the clicks that were taken',
    { store: slow.store, isOfOneLife: true },
    async (stage) => {
      const { ana, ben, cleo, slack } = stage;
      const design = await startVoting(stage);
      const { ts } = await design.says('ballot:1', 'Vote A');
      await stage.calm();
      slow.pauseMs = 100;
      const clicks = [ana, ben, cleo].map((person) => person.click(design.channelId, ts, 'vote:B'));
      await slack.waitFor(() => slow.saving > 0, 'a vote to be saved');
      await stage.restart();
      await Promise.all(clicks);
      await design.says('ballot:1', '3 votes: ', 'Everyone has voted');
    },
  );

  story('a ballot that came to its end meanwhile closes after the start', {}, async (stage) => {
    const design = await startVoting(stage);
    await everyoneVotes(stage, design, ['A', 'B', 'A']);
    await stage.stopBot();
    stage.clock.advance(60 * 60_000);
    await stage.startBot();
    await design.says('result:1:1', 'Most votes: *A. Modular monolith*');
    await stage.restart();
    await stage.calm();
    expect(design.thread().filter((key) => key.startsWith('result:'))).toEqual(['result:1:1']);
  });
});

describe('when the planner fails', () => {
  const failure = { kind: 'rejected', message: 'The pen broke.', retryAfterMs: null } as const;

  let failures = 0;
  const failsOnce = createStubPlanner({
    options: async (input, call) => {
      failures += 1;
      return failures === 1 ? { ok: false, failure } : createStubPlanner().options(input, call);
    },
  });

  story('the thread says so, and “Try again” goes on from there', { planner: failsOnce }, async (stage) => {
    const design = await start(stage, stage.ana);
    await design.click(stage.ana, 'questions', 'useDefaults');
    await design.says('trouble:1', 'A step failed: The pen broke.', 'Nothing you gave is lost', 'Try again');
    await design.says('board', '"Try again" after a failure');
    await design.click(stage.ben, 'trouble:1', 'retry');
    await design.says('ballot:1', 'Which architecture');
    await design.says('trouble:1', 'it has been taken up again');
  });

  let attempts = 0;
  const unavailable = { kind: 'unavailable', message: 'Nobody answered.', retryAfterMs: null } as const;
  const failsTwice = createStubPlanner({
    questions: async (input, call) => {
      attempts += 1;
      return attempts < 3 ? { ok: false, failure: unavailable } : createStubPlanner().questions(input, call);
    },
  });

  story('what may pass by itself is tried again quietly', { planner: failsTwice }, async (stage) => {
    const design = await start(stage, stage.ana);
    await design.says('received');
    await stage.calm();
    stage.clock.advance(3_000);
    await stage.calm();
    stage.clock.advance(10_000);
    await design.says('questions', 'are open');
    expect(design.thread()).not.toContain('trouble:1');
  });

  const broken = createStubPlanner({
    questions: async (input, call) => {
      if (input.brief.title === 'Broken') throw new Error('boom');
      return createStubPlanner().questions(input, call);
    },
  });

  story(
    'a bug is told once, and other designs go on',
    { planner: broken, expectedErrors: ['job broke'] },
    async (stage) => {
      const bad = await start(stage, stage.ana, { title: 'Broken' });
      await bad.says('trouble:1', 'Something went wrong on the bot’s side', 'Try again');
      const good = await start(stage, stage.ben, { title: 'Sound' });
      await good.says('questions', 'are open');
      await bad.click(stage.ana, 'trouble:1', 'retry');
      await bad.says('trouble:2', 'Something went wrong');
      await bad.says('trouble:1', 'it has been taken up again');
      expect(stage.errors).toHaveLength(2);
    },
  );
});

describe('while the planner thinks', () => {
  const slow = createStubPlanner({
    blueprint: async (input, call) => {
      await pause(2_000);
      return createStubPlanner().blueprint(input, call);
    },
  });

  story(
    'nobody waits: votes, forms and the command are answered at once',
    { planner: slow, isOfOneLife: true },
    async (stage) => {
      const { ana, ben, slack } = stage;
      const thinking = await startVoting(stage);
      const voting = await startVoting(stage, { title: 'Second' });
      await thinking.fillIn(ana, 'ballot:1', 'decide', { option: 'A' });
      await thinking.says('drafting:1', 'Writing version 1');
      const before = slack.traffic.length;
      for (const option of ['A', 'B', 'A', 'B']) await voting.vote(ben, option);
      await voting.says('ballot:1', '1 vote: ben');
      const acks = slack.traffic
        .slice(before)
        .flatMap((entry) =>
          entry.kind === 'envelope' && entry.type === 'interactive' ? [entry.ackMs ?? 9999] : [],
        );
      expect(acks).toHaveLength(4);
      expect(Math.max(...acks)).toBeLessThan(1_000);
      expect(thinking.thread()).not.toContain('guide:1');
      await thinking.says('guide:1', 'Accept as final');
    },
  );
});

function givesUp() {
  return { workspace: { eventRetryDelaysMs: [] } } as const;
}
