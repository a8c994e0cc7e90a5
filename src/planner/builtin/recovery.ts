// Owns the reading of an answer on recovery: what may be lost and how soon it is back are two numbers of one answer. Pure.
import type { Measure } from '../../blueprint/requirement.ts';

const LOSS = /\blos(?:e|es|t|s)\b|\bRPO\b/i;
const BACK = /\bback\b|\bup again\b|\brestor|\brecover|\bRTO\b/i;
const NOTHING = /\b(?:nothing|none|no (?:loss|data)|zero)\b/i;

/** The clause of an answer that speaks of a measure of recovery, "0 minutes" where nothing may be lost; the whole answer for any other measure, empty where no clause speaks of it. Pure. */
export function recoveryClause(measure: Measure, answer: string): string {
  if (measure !== 'recoveryPoint' && measure !== 'recoveryTime') return answer;
  const clauses = answer.split(/[;,]|\band (?=back|up|restored)/i);
  const word = measure === 'recoveryPoint' ? LOSS : BACK;
  const clause = clauses.find((each) => word.test(each));
  // A bare number answers what was asked first.
  if (clause === undefined)
    return measure === 'recoveryPoint' && !clauses.some((each) => BACK.test(each)) ? answer : '';
  return measure === 'recoveryPoint' && NOTHING.test(clause) ? '0 minutes' : clause;
}
