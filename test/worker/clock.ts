// A clock that the tests turn, and the wait for all that needs no time.
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/worker/scheduler.ts';
import { START } from '../design/given.ts';

/** Lets everything run that can run without time passing: until nothing was called for a few turns. */
export async function settle(isStill: () => unknown): Promise<void> {
  for (let quiet = 0, before = isStill(); quiet < 5; quiet += 1) {
    await setImmediate();
    const now = isStill();
    if (now !== before) quiet = 0;
    before = now;
  }
}

export interface ManualClock extends Clock {
  /** The number of timers that are set. */
  pending(): number;
  /** Moves time to just before the next timer within `ms` and fires it; false once none is left and all time has passed. */
  step(untilMs: number): boolean;
  ms(): number;
}

export function manualClock(): ManualClock {
  let nowMs = 0;
  const timers = new Set<{ at: number; callback: () => void }>();
  const at = (ms: number) => new Date(Date.parse(START) + ms).toISOString();
  return {
    now: () => at(nowMs),
    ms: () => nowMs,
    pending: () => timers.size,
    after: (ms, callback) => {
      const timer = { at: nowMs + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    step: (untilMs) => {
      const [next] = [...timers].filter((timer) => timer.at <= untilMs).sort((a, b) => a.at - b.at);
      nowMs = Math.max(nowMs, next?.at ?? untilMs);
      if (!next) return false;
      timers.delete(next);
      next.callback();
      return true;
    },
  };
}
