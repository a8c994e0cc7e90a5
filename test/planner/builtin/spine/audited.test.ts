// Sentences about what the inputs want in an audit log: looks as well as changes, and two rules that one demand raises.
import { describe, expect, it } from 'vitest';
import { auditedDeeds } from '../../../../src/planner/builtin/spine/audited.ts';
import { noun, requirement } from '../inputs.ts';

const THINGS = [noun('Cargo'), noun('Cargo Paper'), noun('Sluice')];
const deeds = (text: string) => auditedDeeds([requirement('R-1', text)], THINGS);

describe('what is written down', () => {
  it('is a look at the thing that the demand names, with what an entry holds', () => {
    const [found] = deeds(
      'Every access to a cargo paper must be recorded in an audit log with person and hour.',
    );
    expect(found).toMatchObject({ id: 'R-1', deed: 'access to a cargo paper', isLook: true });
    expect(found?.thing.name).toBe('Cargo Paper');
    expect(found?.holds).toBe('person and hour');
  });
  it('is a deed that is no look', () => {
    const [found] = deeds('Each remote opening of a sluice must be written to an audit log.');
    expect(found).toMatchObject({ deed: 'remote opening of a sluice', isLook: false, holds: '' });
  });
  it('is nothing where no log is asked for, or nothing that is kept', () => {
    expect(deeds('Every access to a cargo paper must be recorded on paper.')).toEqual([]);
    expect(deeds('Every sneeze must be recorded in an audit log.')).toEqual([]);
  });
});
