// One design that the program cannot handle, among others that it can.
import { describe, expect } from 'vitest';
import { NOT_SAVED } from '../../src/slack/listeners/notice.ts';
import { start, told } from './design.ts';
import type { Stage } from './harness.ts';
import { startVoting } from './scenes.ts';
import { story } from './story.ts';

const FAULT = 'met a fault of the bot';

function toldOf(stage: Stage, rootTs: string): number {
  const channel = stage.slack.channel('product').id;
  return stage.slack.thread(channel, rootTs).filter(({ text }) => text.includes(FAULT)).length;
}

describe('a design that cannot be handled', () => {
  story(
    'because a newer version wrote its record is told so once, left as it is, and holds up no other',
    { expectedErrors: ['a newer version of the bot wrote it', 'click broke'] },
    async (stage) => {
      const [newer, other] = [await startVoting(stage), await startVoting(stage, { title: 'Other' })];
      await stage.stopBot();
      const record = { ...Object(await stage.store.records.get(newer.id)), schemaVersion: 99, later: true };
      await stage.store.records.set(newer.id, record);
      await stage.startBot();
      await stage.slack.waitFor(() => toldOf(stage, newer.rootTs()) > 0, 'the thread to be told');
      await expect(newer.vote(stage.ben, 'A')).rejects.toThrow('did not answer');
      await told(stage, stage.ben, NOT_SAVED);
      stage.slack.violations.length = 0;
      await other.vote(stage.ben, 'B');
      await other.says('ballot:1', '1 vote: ben');
      await stage.ana.command(newer.channelId, 'list');
      await told(stage, stage.ana, 'Other');
      await stage.restart();
      await stage.calm();
      expect(await stage.store.records.get(newer.id)).toEqual(record);
      expect(toldOf(stage, newer.rootTs())).toBe(1);
      expect(toldOf(stage, other.rootTs())).toBe(0);
    },
  );

  story(
    'because what its view needs is damaged is told so once, and goes on by itself once that is mended',
    { expectedErrors: ['drawing broke'], isOfOneLife: true },
    async (stage) => {
      const design = await startVoting(stage);
      const other = await start(stage, stage.ana, { title: 'Other' });
      const blobs = (await stage.store.blobs.keys()).filter((key) => key.startsWith(`${design.id}/sha256`));
      const kept = await Promise.all(
        blobs.map(async (key) => [key, await stage.store.blobs.get(key)] as const),
      );
      await stage.stopBot();
      for (const key of blobs) await stage.store.blobs.set(key, { encoding: 'utf8', data: 'spoiled' });
      await stage.startBot();
      await stage.slack.waitFor(() => toldOf(stage, design.rootTs()) === 1, 'the thread to be told');
      await other.click(stage.ana, 'questions', 'useDefaults');
      await other.says('ballot:1', 'Which architecture');
      for (const [key, value] of kept) await stage.store.blobs.set(key, value);
      await design.vote(stage.ben, 'A');
      await design.says('ballot:1', '1 vote: ben');
      expect(toldOf(stage, design.rootTs())).toBe(1);
    },
  );
});
