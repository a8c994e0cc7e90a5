import { describe, expect, test } from 'vitest';
import { type Capacity, capacityOf, lineValue } from '../../../src/blueprint/capacity/capacity.ts';
import { withEstimates } from '../../../src/blueprint/capacity/estimate.ts';
import { INPUTS } from '../../../src/blueprint/capacity/input-rules.ts';
import type { Facts } from '../../../src/blueprint/capacity/inputs.ts';
import { CONSTANTS } from '../../../src/blueprint/capacity/model.ts';
import { PRICES } from '../../../src/blueprint/capacity/prices-2026.ts';
import { unitFault } from '../../../src/blueprint/capacity/units.ts';
import { costWords, percentWords, roughly } from '../../../src/blueprint/capacity/words.ts';
import { OptionSet } from '../../../src/blueprint/option.ts';
import type { Measure, Quantity } from '../../../src/blueprint/requirement.ts';
import { DOSSIER } from '../../fixtures/dossier.ts';

const PATTERNS = [
  'modularMonolith',
  'monolithWorkers',
  'microservices',
  'serverless',
  'baas',
  'eventDriven',
  'unheardOf',
];

function read(measure: Measure, value: number, unit: string, bound: Quantity['bound'] = 'exactly'): Quantity {
  const source = { kind: 'document', documentId: 'd1', document: 'prd.md', heading: '', line: 3 } as const;
  return {
    id: `N-${measure}`,
    measure,
    value,
    unit,
    bound,
    subject: '',
    text: `${value} ${unit}`,
    requirementId: null,
    source,
  };
}

function facts(...quantities: Quantity[]): Facts {
  return { reading: { quantities }, questions: [] };
}

function answered(measure: Measure, answer: string, isPerson: boolean): Facts['questions'][number] {
  const [question] = DOSSIER.questions;
  if (!question) throw new Error('the example has no question');
  const by = isPerson ? { userId: 'U1', name: 'Ana' } : null;
  return { ...question, question: { ...question.question, measure }, answer, by };
}

/** What a name rests on, however far back. */
function rootsOf(name: string, { lines }: Pick<Capacity, 'lines'>): Set<string> {
  const takes = lines.find((it) => it.name === name)?.takes ?? [];
  return new Set([...takes, ...takes.flatMap((it) => [...rootsOf(it, { lines })])]);
}

const BASES: Readonly<Record<string, Facts>> = {
  'nothing stated': facts(),
  'users stated': facts(read('users', 5000, 'users')),
  'a rate stated': facts(read('requestsPerSecond', 400, 'req/s')),
  'requests a day stated': facts(read('requestsPerDay', 86_400, 'req/day')),
  'people at once stated': facts(read('concurrentUsers', 300, 'users')),
  'users and people at once stated': facts(
    read('dailyUsers', 5000, 'users'),
    read('concurrentUsers', 300, 'users'),
  ),
};

