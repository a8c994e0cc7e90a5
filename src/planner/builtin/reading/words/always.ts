// Owns the words of a demand that holds wherever something is done. Knows no area of a product.

const HOLDS_ALWAYS =
  /\b(?:must|may|shall|can)(?: not|not| never) be used\b|\bonly\b[^.;]{3,60}\b(?:is|are|may be) used\b/i;

/** True for what may only or may never be used: it is no part of one area. Pure. */
export function holdsAlways(text: string): boolean {
  return HOLDS_ALWAYS.test(text);
}
