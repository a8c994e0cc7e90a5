// Owns the check that units and formula of a computed line fit: time, information and money are dimensions,
// everything that is counted (users, requests, images) is a number. Small on purpose: no unit library is needed.
import { type Algebra, fold } from './formula.ts';

/** Powers of second, bit and money, and how many of the base one unit is. */
interface Unit {
  readonly time: number;
  readonly data: number;
  readonly money: number;
  /** The size in base units; for a literal its value. */
  readonly size: number;
}

const ONE: Unit = { time: 0, data: 0, money: 0, size: 1 };
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
  EUR: { ...ONE, money: 1 },
  '%': { ...ONE, size: 0.01 },
};

function wordUnit(word: string): Unit {
  const text = word.trim();
  return UNITS[text] ?? UNITS[text.replace(/s$/, '')] ?? ONE;
}

function combined(a: Unit, b: Unit, sign: 1 | -1): Unit {
  return {
    time: a.time + sign * b.time,
    data: a.data + sign * b.data,
    money: a.money + sign * b.money,
    size: sign === 1 ? a.size * b.size : a.size / b.size,
  };
}

/** "requests/day" is one over a day; "per s" is one over a second; what is only counted has no dimension. */
function unitOf(text: string): Unit {
  const [head = '', ...rest] = text.replace(/^per\s+/, '/').split(/\/|\bper\b|\ba(?=\s+(?:day|month|year))/);
  return rest.reduce((unit, word) => combined(unit, wordUnit(word), -1), wordUnit(head));
}

function isSame(a: Unit, b: Unit): boolean {
  return a.time === b.time && a.data === b.data && a.money === b.money;
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

function fits({ inputs, formula, result }: UnitLine, dropsConversions: boolean): boolean {
  const sized = inputs.map((it) => {
    const unit = unitOf(it.unit);
    return [it.name, { ...unit, size: unit.size * it.value }] as const;
  });
  const got = fold(formula, Object.fromEntries(sized), algebra(dropsConversions));
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

function kindWords({ time, data, money }: Unit): string {
  const words = [...powerWords('data', data), ...powerWords('money', money), ...powerWords('time', time)];
  return words.length === 0 ? 'a count' : words.join(' x ');
}

/** What is wrong with the units of a line, in words; null where they fit. Conversion numbers (86400, 1000, 8) may stand
 *  in the formula. Pure. */
export function unitFault(line: UnitLine): string | null {
  try {
    if (fits(line, true) || fits(line, false)) return null;
    return `The units of its inputs do not lead to "${line.result.unit}": a conversion is missing or wrong.`;
  } catch (error) {
    if (error instanceof Mismatch) return error.message;
    return `"${line.formula}" cannot be computed from its inputs.`;
  }
}
