// Owns the words of headings that tell of the present: what the product does today, not what is designed.

const PRESENT =
  /\bas[\s\-\u2010-\u2014]is\b|\b(?:current|existing|present|today['’]s|legacy)\s+(?:[\w-]+\s+){0,2}(?:flows?|workflows?|process(?:es)?|states?|situation|behaviou?rs?|journeys?|architecture|systems?|apis?|endpoints?|routes?)\b|\b(?:status quo|how it works today)\b/i;

/** True where one of these headings says that what stands under it is how things are today. Pure. */
export function isOfToday(headings: readonly string[]): boolean {
  return headings.some((heading) => PRESENT.test(heading));
}
