// Owns what an answer says of loss: it also names how soon all is back, which is another number. Pure.

const LOSS = /\blos(?:e|es|t|s)\b|\bRPO\b/i;
const BACK = /\bback\b|\bup again\b|\brestor|\brecover|\bRTO\b/i;
const NOTHING = /\b(?:nothing|none|no (?:loss|data)|zero)\b/i;

/** The clause of an answer that says what may be lost, "0 minutes" where nothing may; the whole answer where it says nothing of a return, else empty. Pure. */
export function lossIn(answer: string): string {
  const clauses = answer.split(/[;,]|\band (?=back|up|restored)/i);
  const clause = clauses.find((each) => LOSS.test(each));
  // A bare number answers what was asked first.
  if (clause === undefined) return clauses.some((each) => BACK.test(each)) ? '' : answer;
  return NOTHING.test(clause) ? '0 minutes' : clause.trim();
}
