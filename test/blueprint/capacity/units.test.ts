import { describe, expect, test } from 'vitest';
import { numberIn } from '../../../src/blueprint/capacity/answer.ts';
import { evaluate } from '../../../src/blueprint/capacity/formula.ts';
import { unitFault } from '../../../src/blueprint/capacity/units.ts';

function line(formula: string, inputs: Record<string, [number, string]>, value: number, unit: string) {
  const named = Object.entries(inputs).map(([name, [amount, of]]) => ({ name, value: amount, unit: of }));
  return { formula, inputs: named, result: { value, unit } };
}

describe('evaluate', () => {
  test('knows min, max and ceil', () => {
    expect(evaluate('max(2 * n, ceil(peak / 50)) + min(1, 2, 3)', { n: 1, peak: 101 })).toBe(4);
  });
  test.each(['1 +', '(1', 'max(1', 'x', '2 ^ 3', 'constructor', 'min()'])('refuses %s', (formula) => {
    expect(() => evaluate(formula, {})).toThrow();
  });
});

describe('unitFault', () => {
  test('accepts conversions in the formula', () => {
    expect(
      unitFault(
        line(
          'users * size * days / 1000000000',
          { users: [10, 'rows/day'], size: [100, 'bytes'], days: [365, 'days'] },
          0.000365,
          'GB',
        ),
      ),
    ).toBeNull();
    expect(
      unitFault(
        line(
          'clips * seconds * rate / 8 / 1000',
          { clips: [9, 'clips'], seconds: [30, 's'], rate: [2, 'Mbit/s'] },
          0.0675,
          'GB',
        ),
      ),
    ).toBeNull();
  });
  test('accepts a rounding to three digits', () => {
    expect(unitFault(line('a / 86400', { a: [100_000, 'requests/day'] }, 1.16, 'req/s'))).toBeNull();
  });
  test('refuses another kind of quantity', () => {
    expect(unitFault(line('a * b', { a: [2, 'GB'], b: [3, 'days'] }, 6, 'GB'))).toMatch(/data x time/);
    expect(unitFault(line('a + b', { a: [2, 'GB'], b: [3, 'days'] }, 5, 'GB'))).toMatch(/different kinds/);
  });
  test('refuses a conversion that is missing', () => {
    expect(unitFault(line('a * b', { a: [1000, 'ms'], b: [3, 'runs'] }, 3000, 's'))).toMatch(/conversion/);
  });
  test('refuses what cannot be computed', () => {
    expect(unitFault(line('a * q', { a: [1, 'ms'] }, 1, 'ms'))).toMatch(/cannot be computed/);
  });
});

describe('numberIn', () => {
  test.each([
    ['retention', '3 years', 1095],
    ['retention', 'about 90 days', 90],
    ['dailyUsers', '2.5k people', 2500],
    ['dailyUsers', '12,000', 12_000],
    ['dataVolume', '2 TB', 2000],
    ['payloadSize', '2 MB', 2000],
    ['availability', '99.9 %', 99.9],
  ] as const)('reads %s of "%s"', (measure, answer, value) => {
    expect(numberIn(measure, answer)).toBe(value);
  });
  test('finds none where none is said', () => {
    expect(numberIn('dailyUsers', 'nobody knows')).toBeNull();
  });
});
