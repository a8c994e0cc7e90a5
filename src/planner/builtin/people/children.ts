// Owns how the inputs show that children use the product, and whether they say who consents for them.
// Must not know parts or questions. Pure.

/** Children as users, by their school, their name or their age. */
export const CHILDREN =
  /\b\d{1,2}(?:th|st|nd|rd)[- ]grade|\b(?:school)?children\b(?! (?:of (?:the|an?|each) )?(?:nodes?|elements?|components?|props?|process(?:es)?)\b)|\bminors\b|\bpupils?\b|\bunder[- ]1[0-8]s?\b|\b(?:[4-9]|1[0-5])[- ]year[- ]olds?\b|\bages?d?\b(?: ?\/ ?grade)?:? ?(?:of |between |from )?(?:[4-9]|1[0-5])\b(?! ?(?:s|ms|sec\w*|min\w*|h|hours?|days?|weeks?|months?|%)\b)/i;

/** The words by which a text settles who consents and which law holds for children. */
export const CONSENT =
  /\b(?:COPPA|FERPA|GDPR-K)\b|\bGDPR Art(?:icle|\.) ?8\b|\bparental consent\b|\b(?:parents?|guardians?|schools?) (?:\w+ )?(?:consents?|agrees?|approves? (?:the |an? )?accounts?)\b|\bconsent (?:of|by|from) (?:an? |the |their )?(?:parents?|guardians?|schools?)\b/i;

/** Why somebody has to say who consents. */
export const CONSENT_WHY =
  'Consent rules for children (COPPA, GDPR Art. 8) decide what may be stored before a parent agrees.';
/** What holds until somebody does. */
export const CONSENT_DEFAULT =
  'A parent or the school consents; only what the documents name is stored; offered in one country first';

/** True where children use the product and no input says who consents for them. Pure. */
export function isConsentUntold(text: string): boolean {
  return CHILDREN.test(text) && !CONSENT.test(text);
}