describe('capacityOf', () => {
  test('computes the chain from users to hosts', () => {
    const capacity = capacityOf(facts(read('dailyUsers', 21_600, 'users')), 'modularMonolith');
    expect(lineValue(capacity, 'perDay')).toBe(864_000);
    expect(lineValue(capacity, 'average')).toBe(10);
    expect(lineValue(capacity, 'peak')).toBe(80);
    expect(lineValue(capacity, 'concurrent')).toBe(2400);
    expect(lineValue(capacity, 'bandwidth')).toBe(12.8);
    expect(lineValue(capacity, 'instances')).toBe(2);
    expect(lineValue(capacity, 'storageYear1')).toBeCloseTo(94.608);
  });

  test('takes the number nearest to the peak', () => {
    const peakOf = (name: string) => lineValue(capacityOf(BASES[name] ?? facts(), 'modularMonolith'), 'peak');
    expect(peakOf('a rate stated')).toBe(400);
    expect(peakOf('requests a day stated')).toBe(8);
    expect(peakOf('people at once stated')).toBe(10);
    expect(peakOf('users stated')).toBeCloseTo(3.7, 1);
  });

  test('says of each input whether it was read, answered, computed or assumed, and why', () => {
    const questions = [answered('retention', '2 years', true)];
    const { inputs } = capacityOf({ ...facts(read('dailyUsers', 9, 'users')), questions }, 'modularMonolith');
    const named = (name: string) => inputs.find((it) => it.name === name);
    expect(named('dailyUsers')).toMatchObject({ origin: 'read', source: 'prd.md, line 3', value: 9 });
    expect(named('daysKept')).toMatchObject({ origin: 'answered', source: 'Ana, Q-1', value: 730 });
    expect(named('peakFactor')).toMatchObject({ origin: 'assumed', source: 'people come in the same hours' });
  });

  test('calls a default that nobody confirmed assumed', () => {
    const questions = [answered('retention', '2 years', false)];
    const { inputs } = capacityOf({ ...facts(), questions }, 'modularMonolith');
    expect(inputs.find((it) => it.name === 'daysKept')).toMatchObject({ origin: 'assumed', value: 730 });
  });

  test('does not take the limit of an upload for the size of an answer', () => {
    const { inputs } = capacityOf(facts(read('payloadSize', 20, 'MB', 'atMost')), 'modularMonolith');
    expect(inputs.find((it) => it.name === 'payload')?.value).toBe(INPUTS.payload.assumed);
  });

  test('builds on the lines that were sized for the domain', () => {
    const sizing = DOSSIER.blueprint.review.sizing.map((it) => ({
      ...it,
      name: 'Clips kept for a year',
      result: { value: 3, unit: 'TB' },
    }));
    expect(lineValue(capacityOf({ ...facts(), sizing }, 'modularMonolith'), 'storageYear1')).toBe(3000);
  });
  test('counts operations of a store as the sizing does, and tells no number of people from a rate of things', () => {
    const line = (id: string, value: number, unit: string) => ({
      id,
      name: id,
      inputs: [],
      formula: 'x',
      result: { value, unit },
      consequence: 'none',
    });
    const sizing = [line('S-2', 1000, 'requests/day'), line('S-5', 500, 'operations/day')];
    const sized = capacityOf({ ...facts(read('requestsPerSecond', 10, 'transfers/s')), sizing }, 'baas');
    expect(sized.inputs.find((one) => one.name === 'operationsPerRequest')?.value).toBe(0.5);
    expect(sized.lines.some((one) => one.name === 'concurrent')).toBe(false);
    const bare = capacityOf(facts(read('requestsPerSecond', 10, 'req/s')), 'baas');
    expect(bare.inputs.find((one) => one.name === 'operationsPerRequest')?.value).toBe(4);
  });

  describe.each(Object.keys(BASES))('with %s', (name) => {
    const base = BASES[name] ?? facts();

    test.each(PATTERNS)('has units that fit in every line of %s', (pattern) => {
      const { inputs, lines } = capacityOf(base, pattern);
      const constants = Object.entries(CONSTANTS).map(([constant, it]) => ({ name: constant, ...it }));
      const known = new Map([...inputs, ...lines, ...constants].map((it) => [it.name, it]));
      const faults = lines.map((line) => {
        const takes = line.takes.flatMap((it) => known.get(it) ?? []);
        return unitFault({
          inputs: takes,
          formula: line.formula,
          result: { value: line.value, unit: line.unit },
        });
      });
      expect(faults.filter((it) => it !== null)).toEqual([]);
    });
  });

  test('changing one input changes exactly what depends on it', () => {
    const before = capacityOf(
      facts(read('retention', 400, 'days'), read('users', 90_000, 'users')),
      'modularMonolith',
    );
    const after = capacityOf(
      facts(read('retention', 900, 'days'), read('users', 90_000, 'users')),
      'modularMonolith',
    );
    const changed = before.lines.filter((it) => it.value !== lineValue(after, it.name)).map((it) => it.name);
    expect(changed).toEqual(['storageYear3']);
    const more = capacityOf(
      facts(read('retention', 400, 'days'), read('users', 990_000, 'users')),
      'modularMonolith',
    );
    const moved = before.lines.filter((it) => it.value !== lineValue(more, it.name)).map((it) => it.name);
    const dependent = before.lines
      .filter((it) => rootsOf(it.name, before).has('dailyUsers'))
      .map((it) => it.name);
    expect(moved).toEqual(dependent);
    expect(moved).not.toContain('availability');
  });

  const MOVABLE = [
    'dailyUsers',
    'requestsPerSecond',
    'requestsPerDay',
    'concurrentUsers',
    'payloadSize',
  ] as const;
  const ALSO = ['dataVolume', 'retention', 'growth'] as const;
  const UNITS: Readonly<Partial<Record<Measure, string>>> = {
    payloadSize: 'kB',
    dataVolume: 'GB',
    retention: 'days',
  };
  const CASES = PATTERNS.flatMap((pattern) =>
    [...MOVABLE, ...ALSO].flatMap((measure) =>
      Object.keys(BASES).map((base) => [pattern, measure, base] as const),
    ),
  );

  test.each(CASES)(
    'of %s: another %s moves what depends on it and nothing else, with %s',
    (pattern, measure, base) => {
      const stated = BASES[base]?.reading.quantities.filter((it) => it.measure !== measure) ?? [];
      const sheet = (value: number) =>
        capacityOf(facts(...stated, read(measure, value, UNITS[measure] ?? '')), pattern);
      const [before, after] = [sheet(317), sheet(7919)];
      const moved = before.inputs.filter(
        (it) => it.value !== after.inputs.find((one) => one.name === it.name)?.value,
      );
      const roots = new Set(moved.map((it) => it.name));
      expect(before.inputs.map((it) => it.name)).toEqual(after.inputs.map((it) => it.name));
      expect(roots.size).toBeLessThanOrEqual(1);
      for (const line of before.lines) {
        const depends = [...rootsOf(line.name, before)].some((name) => roots.has(name));
        if (!depends) expect([line.name, lineValue(after, line.name)]).toEqual([line.name, line.value]);
      }
      const rowsThatMoved = before.cost.rows.filter((row, at) => row.low !== after.cost.rows[at]?.low);
      if (roots.size === 0) expect(rowsThatMoved).toEqual([]);
      for (const { formula, low } of rowsThatMoved) {
        const names = formula.match(/[a-z][A-Za-z0-9]*/g) ?? [];
        const depends = names.some(
          (name) => roots.has(name) || [...rootsOf(name, before)].some((it) => roots.has(it)),
        );
        expect([formula, low, depends]).toEqual([formula, low, true]);
      }
    },
  );

  test('every price says whether it is a list price, and whose', () => {
    for (const price of Object.values(PRICES)) {
      expect(price.low).toBeLessThan(price.high);
      if (price.basis === 'list') expect(price.source).toMatch(/AWS|Google|Supabase|Vercel/);
      else expect(price.source).toContain('no list price');
    }
  });

  test('adds up what is paid, from the price table', () => {
    const { cost, pricesAsOf } = capacityOf(facts(), 'modularMonolith');
    expect(cost.rows.map((it) => it.low).reduce((a, b) => a + b)).toBeCloseTo(cost.low);
    expect(cost.high).toBeGreaterThan(cost.low);
    expect(pricesAsOf).toMatch(/^2026-\d\d-\d\d$/);
  });

  test('costs more where more units run', () => {
    const cost = (pattern: string) => capacityOf(facts(), pattern).cost.low;
    expect(cost('microservices')).toBeGreaterThan(cost('modularMonolith'));
    expect(cost('modularMonolith')).toBeGreaterThan(cost('baas'));
  });

  test('multiplies the availabilities of the chain, two hosts for one link', () => {
    const expected = 0.9999 * (1 - 0.005 ** 2) * 0.9995 * 100;
    expect(lineValue(capacityOf(facts(), 'modularMonolith'), 'availability')).toBeCloseTo(expected, 10);
  });

  test('flags a budget that does not cover the range, a target beyond the chain, and stays quiet else', () => {
    const flags = (...quantities: Quantity[]) => capacityOf(facts(...quantities), 'modularMonolith').flags;
    expect(flags()).toEqual([]);
    expect(flags(read('budget', 5000, 'USD/month'), read('availability', 99.5, '%'))).toEqual([]);
    expect(flags(read('budget', 20, 'USD/month'))[0]).toMatchObject({ what: 'budget', isBroken: true });
    expect(flags(read('budget', 200, 'USD/month'))[0]).toMatchObject({ what: 'budget', isBroken: false });
    expect(flags(read('budget', 80_000, 'EUR'))[0]?.message).toMatch(
      /is not compared: it is not a monthly cost/,
    );
    expect(flags(read('availability', 99.99, '%'))[0]).toMatchObject({
      what: 'availability',
      isBroken: true,
    });
  });
});

