// Owns who acts in a text and who is only acted upon: "allows the clerk to admit members" lets the clerk act.
// Must not know features or parts. Pure.

function worded(name: string): string {
  return name.replace(/\s*\(.*\)$/, '').replace(/[^\w ]/g, '.');
}

/** True where a text lets somebody act: "allows the clerk to", "the clerk's staff need to", "for use by the clerk". Pure. */
export function isLet(text: string, name: string): boolean {
  const role = worded(name);
  return new RegExp(
    `\\b(?:allow|enabl|permit)\\w* (?:the |an? |each |all |any )?${role}s? to\\b|\\blets? (?:the |an? |each |all |any )?${role}s? (?=[a-z])|\\b${role}s?['’]s? staff (?:can|may|must|should|needs? to|to)\\b|\\b(?:used|operated|managed|run) by (?:the |an? |each |all )?${role}s?\\b`,
    'i',
  ).test(text);
}

/** True where somebody is the subject of a demand: "a clerk must", "as a clerk, I want". Pure. */
export function isDoneBy(text: string, name: string): boolean {
  const role = worded(name);
  return new RegExp(
    `\\bas an? ${role},? i\\b|\\b${role}s? (?:can|may|must|shall|should|will|wants? to|needs? to|is able to|are able to)\\b`,
    'i',
  ).test(text);
}

const THING = '(?:[\\w-]+ ){0,2}';

/** True where a text names somebody only as what it is done to: "suspend a member", "a member's desk", "a cap for each member". Pure. */
export function isActedOn(text: string, name: string): boolean {
  const role = worded(name);
  const all = [...text.matchAll(new RegExp(`\\b${role}s?\\b`, 'gi'))];
  const before = new RegExp(
    `(?:^(?:[\\w/-]+ ){1,2}|\\b(?:of|for|to|about|restrict|manage|suspend|admit) )(?:(?:the )?(?:[\\w-]+ ){1,3}(?:and|or) )?(?:the |an? |each |all |every )?${THING}$`,
    'i',
  );
  return (
    all.length > 0 &&
    all.every((found) => {
      const behind = text.slice(found.index + found[0].length);
      if (DOES.test(behind)) return false;
      if (PART_OF_NAME.test(behind)) return true;
      return /^['’]s?\b/.test(behind) || before.test(text.slice(0, found.index));
    })
  );
}

/** "the Member Desk" is no member. */
const PART_OF_NAME = /^ [A-Z][a-z]+/;

const DOES =
  /^(?:['’]s staff)? (?:can|may|must|shall|should|will|wants?|needs?|is able|are able|is expected|are required)\b/i;
