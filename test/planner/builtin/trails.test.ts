// Sentences about trails and reviews: who reads a trail, what it is about, and where things are looked up.
import { expect, it } from 'vitest';
import type { Feature } from '../../../src/blueprint/reading.ts';
import { requestOf } from '../../../src/planner/builtin/flows/requests.ts';
import { homes } from '../../../src/planner/builtin/parts/routes/homes.ts';
import { featuresOf } from '../../../src/planner/builtin/product-nouns.ts';
import { readBrief } from '../../../src/planner/builtin/reading/read-brief.ts';
import type { EntityFact } from '../../../src/planner/builtin/spine.ts';
import { line, requirement } from './inputs.ts';
import { harbour } from './parts/products.ts';
import { brief, document } from './reading/briefs.ts';

const role = (name: string) => ({ name, description: '', requirementIds: [] });
const feature = (name: string, actorNames: string[]): Feature => ({
  name,
  requirementIds: ['R-1'],
  actorNames,
  entityNames: ['Berth'],
  source: line(1),
});
const ROLES = ['Clerk', 'Auditor', 'Pilot'].map(role);
const read = readBrief(
  brief('Port', document('prd', '# Port\n## Features\n- Pilots must be able to book a berth.')),
);
const factOf = (name: string, actors: string[]) =>
  featuresOf({ ...read, features: [feature(name, actors), feature('Berths', ['Pilot'])] }, ROLES).find(
    (one) => one.name === name,
  );

it('gives a trail to those who only look, and makes it be about its entries', () => {
  expect(factOf('Logging & Audit', ['Clerk', 'Auditor'])).toMatchObject({
    roleNames: ['Auditor'],
    entityNames: [],
  });
});

it('leaves a trail to those who are told where nobody only looks, and other areas as they are', () => {
  expect(factOf('Audit trail', ['Clerk'])?.roleNames).toEqual(['Clerk']);
  expect(factOf('Berth desk', ['Clerk', 'Auditor'])).toMatchObject({
    roleNames: ['Clerk', 'Auditor'],
    entityNames: ['Berth'],
  });
});

const deal: EntityFact = {
  name: 'Deal',
  plural: 'Deals',
  segment: 'deals',
  fields: [],
  requirementIds: ['R-1', 'R-2', 'R-3', 'R-4'],
  owner: 'api',
};

function homeOfDeals(second: string): string | undefined {
  const texts = ['Deals are priced.', 'Deals are matched.', 'Deals are weighed.', 'Find details of a deal.'];
  const ids = texts.map((_, at) => `R-${at + 1}`);
  return homes({
    ...harbour(),
    entities: [deal],
    requirements: texts.map((text, at) => requirement(`R-${at + 1}`, text)),
    features: [
      { name: 'Matching', requirementIds: ids.slice(0, 3), entityNames: ['Deal'], roleNames: [] },
      { name: second, requirementIds: ids.slice(3), entityNames: ['Deal'], roleNames: [] },
    ],
  }).get('Deal');
}

it('reads a thing where it is looked up, wherever more is said of it', () => {
  expect(homeOfDeals('Deal Review')).toBe('Deal Review');
  expect(homeOfDeals('Harvest')).toBe('Matching');
});

it('reads positions that are to be reviewed, and changes what is to be judged', () => {
  expect(requestOf('Review the positions of all pilots.', 'positions').isRead).toBe(true);
  expect(requestOf('Review a claim and decide.', 'claims').isRead).toBe(false);
});
