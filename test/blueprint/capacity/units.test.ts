import { describe, expect, test } from 'vitest';
import { numberIn } from '../../../src/blueprint/capacity/answer.ts';
import { evaluate } from '../../../src/blueprint/capacity/formula.ts';
import { computedIn, unitFault } from '../../../src/blueprint/capacity/units.ts';

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
  test('accepts the one factor that the units ask for, and no other', () => {
    const inputs: Record<string, [number, string]> = { rate: [4, 'Mbit/s'], kept: [30, 'days'] };
    expect(unitFault(line('(rate * kept) * 0.0108', inputs, 1.296, 'TB'))).toBeNull();
    expect(unitFault(line('(rate * kept) * 0.0208', inputs, 2.496, 'TB'))).toMatch(/conversion/);
  });
  test('refuses what cannot be computed', () => {
    expect(unitFault(line('a * q', { a: [1, 'ms'] }, 1, 'ms'))).toMatch(/cannot be computed/);
  });
});

describe('computedIn', () => {
  const given = (list: readonly (readonly [string, number, string])[]) =>
    list.map(([name, value, unit]) => ({ name, value, unit }));

  test('computes where the units agree, and leaves the formula as it is', () => {
    const inputs = given([
      ['records', 1e7, 'records'],
      ['rate', 1e4, 'comparisons/s'],
      ['budget', 1.3, 's'],
    ]);
    const formula = 'records / (rate * budget)';
    expect(computedIn('cores', { inputs, formula })).toEqual({ ok: true, value: 1e7 / 13_000, formula });
  });
  test('writes a change of scale into the formula', () => {
    const inputs = given([
      ['people', 1e7, 'people'],
      ['template', 10, 'KB'],
    ]);
    expect(computedIn('GB', { inputs, formula: 'people * template' })).toEqual({
      ok: true,
      value: 100,
      formula: '(people * template) / 1000000',
    });
  });
  test('reads words around a unit, products and "a day"', () => {
    const stored = given([
      ['size', 2, 'TB stored'],
      ['days', 3, 'days'],
    ]);
    expect(computedIn('GB*day', { inputs: stored, formula: 'size * days' })).toMatchObject({ value: 6000 });
    const calls = given([['calls', 86_400, 'requests a day']]);
    expect(computedIn('requests per s', { inputs: calls, formula: 'calls' })).toMatchObject({ value: 1 });
  });
  test.each([
    [
      'people * template',
      [
        ['people', 2, 'people'],
        ['template', 10, 'KB'],
      ],
      'cores',
    ],
    [
      'size + wait',
      [
        ['size', 1, 'MB'],
        ['wait', 1, 's'],
      ],
      'MB',
    ],
    [
      'rent + fee',
      [
        ['rent', 1, 'USD/month'],
        ['fee', 1, 'EUR/month'],
      ],
      'USD/month',
    ],
    ['size / 1000', [['size', 1, 'KB']], 'MB'],
    ['size / 0', [['size', 1, 'KB']], 'KB'],
    ['size ** 2', [['size', 1, 'KB']], 'KB'],
    ['ghost * 2', [['size', 1, 'KB']], 'KB'],
  ] as const)('refuses %s', (formula, list, unit) => {
    expect(computedIn(unit, { inputs: given(list), formula }).ok).toBe(false);
  });
  test('gives lines in which the other check finds no fault', () => {
    const inputs = given([
      ['cameras', 40, 'cameras'],
      ['rate', 4, 'Mbit/s'],
      ['kept', 30, 'days'],
    ]);
    const made = computedIn('TB', { inputs, formula: 'cameras * rate * kept' });
    if (!made.ok) throw new Error(made.why);
    expect(
      unitFault({ inputs, formula: made.formula, result: { value: made.value, unit: 'TB' } }),
    ).toBeNull();
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
