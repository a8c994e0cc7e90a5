// Owns the clock of the stories: real time that can be turned forward, and short pauses that pass ten times faster.
import type { Clock } from '../../src/worker/scheduler.ts';

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** Pauses up to this long (a second look at a file, the wait after a doubt) are shortened, never the deadlines. */
const SHORT_MS = 2_000;
const SPEED = 10;

/** A clock that runs with real time and can be turned forward; what becomes due then fires at once. */
export interface TurnedClock extends Clock {
  advance(ms: number): void;
}

export function createTurnedClock(): TurnedClock {
  let offset = 0;
  const pending = new Map<object, { due: number; fire: () => void }>();
  const time = () => Date.now() + offset;
  return {
    now: () => new Date(time()).toISOString(),
    after: (ms, callback) => {
      const key = {};
      const fire = () => {
        if (pending.delete(key)) callback();
      };
      const timer = setTimeout(fire, ms <= SHORT_MS ? ms / SPEED : ms);
      pending.set(key, { due: time() + ms, fire });
      return () => {
        clearTimeout(timer);
        pending.delete(key);
      };
    },
    advance: (ms) => {
      offset += ms;
      for (const { due, fire } of [...pending.values()]) if (due <= time()) fire();
    },
  };
}
