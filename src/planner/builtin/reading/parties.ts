// Owns what the documents tell of parties beyond their name: that a second name spells an institution out,
// and that somebody is the customer of a party and reaches the product through it alone. Pure.
import type { Actor } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Passage } from './document.ts';
import { areOne } from './second-names.ts';

type Named = Omit<Actor, 'requirementIds'>;

/** Said once, "the buyer's bank" is a turn of phrase; said again, the bank is how the buyer gets in. */
const TOLD_OFTEN = 2;

/** The party with what its other name spells out before its own description: "Also named CCP: Clearing House …". Pure. */
export function withSecondName<T extends Named>(one: T, all: readonly T[], spoken: readonly Passage[]): T {
  const other = all.find(
    (each) => each !== one && each.description !== '' && areOne(one.name, each.name, spoken),
  );
  if (other === undefined) return one;
  const spelt = `Also named ${other.name}: ${other.description}.`;
  return { ...one, description: `${spelt} ${one.description}`.trim() };
}

/** The other names of a party that the documents put in brackets, as initials: "Member (CCP)" gives CCP. Pure. */
export function initialsOf(name: string, texts: readonly string[]): string[] {
  const pair = new RegExp(`\\b${name}s? \\(([A-Z]{2,6}?)s?\\)|\\b([A-Z]{2,6}?)s? \\(${name}s?\\)`, 'gi');
  const found = texts.flatMap((text) =>
    [...text.matchAll(pair)].map(([, behind, before]) => behind ?? before ?? ''),
  );
  return [...new Set(found.filter((one) => one !== '' && one === one.toUpperCase()))];
}

/** True for somebody whom documents tell of as a party's customer ("the Payer's bank") and who is asked to do nothing. Pure. */
export function isCustomerOf(
  name: string,
  parties: readonly string[],
  spoken: readonly Passage[],
  requirements: readonly Requirement[],
): boolean {
  if (parties.length === 0 || parties.includes(name)) return false;
  const bound = new RegExp(`\\b${name}(?:['’]s)? (?:${parties.join('|')})s?\\b`, 'i');
  const does = new RegExp(`\\b${name}s? (?:can|may|must|shall|should|wants?|needs?)\\b`, 'i');
  const told = spoken.filter(({ text }) => bound.test(text)).length;
  return told >= TOLD_OFTEN && !requirements.some(({ text }) => does.test(text));
}
