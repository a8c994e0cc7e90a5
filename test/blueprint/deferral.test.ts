import { describe, expect, test } from 'vitest';
import { putOffUnmet } from '../../src/blueprint/deferral.ts';
import { traceOf } from '../../src/blueprint/trace.ts';
import { spoilt } from '../fixtures/checked.ts';
import { DOSSIER } from '../fixtures/dossier.ts';

const unmet = spoilt('plan', { openDecisions: [] });

describe('putOffUnmet', () => {
  test('puts off what no part answers, in the open, and calls nothing met', () => {
    const blueprint = putOffUnmet(unmet.blueprint, unmet.reading);
    expect(blueprint.plan.openDecisions).toMatchObject([{ owner: 'Product owner' }]);
    expect(blueprint.plan.openDecisions[0]?.question).toMatch(
      / now, later, or leave .*\? Drafted for now: later/,
    );
    const after = traceOf({ blueprint, reading: unmet.reading });
    expect(after.rows.filter((row) => row.status === 'open')).toEqual([]);
    expect(after.coverage).toBe(traceOf(unmet).coverage);
  });
  test('names who decides, and tells each waiting demand the question alone', () => {
    const reading = {
      ...unmet.reading,
      requirements: unmet.reading.requirements.map((one, at) => ({ ...one, id: `X-${at + 1}` })),
    };
    const blueprint = putOffUnmet(unmet.blueprint, reading, 'Ana');
    const { rows } = traceOf({ blueprint, reading });
    expect(blueprint.plan.openDecisions[0]?.owner).toBe('Ana');
    expect(blueprint.plan.openDecisions[0]?.question).toContain('X-2 ("');
    const reasons = rows.filter((row) => row.status === 'deferred').map((row) => row.reason);
    expect(reasons[0]).toMatch(/^Waits for an open decision of Ana: .*\?$/);
  });
  test('leaves a design alone that answers or puts off everything', () => {
    expect(putOffUnmet(DOSSIER.blueprint, DOSSIER.reading)).toBe(DOSSIER.blueprint);
  });
});
