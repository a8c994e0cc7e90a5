// Owns how much may be lost and how soon it is back, once for all parts: a stated or answered number, else one assumption.
// Knows no prose of a part. Keeps true: review, data, deployment, qualities and alerts name the same two numbers.
import type { Spine } from '../spine.ts';
import { hasServer, isSingleUser, stated } from './facts.ts';

/** The recovery point and time as a guide writes them: "5 min (Q-3, assumed)", "assumed: 4 h". */
export interface Recovery {
  readonly point: string;
  readonly time: string;
}

/** What is assumed where nobody says it, by who would have to bring it back. Pure. */
export function assumedRecovery(spine: Spine): Recovery {
  if (isSingleUser(spine)) return { point: '24 h', time: '1 day' };
  return hasServer(spine) ? { point: '15 min', time: '4 h' } : { point: '24 h', time: '4 h' };
}

/** What holds: numbers of the inputs, then of an answer, then the assumption, marked as one. Pure. */
export function recoveryOf(spine: Spine): Recovery {
  const assumed = assumedRecovery(spine);
  return {
    point: stated(spine, 'recoveryPoint') ?? `assumed: ${assumed.point}`,
    time: stated(spine, 'recoveryTime') ?? `assumed: ${assumed.time}`,
  };
}
