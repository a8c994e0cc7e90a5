import { describe, expect } from 'vitest';
import { MAIN_THREAD, playMainStory } from './main-story.ts';
import { story } from './story.ts';

type Transcript = { key: string; words: string }[];
const told: { straight?: Transcript } = {};

describe('one design, from the command to the accepted guide', () => {
  story('with three people, in Socket Mode', {}, async (stage) => {
    const design = await playMainStory(stage);
    expect(design.thread()).toEqual(MAIN_THREAD);
    told.straight = design.transcript();
  });

  story('with three people, in HTTP mode', { mode: 'http', isOfOneLife: true }, async (stage) => {
    const design = await playMainStory(stage);
    expect(design.thread()).toEqual(MAIN_THREAD);
    expect(design.transcript()).toEqual(told.straight);
  });

  for (const [how, gapMs] of [
    ['all at once', 0],
    ['late and out of order', 60],
  ] as const) {
    story(
      `is the same when Slack delivers everything four times, ${how}`,
      { isOfOneLife: true },
      async (stage) => {
        stage.slack.faults.redeliver(4, gapMs);
        const design = await playMainStory(stage);
        expect(design.thread()).toEqual(MAIN_THREAD);
        expect(design.transcript()).toEqual(told.straight);
      },
    );
  }

  story(
    'is the same when the bot is killed after each save',
    { savesToLive: 1, timeoutMs: 90_000 },
    async (stage) => {
      const design = await playMainStory(stage);
      expect(stage.deaths()).toBeGreaterThan(30);
      expect(design.thread()).toEqual(MAIN_THREAD);
      expect(design.transcript()).toEqual(told.straight);
    },
  );
});
