// Owns how a text is cut to the room it has.

const SENTENCE_LIMIT = 280;

/** At most `limit` characters, cut between words and marked. Pure. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit).replace(/\s+\S*$/, '')} …`;
}

/** Up to the first full stop before a capital, at most 280 characters. Pure. */
export function firstSentence(text: string): string {
  return shortened(text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)[0] ?? text, SENTENCE_LIMIT);
}
