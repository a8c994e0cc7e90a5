import { describe, expect, test } from 'vitest';
import { type Blueprint, PARTS } from '../../../src/blueprint/blueprint.ts';
import { traceOf } from '../../../src/blueprint/trace.ts';
import type { ModelRequest, Reply } from '../../../src/planner/openai/model.ts';
import { given } from '../../fixtures/decided.ts';
import { reading } from '../builtin/inputs.ts';
import { SPINE } from './answers.ts';
import {
  call,
  createFakeModel,
  createTrial,
  decision,
  type FakeModel,
  goodReply,
  promptOf,
  said,
} from './desk.ts';

const REQUESTS_OF_A_SOUND_DRAFT = 17;

/** The good answer with texts replaced in its JSON. */
function swapped(request: ModelRequest, from: string | RegExp, to: string): Reply {
  const good = goodReply(request);
  return good.ok ? said(good.completion.text.replaceAll(from, to)) : good;
}

/** A model whose answers to one request are spoilt, the first or all of them. */
function spoilt(
  name: string,
  by: (request: ModelRequest) => Reply,
  times = Number.POSITIVE_INFINITY,
): FakeModel {
  return createFakeModel((request, nth) => (request.name === name && nth <= times ? by(request) : null));
}

async function drafted(model: FakeModel): Promise<Blueprint> {
  const { planner } = createTrial(model);
  return given(await planner.blueprint(decision(), call())).blueprint;
}

function fallbacksOf({ drafter }: Blueprint): readonly string[] {
  return drafter.kind === 'model' ? drafter.fallbackParts : [];
}

function timesAsked(model: FakeModel, name: string): number {
  return model.names().filter((one) => one === name).length;
}

/** What a request was told to mend. */
function toldAgain(model: FakeModel, name: string): string {
  const text = promptOf(model.requests.filter((one) => one.name === name)[1] ?? missing(name));
  return text.slice(text.indexOf('## Asked again'));
}

function missing(name: string): never {
  throw new Error(`${name} was asked once`);
}

const ORPHAN = { ...SPINE.components[0], id: 'fax', name: 'Fax machine', kind: 'service' };
const withOrphan = (): Reply => said({ ...SPINE, components: [...SPINE.components, ORPHAN] });
const withoutProtocol = (): Reply =>
  said({
    ...SPINE,
    connections: SPINE.connections.map((it, at) => (at === 0 ? { ...it, protocol: '' } : it)),
  });
const withoutOwner = (): Reply =>
  said({ ...SPINE, components: SPINE.components.map((it) => ({ ...it, owner: null })) });

describe('a spine that the rules of the graph refuse', () => {
  test.each([
    ['an orphan', withOrphan, /M03 at Fax machine: Nothing talks to this component.+Connect the component/],
    ['an edge without a protocol', withoutProtocol, /M04 at web → api: "" is no protocol.+/],
    ['a store without an owner', withoutOwner, /M07 at Booking store: No component owns this store.+/],
  ])('because of %s is asked for once more, with rule, place and how to mend it', async (_name, by, told) => {
    const model = spoilt('spine', by, 1);
    const blueprint = await drafted(model);
    expect(toldAgain(model, 'spine')).toMatch(told);
    expect(blueprint.structure.components.map((it) => it.id)).toEqual(SPINE.components.map((it) => it.id));
    expect(blueprint.structure.connections[0]?.protocol).toBe('HTTPS');
    expect(fallbacksOf(blueprint)).toEqual([]);
    expect(model.requests).toHaveLength(REQUESTS_OF_A_SOUND_DRAFT + 1);
  });

  test('because of an orphan twice gives way to the rules’ own, which is marked', async () => {
    const model = spoilt('spine', withOrphan);
    const blueprint = await drafted(model);
    expect(timesAsked(model, 'spine')).toBe(2);
    expect(blueprint.structure.components.map((it) => it.name)).not.toContain('Fax machine');
    expect(fallbacksOf(blueprint)).toContain('Components and stack choices');
  });

  test('because of a protocol twice keeps its graph, and makes up no protocol', async () => {
    const blueprint = await drafted(spoilt('spine', withoutProtocol));
    expect(blueprint.structure.connections[0]).toMatchObject({ from: 'web', protocol: 'not stated' });
    expect(fallbacksOf(blueprint)).toEqual([]);
  });
});

