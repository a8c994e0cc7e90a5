// Owns units: whether those of a computed line fit its formula, and what a formula over quantities gives in a unit.
// Time, information and each currency are dimensions; everything that is counted (users, requests, images) is a number.
// Small on purpose: no unit library is needed.
import { type Algebra, evaluate, fold } from './formula.ts';

/** Powers of second, bit, dollar and euro, and how many of the base one unit is. */
interface Unit {
  readonly time: number;
  readonly data: number;
  readonly money: number;
  readonly euros: number;
  /** The size in base units; for a literal its value. */
  readonly size: number;
}

const ONE: Unit = { time: 0, data: 0, money: 0, euros: 0, size: 1 };
const DAY = 86_400;

function time(size: number): Unit {
  return { ...ONE, time: 1, size };
}

function data(size: number): Unit {
  return { ...ONE, data: 1, size };
}

const UNITS: Readonly<Record<string, Unit>> = {
  ms: time(0.001),
  s: time(1),
  sec: time(1),
  second: time(1),
  min: time(60),
  minute: time(60),
  h: time(3600),
  hour: time(3600),
  day: time(DAY),
  week: time(7 * DAY),
  month: time(30 * DAY),
  year: time(365 * DAY),
  bit: data(1),
  kbit: data(1e3),
  Mbit: data(1e6),
  Gbit: data(1e9),
  byte: data(8),
  B: data(8),
  kB: data(8e3),
  KB: data(8e3),
  MB: data(8e6),
  GB: data(8e9),
  TB: data(8e12),
  PB: data(8e15),
  KiB: data(8 * 1024),
  MiB: data(8 * 1024 ** 2),
  GiB: data(8 * 1024 ** 3),
  TiB: data(8 * 1024 ** 4),
  USD: { ...ONE, money: 1 },
  EUR: { ...ONE, euros: 1 },
  '%': { ...ONE, size: 0.01 },
};

function named(word: string): Unit | undefined {
  return UNITS[word] ?? UNITS[word.replace(/s$/, '')] ?? UNITS[word.toLowerCase().replace(/s$/, '')];
}

/** "GB", "GB stored" and "hours of video" are units; "people an hour earlier" is counted. */
function wordUnit(text: string): Unit {
  const [first = ''] = text.trim().split(/\s+/);
  return named(text.trim()) ?? named(first) ?? ONE;
}

function combined(a: Unit, b: Unit, sign: 1 | -1): Unit {
  return {
    time: a.time + sign * b.time,
    data: a.data + sign * b.data,
    money: a.money + sign * b.money,
    euros: a.euros + sign * b.euros,
    size: sign === 1 ? a.size * b.size : a.size / b.size,
  };
}

function termUnit(text: string): Unit {
  return text.split(/[*·×]/).reduce((unit, word) => combined(unit, wordUnit(word), 1), ONE);
}

/** "requests/day" is one over a day; "per s" is one over a second; "GB*month" is both; what is only counted has none. */
function unitOf(text: string): Unit {
  const [head = '', ...rest] = text
    .replace(/[()]/g, ' ')
    .replace(/^\s*per\s+/, '/')
    .split(/\/|\bper\b|\ban?(?=\s+(?:second|minute|hour|day|week|month|year))/);
  return rest.reduce((unit, term) => combined(unit, termUnit(term), -1), termUnit(head));
}

function isSame(a: Unit, b: Unit): boolean {
  return a.time === b.time && a.data === b.data && a.money === b.money && a.euros === b.euros;
}

/** Numbers that only turn one unit into another. */
const CONVERSIONS: ReadonlySet<number> = new Set([
  8,
  24,
  30,
  60,
  100,
  365,
  1e3,
  3600,
  DAY,
  1024,
  1e6,
  1e9,
  1e12,
]);

class Mismatch extends Error {}

function algebra(dropsConversions: boolean): Algebra<Unit> {
  const alike = (a: Unit, b: Unit): void => {
    if (!isSame(a, b)) throw new Mismatch('It adds or compares two quantities of different kinds.');
  };
  return {
    literal: (value) => ({ ...ONE, size: dropsConversions && CONVERSIONS.has(value) ? 1 : value }),
    add: (a, b, sign) => {
      alike(a, b);
      return { ...a, size: sign === '+' ? a.size + b.size : a.size - b.size };
    },
    multiply: (a, b, sign) => combined(a, b, sign === '*' ? 1 : -1),
    call: (name, [first = ONE, ...rest]) => {
      for (const other of rest) alike(first, other);
      const sizes = [first, ...rest].map((it) => it.size);
      // What is rounded up is a count; in base units nothing is rounded.
      if (name === 'ceil') return first;
      return { ...first, size: name === 'min' ? Math.min(...sizes) : Math.max(...sizes) };
    },
  };
}

