// Sentences about stated dates: how they are read, against which phases they stand, and when they become a conflict.
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../../src/blueprint/blueprint.ts';
import type { Phase } from '../../../../src/blueprint/parts/plan.ts';
import {
  dueAt,
  lastDayOf,
  reachesOf,
  withMilestones,
} from '../../../../src/planner/builtin/parts/plan/milestones.ts';
import { withMissedDates } from '../../../../src/planner/builtin/parts/review/dates.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { quantity } from '../inputs.ts';
import { harbour } from './products.ts';

/** The products are decided on 2026-01-05. */
function dated(...subjects: string[]): Spine {
  const quantities = subjects.map((subject) => ({
    ...quantity('deadline', 0, 'date'),
    value: null,
    subject,
    text: subject,
  }));
  return harbour({ quantities });
}

const phase = (low: number, high: number): Phase => ({
  name: 'Foundation',
  weeks: { low, high, basis: 'three things to build' },
  deliverables: ['It'],
  successCriteria: ['It works'],
  serves: [],
});
const PHASES = [phase(4, 8), phase(2, 4), phase(2, 4)];
const lines = (spine: Spine): string[] => reachesOf(spine, PHASES).map(({ line }) => line);

describe('a date', () => {
  it('is its last day, in each way that it is written', () => {
    expect(lastDayOf('2026-10-01')).toBe('2026-10-01');
    expect(lastDayOf('15 May 2027')).toBe('2027-05-15');
    expect(lastDayOf('May 3, 2027')).toBe('2027-05-03');
    expect(lastDayOf('February 2027')).toBe('2027-02-28');
    expect(lastDayOf('Q3 2027')).toBe('2027-09-30');
  });
  it('is none where no month is named', () => {
    expect(lastDayOf('soon')).toBeNull();
    expect(lastDayOf('Version 2027')).toBeNull();
  });
});

describe('a stated date against the weeks of the plan', () => {
  it('is met at the upper end where that is early enough', () => {
    const [line = ''] = lines(dated('Season opens (2026-06-01)'));
    expect(line).toContain('All phases end between 2026-03-02 and 2026-04-27');
    expect(line).toContain('met also at the upper end, as long as the work begins by 2026-02-09');
  });
  it('hangs on the estimate where it lies between the two ends', () => {
    expect(lines(dated('Season opens (2026-03-31)'))[0]).toContain('at most 12 of the 16 weeks');
  });
  it('cannot be met before the lower end, and is over before the decision', () => {
    expect(lines(dated('Season opens (2026-02-01)'))[0]).toContain('even the lower end is 4 weeks late');
    expect(lines(dated('Season opens (2025-12-01)'))[0]).toContain('a new date has to be named');
  });
  it('needs what people work with where another date follows', () => {
    const spine = dated('All piers (2026-12-01)', 'Pilot with a pier (2026-06-01)');
    expect(lines(spine)[0]).toContain('Pilot with a pier: 2026-06-01. The first 2 phases');
    expect(dueAt(spine, 2)).toBe('Pilot with a pier (2026-06-01)');
    expect(dueAt(spine, 3)).toBe('All piers (2026-12-01)');
  });
});

describe('the steps of the delivery', () => {
  const steps = ['Skeleton', 'Berths', 'Release'].map((step) => ({ step, exit: 'It works.' }));
  it('have the last date behind the release, and those before it ahead of that', () => {
    const spine = dated('Pilot with a pier (2026-06-01)', 'All piers (2026-12-01)');
    expect(withMilestones(spine, PHASES, steps).map(({ step }) => step)).toEqual([
      'Skeleton',
      'Berths',
      'Stated date: Pilot with a pier',
      'Release',
      'Stated date: All piers',
    ]);
  });
  it('stay as they are without a date', () => {
    expect(withMilestones(dated(), PHASES, steps)).toEqual(steps);
  });
});

describe('a date that is not surely met', () => {
  const blueprint = {
    review: { conflicts: [] as unknown[] },
    plan: { phases: PHASES, openDecisions: [] as unknown[] },
  } as unknown as Blueprint;
  it('is a conflict and an open decision', () => {
    const told = withMissedDates(blueprint, dated('Season opens (2026-02-01)'));
    expect(told.review.conflicts[0]).toMatchObject({ id: 'D-1', confirmBy: 'Ana' });
    expect(told.plan.openDecisions[0]?.question).toContain('Season opens');
  });
  it('is none where it is met, or no date is stated', () => {
    expect(withMissedDates(blueprint, dated('Season opens (2026-06-01)'))).toBe(blueprint);
    expect(withMissedDates(blueprint, dated())).toBe(blueprint);
  });
});
