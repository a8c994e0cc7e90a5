import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/blueprint/capacity/formula.ts';
import { Decisions } from '../../../src/blueprint/parts/decisions.ts';
import { Review } from '../../../src/blueprint/parts/review.ts';
import { Stack } from '../../../src/blueprint/parts/stack.ts';
import { State } from '../../../src/blueprint/parts/state.ts';
import { PATTERNS } from '../../../src/planner/builtin/catalogue/patterns.ts';
import { draftDecisions } from '../../../src/planner/builtin/parts/decisions.ts';
import { draftReview } from '../../../src/planner/builtin/parts/review.ts';
import { draftStack } from '../../../src/planner/builtin/parts/stack.ts';
import { draftState } from '../../../src/planner/builtin/parts/state.ts';
import { buildSpine } from '../../../src/planner/builtin/spine-builder.ts';
import type { BlueprintInput } from '../../../src/planner/port.ts';
import { answered, brief, decided, optionOf, quantity, reading } from './inputs.ts';

function spineOf(patternId: string, overrides: Partial<BlueprintInput> = {}) {
  return buildSpine(decided([optionOf('A', patternId), optionOf('B', 'serverless')], overrides));
}
function withText(text: string): Partial<BlueprintInput> {
  const [first] = brief.documents;
  return { brief: { ...brief, documents: first ? [{ ...first, text }] : [] } };
}

describe('a formula', () => {
  test('is computed as it is printed', () => {
    expect(evaluate('users * (1 + growth) / 2', { users: 100, growth: 0.5 })).toBe(75);
  });
  test('refuses an input it does not know, and what is no arithmetic', () => {
    expect(() => evaluate('users * nobody', { users: 1 })).toThrow('nobody');
    expect(() => evaluate('users; 1', { users: 1 })).toThrow('not a formula');
    expect(() => evaluate('(users', { users: 1 })).toThrow();
  });
});

describe.each(PATTERNS.map((one) => one.id))('the parts of %s', (patternId) => {
  test('keep their contracts', () => {
    const spine = spineOf(patternId);
    Review.parse(draftReview(spine));
    State.parse(draftState(spine));
    Stack.parse(draftStack(spine));
    Decisions.parse(draftDecisions(spine));
  });
  test('name no component that is not there', () => {
    const spine = spineOf(patternId);
    const ids = spine.structure.components.map((one) => one.id);
    for (const state of draftState(spine).backend) {
      expect(ids).toContain(state.owner);
      expect(ids).toContain(state.store);
    }
  });
});

describe('the review', () => {
  test('puts first what two requests at once could break, and is quiet where nothing can be', () => {
    const first = (spine: ReturnType<typeof spineOf>) => draftReview(spine).drivers[0];
    expect(first(spineOf('modularMonolith'))).toMatchObject({
      serves: ['FR-2'],
      title: expect.stringContaining('Cabin'),
    });
    const calm = reading.requirements.filter((one) => one.id !== 'FR-2');
    expect(
      first(spineOf('modularMonolith', { reading: { ...reading, requirements: calm } }))?.title,
    ).not.toContain('Cabin');
  });
  test('computes each sizing line from its own inputs', () => {
    for (const line of draftReview(spineOf('modularMonolith')).sizing) {
      const inputs = Object.fromEntries(line.inputs.map((one) => [one.name, one.value]));
      expect(line.result.value).toBeCloseTo(Number(evaluate(line.formula, inputs).toPrecision(3)), 9);
    }
  });
  test('takes an answer into the numbers and says whose it is', () => {
    const line = draftReview(spineOf('modularMonolith', { answers: [answered('dailyUsers', '7,000')] }))
      .sizing[0];
    expect(line?.inputs[0]).toMatchObject({ value: 7000, source: { kind: 'person', name: 'Ana' } });
  });
  test('sizes the peak by the people at the same moment where they are known, not by a share of the accounts', () => {
    const sizing = (overrides: Partial<BlueprintInput>) =>
      draftReview(spineOf('modularMonolith', overrides)).sizing;
    const stated = sizing({ answers: [answered('concurrentUsers', '600')] });
    expect(stated[0]).toMatchObject({ result: { unit: 'requests/s' }, inputs: [{ value: 600 }, {}] });
    expect(JSON.stringify(stated)).not.toContain('a fifth of');
    expect(JSON.stringify(sizing({}))).toContain('a fifth of the 3,000 users');
  });
  test('tells a stated rate as the peak, by the second and in no other line', () => {
    const spine = spineOf('modularMonolith', { answers: [answered('requestsPerSecond', '400 req/s')] });
    const peaks = draftReview(spine).sizing.filter((one) => /peak/i.test(one.name));
    expect(peaks).toMatchObject([{ result: { value: 400, unit: 'requests/s' } }]);
  });
  test('tells the gap that no availability is stated, and is quiet when it is', () => {
    const gap = (spine: ReturnType<typeof spineOf>) =>
      draftReview(spine).conflicts.some((one) => /availability/.test(one.statement));
    expect(gap(spineOf('modularMonolith'))).toBe(true);
    expect(
      gap(
        spineOf('modularMonolith', {
          reading: { ...reading, quantities: [quantity('availability', 99.5, '%')] },
        }),
      ),
    ).toBe(false);
  });
  test('sizes video where the product has video, and nowhere else', () => {
    const names = (spine: ReturnType<typeof spineOf>) => draftReview(spine).sizing.map((one) => one.name);
    expect(
      names(spineOf('serviceBased', withText('Show live video streams of each quay over RTSP.'))),
    ).toContain('Video to browsers');
    expect(names(spineOf('serviceBased'))).not.toContain('Video to browsers');
  });
  test('settles a conflict that a person answered', () => {
    const conflict = {
      id: 'C-1',
      kind: 'valueMismatch' as const,
      statement: 'Two values.',
      sides: [{ text: 'x', source: quantity('count', 1, '').source }],
      proposal: 'Take the first.',
      needsPerson: true,
    };
    const answer = answered(null, 'The second holds');
    const answers = [{ ...answer, question: { ...answer.question, conflictId: 'C-1' } }];
    const of = (overrides: Partial<BlueprintInput>) =>
      draftReview(
        spineOf('modularMonolith', { reading: { ...reading, conflicts: [conflict] }, ...overrides }),
      ).conflicts[0];
    expect(of({})).toMatchObject({ resolution: 'Take the first.', confirmBy: 'Ana' });
    expect(of({ answers })).toMatchObject({
      confirmBy: null,
      resolution: expect.stringContaining('The second holds'),
    });
  });
});

