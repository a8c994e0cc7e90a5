import { describe, expect, test } from 'vitest';
import { StackRow } from '../../../src/blueprint/parts/stack.ts';
import { Structure } from '../../../src/blueprint/parts/structure.ts';
import { PATTERNS } from '../../../src/planner/builtin/catalogue/patterns.ts';
import type { Spine } from '../../../src/planner/builtin/spine.ts';
import { buildSpine } from '../../../src/planner/builtin/spine-builder.ts';
import { answered, decided, optionOf, quantity, reading } from './inputs.ts';

function spineOf(patternId: string): Spine {
  return buildSpine(decided([optionOf('A', patternId), optionOf('B', 'serverless')]));
}

function reached(spine: Spine): Set<string> {
  const { components, connections } = spine.structure;
  const seen = new Set(components.slice(0, 1).map((one) => one.id));
  for (let before = -1; before !== seen.size; ) {
    before = seen.size;
    for (const { from, to } of connections) {
      if (seen.has(from)) seen.add(to);
      if (seen.has(to)) seen.add(from);
    }
  }
  return seen;
}

describe.each(PATTERNS.map((one) => one.id))('the spine of %s', (patternId) => {
  const spine = spineOf(patternId);
  const ids = spine.structure.components.map((one) => one.id);

  test('keeps the contract of structure and stack', () => {
    Structure.parse(spine.structure);
    StackRow.array().parse(spine.stackRows);
  });
  test('has 3 to 12 components with ids of their own', () => {
    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect(ids.length).toBeLessThanOrEqual(12);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('connects every component', () => {
    expect([...reached(spine)].toSorted()).toEqual(ids.toSorted());
  });
  test('gives each store an owner that exists', () => {
    const stores = spine.structure.components.filter((one) => one.kind === 'store');
    expect(stores.length).toBeGreaterThan(0);
    for (const store of stores) expect(ids).toContain(store.owner);
  });
  test('lets flows go along edges only', () => {
    const edges = new Set(
      spine.structure.connections.flatMap(({ from, to }) => [`${from}>${to}`, `${to}>${from}`]),
    );
    const client = ids.find((id) => id === 'web-client');
    for (const step of spine.structure.flows.flatMap((flow) => flow.steps)) {
      const isPerson = step.from === 'actor' || step.to === 'actor';
      if (isPerson) expect([step.from, step.to]).toContain(client);
      else expect(edges, `${step.from} to ${step.to}: ${step.action}`).toContain(`${step.from}>${step.to}`);
    }
  });
  test('begins with the sign-in and tells the flow of the documents in their words', () => {
    const [login, told] = spine.structure.flows;
    expect(login?.name).toContain('Sign-in');
    expect(told?.name).toBe('Book a berth');
    expect(told?.steps[0]).toMatchObject({ from: 'actor', action: 'Passenger picks a Sailing' });
  });
  test('binds implementers to what the inputs state and to rules in their nouns', () => {
    const rules = spine.structure.invariants.map((one) => one.rule);
    expect(rules).toContain('A Cabin must never be sold twice for one Sailing.');
    expect(rules.length).toBeGreaterThanOrEqual(3);
    expect(rules.join(' ')).toContain('Booking');
  });
});

describe('the facts of a spine', () => {
  test('name roles, entities and features as the product does', () => {
    const spine = spineOf('modularMonolith');
    expect(spine.roles.map((one) => one.name)).toEqual(['Passenger', 'Clerk']);
    expect(spine.entities.map((one) => one.segment)).toEqual(['bookings', 'sailings', 'cabins']);
    expect(spine.features[0]?.name).toBe('Berth booking');
  });
  test('take an answer before a document for a number', () => {
    const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'baas')], {
      answers: [answered('users', '50k users')],
    });
    expect(buildSpine(input).quantity('users')).toMatchObject({
      value: 50_000,
      source: { kind: 'person', name: 'Ana' },
    });
    expect(buildSpine({ ...input, answers: [] }).quantity('users')?.value).toBe(3000);
  });
  test('stay quiet on a number that nobody stated', () => {
    expect(spineOf('modularMonolith').quantity('budget')).toBeNull();
  });
  test('raise no signal from what the inputs put out of scope', () => {
    const spine = spineOf('modularMonolith');
    expect(spine.structure.components.map((one) => one.technology).join(' ')).not.toMatch(/kafka/i);
  });
});

describe('the stack of a spine', () => {
  const rowOf = (spine: Spine, role: string): string | undefined =>
    spine.stackRows.find((one) => one.role === role)?.choice;

  test('keeps the house defaults where no input overrides them', () => {
    const spine = spineOf('modularMonolith');
    expect(rowOf(spine, 'Language and framework')).toBe('Python / FastAPI');
    expect(rowOf(spine, 'ORM')).toBe('SQLModel');
    expect(rowOf(spine, 'Initial prototype')).toBe('SQLite');
  });
  test('follows an input that requires another backend and names the decision', () => {
    const technology = {
      name: 'Fastify',
      role: 'backendFramework',
      stance: 'required' as const,
      version: '5.1',
      requirementId: 'FR-1',
      source: quantity('count', 1, '').source,
    };
    const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'baas')], {
      reading: { ...reading, technologies: [technology] },
    });
    const row = buildSpine(input).stackRows.find((one) => one.role === 'Language and framework');
    expect(row).toMatchObject({ choice: 'Fastify', version: '5.1', origin: 'input', decisionId: 'ADR-0002' });
  });
  test('never takes what an input bans', () => {
    const technology = {
      name: 'PostgreSQL',
      role: 'database',
      stance: 'banned' as const,
      version: null,
      requirementId: null,
      source: quantity('count', 1, '').source,
    };
    const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'baas')], {
      reading: { ...reading, technologies: [technology] },
    });
    expect(buildSpine(input).stackRows.map((one) => one.choice)).not.toContain('PostgreSQL');
  });
});
