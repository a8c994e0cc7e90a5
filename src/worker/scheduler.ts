// Owns waking up in time: one timer for all designs. Knows only ids and instants.

/** A timer may not be longer than 2^31 ms; an hour also bounds the error of a clock that was set. */
const LONGEST_MS = 3_600_000;

/** The clock and its timers, so that tests can turn them. */
export interface Clock {
  /** ISO 8601 UTC. */
  now(): string;
  /** Calls back after `ms`; returns the way to call it off. */
  after(ms: number, callback: () => void): () => void;
}

export interface Scheduler {
  /** Wakes `id` at this instant; a past one wakes it at once; null forgets it. */
  set(id: string, at: string | null): void;
  stop(): void;
}

/** A scheduler that calls `wake` for each id whose instant has come, once each. */
export function createScheduler(clock: Clock, wake: (id: string) => void): Scheduler {
  const due = new Map<string, number>();
  let cancel = (): void => undefined;

  function fire(): void {
    const now = Date.parse(clock.now());
    const ready = [...due].filter(([, at]) => at <= now).map(([id]) => id);
    for (const id of ready) {
      due.delete(id);
      wake(id);
    }
    arm();
  }

  function arm(): void {
    cancel();
    cancel = () => undefined;
    if (due.size === 0) return;
    const wait = Math.min(...due.values()) - Date.parse(clock.now());
    cancel = clock.after(Math.max(0, Math.min(wait, LONGEST_MS)), fire);
  }

  return {
    set: (id, at) => {
      if (at === null) due.delete(id);
      else due.set(id, Date.parse(at));
      arm();
    },
    stop: () => {
      due.clear();
      cancel();
    },
  };
}

/** The real clock. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