describe('a budget in another currency', () => {
  const flagOf = (...quantities: Quantity[]) => capacityOf(facts(...quantities), 'modularMonolith').flags[0];
  const inUsd = capacityOf(facts(), 'modularMonolith').cost;

  test('is compared at a dated rate, which stands beside the comparison', () => {
    const euros = Math.floor(inUsd.high / 1.1761) - 1;
    expect(flagOf(read('budget', euros, 'USD/month'))).toMatchObject({ isCompared: true });
    expect(flagOf(read('budget', euros, 'EUR/month'))?.message).toMatch(
      /^The budget of [\d,]+ EUR\/month \(prd\.md, line 3\), about USD [\d,]+ at 1\.1761 USD for 1 EUR \(ECB, 2026-05-08\), covers the low end, not the high end/,
    );
    // Fewer dollars than the range, enough pounds.
    const pounds = Math.ceil(inUsd.high / 1.3611) + 1;
    expect(flagOf(read('budget', pounds, 'GBP/month'))).toBeUndefined();
    expect(flagOf(read('budget', pounds, 'USD/month'))).toMatchObject({ what: 'budget' });
  });
  test('is taken from the words of an answer', () => {
    const questions = [answered('budget', 'at most 100 € a month', true)];
    const { budget, flags } = capacityOf({ ...facts(), questions }, 'modularMonolith');
    expect(budget).toMatchObject({ said: '100 EUR/month (Ana, Q-1)', usd: expect.closeTo(117.61) });
    expect(flags[0]).toMatchObject({ isBroken: true, isCompared: true });
  });
  test.each([
    ['¥90,000 a month', /no rate for JPY/],
    ['60,000 EUR a year', /not a monthly cost/],
  ])('that cannot be compared (%s) is said not to be', (answer, why) => {
    const questions = [answered('budget', answer, true)];
    const flag = capacityOf({ ...facts(), questions }, 'modularMonolith').flags[0];
    expect(flag).toMatchObject({ isBroken: false, isCompared: false });
    expect(flag?.message).toMatch(why);
  });
  test('says nothing of rates where the budget is in dollars', () => {
    expect(flagOf(read('budget', 20, 'USD/month'))?.message).not.toMatch(/ECB|at 1/);
  });
});

