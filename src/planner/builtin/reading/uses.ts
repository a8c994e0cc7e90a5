// Owns the lists of what a product is used for: kinds of one service ("person to person", "salaries"), which are one
// demand with what stands above them, and no areas of the product. Pure.
import type { Passage } from './document.ts';
import { sentences, shortened } from './inline.ts';

const SERVED = '(?:use cases|transactions|payments|transfers|collections)';
const USES = new RegExp(
  `\\b(?:supports?|offers?|enables?|provides?) (?:the |these )?(?:[\\w/-]+ ){0,5}${SERVED}\\b[^.]*:$|\\bin support of:$`,
  'i',
);
const FOLLOWS = /^(?:this|these|it|they) /i;
const LONGEST = 900;

/** True for a lead that names a service and lists what it is used for: "supports the following use cases:". Pure. */
export function isUseLead(lead: string): boolean {
  const told = sentences(lead);
  const last = told.at(-1) ?? '';
  return USES.test(last) && (told.length > 1 || !FOLLOWS.test(last));
}

/** True for a line of such a list, or one nested in it. Pure. */
export function isUse({ kind, lead, parent }: Passage): boolean {
  return kind === 'item' && (isUseLead(lead) || (parent !== null && isUseLead(parent.lead)));
}

/** The outermost lines of a list of uses with what stands above them, as one text. Pure. */
export function usesText(lead: string, items: readonly Passage[]): string {
  const told = sentences(lead);
  const last = told.at(-1) ?? lead;
  const opening = FOLLOWS.test(last) ? told.join(' ') : last;
  const parts = items
    .filter(({ depth }) => depth === 0)
    .map(({ text }) => text.replace(/\s*:$/, '').replace(/[;.,:]+$/, ''));
  return shortened(`${opening} ${parts.join('; ')}`, LONGEST);
}
