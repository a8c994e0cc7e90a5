// Owns the pace of redraws: chat.update is shared by a whole workspace, so all messages draw on one budget.
// Keeps true: the first redraw goes at once, later ones are spaced, and whoever waits is told for how long.

const MINUTE_MS = 60_000;
/** Boards leave this share of the budget to ballots. */
const BOARD_SHARE = 0.7;

export interface PaceOptions {
  readonly perMinute: number;
  readonly gapMs: number;
  /** Milliseconds; any monotonic origin. */
  readonly now: () => number;
}

export interface Pace {
  /** 0 when this message may be redrawn now (and the update is counted), else the milliseconds to wait. */
  take(message: string, priority: 'ballot' | 'other'): number;
}

/** A budget of updates over a sliding minute. */
export function createPace({ perMinute, gapMs, now }: PaceOptions): Pace {
  let spent: number[] = [];
  const last = new Map<string, number>();
  const waiting = new Map<string, number>();

  function forget(time: number): void {
    spent = spent.filter((at) => at > time - MINUTE_MS);
    for (const [message, at] of last) if (at <= time - MINUTE_MS) last.delete(message);
    for (const [message, at] of waiting) if (at <= time - MINUTE_MS) waiting.delete(message);
  }

  /** The gap grows with the messages that wait, so that all of them get their turn within the budget. */
  function gap(): number {
    return Math.max(gapMs, (waiting.size * MINUTE_MS) / perMinute);
  }

  function waitFor(message: string, allowed: number, time: number): number {
    const since = last.get(message);
    const forGap = since === undefined ? 0 : since + gap() - time;
    const oldest = spent.at(-allowed);
    const forBudget = oldest === undefined ? 0 : oldest + MINUTE_MS - time;
    return Math.max(0, forGap, forBudget);
  }

  return {
    take: (message, priority) => {
      const time = now();
      forget(time);
      const allowed = priority === 'ballot' ? perMinute : Math.floor(perMinute * BOARD_SHARE);
      const wait = waitFor(message, allowed, time);
      if (wait > 0) {
        waiting.set(message, time);
        return wait;
      }
      waiting.delete(message);
      spent.push(time);
      last.set(message, time);
      return 0;
    },
  };
}
