// The short form of `npm run chaos`: one story, some kills at chosen points and at moments by chance, the real process.
import { describe, expect, it } from 'vitest';
import type { Kill } from './lives.ts';
import { randomFrom } from './random.ts';
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

/** Each where a doubt is left behind; the story passes them all. */
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
const PATIENCE_MS = 60_000;

/** Kills once at each point, whichever comes first, and in some lives before, at a moment of chance. */
function kills(random: () => number) {
  const left = new Set(POINTS);
  let moments = MOMENTS;
  const nextKill = (): Kill | null => {
    if (left.size === 0) return null;
    const isMoment = moments > 0 && random() < 0.5;
    if (isMoment) moments -= 1;
    return { at: [...left], afterMs: isMoment ? random() * LONGEST_MS : PATIENCE_MS };
  };
  const onKilled = (at: string | null): void => void (at && left.delete(at));
  return { nextKill, onKilled };
}

describe(`the process, killed again and again (CHAOS_SEED=${SEED})`, () => {
  it.each(['socket', 'http'] as const)(
    'loses nothing, says nothing twice, and comes to the end (%s mode)',
    { timeout: 240_000 },
    async (mode) => {
      const { nextKill, onKilled } = kills(randomFrom(SEED));
      const round = await playRound({
        mode,
        stories: 1,
        isShort: true,
        nextKill,
        onKilled,
        expected: EXPECTED,
      });
      const { lost, duplicates, stuck, differences, violations, complaints } = round;
      expect({ lost, duplicates, stuck, differences, violations, complaints }).toEqual({
        lost: [],
        duplicates: [],
        stuck: [],
        differences: [],
        violations: [],
        complaints: [],
      });
      // A moment of chance may come between a call and the point after it, and so take the place of a point.
      expect(round.kills).toBeGreaterThanOrEqual(POINTS.length);
      // The aim is 2 s; a busy machine gets ten times that.
      expect(Math.max(...round.resumesMs)).toBeLessThan(20_000);
    },
  );
});
