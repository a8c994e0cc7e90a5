// Sentences about statements that must be true of the product: how long things stay, who may do what, what a call is.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../../src/blueprint/blueprint.ts';
import type { Requirement } from '../../../../src/blueprint/requirement.ts';
import { requestOf } from '../../../../src/planner/builtin/flows/requests.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { draftApi } from '../../../../src/planner/builtin/parts/api.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import { draftPhases } from '../../../../src/planner/builtin/parts/plan/phases.ts';
import { bottleneckOf } from '../../../../src/planner/builtin/parts/qualities/load.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import { chiefAmong } from '../../../../src/planner/builtin/people/chief.ts';
import { createBuiltinPlanner } from '../../../../src/planner/builtin/planner.ts';
import { featuresOf } from '../../../../src/planner/builtin/product-nouns.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { call, given } from '../../../fixtures/decided.ts';
import { decided, optionOf, quantity, reading } from '../inputs.ts';
import { draftedOf, harbour, kiln } from './products.ts';

function withDemand(text: string): Spine {
  const base = harbour();
  const [first] = base.requirements;
  if (!first) throw new Error('the harbour has requirements');
  const asked: Requirement = { ...first, id: 'FR9', text, attributes: [] };
  return harbour({ requirements: [...base.requirements, asked] });
}

function bookingOf(text: string) {
  return draftData(withDemand(text)).entities.find((one) => one.name === 'Booking');
}

describe('how long a thing stays', () => {
  it('is without an end where the inputs say so', () => {
    const booking = bookingOf('Each booking is held indefinitely for the harbour archive.');
    expect(booking?.retention).toContain('Without an end (FR9)');
    expect(booking?.deletion).toMatch(/^Never changed or deleted/);
  });
  it('stays an assumption where they say nothing', () => {
    expect(bookingOf('Skippers can see each booking on a map.')?.retention).toMatch(/^assumed/);
  });
  it('of one thing says nothing of another', () => {
    expect(bookingOf('Tide tables are held indefinitely.')?.retention).toMatch(/^assumed/);
  });
});

describe('what moves money', () => {
  it('has an amount, a currency and a state, even where the documents give no field', () => {
    const base = harbour();
    const entities = base.entities.map((one) =>
      one.name === 'Booking'
        ? { ...one, name: 'Payment', plural: 'Payments', segment: 'payments', fields: [] }
        : one,
    );
    const payment = draftData(harbour({ entities })).entities.find((one) => one.name === 'Payment');
    expect(payment?.fields.map((one) => one.name)).toEqual(
      expect.arrayContaining(['amount', 'currency', 'status']),
    );
    expect(payment?.fields.map((one) => one.name)).not.toContain('label');
    const { errors } = draftApi(
      harbour({ entities }),
      draftRoutes(harbour({ entities }), draftAccess(harbour({ entities }))),
    );
    expect(errors.map((one) => one.code).filter((code) => /PAYMENT_PAYMENT/.test(code))).toEqual([]);
  });
});

describe('the role of a feature that names nobody', () => {
  const roles = ['Skipper', 'Tide Auditor', 'Harbour Operator'].map((name) => ({
    name,
    description: '',
    requirementIds: [],
  }));
  const feature = (name: string) => ({
    name,
    requirementIds: ['FR-1'],
    actorNames: [],
    entityNames: [],
    source: reading.features[0]?.source,
  });
  const rolesFor = (name: string): readonly string[] | undefined => {
    const { source } = feature(name);
    if (!source) throw new Error('the reading has features');
    const features = [{ ...feature(name), source }, ...reading.features];
    return featuresOf({ ...reading, features }, roles).find((one) => one.name === name)?.roleNames;
  };
  it('is the one it is named after', () => {
    expect(rolesFor('Audit trail')).toEqual(['Tide Auditor']);
  });
  it('is the one with the widest rights otherwise, not the first', () => {
    expect(rolesFor('Lamps')).toEqual(['Harbour Operator']);
  });
  it('is the first where no name tells of rights', () => {
    expect(chiefAmong(roles.slice(0, 1))?.name).toBe('Skipper');
    expect(chiefAmong([])).toBeUndefined();
  });
});

describe('a request', () => {
  it('that begins with looking reads, whatever stands behind it', () => {
    expect(requestOf('view the registered buoys', 'buoys').line).toBe('GET /v1/buoys');
  });
  it('that makes something posts', () => {
    expect(requestOf('register a buoy', 'buoys').line).toMatch(/^POST \/v1\/buoys/);
  });
});

