// Owns how a list of words is written, one after the other with commas, and read as a pattern.

/** The words as the alternatives of a pattern, in their order. Pure. */
export function alternatives(words: string): string {
  return words
    .split(',')
    .map((word) => word.trim().replace(/\s+/g, ' ').replaceAll('.', String.raw`\.`))
    .join('|');
}

/** A pattern that is met by each of the words alone, whatever their case. Pure. */
export function oneOf(words: string): RegExp {
  return new RegExp(`^(?:${alternatives(words)})$`, 'i');
}
