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
    const after = traceOf({ blueprint, reading: unmet.reading });
    expect(after.rows.filter((row) => row.status === 'open')).toEqual([]);
    expect(after.coverage).toBe(traceOf(unmet).coverage);
  });
  test('leaves a design alone that answers or puts off everything', () => {
    expect(putOffUnmet(DOSSIER.blueprint, DOSSIER.reading)).toBe(DOSSIER.blueprint);
  });
});
