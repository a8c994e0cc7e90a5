// Owns whether one request is tried again within a step, and after which pause. Pure.
import type { Fault } from './model.ts';
import type { OpenAiSettings } from './settings.ts';

type Patience = Pick<OpenAiSettings, 'attempts' | 'firstPauseMs' | 'longestPauseMs'>;

/** A server that was silent once is given one more chance, not two: each takes minutes. */
const MOST_TIMEOUTS = 2;

/** Milliseconds until the next try after the given attempt (1 is the first); null where the fault stands. Pure. */
export function pauseAfter(fault: Fault, attempt: number, patience: Patience): number | null {
  const isPassing =
    ['rateLimited', 'unavailable', 'timeout'].includes(fault.kind) && fault.code !== 'stopped';
  const most = fault.code === 'timeout' ? Math.min(MOST_TIMEOUTS, patience.attempts) : patience.attempts;
  if (!isPassing || attempt >= most) return null;
  const pauseMs = Math.max(fault.retryAfterMs ?? 0, patience.firstPauseMs * 4 ** (attempt - 1));
  return pauseMs > patience.longestPauseMs ? null : pauseMs;
}
