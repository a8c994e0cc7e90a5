// Joins the lines of a paragraph that a page had broken.

/**
 * The lines as running text. A word divided by a hyphen at a line's end is joined with a soft hyphen behind the
 * hyphen: only the whole document can tell which of the two hyphens are part of the word (`settleHyphens`). Pure.
 */
export function flow(lines: string): string {
  return lines
    .replaceAll(/\u00AD\s*\n\s*/g, '')
    .replaceAll(/(?<=\p{L})-[ \t]*\n\s*(?=\p{Ll})/gu, '-\u00AD')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.;)])(?=\s|$)/g, '$1')
    .trim();
}

/** The text with each word that `flow` joined written as elsewhere in it: "requirements", but "mid-lesson". Pure. */
export function settleHyphens(text: string): string {
  const words = new Set(text.toLowerCase().match(/[\p{L}-]+/gu));
  return text.replaceAll(/([\p{L}-]+)-\u00AD(\p{L}+)/gu, (_, before: string, after: string) => {
    const isCompound = before.includes('-') || words.has(`${before}-${after}`.toLowerCase());
    return isCompound && !words.has(`${before}${after}`.toLowerCase())
      ? `${before}-${after}`
      : before + after;
  });
}

/** Whether a sentence goes on from `before` to `after`, as text does over the end of a page. Pure. */
export function goesOn(before: string, after: string): boolean {
  return !/[.!?:;|]["')\]]?$/.test(before.trimEnd()) && /^[\p{Ll}(]/u.test(after);
}
