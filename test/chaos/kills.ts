// Owns the plans of death: one kill at each point there is, or kills by chance.
import type { Kill } from './lives.ts';
import { oneOf } from './random.ts';

/** How often each crash point is passed in an undisturbed story, in the order of first passing. */
export type Passes = ReadonlyMap<string, number>;

/** Counts a trace, a point a line. Pure. */
export function countPasses(trace: string): Passes {
  const passes = new Map<string, number>();
  for (const point of trace.split('\n').filter((line) => line !== ''))
    passes.set(point, (passes.get(point) ?? 0) + 1);
  return passes;
}

/** Long enough to come to any point that is left; then the life is over all the same. */
const POINT_PATIENCE_MS = 60_000;

export interface Visit {
  readonly nextKill: () => Kill | null;
  readonly onKilled: (at: string | null) => void;
  /** Points not come to yet. */
  readonly left: () => readonly string[];
}

/** One kill at each of these points: each life ends at the first one that is left. */
export function visitEach(points: readonly string[]): Visit {
  const left = new Set(points);
  return {
    nextKill: () => (left.size === 0 ? null : { at: [...left], afterMs: POINT_PATIENCE_MS }),
    onKilled: (at) => void left.delete(at ?? ''),
    left: () => [...left],
  };
}

/** A life gets this much time at the least and the most before it is killed. */
const SHORTEST_MS = 20;
const LONGEST_MS = 4_000;
/** Half the kills come at a point, half at any moment. */
const POINT_SHARE = 0.5;
/** Of the passings of a point one of the first: later ones may take longer than a life. */
const FURTHEST = 4;

/** Kills by chance, as many as `most`. */
export function killAtRandom(random: () => number, passes: Passes, most: number): () => Kill | null {
  // As often as it is passed: where most is done, most can go wrong. The rare points have their visit.
  const [first = 'before:records.set', ...others] = [...passes].flatMap(([point, times]) =>
    Array.from({ length: times }, () => point),
  );
  let planned = 0;
  return () => {
    if (planned >= most) return null;
    planned += 1;
    const afterMs = Math.round(SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS));
    if (random() > POINT_SHARE) return { at: [], afterMs };
    const point = oneOf(random, [first, ...others]);
    const nth = 1 + Math.floor(random() * Math.min(FURTHEST, passes.get(point) ?? 1));
    return { at: [`${point}#${nth}`], afterMs: LONGEST_MS };
  };
}
