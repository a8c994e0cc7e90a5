// Sentences about availability and recovery: two numbers of one answer, a place that fits the target, and what is decided
// where the chain of parts misses it.
import { describe, expect, it } from 'vitest';
import { quantityOf } from '../../../src/planner/builtin/quantities.ts';
import { recoveryClause } from '../../../src/planner/builtin/recovery.ts';
import { readSignals } from '../../../src/planner/builtin/signals.ts';
import { answered, brief, quantity, reading } from './inputs.ts';

describe('an answer on recovery', () => {
  it('gives what may be lost and how soon it is back', () => {
    const answer = '5 minutes lost at most, back within 1 hour';
    expect(recoveryClause('recoveryPoint', answer)).toBe('5 minutes lost at most');
    expect(recoveryClause('recoveryTime', answer).trim()).toBe('back within 1 hour');
  });

  it('counts nothing as none', () => {
    const answers = [answered('recoveryPoint', 'Nothing acknowledged may be lost; back within 5 minutes')];
    expect(quantityOf({ reading, answers }, 'recoveryPoint')?.value).toBe(0);
    expect(quantityOf({ reading, answers }, 'recoveryTime')).toMatchObject({ value: 5, bound: 'atMost' });
  });

  it('gives no time to recover where it names none', () => {
    expect(recoveryClause('recoveryTime', '10 minutes lost at most')).toBe('');
    expect(recoveryClause('recoveryPoint', '10 minutes')).toBe('10 minutes');
  });
});

describe('a target for availability', () => {
  const withTarget = (value: number) => ({
    brief,
    answers: [],
    reading: { ...reading, quantities: [quantity('availability', value, '%')] },
  });

  it('asks for more than one host where one cannot give it', () => {
    expect(readSignals(withTarget(99.999)).has('redundant')).toBe(true);
  });

  it('does not where a host that restarts will do, or nothing is stated', () => {
    expect(readSignals(withTarget(99.5)).has('redundant')).toBe(false);
    expect(
      readSignals({ brief, answers: [], reading: { ...reading, quantities: [] } }).has('redundant'),
    ).toBe(false);
  });
});
