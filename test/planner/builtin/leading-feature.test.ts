// Sentences about which feature leads: the one on the key thing, never one at the edge of the product.
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../src/blueprint/requirement.ts';
import { ledByMain } from '../../../src/planner/builtin/leading-feature.ts';
import type { FeatureFact } from '../../../src/planner/builtin/spine.ts';

const ids = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `R-${from + at}`);
const feature = (name: string, requirementIds: string[]): FeatureFact => ({
  name,
  requirementIds,
  entityNames: [],
  roleNames: ['Clerk'],
});
const asked = (id: string, heading: string): Requirement => ({
  id,
  kind: 'functional',
  priority: 'must',
  text: `${id} speaks of a loan.`,
  attributes: [],
  source: { kind: 'document', documentId: 'D-1', document: 'prd.md', heading, line: 1 },
});

const LOAN = { name: 'Loan', requirementIds: ids(20, 4) };
const CLERK = { name: 'Clerk', description: 'lends', requirementIds: ids(20, 4) };
const EDGE = feature('Toy corner', ids(1, 1));
const SHELVES = feature('Shelves', [...ids(2, 8), ...ids(20, 4)]);
const OTHERS = ['Desk', 'Rooms', 'Events', 'Fees'].map((name, at) => feature(name, ids(30 + at * 4, 4)));
const names = (features: readonly FeatureFact[]): string[] => features.map((one) => one.name);

describe('the leading feature', () => {
  it('is the one on the key thing, made of what other headings drew to them; the edge stands last', () => {
    const requirements = LOAN.requirementIds.map((id) => asked(id, 'Principles'));
    const led = ledByMain([EDGE, SHELVES, ...OTHERS], [LOAN], [CLERK], requirements);
    expect(names(led)).toEqual([
      'Loan management',
      'Shelves',
      'Desk',
      'Rooms',
      'Events',
      'Fees',
      'Toy corner',
    ]);
    expect(led.find((one) => one.name === 'Shelves')?.requirementIds).toEqual(ids(2, 8));
    expect(led[0]?.roleNames).toEqual(['Clerk']);
  });

  it('takes no demand from the heading that it stands under', () => {
    const requirements = LOAN.requirementIds.map((id) => asked(id, 'Shelves'));
    const led = ledByMain([EDGE, SHELVES, ...OTHERS], [LOAN], [CLERK], requirements);
    expect(names(led)[0]).toBe('Shelves');
    expect(names(led)).not.toContain('Loan management');
  });

  it('stays where the documents put it when as much is asked of it as of others', () => {
    const features = [...OTHERS, SHELVES, EDGE];
    expect(ledByMain(features, [LOAN], [CLERK], [])).toEqual(features);
  });
});
