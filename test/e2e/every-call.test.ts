// Every call that makes or changes something, with its outcome left open by Slack: the thread ends as if nothing had been.
import { describe, expect } from 'vitest';
import type { Faults } from '../../demo/faults.ts';
import { start } from './design.ts';
import { MAIN_THREAD, playMainStory } from './main-story.ts';
import { story } from './story.ts';

const METHODS = [
  'conversations.join',
  'chat.postMessage',
  'chat.update',
  'conversations.replies',
  'conversations.history',
  'files.info',
  'files.list',
  'files.download',
  'files.getUploadURLExternal',
  'files.upload',
  'files.completeUploadExternal',
  'canvases.create',
  'canvases.access.set',
  'canvases.edit',
];

function troubleAll(faults: Faults, kind: 'loseAnswer' | 'failAfterAccept' | 'tearAnswer'): void {
  for (const method of METHODS) faults[kind](method);
}

describe('the main story ends with exactly one of each', () => {
  for (const [how, kind] of [
    ['is lost', 'loseAnswer'],
    ['is a 503', 'failAfterAccept'],
    ['is cut in the middle', 'tearAnswer'],
  ] as const) {
    story(
      `where the answer to every call that Slack took ${how}`,
      { timeoutMs: 150_000, isOfOneLife: true },
      async (stage) => {
        troubleAll(stage.slack.faults, kind);
        const design = await playMainStory(stage);
        expect(design.thread()).toEqual(MAIN_THREAD);
        const canvases = stage.slack.canvases().map(({ title, access }) => [title, access[design.channelId]]);
        expect(canvases).toEqual([
          ['Tideberth: Architecture Guide', 'read'],
          ['Tideberth: Technical Architecture', 'read'],
        ]);
      },
    );
  }
});

describe('what is said twice in a row', () => {
  story('counts as it was said last, in whatever order Slack tells it', {}, async (stage) => {
    const design = await start(stage, stage.ana);
    await design.says('questions', 'are open');
    await stage.calm();
    stage.slack.faults.redeliver(4, 40);
    for (const number of [1, 2]) {
      await design.reply(stage.ben, `${number}: first word ${number}`);
      await design.reply(stage.ben, `${number}: last word ${number}`);
      if (number === 1) await design.reply(stage.cleo, 'Lunch?');
    }
    for (const number of [1, 2]) await design.says('questions', `last word ${number}`);
    await stage.calm();
    expect(design.words('questions')).not.toContain('first word');
  });
});
