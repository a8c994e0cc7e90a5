// Owns which demands the product meets by itself, so that nobody calls for them.

const BY_ITSELF = /\bautomatic(?:ally)?\b/i;
const BY_HAND_TOO = /\bmanual(?:ly)?\b|\bby hand\b/i;
const BY_PRODUCT =
  /^(?:[A-Z][\w ]{2,30}: )?(?:the |an? |each |every )?(?:[\w-]+ ){0,2}(?:system|platform|app|application|product|backend|server|station|box|device|hub|scheduler|service|pipeline|workflow|controller|engine|job)s?\b/i;
const FOR_PEOPLE = /\b(?:allow|let|enabl|permit|offer|provid|support)\w*\b/i;

/** "Maintain all existing functions" binds the builders: it asks for no deed on anything. */
const KEEPS =
  /^(?:to )?(?:maintain|preserve|retain|keep|continue to support) (?:all |any |every |the |other )*(?:existing|current|present)\b/i;

/** True for a demand that what is there stays as it is: nobody calls for that, and nobody is granted it. Pure. */
export function isPreserving(text: string): boolean {
  return KEEPS.test(text);
}

/** What the product does by itself is no call that anybody makes. Pure. */
export function isOwnWork(text: string): boolean {
  if (isPreserving(text)) return true;
  if (BY_HAND_TOO.test(text)) return false;
  return BY_ITSELF.test(text) || (BY_PRODUCT.test(text) && !FOR_PEOPLE.test(text));
}
