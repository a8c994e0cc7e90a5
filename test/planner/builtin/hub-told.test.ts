// Sentences about an invented toll hub: who calls outside, who is let in, what binds, and what a flow of it shows.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { requestOf } from '../../../src/planner/builtin/flows/requests.ts';
import { isNamesake } from '../../../src/planner/builtin/graph/externals.ts';
import { statedTest } from '../../../src/planner/builtin/invariants/invariant-tests.ts';
import { draftAccess } from '../../../src/planner/builtin/parts/access.ts';
import { draftApi } from '../../../src/planner/builtin/parts/api.ts';
import { admitting } from '../../../src/planner/builtin/parts/routes/admitting.ts';
import { withSecondPerson } from '../../../src/planner/builtin/parts/routes/second-person.ts';
import { draftRoutes } from '../../../src/planner/builtin/parts/routes.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import { harbour } from './parts/products.ts';
import { brief as briefOf, document } from './reading/briefs.ts';

const AT = '2026-03-04T09:00:00.000Z';
const HOUSE = `# Barge toll hub

A BTSP - or Barge Transport Service Provider - is any carrier of toll money. All Carriers (BTSPs) are connected to the hub.
The desks allow a lock operator to run the hub. The hub integrates with a harvest bank. Tiered KYC holds for payments.

## Overlay

- **ISO 8583 integration**, which allows ATM networks to be integrated with the hub.

## Features

### Lock Settlement

1. To review the positions of all Carriers in the toll window.
2. To close a toll window either manually or automatically, according to a schedule.

### Carrier Management

1. Onboarding a participating BTSP.
2. Create user accounts for staff of the lock operator.
3. Allow a user to be a maker and a checker (but not of their own work).

### Rules

- The hub must clear 800 transfers per second between carriers; every transfer is a payment from a payer to a payee.
- The transfer API must be idempotent; transfers must never be lost, and positions of carriers must be settled.
- API messages are authenticated upon receipt.
- Messages must not be acknowledged until they are safely recorded.
- The toll window must be kept by the hub. Toll windows are listed. Positions must be kept for each carrier.
`;
const brief = briefOf('Barge toll hub', document('prd', HOUSE));

async function designed(): Promise<Blueprint> {
  const planner = createBuiltinPlanner();
  const call = { signal: new AbortController().signal, onPart: () => undefined, now: AT };
  const asked = await planner.questions({ brief }, call);
  if (!asked.ok) throw new Error('no questions');
  const { reading } = asked.value;
  const offered = await planner.options({ brief, reading, answers: [], feedback: [], previous: null }, call);
  if (!offered.ok) throw new Error('no options');
  const optionSet = offered.value;
  const optionId = optionSet.options.find((one) => one.patternId === 'orchestratedHub')?.id;
  if (optionId === undefined) throw new Error('no hub is offered');
  const ballot = { votes: [], quorum: { needed: 1, cast: 1 }, refinements: [], openedAt: AT, closedAt: AT };
  const rounds = [{ number: 1, optionSet, ...ballot, outcome: 'majority' as const }];
  const decision = { optionId, round: 1, by: 'Ana', at: AT, reason: null, againstBallot: false };
  const drafted = await planner.blueprint(
    { brief, reading, answers: [], rounds, decision, owner: 'Ana', change: null },
    call,
  );
  if (!drafted.ok) throw new Error('no blueprint');
  return drafted.value.blueprint;
}

let blueprint: Blueprint;
beforeAll(async () => {
  blueprint = await designed();
});

describe('a hub', () => {
  it('counts no calls of a process that is told in no phases', () => {
    const inputs = blueprint.review.sizing.flatMap((line) => line.inputs.map(({ name }) => name));
    expect(inputs).toContain('rate');
    expect(inputs).not.toContain('callsPerItem');
  });

  it('reaches what is outside by its adapters, in the format that is named', () => {
    const { components, connections } = blueprint.structure;
    const outside = components.filter(({ id }) => id.startsWith('ext')).map(({ id }) => id);
    const wires = connections.filter(({ to }) => outside.includes(to));
    expect(wires.length).toBeGreaterThan(0);
    expect(new Set(wires.map(({ from }) => from))).toEqual(new Set(['adapters']));
    expect(blueprint.domains.integration.externalApis.text).toMatch(/^Calls leave Party adapters only/);
  });

  it('answers before nothing is kept, and lets nobody check their own work', () => {
    const rules = blueprint.structure.invariants.map(({ rule }) => rule).join(' ');
    expect(rules).toContain('Nothing is acknowledged before it is on durable store');
    expect(rules).toContain('Nobody approves what they asked for themselves');
  });

  it('takes a format of messages for no law', () => {
    const told = JSON.stringify(blueprint.domains.security.compliance);
    expect(told).toContain('a format of messages');
    expect(told).not.toContain('duties are listed');
  });

  it('takes messages that are authenticated for nobody who signs in', () => {
    const login = blueprint.structure.flows.find(({ name }) => name.startsWith('Sign-in of people'));
    const ids = blueprint.routes.pages.find(({ path }) => path === '/login')?.serves ?? [];
    expect(login?.serves.length).toBeGreaterThan(0);
    expect(ids.filter((id) => login?.serves.includes(id))).toEqual([]);
  });
});

