// Owns how much may be lost and how soon it is back, once for all parts: a stated or answered number, else one assumption.
// Knows no prose of a part. Keeps true: review, data, deployment, qualities and alerts name the same two numbers.

import { hasServer, isSingleUser, stated } from '../spine/facts.ts';
import type { Spine } from '../spine.ts';

/** The recovery point and time as a guide writes them: "5 min (Q-3, assumed)", "assumed: 4 h". */
export interface Recovery {
  readonly point: string;
  readonly time: string;
}

const BACK_WITHIN = /\bback (?:within|in)\s+((?:an?|\d+(?:\.\d+)?)\s+(?:second|minute|hour|day)s?)/i;

/** What an answer to the question after the loss says of the return; null where it says nothing. */
function answeredTime({ input }: Spine): string | null {
  const answered = input.answers.findLast((one) => one.question.measure === 'recoveryPoint');
  const within = BACK_WITHIN.exec(answered?.answer ?? '')?.[1];
  if (answered === undefined || within === undefined) return null;
  const whose = answered.by === null ? `${answered.question.id}, assumed` : `answered by ${answered.by.name}`;
  return `${within} (${whose})`;
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
    time: stated(spine, 'recoveryTime') ?? answeredTime(spine) ?? `assumed: ${assumed.time}`,
  };
}