describe('the state', () => {
  test('gives the key entity a life cycle in which every state is reached', () => {
    for (const machine of draftState(spineOf('modularMonolith')).lifecycles) {
      const seen = new Set([machine.initial]);
      for (let before = -1; before !== seen.size; ) {
        before = seen.size;
        for (const { from, to } of machine.transitions) if (seen.has(from)) seen.add(to);
      }
      expect([...seen].toSorted()).toEqual(machine.states.toSorted());
    }
  });
});

describe('the decisions', () => {
  const records = draftDecisions(spineOf('modularMonolith')).records;

  test('begin with the pattern, its ballot, and the dissent quoted', () => {
    expect(records[0]).toMatchObject({ id: 'ADR-0001', deciders: ['Ana', 'Ben', 'Cleo'] });
    expect(records[0]?.dissent).toEqual(['Ben voted B (serverless): "Reminders must not block"']);
    expect(records[0]?.because).toContain('2 of 3 votes');
  });
  test('have ids of their own, two real options, a bad side and a target each', () => {
    expect(new Set(records.map((one) => one.id)).size).toBe(records.length);
    for (const record of records) {
      expect(record.options.length).toBeGreaterThanOrEqual(2);
      expect(record.bad.length).toBeGreaterThanOrEqual(1);
      expect(record.confirmation.target.length).toBeGreaterThan(0);
      expect(record.drivers.length, record.title).toBeGreaterThan(0);
    }
  });
  test('record what an input overrides, and the stack points there', () => {
    const technology = {
      name: 'Fastify',
      role: 'backendFramework',
      stance: 'required' as const,
      version: null,
      requirementId: null,
      source: quantity('count', 1, '').source,
    };
    const spine = spineOf('modularMonolith', { reading: { ...reading, technologies: [technology] } });
    const record = draftDecisions(spine).records.find((one) => one.title.includes('Fastify'));
    expect(record?.id).toBe(spine.stackRows.find((one) => one.choice === 'Fastify')?.decisionId);
  });
  test('have no record for what the product does not call for', () => {
    expect(records.map((one) => one.title).join(' ')).not.toMatch(/Positions|Models|Tenants|Live/);
  });
});

describe('the stack', () => {
  test('says why there are no payments, and rows of payments where there are', () => {
    const quiet = draftStack(spineOf('modularMonolith'));
    expect(quiet.notApplicable.payments).toContain('Ferry desk');
    const integrations = [
      {
        name: 'Adyen',
        kind: 'payment',
        purpose: 'Takes fares.',
        requirementIds: ['FR-1'],
        source: quantity('count', 1, '').source,
      },
    ];
    const paid = draftStack(spineOf('modularMonolith', { reading: { ...reading, integrations } }));
    expect(paid.rows.find((one) => one.group === 'payments')?.choice).toBe('Adyen');
    expect(paid.notApplicable.payments).toBeUndefined();
  });
});

describe('an answer about the stack', () => {
  const session = (answer: string, isPerson = true) => {
    const answers = [answered(null, answer, isPerson)];
    return draftDecisions(spineOf('modularMonolith', { answers })).records.find((one) =>
      one.title.startsWith('Sign-in'),
    )?.title;
  };
  test('puts a provider in the place of own sessions', () => {
    expect(session('People sign in by OpenID Connect')).toContain('OIDC');
    expect(session('Okta, which we have')).toContain('Okta');
    expect(session('A provider with OpenID Connect', false)).toContain('OIDC');
  });
  test('is no answer where it turns the thing down, or where a default names a product', () => {
    expect(session('No identity provider, own accounts')).toContain('session cookie');
    expect(session('Okta', false)).toContain('session cookie');
  });
  test('stands before what the documents require', () => {
    const stack = draftStack(spineOf('modularMonolith', { answers: [answered(null, 'We run MariaDB')] }));
    expect(stack.rows.find((one) => one.role === 'Production database')?.choice).toBe('MariaDB');
  });
});
