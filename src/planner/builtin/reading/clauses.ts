// Owns the demands that are written in telegram style: a label with its clauses, a case under its heading, and the row
// of a table that says how a thing is laid out on each device. Knows no strength and no id. Pure.
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Passage } from './document.ts';
import { shortened, title } from './inline.ts';
import { EXPLAINS } from './words/requirement-words.ts';

/** Fewer clauses are a remark, and no list of what holds. */
const FEWEST_CLAUSES = 3;
const FEWEST_WORDS = 4;
const LONGEST = 700;
/** Labels of what only speaks about the document or its product. */
const REMARKS =
  /^(?:note|example|hint|tip|audience|title|positioning|assignment|version|status|source|warning|readme\b.*)\b/i;
const CASES = /\bedge cases?\b|\berror handling\b/i;
const LAYOUT = /\bresponsive\b|\bdevices\b|\blayouts?\b|\bbreakpoints?\b|\bviewports?\b/i;
/** The first column of a table that lays things out, and the columns that tell where. */
const LAID_OUT = /^(?:elements?|components?|devices?|areas?|parts?|breakpoints?)$/i;
const WHERE =
  /\b(?:mobile|phones?|desktop|tablet|touch|viewport|widths?|inputs?|portrait|landscape|screen size)\b/i;

/** What a page looks like or how it is worked, on one device or another. */
const ON_DEVICES =
  /\b(?:mobile|desktop|phones?|tablets?|viewports?|touch|mouse|hover|landscape|portrait|scroll(?:ing)?|breakpoints?)\b/i;

/** True for a demand on how pages are laid out and worked on each device: it is no function, and holds on all of them. Pure. */
export function isOfLayout({ text, source }: Pick<Requirement, 'text' | 'source'>): boolean {
  const heading = source.kind === 'document' ? title(source.heading) : '';
  return LAYOUT.test(heading) && ON_DEVICES.test(text);
}

/** "Bookings: one each day; none on Sunday; none after ten" is one demand; null where it is none. Pure. */
export function clauses({ label, rest, text }: Passage): string | null {
  if (label === '' || REMARKS.test(label) || EXPLAINS.test(text)) return null;
  const told = rest.split(/\s*[;·]\s*/).filter((one) => one !== '');
  return told.length < FEWEST_CLAUSES ? null : shortened(text, LONGEST);
}

/** What a paragraph under "Edge cases" says happens, with its own heading where it has no label; else null. Pure. */
export function settledCase({ path, label, text }: Passage): string | null {
  if (!path.slice(0, -1).some((heading) => CASES.test(heading))) return null;
  if (text.split(/\s+/).length < FEWEST_WORDS || REMARKS.test(label) || EXPLAINS.test(text)) return null;
  const heading = title(path.at(-1) ?? '');
  return shortened(label === '' ? `${heading}: ${text}` : text, LONGEST);
}

/** The row of a table on devices as a demand with the name of each column: "Menu: Mobile: at the bottom; …"; else null. Pure. */
export function laidOut({ cells, path }: Passage): string | null {
  const [first, ...others] = cells;
  const isLayout = path.some((heading) => LAYOUT.test(title(heading)));
  if (!isLayout || !first || !LAID_OUT.test(first.header)) return null;
  if (others.length < 2 || !others.some(({ header }) => WHERE.test(header))) return null;
  const told = others.filter(({ text }) => text !== '').map(({ header, text }) => `${header}: ${text}`);
  return told.length === 0 ? null : `${first.text}: ${told.join('; ')}`;
}