describe('the one repair of a draft', () => {
  const dumb = (request: ModelRequest): Reply => swapped(request, 'FR-2 asks for it: ', '');
  const roleless = (request: ModelRequest): Reply => swapped(request, '"roles":["Clerk"]', '"roles":[]');

  test('asks just the part at fault again, with what the rules found in it', async () => {
    const model = spoilt('decisions_1', dumb, 1);
    const blueprint = await drafted(model);
    expect(toldAgain(model, 'decisions_1')).toMatch(
      /D03 at ADR-0002: The reason names none of the requirements that drive it\. Name the id/,
    );
    expect(model.names().at(-1)).toBe('decisions_1');
    expect(model.requests).toHaveLength(REQUESTS_OF_A_SOUND_DRAFT + 1);
    expect(blueprint.decisions.records[1]?.because).toContain('FR-2');
    expect(fallbacksOf(blueprint)).toEqual([]);
  });

  test('mends a route that names no role', async () => {
    const model = spoilt('routes', roleless, 1);
    const blueprint = await drafted(model);
    expect(toldAgain(model, 'routes')).toContain('roles');
    expect(blueprint.routes.pages[0]?.roles).toEqual(['Clerk']);
    expect(fallbacksOf(blueprint)).toEqual([]);
  });

  test('asks for a warning that another answer can mend, and takes the first answer where the second is no better', async () => {
    const vague = (request: ModelRequest): Reply => swapped(request, '15 minutes', 'Soon');
    const model = spoilt('access', vague);
    const blueprint = await drafted(model);
    expect(toldAgain(model, 'access')).toContain('P01 at tokens');
    expect(timesAsked(model, 'access')).toBe(2);
    expect(blueprint.access.tokens.expiration).toContain('Soon');
    expect(fallbacksOf(blueprint)).toEqual([]);
  });

  test.each([
    ['decisions_1', dumb, PARTS.decisions],
    ['routes', roleless, PARTS.routes],
  ])(
    'leaves a part to the rules whose second answer still has errors, and says so (%s)',
    async (name, by, part) => {
      const model = spoilt(name, by);
      const blueprint = await drafted(model);
      expect(timesAsked(model, name)).toBe(2);
      expect(fallbacksOf(blueprint)).toEqual([part]);
      expect(blueprint.api.style).toMatch(/desk keeps/);
    },
  );

  test('keeps a first answer that is free of errors before a second that is not', async () => {
    const model = createFakeModel((request, nth) => {
      if (request.name !== 'decisions_1') return null;
      return nth === 1 ? swapped(request, '"target":"0"', '"target":"Good"') : dumb(request);
    });
    const blueprint = await drafted(model);
    expect(toldAgain(model, 'decisions_1')).toContain('D06 at ADR-0002');
    expect(blueprint.decisions.records[1]).toMatchObject({
      because: expect.stringContaining('FR-2'),
      confirmation: { target: 'Good' },
    });
    expect(fallbacksOf(blueprint)).toEqual([]);
  });

  test('asks about a requirement that nothing meets, and puts it off where it stays unmet', async () => {
    const model = createFakeModel((request) =>
      request.step === 'parts' || request.step === 'spine' ? swapped(request, '"FR-3"', '"FR-1"') : null,
    );
    const blueprint = await drafted(model);
    expect(toldAgain(model, 'routes')).toMatch(/R01 at FR-3: No part of the design meets FR-3/);
    expect(fallbacksOf(blueprint)).toEqual([]);
    const row = traceOf({ blueprint, reading }).rows.find((it) => it.requirement.id === 'FR-3');
    expect(row?.status).toBe('deferred');
  });

  test('does not ask where the rules object to nothing', async () => {
    const model = createFakeModel();
    await drafted(model);
    expect(model.requests).toHaveLength(REQUESTS_OF_A_SOUND_DRAFT);
    expect(new Set(model.names()).size).toBe(REQUESTS_OF_A_SOUND_DRAFT);
  });

  test('does not ask for what only the program writes', async () => {
    const rounds = decision().rounds.map((round) => ({ ...round, votes: [] }));
    const model = createFakeModel();
    const { planner } = createTrial(model);
    await planner.blueprint(decision({ rounds }), call());
    expect(model.requests).toHaveLength(REQUESTS_OF_A_SOUND_DRAFT);
  });
});

describe('the repair of a change', () => {
  const tbd = (request: ModelRequest): Reply =>
    swapped(request, /"versioning":"[^"]*"/g, '"versioning":"Soon."');

  test('mends the part that was drafted again, and no other', async () => {
    const previous = await drafted(createFakeModel());
    const model = spoilt('api', tbd, 1);
    const { planner } = createTrial(model);
    const change = { request: 'Put the version into a header', previous };
    const { blueprint } = given(await planner.blueprint(decision({ change }), call()));
    expect(model.names()).toEqual(['analysis', 'change', 'api', 'api']);
    expect(toldAgain(model, 'api')).toContain('P03 at versioning: The rule is not said.');
    expect(blueprint.api.versioning).not.toBe('Soon.');
  });
});
