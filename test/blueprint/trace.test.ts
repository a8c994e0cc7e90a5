import { describe, expect, test } from 'vitest';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { traceOf } from '../../src/blueprint/trace.ts';
import { DOSSIER } from '../fixtures/dossier.ts';

const trace = traceOf(DOSSIER);

function rowOf(id: string, of = trace) {
  return of.rows.find((row) => row.requirement.id === id);
}

function withBlueprint(change: Partial<Blueprint>) {
  return traceOf({ ...DOSSIER, blueprint: { ...DOSSIER.blueprint, ...change } });
}

describe('traceOf', () => {
  test('names in words every place that serves a requirement, once, in the order of the blueprint', () => {
    expect(rowOf('FR-2')?.metIn).toEqual([
      'Component: Berth plan',
      'Capability: Change the plan',
      'Page: Berth plan',
      'API: Berths',
      'Entity: Berth',
    ]);
  });
  test('counts a decision that a requirement drives', () => {
    expect(rowOf('NFR-3')?.metIn).toEqual(['Quality scenarios', 'ADR-0002']);
  });
  test('does not count a rejected decision', () => {
    const records = DOSSIER.blueprint.decisions.records.map((it) => ({ ...it, status: 'rejected' as const }));
    const changed = withBlueprint({ decisions: { records, notes: '' } });
    expect(rowOf('NFR-3', changed)?.metIn).toEqual(['Quality scenarios']);
  });
  test('does not take the naming of a requirement in review or plan for an answer to it', () => {
    const drivers = [{ title: 'Ratings', implication: 'They matter.', serves: ['FR-4'] }];
    const changed = withBlueprint({ review: { ...DOSSIER.blueprint.review, drivers } });
    expect(rowOf('FR-4', changed)?.status).toBe('deferred');
  });
  test('tells what an open decision puts off from what no part answers', () => {
    expect(rowOf('FR-4')?.reason).toMatch(/^Waits for an open decision of Product owner/);
    const changed = withBlueprint({ plan: { ...DOSSIER.blueprint.plan, openDecisions: [] } });
    expect(rowOf('FR-4', changed)?.reason).toBe('No part of this design answers it yet.');
  });
  test('does not find FR-4 in the words "FR-40"', () => {
    const openDecisions = [{ question: 'Does FR-40 belong here?', owner: 'Product owner', revisit: 'soon' }];
    const changed = withBlueprint({ plan: { ...DOSSIER.blueprint.plan, openDecisions } });
    expect(rowOf('FR-4', changed)?.reason).toBe('No part of this design answers it yet.');
  });
  test('puts out of scope what the inputs exclude', () => {
    expect(rowOf('FR-5')).toMatchObject({ status: 'outOfScope', metIn: [] });
  });
  test('gives the per cent of requirements in scope that are met, rounded down', () => {
    expect(trace.coverage).toBe(85);
  });
  test('is complete where nothing is asked for', () => {
    expect(traceOf({ ...DOSSIER, reading: { ...DOSSIER.reading, requirements: [] } })).toEqual({
      rows: [],
      coverage: 100,
    });
  });
});
