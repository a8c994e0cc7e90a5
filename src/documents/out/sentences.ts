// Owns how a text is cut to the room it has.

const SENTENCE_LIMIT = 280;

/** At most `limit` characters, cut between words and marked. Pure. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit).replace(/\s+\S*$/, '')} …`;
}

const LEAST_SHARE = 0.3;

/** At most `limit` characters: where the whole does not fit, the clauses that do, as a sentence; cut between words
 *  and marked only where no clause fits. Pure. */
export function clausesWithin(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const ends = [...text.matchAll(/;|, (?=and |but |so that |which )/g)].map(({ index }) => index);
  const at = ends.filter((end) => end < limit && end > limit * LEAST_SHARE).at(-1);
  return at === undefined ? shortened(text, limit) : `${text.slice(0, at)}.`;
}

/** Up to the first full stop before a capital, at most 280 characters. Pure. */
export function firstSentence(text: string): string {
  return shortened(text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)[0] ?? text, SENTENCE_LIMIT);
}
