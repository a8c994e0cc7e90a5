// Sentences about what is built first in an invented deposit house: parties, then what passes, then its settlement.
import { describe, expect, it } from 'vitest';
import { isBuiltOn } from '../../../../src/planner/builtin/parts/plan/built-on.ts';
import type { EntityFact, FeatureFact, Spine } from '../../../../src/planner/builtin/spine.ts';
import { harbour } from './products.ts';

const entity = (name: string, id: string): EntityFact => ({
  name,
  plural: `${name}s`,
  segment: name.toLowerCase().replaceAll(' ', '-'),
  fields: [],
  requirementIds: [id],
  owner: 'api',
});
const feature = (name: string, id: string, ...entityNames: string[]): FeatureFact => ({
  name,
  requirementIds: [id],
  entityNames,
  roleNames: [],
});
const demand = (id: string, text: string): Spine['requirements'][number] => ({
  id,
  kind: 'functional',
  priority: 'must',
  text,
  attributes: [],
  source: { kind: 'rule', rule: 'made up' },
});
const PARTIES = feature('Member Bank Management', 'R-1', 'Member Bank');
const MOVING = feature('Payment desk', 'R-2', 'Payment');
const CLEARING = feature('Settlement', 'R-3', 'Settlement');

function house(roles: Spine['roles']): Spine {
  return {
    ...harbour(),
    roles,
    entities: [entity('Payment', 'R-2'), entity('Member Bank', 'R-1'), entity('Settlement', 'R-3')],
    features: [CLEARING, MOVING, PARTIES],
    requirements: [
      demand('R-1', 'Register a member bank.'),
      demand('R-2', 'Submit a payment from a payer to a payee.'),
      demand('R-3', 'Close a settlement of all payments.'),
    ],
  };
}
const BANK: Spine['roles'][number] = { name: 'Member Bank', description: 'A bank.', requirementIds: [] };

describe('a feature', () => {
  it('waits for the parties, and a settlement for what moves', () => {
    const spine = house([BANK]);
    expect(isBuiltOn(spine, MOVING, PARTIES)).toBe(true);
    expect(isBuiltOn(spine, CLEARING, PARTIES)).toBe(true);
    expect(isBuiltOn(spine, CLEARING, MOVING)).toBe(true);
  });

  it('is never waited for by what it waits for, nor by itself', () => {
    const spine = house([BANK]);
    expect(isBuiltOn(spine, PARTIES, MOVING)).toBe(false);
    expect(isBuiltOn(spine, MOVING, CLEARING)).toBe(false);
    expect(isBuiltOn(spine, PARTIES, PARTIES)).toBe(false);
  });

  it('waits for none where no institution takes part', () => {
    const spine = house([{ name: 'Clerk', description: 'Sorts.', requirementIds: [] }]);
    expect(isBuiltOn(spine, CLEARING, MOVING)).toBe(false);
    expect(isBuiltOn(spine, MOVING, PARTIES)).toBe(false);
  });
});
