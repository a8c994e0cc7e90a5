// Owns the growth that is told by two counts of one thing: how many there are, and how many there are to be, and when.
// Keeps true: without a time between the two there is none; what becomes fewer does not grow. Pure.
import { amount } from './numbers.ts';

/** A growth by the year: in per cent, with what grows from how many to how many. */
export interface Growth {
  readonly percent: number;
  readonly subject: string;
}

const FIGURE = "(\\d{1,3}(?:[,' ]\\d{3})+|\\d+)";
const TIMES = 'seconds?|minutes?|hours?|days?|weeks?|months?|years?|times?';
const THINGS = `(?:[a-z]+ )?(?!(?:${TIMES})\\b)([a-z]{2,}s)\\b`;
const ORDINALS = ['one', 'two', 'three', 'four', 'five'];
const WHEN =
  '(?:in|by|within|over|after) (?:the )?(?:end of )?(?:(year) (one|two|three|four|five|\\d)|(second|third|fourth|fifth) (year)|(a|one|two|three|four|five|\\d) years?|(12|24|36) months)\\b';
const SHAPES: readonly RegExp[] = [
  new RegExp(`\\bfrom ${FIGURE}(?: ${THINGS})? to ${FIGURE}(?: ${THINGS})? ${WHEN}`, 'i'),
  new RegExp(`\\b${FIGURE} ${THINGS}\\b[^.;]{0,60}?, (?:and )?${FIGURE} ${THINGS} ${WHEN}`, 'i'),
];

function numberOf(word: string): number {
  const at = ORDINALS.indexOf(word.toLowerCase());
  if (at >= 0) return at + 1;
  return word.toLowerCase() === 'a' ? 1 : Number(word);
}

/** The years between the two counts: the second year is one after the first. */
function yearsOf(when: readonly (string | undefined)[]): number {
  const [isYear, nth, ordinal, , count, months] = when;
  if (isYear !== undefined) return numberOf(nth ?? '') - 1;
  if (ordinal !== undefined) return ['second', 'third', 'fourth', 'fifth'].indexOf(ordinal.toLowerCase()) + 1;
  return count === undefined ? Number(months) / 12 : numberOf(count);
}

function growthBy(found: RegExpExecArray): Growth | null {
  const [, low = '', before, high = '', behind, ...when] = found;
  const things = (behind ?? before ?? '').toLowerCase();
  const isOne = before === undefined || behind === undefined || before.toLowerCase() === things;
  const [from, to, years] = [amount(low, undefined), amount(high, undefined), yearsOf(when)];
  if (!isOne || things === '' || from <= 0 || to <= from || !(years > 0)) return null;
  const percent = Math.round(((to / from) ** (1 / years) - 1) * 100);
  return { percent, subject: `growth of ${things} from ${low} to ${high}` };
}

/** The growth a year that a sentence tells by two counts of one thing; null where it tells none. Pure. */
export function growthIn(sentence: string): Growth | null {
  for (const shape of SHAPES) {
    const found = shape.exec(sentence);
    const growth = found === null ? null : growthBy(found);
    if (growth !== null) return growth;
  }
  return null;
}
