// Owns which demands the product meets by itself, so that nobody calls for them.

const BY_ITSELF = /\bautomatic(?:ally)?\b/i;
const BY_HAND_TOO = /\bmanual(?:ly)?\b|\bby hand\b/i;
const BY_PRODUCT =
  /^(?:[A-Z][\w ]{2,30}: )?(?:the |an? |each |every )?(?:[\w-]+ ){0,2}(?:system|platform|app|application|product|backend|server|station|box|device|hub|scheduler|service|pipeline|workflow|controller|engine|job)s?\b/i;
const FOR_PEOPLE = /\b(?:allow|let|enabl|permit|offer|provid|support)\w*\b/i;

/** What the product does by itself is no call that anybody makes. Pure. */
export function isOwnWork(text: string): boolean {
  if (BY_HAND_TOO.test(text)) return false;
  return BY_ITSELF.test(text) || (BY_PRODUCT.test(text) && !FOR_PEOPLE.test(text));
}
