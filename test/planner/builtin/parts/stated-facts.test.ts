// Sentences about facts that have one right place: how long a queue keeps messages, how many people build, how a station lives.
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../../../src/blueprint/requirement.ts';
import { LIFECYCLES } from '../../../../src/planner/builtin/catalogue/lifecycle-data.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import { draftScenarios } from '../../../../src/planner/builtin/parts/qualities/scenarios.ts';
import { quantity, requirement } from '../inputs.ts';
import { harbour } from './products.ts';

function purposeOfBus(text: string): string {
  const kept: Quantity = { ...quantity('retention', 9, 'days'), text, requirementId: 'C1' };
  const { databases } = draftData(harbour({ quantities: [kept] }));
  return databases.find((each) => each.component === 'events')?.purpose ?? '';
}

describe('how long a queue keeps its messages', () => {
  it('stands with the queue whose technology the inputs name for it', () => {
    expect(purposeOfBus('Messages are kept in NATS for 9 days.')).toContain(
      'Messages are kept for 9 days (C1).',
    );
  });
  it('is not taken from another technology', () => {
    expect(purposeOfBus('Messages are kept in the letter box for 9 days.')).not.toContain('9 days');
  });
  it('is not taken from what else is kept', () => {
    expect(purposeOfBus('NATS is trusted; bookings are kept for 9 days.')).not.toContain('9 days');
  });
});

describe('the size of a team', () => {
  const measures = (quantities: Quantity[]): string[] => {
    const asked = requirement('C1', 'The team is small.', ['maintainability'], 'constraint');
    const spine = harbour({ requirements: [asked], quantities });
    return draftScenarios(spine, new Set()).map((each) => each.measure);
  };
  it('is no measure of a quality', () => {
    const team = { ...quantity('teamSize', 6, 'people'), requirementId: 'C1' };
    expect(measures([team]).join()).not.toContain('6 people');
  });
  it('leaves the other numbers of its sentence as measures', () => {
    const wait = { ...quantity('latency', 3, 's'), requirementId: 'C1' };
    expect(measures([wait]).join()).toContain('3 s');
  });
});

describe('the life of a thing that reports', () => {
  const life = (name: string): string =>
    LIFECYCLES.find((one) => one.entity.test(name))
      ?.transitions.map(([, , on]) => on)
      .join('; ') ?? '';
  it('opens a source only where it is watched', () => {
    expect(life('Camera')).toContain('source is opened');
    expect(life('Weather Station')).not.toContain('source');
  });
  it('goes on after a time without network for a device', () => {
    expect(life('Weather Station')).toContain('network returns');
  });
  it('is not told of a thing that reports nothing', () => {
    expect(life('Berth')).not.toMatch(/network|source/);
  });
});
