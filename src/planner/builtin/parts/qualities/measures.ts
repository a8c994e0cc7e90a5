// Owns the measure of a scenario: the numbers that a requirement states, as one text.
import type { Quantity, Requirement } from '../../../../blueprint/requirement.ts';
import { numberText } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { series } from '../../things/phrases.ts';

/** A number with the unit of a measure; how many of a thing there are is one only beside a bound. */
const NUMBER =
  /(?<![\w#.,/]|\b[A-Z]\w*(?<!ing|With)\s|\b(?:not|no)\s)(?:[<>≤≥~]\s*|(?:at least|at most|within|under|over|less than|not? more than|more than|up to|minimum of|below|above)\s+)?\d[\d.,]*\s*(?:%|ms\b|s\b|fps\b|(?:milli)?seconds?\b|minutes?\b|hours?\b|days?\b|px\b|MB\b|GB\b|TB\b|[a-z]+ per [a-z]+\b)|(?:at least|at most|up to|more than|less than|no more than) \d[\d.,]* (?!using\b|and\b|or\b)(?:[a-z-]{2,} ){0,2}[a-z-]{2,}s\b/;
const MEASURED =
  /\bWCAG(?: ?\d\.\d)? ?(?:AA?A?)?\b|(?<!close to )\bzero (?:data loss|downtime|loss of data)\b/i;

/** How many people build the product, and by when, says nothing of how good it is. */
const OF_THE_PROJECT: readonly Quantity['measure'][] = ['teamSize', 'deadline'];

/** The measure that a requirement states: its quantities, else a number in its text; null where it states none. Pure. */
export function writtenMeasure(spine: Spine, requirement: Requirement): string | null {
  const own = spine.input.reading.quantities.filter(
    (each) =>
      each.requirementId === requirement.id && each.value !== null && !OF_THE_PROJECT.includes(each.measure),
  );
  if (own.length > 0) return series([...new Set(withDurations(own).map(measureText))].slice(0, 3));
  const written = NUMBER.exec(requirement.text)?.[0] ?? MEASURED.exec(requirement.text)?.[0];
  return written === undefined ? null : `${written.trim()} (${requirement.id})`;
}

const DURATION = /^(?:s|min|h|days?|hours?|minutes?)$/;

/** How long a rate is held belongs to the rate: "1,000 orders/s for 1 h". */
function withDurations(own: readonly Quantity[]): Quantity[] {
  const rate = own.find((each) => each.unit.endsWith('/s'));
  const held = own.find((each) => each.measure === 'count' && DURATION.test(each.unit));
  if (rate === undefined || held === undefined) return [...own];
  const joined = { ...rate, unit: `${rate.unit} for ${held.value} ${held.unit}` };
  return own.flatMap((each) => (each === held ? [] : [each === rate ? joined : each]));
}

/** A limit that holds for a share names the share: "99 % of orders: at most 1 s". Pure. */
export function measureText(quantity: Quantity): string {
  const share = /^\d[\d.]* % of /.test(quantity.subject) ? `${quantity.subject}: ` : '';
  return `${share}${numberText(quantity)}`;
}

/** A large number that two demands give is one measure. Pure. */
export function isRepeated(measure: string, before: readonly string[]): boolean {
  const number = /\d[\d,]{3,}/.exec(measure)?.[0] ?? '';
  return number !== '' && before.some((each) => each.includes(number));
}
