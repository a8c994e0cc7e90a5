// Owns the decision whether a failed job is tried again, and when. Pure; the clock is an argument.
import type { Failure } from '../planner/port.ts';

/** Kinds that may pass by themselves. The others wait for a person. */
const PASSING: ReadonlySet<Failure['kind']> = new Set(['rateLimited', 'unavailable', 'timeout']);
/** After this many attempts a job waits for "Try again". */
const MAX_ATTEMPTS = 3;
/** First pause; each further one is four times as long. */
const FIRST_PAUSE_MS = 2_000;

/** An outage is looked at again this often where nobody says how long it lasts. */
const OUTAGE_PAUSE_MS = 600_000;

/** When to try again after the given attempt (1 is the first), or null: wait for a person. Pure. */
export function retryAt(failure: Failure, attempt: number, now: string): string | null {
  if (failure.isOutage)
    return new Date(Date.parse(now) + (failure.retryAfterMs ?? OUTAGE_PAUSE_MS)).toISOString();
  if (!PASSING.has(failure.kind) || attempt >= MAX_ATTEMPTS) return null;
  const pauseMs = Math.max(failure.retryAfterMs ?? 0, FIRST_PAUSE_MS * 4 ** (attempt - 1));
  return new Date(Date.parse(now) + pauseMs).toISOString();
}
