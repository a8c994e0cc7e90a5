// Owns the finding of numbers in a sentence: value, what follows it, and the words that bound it. Pure.
import { BOUNDS, UNITS } from './words/unit-list.ts';

/** A number in a sentence. `family` is the kind of unit; `noun` what is counted; `before` and `after` its neighbours. */
export interface Found {
  readonly value: number;
  readonly isRange: boolean;
  readonly family: string;
  readonly unit: string;
  readonly noun: string;
  readonly bound: 'exactly' | 'atMost' | 'atLeast' | 'about';
  readonly before: string;
  readonly after: string;
}

const NUMBER =
  /(?<![\w#@/]|\d[.,:]|(?:v|V)\.?|[A-Za-z]-)([€$£]\s?)?(\d{1,3}(?:[,' ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d:]|\.\d|\/\d|-\d{2}\b)(\s?(?:k|K|m|M|thousand|million|bn|billion)\b(?!\/))?(?:\s?(?:–|—|-|to)\s?(\d+(?:[.,]\d+)*)(?!-)(k|K|m|M)?)?(\+)?/g;
const FACTORS: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const DIGITS: readonly string[] = 'zero one two three four five six seven eight nine ten'.split(' ');
const SPELT = new RegExp(
  `\\b(${DIGITS.join('|')})(?= (?:second|minute|hour|day|week|month|year)s?\\b)`,
  'gi',
);

/** A sentence with "one minute" written as "1 minute". Pure. */
export function digits(text: string): string {
  return text.replace(SPELT, (word) => String(DIGITS.indexOf(word.toLowerCase())));
}

/** The numbers of a sentence in order, without those that only size pixels or name versions. Pure. */
export function numbers(text: string): Found[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => found(text, match));
}

/** The value of "50k", "1,000" or "2.5 million". Pure. */
export function amount(figure: string, factor: string | undefined): number {
  const value = Number(figure.replace(/[,' ]/g, ''));
  return value * (FACTORS[(factor ?? '').trim().toLowerCase()] ?? 1);
}

function found(text: string, match: RegExpExecArray): Found[] {
  const [all, currency, low = '', factor, high, highFactor, plus] = match;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + all.length);
  const [family, unit, shape] = UNITS.find(([, , words]) => words.test(after)) ?? ['none', '', /^/];
  if (family === 'skip') return [];
  const value = high === undefined ? amount(low, factor) : amount(high, highFactor ?? factor);
  const noun = shape.exec(after)?.[1] ?? '';
  const bound = boundOf(before, after, plus !== undefined, high !== undefined);
  const isMoney = currency !== undefined || family === 'money';
  return [
    {
      value,
      isRange: high !== undefined,
      family: isMoney ? 'money' : family,
      unit,
      noun,
      bound,
      before,
      after,
    },
  ];
}

function boundOf(before: string, after: string, isPlus: boolean, isRange: boolean): Found['bound'] {
  const told = BOUNDS.find(([, words]) => words.test(before))?.[0];
  if (told !== undefined) return told;
  if (isPlus || /^\s?\w+ or (?:more|longer)/.test(after)) return 'atLeast';
  return isRange || /^\s?\w+ or (?:less|fewer)|^\s?\w* ?max\b/.test(after) ? 'atMost' : 'exactly';
}
