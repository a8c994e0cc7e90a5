// Sentences about what a party reads of its own: which calls open to it, what they say, and which stay as they were.
import { expect, it } from 'vitest';
import type { Endpoint } from '../../../../src/blueprint/parts/routes.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { withOwners } from '../../../../src/planner/builtin/parts/routes/owners.ts';
import type { EntityFact, Spine } from '../../../../src/planner/builtin/spine.ts';
import { requirement } from '../inputs.ts';
import { harbour } from './products.ts';

function thing(name: string, more: Partial<EntityFact> = {}): EntityFact {
  const segment = `${name.toLowerCase().replace(' ', '-')}s`;
  return { name, plural: `${name}s`, segment, fields: [], requirementIds: [], owner: 'api', ...more };
}

const PARTY = 'Also named GHP: Grain House Service Provider.';

function grain(description = PARTY): Spine {
  const spine = harbour();
  const { input } = spine;
  const text =
    'Each house has a margin position. The positions of all houses are settled. Scales weigh grain.';
  const document = { id: 'd1', name: 'PRD.md', kind: 'prd' as const, text, sizeBytes: 9, hash: 'h' };
  return {
    ...spine,
    input: { ...input, brief: { ...input.brief, documents: [document] } },
    requirements: [
      requirement('R-1', 'Show each position to the desk.'),
      requirement('R-2', 'Show each scale to the desk.'),
    ],
    features: [
      { name: 'Positions', requirementIds: ['R-1'], entityNames: ['Position'], roleNames: ['Desk Operator'] },
      { name: 'Scales', requirementIds: ['R-2'], entityNames: ['Scale'], roleNames: ['Desk Operator'] },
    ],
    roles: [
      { name: 'House', description, requirementIds: [] },
      { name: 'Desk Operator', description: 'Runs the desk.', requirementIds: [] },
    ],
    entities: [
      thing('House'),
      thing('Position'),
      thing('Scale'),
      thing('Settlement'),
      thing('Settlement Line', { kind: 'line' }),
    ],
  };
}

const call = (method: Endpoint['method'], path: string): Endpoint => ({
  method,
  path,
  purpose: 'Does it.',
  roles: ['Desk Operator'],
  serves: [],
});
const CALLS = [
  call('GET', '/v1/positions'),
  call('PATCH', '/v1/positions/{id}'),
  call('GET', '/v1/houses/{id}'),
  call('GET', '/v1/houses'),
  call('GET', '/v1/scales'),
  call('GET', '/v1/settlements/{id}'),
];
const drafted = (spine: Spine): Endpoint[] =>
  withOwners(spine, [{ category: 'Desk', feature: 'Desk', endpoints: CALLS }]).flatMap(
    (one) => one.endpoints,
  );
const at = (spine: Spine, method: string, path: string) =>
  drafted(spine).find((each) => each.method === method && each.path === path);

it('opens what has a key to a party to that party, by row', () => {
  expect(at(grain(), 'GET', '/v1/positions')).toMatchObject({
    roles: ['House', 'Desk Operator'],
    purpose: 'Does it; House gets its own only.',
  });
  expect(at(grain(), 'GET', '/v1/houses/{id}')?.purpose).toContain('its own record only');
});

it('lists the lines of what is settled, to each party its own', () => {
  expect(at(grain(), 'GET', '/v1/settlements/{id}')?.purpose).toContain('those with a line of its own');
  expect(at(grain(), 'GET', '/v1/settlements/{id}/lines')?.roles).toEqual(['House', 'Desk Operator']);
});

it('opens no writing, no list of all parties, and nothing that is not its own', () => {
  for (const [method, path] of [
    ['PATCH', '/v1/positions/{id}'],
    ['GET', '/v1/houses'],
    ['GET', '/v1/scales'],
  ] as const)
    expect(at(grain(), method, path)).toEqual(call(method, path));
});

it('stays quiet where no institution takes part', () => {
  expect(drafted(grain('Weighs grain.'))).toEqual(CALLS);
});

it('says in the matrix of rights that a party has its own', () => {
  const grants = (spine: Spine, capability: RegExp) =>
    draftAccess(spine).capabilities.find((each) => capability.test(each.capability))?.grants;
  expect(grants(grain(), /position/i)?.House).toBe('own');
  expect(grants(grain(), /scale/i)?.House).not.toBe('own');
});
