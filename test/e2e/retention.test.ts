// Finished designs that are removed by age, in the whole bot.
import { describe, expect } from 'vitest';
import { DAY_MS, MINUTE_MS } from './clock.ts';
import type { Stage } from './harness.ts';
import { startDelivered, startVoting } from './scenes.ts';
import { story } from './story.ts';

async function keysOf({ store }: Stage, id: string): Promise<string[]> {
  const { records, open, blobs, posted, threads } = store;
  const all = await Promise.all([records, open, blobs, posted].map((space) => space.keys()));
  const roots = await Promise.all((await threads.keys()).map((key) => threads.get(key)));
  return [
    ...all.flat().filter((key) => key.startsWith(id)),
    ...roots.filter((root) => root === id).map(String),
  ];
}

async function playToTheEnd(stage: Stage) {
  const [design, other] = [await startDelivered(stage), await startVoting(stage, { title: 'Other' })];
  await design.click(stage.ana, 'guide:1', 'accept');
  await design.says('final', 'Version 1 of the guide');
  // What is open is still drawn, and is not removed.
  await expect.poll(() => stage.store.open.keys(), { timeout: 10_000 }).toEqual([other.id]);
  stage.clock.advance(31 * DAY_MS);
  await stage.calm();
  stage.clock.advance(DAY_MS + 2 * MINUTE_MS);
  await stage.calm();
  return { design, other };
}

describe('a finished design', () => {
  story(
    'is removed with all that was kept of it once it is old enough; the thread and its canvas stay',
    { retentionDays: 30 },
    async (stage) => {
      const { design, other } = await playToTheEnd(stage);
      await expect.poll(() => keysOf(stage, design.id), { timeout: 5_000 }).toEqual([]);
      expect(design.words('final')).toContain('Version 1 of the guide');
      expect(stage.slack.canvases().length).toBeGreaterThan(0);
      expect((await keysOf(stage, other.id)).length).toBeGreaterThan(3);
    },
  );

  story('is kept for ever unless that is asked for', {}, async (stage) => {
    const { design } = await playToTheEnd(stage);
    expect((await keysOf(stage, design.id)).length).toBeGreaterThan(3);
  });
});
