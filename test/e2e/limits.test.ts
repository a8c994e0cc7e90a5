import { describe, expect } from 'vitest';
import { type DesignStory, start } from './design.ts';
import type { Stage } from './harness.ts';
import { decideForA, startVoting } from './scenes.ts';
import { story } from './story.ts';

/** Resolves once Slack has answered "wait" to this method. */
function limited({ slack }: Stage, method: string): Promise<unknown> {
  const isLimited = () =>
    slack.traffic.some((entry) => entry.kind === 'call' && entry.method === method && entry.status === 429);
  return slack.waitFor(isLimited, `a 429 on ${method}`, 20_000);
}

/** The calls of this method about this channel since the first 429. */
function callsSince({ slack }: Stage, method: string, channel: string): number {
  const calls = slack.traffic.filter(
    (entry) => entry.kind === 'call' && entry.method === method && entry.args.channel === channel,
  );
  return calls.length - calls.findIndex((entry) => entry.kind === 'call' && entry.status === 429) - 1;
}

/** Messages of ours that stand more than once in the thread. */
function twice(design: DesignStory): string[] {
  const keys = design.thread();
  return keys.filter((key, at) => keys.indexOf(key) !== at);
}

describe('a rate limit on one channel', () => {
  for (const seconds of [1, 30, 120]) {
    // A wait is kept in memory: who starts again asks once more, and is told to wait again.
    story(`of ${seconds} s holds back nothing else, and ends right`, { isOfOneLife: true }, async (stage) => {
      const { slack, ana, ben } = stage;
      const quiet = slack.createChannel({ name: 'quiet', members: ['ana', 'ben', 'cleo'] });
      const design = await start(stage, ana);
      await design.says('questions', 'are open');
      await stage.calm();
      slack.faults.rateLimit('chat.postMessage', seconds, { channel: design.channelId });
      await design.click(ana, 'questions', 'useDefaults');
      await limited(stage, 'chat.postMessage');
      const form = await design.open(ana, 'board', 'cancel');
      expect(form.title).toBe('Cancel this design?');
      await ana.closeModal();
      const other = await startVoting(stage, { title: 'Other' }, quiet.id);
      await other.vote(ben, 'B');
      await other.says('ballot:1', '1 vote: ben');
      if (seconds > 10) expect(callsSince(stage, 'chat.postMessage', design.channelId)).toBe(0);
      stage.clock.advance(seconds * 1_000);
      await design.says('ballot:1', 'Which architecture');
      expect(twice(design)).toEqual([]);
    });
  }
});

describe('a rate limit on one method', () => {
  const DELIVERING = [
    'chat.update',
    'files.getUploadURLExternal',
    'files.completeUploadExternal',
    'canvases.create',
    'canvases.access.set',
  ];
  for (const method of DELIVERING) {
    story(
      `(${method}) is waited out; forms open, votes count, the guide comes once`,
      { isOfOneLife: true },
      async (stage) => {
        const { slack, ana, ben } = stage;
        const design = await startVoting(stage);
        const voting = await startVoting(stage, { title: 'Second' });
        await stage.calm();
        slack.faults.rateLimit(method, 120);
        await decideForA(stage, design);
        await limited(stage, method);
        const form = await voting.open(ben, 'ballot:1', 'object');
        expect(form.title).toBe('Object');
        await ben.closeModal();
        await voting.vote(ben, 'B');
        stage.clock.advance(120_000);
        await design.says('guide:1', 'Accept as final');
        await voting.says('ballot:1', '1 vote: ben');
        await stage.calm();
        expect(twice(design)).toEqual([]);
        const files = design.thread().filter((key) => key.startsWith('file '));
        expect(files).toEqual(['file tideberth-architecture-guide.md', 'file tideberth.zip']);
        expect(slack.canvases()).toHaveLength(1);
        await design.click(ana, 'guide:1', 'accept');
        await design.says('final');
      },
    );
  }

  story('(files.info) delays the reading of one file alone', { isOfOneLife: true }, async (stage) => {
    const { slack, ben } = stage;
    const design = await start(stage, stage.ana, { uxText: null });
    await design.says('gap:ux');
    await stage.calm();
    slack.faults.rateLimit('files.info', 30);
    await design.reply(ben, '', { name: 'ux.md', bytes: '# UX design\n\n## Screens\n\nPlan' });
    await limited(stage, 'files.info');
    const other = await start(stage, ben, { title: 'Other', stakeholders: [stage.ana.id] });
    await other.says('questions', 'are open');
    stage.clock.advance(31_000);
    await design.says('questions', 'are open');
    expect(design.thread()).not.toContain('trouble:1');
  });

  story(
    '(conversations.replies) delays what was said while nobody listened, and loses nothing',
    {},
    async (stage) => {
      const { slack, ben } = stage;
      const design = await start(stage, stage.ana);
      await design.says('questions', 'are open');
      await stage.calm();
      await stage.stopBot();
      await ben.say(design.channelId, '2: 10 years', { threadTs: design.rootTs() });
      slack.faults.rateLimit('conversations.replies', 120);
      await stage.startBot();
      await limited(stage, 'conversations.replies');
      await stage.calm();
      stage.clock.advance(120_000);
      await design.says('questions', '10 years', 'Answered by ben');
    },
  );
});

story(
  'a busy ballot at the pace of a real workspace ends with the true tally',
  { isPaced: true, isOfOneLife: true },
  async (stage) => {
    const { ana, ben, cleo } = stage;
    const design = await startVoting(stage);
    const { ts } = await design.says('ballot:1', 'Vote A');
    const people = [ana, ben, cleo];
    const choices = ['A', 'B', 'A', 'B', 'A', 'B', 'A', 'B', 'A', 'B'];
    for (const choice of choices)
      await Promise.all(people.map((person) => person.click(design.channelId, ts, `vote:${choice}`)));
    await design.says('ballot:1', /B\. Microservices.*\n3 votes: /, 'Everyone has voted');
    const updates = stage.slack.traffic.filter(
      (entry) => entry.kind === 'call' && entry.method === 'chat.update',
    );
    expect(updates.length).toBeLessThanOrEqual(45);
  },
);
