import { describe, expect, test } from 'vitest';
import { Blueprint, PARTS } from '../../../src/blueprint/blueprint.ts';
import type { Brief } from '../../../src/blueprint/brief.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import type { BlueprintInput, Call } from '../../../src/planner/port.ts';
import { given } from '../../fixtures/decided.ts';
import { briefOf, samples, sets } from '../../fixtures/sets.ts';
import { at, decided, optionOf } from './inputs.ts';

const planner = createBuiltinPlanner();
function call(overrides: Partial<Call> = {}): Call {
  return { signal: new AbortController().signal, onPart: () => undefined, now: at, ...overrides };
}
async function story(brief: Brief): Promise<{ input: BlueprintInput; blueprint: Blueprint }> {
  const { reading } = given(await planner.questions({ brief }, call()));
  const { options } = given(
    await planner.options({ brief, reading, answers: [], feedback: [], previous: null }, call()),
  );
  const input = decided(options, { brief, reading });
  const { blueprint } = given(await planner.blueprint(input, call()));
  return { input, blueprint };
}

describe.each(sets())('on %s the planner', (folder) => {
  test('tells the whole story: questions, options, a blueprint that keeps its contract', async () => {
    const { blueprint } = await story(briefOf(folder));
    expect(Blueprint.safeParse(blueprint).success).toBe(true);
  });
  test('lets every link find its end', async () => {
    const { input, blueprint } = await story(briefOf(folder));
    const known = new Set(input.reading.requirements.map((one) => one.id));
    const records = new Set(blueprint.decisions.records.map((one) => one.id));
    const { components, invariants } = blueprint.structure;
    for (const id of [...components, ...invariants].flatMap((one) => one.serves)) expect(known).toContain(id);
    for (const id of blueprint.decisions.records.flatMap((one) => one.drivers)) expect(known).toContain(id);
    for (const row of blueprint.stack.rows) if (row.decisionId) expect(records).toContain(row.decisionId);
    for (const one of invariants) if (one.decisionId) expect(records).toContain(one.decisionId);
  });
});

describe('two products', () => {
  test('share no entity, no route and no rule of their own', async () => {
    const [first, second] = await Promise.all(
      samples()
        .slice(0, 2)
        .map((folder) => story(briefOf(folder))),
    );
    const marks = (one: typeof first) => [
      ...(one?.blueprint.data.entities.map((entity) => entity.name) ?? []),
      ...(one?.blueprint.routes.groups.flatMap((group) => group.endpoints.map((endpoint) => endpoint.path)) ??
        []),
      ...(one?.blueprint.structure.invariants.map((rule) => rule.rule) ?? []),
    ];
    const own = /session|account|health|\/me\b|audit|user|sign|login|logout|token|role|auth|^\/v1$/i;
    const shared = marks(first).filter((mark) => marks(second).includes(mark) && !own.test(mark));
    expect(shared).toEqual([]);
  });
});

describe('the calls of the planner', () => {
  const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')]);

  test('tell of each part once, in order', async () => {
    const parts: string[] = [];
    await planner.blueprint(input, call({ onPart: (part) => parts.push(part) }));
    expect(parts).toEqual(Object.keys(PARTS));
  });
  test('stop between two parts when they are told to', async () => {
    const stop = new AbortController();
    const parts: string[] = [];
    const onPart = (part: string): void => {
      parts.push(part);
      if (parts.length === 3) stop.abort();
    };
    const result = await planner.blueprint(input, call({ signal: stop.signal, onPart }));
    expect(result).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
    expect(parts).toHaveLength(3);
  });
  test('let others run between two parts', async () => {
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      next = setImmediate(turn);
    };
    let next = setImmediate(turn);
    const seen: number[] = [];
    await planner.blueprint(input, call({ onPart: () => seen.push(turns) }));
    clearImmediate(next);
    expect(new Set(seen).size).toBe(seen.length);
  });
  test('start a change from the blueprint before, and say what changed', async () => {
    const previous = given(await planner.blueprint(input, call())).blueprint;
    const change = { request: 'use MariaDB instead of PostgreSQL', previous };
    const parts: string[] = [];
    const onPart = (part: string): number => parts.push(part);
    const { blueprint, changes } = given(await planner.blueprint({ ...input, change }, call({ onPart })));
    expect(parts).toEqual(Object.keys(PARTS));
    expect(changes).toHaveLength(1);
    expect(blueprint.decisions.records.length).toBe(previous.decisions.records.length + 1);
  });
  test('give the same guide for the same input', async () => {
    expect(await planner.blueprint(input, call())).toEqual(await planner.blueprint(input, call()));
  });
});
