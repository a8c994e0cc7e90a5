// Owns the number in what a person answered to a question that asks for one.
import type { Measure } from '../requirement.ts';

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mio: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

const DAYS: readonly (readonly [RegExp, number])[] = [
  [/^years?|^yrs?/, 365],
  [/^months?/, 30],
  [/^weeks?/, 7],
  [/^days?/, 1],
];
const GIGABYTES: readonly (readonly [RegExp, number])[] = [
  [/^[kK]i?B/, 1e-6],
  [/^Mi?B/, 1e-3],
  [/^Gi?B/, 1],
  [/^Ti?B/, 1e3],
  [/^Pi?B/, 1e6],
];
const KILOBYTES: readonly (readonly [RegExp, number])[] = GIGABYTES.map(
  ([unit, size]) => [unit, size * 1e6] as const,
);

/** Units of a measure, and how many of the unit we compute in each is. */
const CONVERSIONS: Readonly<Partial<Record<Measure, readonly (readonly [RegExp, number])[]>>> = {
  retention: DAYS,
  dataVolume: GIGABYTES,
  payloadSize: KILOBYTES,
};

/** `value` of `unit` in the unit we compute in: retention in days, data volume in GB, payload in kB; others stay. Pure. */
export function converted(measure: Measure, value: number, unit: string): number {
  const found = CONVERSIONS[measure]?.find(([pattern]) => pattern.test(unit.trim()));
  return found ? value * found[1] : value;
}

/** The first number of an answer in the unit we compute in; null where it holds none. Pure. */
export function numberIn(measure: Measure, answer: string): number | null {
  const hit =
    /(\d[\d,' ]*(?:\.\d+)?)\s*(k|m|mio|bn|thousand|million|billion)?(?![A-Za-z])\s*([A-Za-z%]+)?/.exec(
      answer,
    );
  if (!hit?.[1]) return null;
  const value = Number(hit[1].replace(/[,' ]/g, '')) * (SCALES[hit[2] ?? ''] ?? 1);
  return Number.isFinite(value) ? converted(measure, value, hit[3] ?? '') : null;
}
