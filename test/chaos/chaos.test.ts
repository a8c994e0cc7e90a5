// The short form of `npm run chaos`: one story, some kills at chosen points and at moments by chance, the real process.
import { describe, expect, it } from 'vitest';
import type { Kill } from './lives.ts';
import { oneOf, randomFrom } from './random.ts';
import { playRound, type Thread } from './round.ts';

const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
const CANVAS = 'Lockerline: Architecture Guide';
const FILES = ['file lockerline-architecture-guide.md', 'file lockerline.zip'];
const KEYS = [
  ...['board', 'received', 'gap:ux', 'document:D-2', 'questions', 'proposing:1'],
  ...['option:1:A', 'option:1:B', 'option:1:C', 'ballot:1', 'decided:1', 'drafting:1', ...FILES],
  ...['guide:1', 'final', ...FILES],
];
const EXPECTED: Thread = {
  items: KEYS.map((key) => ({ key, words: null })),
  canvases: [CANVAS],
  pictures: [],
};

/** One after the other; each where a doubt is left behind. */
const POINTS = [
  'after:records.set',
  'after:chat.postMessage',
  'after:planner.questions',
  'after:files.completeUploadExternal',
  'after:planner.blueprint',
  'after:canvases.create',
];
const MOMENTS = 3;
const LONGEST_MS = 2_000;

function kills(random: () => number): () => Kill | null {
  const points: Kill[] = POINTS.map((at) => ({ at: [at], afterMs: 60_000 }));
  const moments = Array.from({ length: MOMENTS }, (): Kill => ({ at: [], afterMs: random() * LONGEST_MS }));
  // A moment of chance after some of the points.
  for (const moment of moments) points.splice(oneOf(random, [1, 2, 3, 4, 5]), 0, moment);
  return () => points.shift() ?? null;
}

describe(`the process, killed again and again (CHAOS_SEED=${SEED})`, () => {
  it('loses nothing, says nothing twice, and comes to the end', { timeout: 240_000 }, async () => {
    const nextKill = kills(randomFrom(SEED));
    const round = await playRound({ stories: 1, isShort: true, nextKill, expected: EXPECTED });
    const { lost, duplicates, stuck, differences, violations, complaints } = round;
    expect({ lost, duplicates, stuck, differences, violations, complaints }).toEqual({
      lost: [],
      duplicates: [],
      stuck: [],
      differences: [],
      violations: [],
      complaints: [],
    });
    expect(round.kills).toBe(POINTS.length + MOMENTS);
    // The aim is 2 s; a busy machine gets ten times that.
    expect(Math.max(...round.resumesMs)).toBeLessThan(20_000);
  });
});
