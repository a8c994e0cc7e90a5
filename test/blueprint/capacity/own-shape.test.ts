// Sentences about what a design runs on in its own case: hosts of its own, a database over zones, numbers that lines share.
import { describe, expect, it } from 'vitest';
import { type Capacity, capacityOf, lineValue } from '../../../src/blueprint/capacity/capacity.ts';
import type { Facts } from '../../../src/blueprint/capacity/inputs.ts';
import type { SizingLine } from '../../../src/blueprint/parts/review.ts';
import type { Quantity } from '../../../src/blueprint/requirement.ts';

function target(value: number): Quantity {
  const source = { kind: 'document', documentId: 'd1', document: 'prd.md', heading: '', line: 3 } as const;
  const told = { bound: 'atLeast', subject: '', text: `${value} %`, requirementId: null, source } as const;
  return { id: 'N-1', measure: 'availability', value, unit: '%', ...told };
}

function line(name: string, value: number, unit: string, resultUnit: string): SizingLine {
  const source = { kind: 'rule', rule: 'made up' } as const;
  const inputs = [{ name, label: name, value, unit, source }];
  return { id: 'S-1', name, inputs, formula: name, result: { value, unit: resultUnit }, consequence: '' };
}

function facts(quantities: Quantity[], sizing: SizingLine[] = []): Facts {
  return { reading: { quantities }, questions: [], sizing };
}

const names = ({ inputs }: Capacity): string[] => inputs.map((one) => one.name);
const OWN = line('ownHosts', 1, 'hosts', 'own hosts');

describe('a design on hosts of its own', () => {
  const sheet = capacityOf(facts([], [OWN]), 'modularMonolith');
  it('rents nothing and has one host, whose availability is its own', () => {
    expect(sheet.cost.rows.map((row) => row.name)).toEqual(['Power for a host of our own, 60 to 200 W']);
    expect(lineValue(sheet, 'instances')).toBe(1);
    expect(lineValue(sheet, 'availability')).toBe(99.5);
  });
  it('still pays its provider where the pattern has no host', () => {
    expect(capacityOf(facts([], [OWN]), 'serverless').cost).toEqual(capacityOf(facts([]), 'serverless').cost);
  });
  it('is told of by a line alone', () => {
    expect(names(capacityOf(facts([]), 'modularMonolith'))).toContain('replicas');
  });
});

describe('a stated availability', () => {
  it('beyond the ordinary shape puts the database over zones, at its price', () => {
    const sheet = capacityOf(facts([target(99.95)]), 'modularMonolith');
    expect(names(sheet)).toContain('zones');
    expect(lineValue(sheet, 'availability')).toBeGreaterThan(99.95);
    expect(sheet.flags).toEqual([]);
    expect(sheet.cost.high).toBeGreaterThan(capacityOf(facts([]), 'modularMonolith').cost.high);
  });
  it('that no zone reaches stays a flag', () => {
    expect(capacityOf(facts([target(99.999)]), 'modularMonolith').flags.map((one) => one.what)).toEqual([
      'availability',
    ]);
  });
  it('that the ordinary shape reaches changes nothing', () => {
    expect(names(capacityOf(facts([target(99.9)]), 'modularMonolith'))).not.toContain('zones');
  });
  it('of commands with an outbox does not hang on the broker', () => {
    expect(names(capacityOf(facts([]), 'eventDriven'))).not.toContain('broker');
    expect(names(capacityOf(facts([]), 'eventSourcing'))).toContain('broker');
  });
});

describe('an input of the sheet', () => {
  const people = line('dailyUsers', 7, 'users/day', 'requests/day');
  it('is the one that a line takes, by its name and unit', () => {
    const sheet = capacityOf(facts([], [people]), 'modularMonolith');
    expect(sheet.inputs.find((one) => one.name === 'dailyUsers')).toMatchObject({ value: 7, source: 'S-1' });
  });
  it('of another unit is another', () => {
    const other = line('dailyUsers', 7, 'thousands', 'requests/day');
    const sheet = capacityOf(facts([], [other]), 'modularMonolith');
    expect(sheet.inputs.find((one) => one.name === 'dailyUsers')?.value).toBe(100);
  });
});

describe('a number that the sizing gives under another name', () => {
  const sized = (one: SizingLine) => capacityOf(facts([], [one]), 'modularMonolith');
  const held = (sheet: Capacity, name: string) => sheet.inputs.find((one) => one.name === name);
  it('holds in the sheet: busy hours are the peak over the average', () => {
    const sheet = sized(line('busyHours', 2, 'h/day', 'requests/day'));
    expect(held(sheet, 'peakFactor')).toMatchObject({ value: 12, origin: 'computed' });
  });
  it('holds in the sheet: what a replica answers, with its room to spare', () => {
    const one = line('perReplica', 120, 'requests/s', 'replicas');
    const [input] = one.inputs;
    const spare = input === undefined ? [] : [{ ...input, name: 'spare', unit: 'times', value: 1.5 }];
    const sheet = sized({ ...one, inputs: [...one.inputs, ...spare] });
    expect(held(sheet, 'perInstance')).toMatchObject({ value: 80, origin: 'computed' });
  });
  it('stays an assumption where no line gives it, or gives it in another unit', () => {
    expect(held(capacityOf(facts([]), 'modularMonolith'), 'peakFactor')).toMatchObject({ origin: 'assumed' });
    const other = sized(line('busyHours', 2, 'days', 'requests/day'));
    expect(held(other, 'peakFactor')).toMatchObject({ value: 8, origin: 'assumed' });
  });
});

describe('parts beside those of a pattern', () => {
  const plain = capacityOf(facts([]), 'eventDriven');
  const more = capacityOf(
    facts([], [line('gatewayHosts', 2, 'hosts', 'gateway hosts'), line('caches', 1, 'cache', 'cache')]),
    'eventDriven',
  );
  it('are hosts and a cache that are paid for', () => {
    expect(lineValue(more, 'instances')).toBe(lineValue(plain, 'instances') + 2);
    expect(more.cost.rows.map((row) => row.name)).toContain('Managed cache, two nodes');
  });
  it('are none where no line sizes them, and on hosts of our own', () => {
    expect(plain.cost.rows.map((row) => row.name)).not.toContain('Managed cache, two nodes');
    const own = capacityOf(
      facts([], [OWN, line('gatewayHosts', 2, 'hosts', 'gateway hosts')]),
      'eventDriven',
    );
    expect(lineValue(own, 'instances')).toBe(1);
  });
});

describe('a growth that is told', () => {
  const grown = (value: number): Capacity =>
    capacityOf(facts([{ ...target(value), measure: 'growth', bound: 'about' }]), 'modularMonolith');
  const formula = (sheet: Capacity): string =>
    sheet.lines.find((one) => one.name === 'storageYear3')?.formula ?? '';
  it('goes on by the year while it is a share, and is one step where it more than doubles', () => {
    expect(formula(grown(30))).toContain('(1 + growth) * (1 + growth)');
    expect(formula(grown(233))).toContain('2 * (1 + growth)');
    expect(formula(grown(233))).not.toContain('(1 + growth) * (1 + growth)');
  });
});