describe('withEstimates', () => {
  test('puts the numbers beside every option, in the shape of the record', () => {
    const [round] = DOSSIER.rounds;
    if (!round) throw new Error('the example has no round');
    const set = OptionSet.parse(withEstimates(round.optionSet, facts()));
    expect(set.options.map((it) => it.estimate?.instances)).toEqual([2, 10]);
    expect(set.options.map(({ estimate: _, ...rest }) => rest)).toEqual(round.optionSet.options);
  });
});

describe('numbers in words', () => {
  test('feign no precision', () => {
    expect(costWords({ low: 138.4, high: 1234 })).toBe('USD 140 to 1,200 a month');
    expect(roughly(0.4376)).toBe('0.44');
  });
  test('never promise more than was computed', () => {
    expect(percentWords(99.9499)).toBe('99.94 %');
  });
});

describe('files and people that are stated', () => {
  const perDay = { name: 'filesPerDay', label: 'files', unit: 'GB/day', value: 2, source: null };
  const sizing = (unit: string): NonNullable<Facts['sizing']> => [
    {
      id: 'S-1',
      name: 'Files after a year',
      inputs: [{ ...perDay, source: { kind: 'rule', rule: 'told' } }],
      formula: 'filesPerDay * 365',
      result: { value: 730, unit },
      consequence: '',
    },
  ];
  test('files are priced beside the rows, and are no rows', () => {
    const sheet = capacityOf({ ...facts(), sizing: sizing('GB') }, 'modularMonolith');
    expect(sheet.cost.rows.find((row) => row.formula === 'sizedFiles')?.quantity).toBe(730);
    expect(lineValue(sheet, 'storageYear1')).not.toBe(730);
  });
  test('nothing is priced where no files are sized', () => {
    const rows = capacityOf(facts(), 'modularMonolith').cost.rows;
    expect(rows.some((row) => row.formula === 'sizedFiles')).toBe(false);
  });
  test('people at once are those that are stated, also where a rate is', () => {
    const both = facts(read('requestsPerSecond', 400, 'req/s'), read('concurrentUsers', 300, 'users'));
    expect(lineValue(capacityOf(both, 'modularMonolith'), 'concurrent')).toBe(300);
    const rate = facts(read('requestsPerSecond', 400, 'req/s'));
    expect(lineValue(capacityOf(rate, 'modularMonolith'), 'concurrent')).toBe(12_000);
  });
  test('jobs in a table of the database ask for no queue', () => {
    const names = capacityOf(facts(), 'monolithWorkers').cost.rows.map((row) => row.name);
    expect(names).not.toContain(PRICES.queue.name);
  });
});