describe('quotas', () => {
  const rated = (role: string) => {
    const spine = harbour();
    const roles = [{ name: role, description: '', requirementIds: [] }];
    const quantity = spine.quantity('availability') ?? spine.input.reading.quantities[0];
    if (quantity === undefined || quantity === null) throw new Error('the harbour states a number');
    const rate = { ...quantity, measure: 'requestsPerSecond' as const, value: 800, unit: 'transfers/s' };
    const rating = { ...spine, roles, quantity: () => rate };
    return draftApi(rating, draftRoutes(spine, draftAccess(spine))).rateLimiting;
  };

  it('are of each institution where a rate is stated, and of each account for people', () => {
    expect(rated('Harbour bank')).toMatch(/^Each Harbour bank has a quota of its own/);
    expect(rated('Skipper')).toMatch(/^Per account/);
  });
});

describe('what lets people in', () => {
  const withDemand = (text: string) => {
    const spine = harbour();
    const [first] = spine.requirements;
    if (!first) throw new Error('the harbour has demands');
    const requirements = [{ ...first, text }];
    const serving = (pattern: RegExp) =>
      requirements.filter((one) => pattern.test(one.text)).map(({ id }) => id);
    return { ...spine, requirements, serving };
  };

  it('is told by demands on signing in, and by none on messages', () => {
    expect(admitting(withDemand('Skippers are authenticated by a code.'))).toEqual(['FR1']);
    expect(admitting(withDemand('Messages are authenticated upon receipt.'))).toEqual([]);
  });
});

describe('words of deeds and rules', () => {
  it('what runs is closed by a change; what is seen is closed by nobody', () => {
    expect(requestOf('Close a toll window', 'toll-windows').method).toBe('PATCH');
    expect(requestOf('Close the dialog', 'barges').isRead).toBe(true);
  });

  it('calls that must not be are searched for', () => {
    expect(statedTest('There must be zero tracking calls.')).toContain('tracking calls');
    expect(statedTest('A load is moved exactly once.')).not.toContain('searches the build');
  });

  it('a party that names lead to is no sign-in', () => {
    const source = { kind: 'rule', rule: 'made up' } as const;
    const one = { name: 'Rain registry', kind: 'identity', requirementIds: [] };
    expect(isNamesake({ ...one, purpose: 'Loads are routed to a registry name.', source })).toBe(true);
    expect(isNamesake({ ...one, purpose: 'People sign in by it.', source })).toBe(false);
    expect(isNamesake({ ...one, kind: 'payment', purpose: 'Loads are routed to it.', source })).toBe(false);
  });

  it('a deed under maker and checker waits for a second person', () => {
    const spine = harbour();
    const [first] = spine.requirements;
    if (!first) throw new Error('the harbour has demands');
    const of = (text: string) => {
      const deed = {
        method: 'POST' as const,
        path: '/v1/berth-fees/{id}/assignments',
        purpose: 'Assign a berth fee limit.',
        roles: ['Harbour master'],
        serves: ['FR1'],
      };
      const groups = [{ category: 'Fees', feature: '', endpoints: [deed] }];
      const told = withSecondPerson({ ...spine, requirements: [{ ...first, text }] }, groups);
      return told.flatMap(({ endpoints }) => endpoints.map(({ path }) => path));
    };
    const waits = '/v1/berth-fees/{id}/assignments/{assignmentId}/approval';
    expect(of('Assign a berth fee limit, controlled by maker/checker.')).toContain(waits);
    expect(of('Assign a berth fee limit, shown to maker/checker.')).not.toContain(waits);
  });
});
