// Sentences about availability and recovery: what may be lost, a place that fits the target, and what is decided
// where the chain of parts misses it.
import { describe, expect, it } from 'vitest';
import { quantityOf } from '../../../../src/planner/builtin/ground/quantities.ts';
import { lossIn } from '../../../../src/planner/builtin/ground/recovery.ts';
import { readSignals } from '../../../../src/planner/builtin/ground/signals.ts';
import { answered, brief, quantity, reading } from '../inputs.ts';

describe('an answer on recovery', () => {
  it('says what may be lost beside how soon all is back', () => {
    expect(lossIn('5 minutes lost at most, back within 1 hour')).toBe('5 minutes lost at most');
    const answers = [answered('recoveryPoint', '5 minutes lost at most, back within 1 hour')];
    expect(quantityOf({ reading, answers }, 'recoveryPoint')).toMatchObject({ value: 5 });
  });

  it('counts nothing as none, and not the time of the return', () => {
    const answers = [answered('recoveryPoint', 'Nothing acknowledged may be lost; back within 5 minutes')];
    expect(quantityOf({ reading, answers }, 'recoveryPoint')?.value).toBe(0);
  });

  it('stays quiet where only the return is answered', () => {
    expect(lossIn('back within an hour')).toBe('');
    expect(lossIn('10 minutes')).toBe('10 minutes');
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