/** A computed line as the check of units sees it. */
export interface UnitLine {
  readonly inputs: readonly { readonly name: string; readonly value: number; readonly unit: string }[];
  readonly formula: string;
  readonly result: { readonly value: number; readonly unit: string };
}

const TOLERANCE = 0.06;
/** What six digits of a factor leave open. */
const ROUNDING = 1e-4;

/** What a formula gives, in base units. */
function folded({ inputs, formula }: Omit<UnitLine, 'result'>, dropsConversions: boolean): Unit {
  const sized = inputs.map((it) => {
    const unit = unitOf(it.unit);
    return [it.name, { ...unit, size: unit.size * it.value }] as const;
  });
  return fold(formula, Object.fromEntries(sized), algebra(dropsConversions));
}

function fits(line: UnitLine, dropsConversions: boolean): boolean {
  const { formula, result } = line;
  const got = folded(line, dropsConversions);
  const wanted = unitOf(result.unit);
  if (!isSame(got, wanted))
    throw new Mismatch(`Its formula gives ${kindWords(got)}, and "${result.unit}" is ${kindWords(wanted)}.`);
  const expected = wanted.size * result.value;
  const isRounded = formula.includes('ceil') && Math.abs(got.size - expected) <= 1;
  return isRounded || Math.abs(got.size - expected) <= TOLERANCE * Math.max(Math.abs(expected), 1e-12);
}

function powerWords(name: string, power: number): string[] {
  if (power === 0) return [];
  return [power === 1 ? name : `${name}^${power}`];
}

function kindWords({ time, data, money, euros }: Unit): string {
  const words = [
    ...powerWords('data', data),
    ...powerWords('dollars', money),
    ...powerWords('euros', euros),
    ...powerWords('time', time),
  ];
  return words.length === 0 ? 'a count' : words.join(' x ');
}

/** True where the formula ends in the one factor that its units ask for. */
function isScaled({ inputs, formula, result }: UnitLine): boolean {
  const [, core] = /^\((.+)\) [*/] [\d.]+$/.exec(formula) ?? [];
  if (core === undefined) return false;
  const made = computedIn(result.unit, { inputs, formula: core });
  if (!made.ok) return false;
  const value = evaluate(formula, Object.fromEntries(inputs.map((it) => [it.name, it.value])));
  return Math.abs(value - made.value) <= ROUNDING * Math.abs(made.value);
}

/** What is wrong with the units of a line, in words; null where they fit. Conversion numbers (86400, 1000, 8) may stand
 *  in the formula. Pure. */
export function unitFault(line: UnitLine): string | null {
  try {
    if (fits(line, true) || fits(line, false) || isScaled(line)) return null;
    return `The units of its inputs do not lead to "${line.result.unit}": a conversion is missing or wrong.`;
  } catch (error) {
    if (error instanceof Mismatch) return error.message;
    return `"${line.formula}" cannot be computed from its inputs.`;
  }
}

/** The value in the unit asked for, or why the formula cannot give it. `formula` is what was computed, conversion included. */
export type InUnit =
  | { readonly ok: true; readonly value: number; readonly formula: string }
  | { readonly ok: false; readonly why: string };

/** A formula over quantities, computed in the unit asked for: a change of scale is written into it, so that what is
 *  printed is what was computed. What cannot be checked is refused. Pure. */
export function computedIn(unit: string, { inputs, formula }: Omit<UnitLine, 'result'>): InUnit {
  try {
    const plain = evaluate(formula, Object.fromEntries(inputs.map((it) => [it.name, it.value])));
    if (!Number.isFinite(plain)) return { ok: false, why: 'the result is not a number' };
    const [got, wanted] = [folded({ inputs, formula }, false), unitOf(unit)];
    if (!isSame(got, wanted)) return { ok: false, why: `the units do not give ${unit}` };
    return scaled(formula, plain, plain === 0 ? 1 : got.size / wanted.size / plain);
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : 'not a formula' };
  }
}

/** A formula that already holds a conversion cannot be told from one that holds it wrongly: it is refused. */
function scaled(formula: string, plain: number, ratio: number): InUnit {
  if (Math.abs(ratio - 1) < 1e-9) return { ok: true, value: plain, formula };
  if (/(?<![\w.])(?:1000+|1024|60|3600|86400|365|30)(?![\w.])/.test(formula))
    return { ok: false, why: 'the formula converts units itself' };
  const number = Number(ratio.toPrecision(6));
  const told =
    number >= 1 ? `(${formula}) * ${plainNumber(number)}` : `(${formula}) / ${plainNumber(1 / number)}`;
  return { ok: true, value: plain * ratio, formula: told };
}

function plainNumber(value: number): string {
  return Number(value.toPrecision(6)).toLocaleString('en-US', {
    useGrouping: false,
    maximumFractionDigits: 6,
  });
}