describe('a hub', () => {
  const keys = (spine: Spine): string[] =>
    draftRoutes(spine, draftAccess(spine)).groups.flatMap((group) =>
      group.endpoints.map((each) => `${each.method} ${each.path} ${each.roles.join('+')}`),
    );
  const base = harbour();
  const entities = [...base.entities].reverse();
  const roles = [...base.roles, { name: 'Port Bank', description: 'A bank.', requirementIds: [] }];
  it('takes what its parties hand in', () => {
    const spine = harbour({ entities, roles });
    const hub = { ...spine, option: { ...spine.option, patternId: 'orchestratedHub' } };
    expect(keys(hub)).toContain('POST /v1/bookings Port Bank');
  });
  it('is no other pattern', () => {
    expect(keys(harbour({ entities, roles }))).not.toContain('POST /v1/bookings Port Bank');
  });
});

describe('a target that the computed numbers miss', () => {
  let missed: Blueprint;
  let met: Blueprint;
  const draftFor = async (percent: number, known = reading.quantities): Promise<Blueprint> => {
    const quantities = [...known, quantity('availability', percent, '%')];
    const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')], {
      reading: { ...reading, quantities },
    });
    return given(await createBuiltinPlanner().blueprint(input, call)).blueprint;
  };
  beforeAll(async () => {
    missed = await draftFor(99.999);
    met = await draftFor(99);
  });
  it('stands among the conflicts and waits for the owner', () => {
    const row = missed.review.conflicts.find((one) => one.id === 'T-1');
    expect(row?.statement).toContain('99.999');
    expect(row?.confirmBy).not.toBeNull();
    expect(missed.plan.openDecisions.map((one) => one.question).join()).toContain('T-1');
  });
  it('says what one place can give at most, and what the second one takes', () => {
    const row = missed.review.conflicts.find((one) => one.id === 'T-1');
    expect(row?.resolution).toMatch(/Doubling more parts inside it does not help: .*99\.99 %/);
    expect(row?.resolution).toContain('third place');
  });
  it('sets what it costs beside the budget, and its own time beside the promised return', async () => {
    const budgets = [...reading.quantities, quantity('budget', 50, 'USD/month')];
    const tight = await draftFor(99.999, budgets);
    expect(tight.plan.openDecisions.map((one) => one.question).join()).toContain('over budget)');
    expect(missed.plan.openDecisions.map((one) => one.question).join()).not.toContain('over budget)');
    const slow = await draftFor(99.999, [...reading.quantities, quantity('recoveryTime', 30, 'minutes')]);
    const told = (of: Blueprint) => of.review.conflicts.find((one) => one.id === 'T-1')?.resolution;
    expect(told(slow)).toContain('uses more than it');
    const quick = await draftFor(99.999, [...reading.quantities, quantity('recoveryTime', 30, 'seconds')]);
    expect(told(quick)).not.toContain('min in a year');
  });
  it('is told nowhere where it is met', () => {
    expect(met.review.conflicts.filter((one) => one.id.startsWith('T-'))).toEqual([]);
  });
});

describe('a duration', () => {
  const weeksOf = (spine: Spine) => draftPhases(spine, draftedOf(spine)).map((one) => one.weeks);
  it('is never shorter than a phase with a load test takes', () => {
    for (const { low, high } of weeksOf(harbour())) {
      expect(low).toBeGreaterThanOrEqual(2);
      expect(high).toBeGreaterThan(low);
    }
  });
  it('says that people wait for each other, where there are several', () => {
    expect(weeksOf(harbour())[0]?.basis).toContain('4 people counted as 3');
    expect(weeksOf(kiln())[0]?.basis).not.toContain('counted as');
  });
});

describe('what runs out first', () => {
  const worker = (): Spine => {
    const base = harbour().structure.components;
    const [first] = base;
    if (!first) throw new Error('the harbour has components');
    const adapters = { ...first, id: 'adapters', name: 'Adapters', kind: 'worker' as const };
    return harbour({ components: [...base, adapters] });
  };
  it('is the orchestrator in a hub', () => {
    const hub = { ...worker(), option: { ...worker().option, patternId: 'orchestratedHub' } };
    expect(bottleneckOf(hub).name).not.toBe('Adapters');
  });
  it('is the worker elsewhere', () => {
    expect(bottleneckOf(worker()).name).toBe('Adapters');
  });
});

describe('a product whose demands name no deed', () => {
  it('still shows the flow of the feature that most is asked of', async () => {
    const plain = {
      ...reading,
      flows: [],
      requirements: reading.requirements.map((one) => ({ ...one, text: `Booking rule ${one.id}` })),
    };
    const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')], {
      reading: plain,
    });
    const { blueprint } = given(await createBuiltinPlanner().blueprint(input, call));
    expect(blueprint.structure.flows.map((one) => one.name)).toContain('Berth booking');
  });
});
