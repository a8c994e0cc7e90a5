// Sentences about what a flow does before its person signs in: what is open, what is called, and who is told afterwards.
import { describe, expect, it } from 'vitest';
import type { Flow } from '../../../../src/blueprint/parts/structure.ts';
import { afterCommit } from '../../../../src/planner/builtin/flows/server-steps.ts';
import type { Graph } from '../../../../src/planner/builtin/graph/graph.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { withToldCalls } from '../../../../src/planner/builtin/parts/routes/flow-calls.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { harbour } from './products.ts';

const EARLY = [
  'The skipper opens Occupancy Map.',
  'The page lists berths by pier.',
  'The skipper picks a berth; it is held for 9 minutes.',
  'The skipper signs in with a code.',
  'The skipper confirms.',
];

function flowing(steps: readonly string[]): Spine {
  const spine = harbour();
  const source = spine.input.reading.screens[0]?.source;
  if (source === undefined) throw new Error('the harbour has screens');
  const flow = { name: 'Book a berth', goal: '', steps: [...steps], requirementIds: ['FR1'], source };
  const reading = { ...spine.input.reading, flows: [flow] };
  return { ...spine, input: { ...spine.input, reading } };
}

function routesOf(spine: Spine) {
  const { pages, groups } = draftRoutes(spine, draftAccess(spine));
  const all = groups.flatMap(({ endpoints }) => endpoints);
  const rolesAt = (path: string): readonly string[] =>
    [...pages, ...all].find((one) => one.path === path)?.roles ?? [];
  return { groups, rolesAt };
}

describe('what stands before a sign-in', () => {
  it('is open to everybody: the page, the look and the hold', () => {
    const { rolesAt } = routesOf(flowing(EARLY));
    for (const path of ['/map', '/v1/berths', '/v1/berths/{id}/hold'])
      expect(rolesAt(path)[0]).toBe('public');
  });
  it('opens nothing that is somebody’s', () => {
    const { rolesAt } = routesOf(flowing(EARLY));
    for (const path of ['/my-bookings', '/v1/bookings']) {
      expect(rolesAt(path).length).toBeGreaterThan(0);
      expect(rolesAt(path)).not.toContain('public');
    }
  });
  it('is nothing where people sign in first', () => {
    const late = [EARLY[3] ?? '', ...EARLY.slice(0, 3), EARLY[4] ?? ''];
    const { rolesAt } = routesOf(flowing(late));
    expect(rolesAt('/v1/berths/{id}/hold')).toEqual(['Skipper']);
    expect(rolesAt('/map')).not.toContain('public');
  });
});

function drawn(actions: readonly [string, string, string][]): string[] {
  const spine = flowing(EARLY);
  const { groups } = routesOf(spine);
  const steps = actions.map(([from, to, action]) => ({ from, to, action, isReply: to === 'actor' }));
  const told: Flow = { id: 'F-2', name: 'Book', actor: 'Skipper', steps, serves: [] };
  const [login] = spine.structure.flows;
  if (login === undefined) throw new Error('the harbour has a sign-in');
  const structure = { ...spine.structure, flows: [login, told] };
  return withToldCalls(spine, structure, groups).flows[1]?.steps.map(({ action }) => action) ?? [];
}

describe('a told flow', () => {
  it('lists before it shows, and holds between the picking and the held', () => {
    const actions = drawn([
      ['actor', 'web', 'The skipper opens the map.'],
      ['web', 'actor', 'The page lists berths by pier.'],
      ['actor', 'web', 'The skipper picks a berth'],
      ['web', 'actor', 'it is held for 9 minutes.'],
    ]);
    expect(actions.indexOf('GET /v1/berths')).toBe(1);
    expect(actions.indexOf('POST /v1/berths/{id}/hold with an idempotency key')).toBe(7);
    expect(actions.at(-1)).toBe('it is held for 9 minutes.');
  });
  it('calls nothing that the table does not have', () => {
    const actions = drawn([['web', 'actor', 'The page lists lanterns.']]);
    expect(actions).toEqual(['The page lists lanterns.']);
  });
});

const OUTSIDE = { technology: 'Outside system', owner: null, scaling: '', serves: [] };
const graph = (verb: string, name: string, responsibility: string): Graph => ({
  components: [{ id: 'ext', kind: 'external', name, responsibility, ...OUTSIDE }],
  connections: [
    { from: 'api', to: 'bus', verb: 'publishes', protocol: 'x', isAsync: true },
    { from: 'work', to: 'bus', verb: 'takes', protocol: 'x', isAsync: true },
    { from: 'work', to: 'ext', verb, protocol: 'HTTPS', isAsync: true },
  ],
  places: { client: 'c', entry: 'api', core: 'api', work: 'work', bus: 'bus', store: 's', identity: null },
  ownerOf: () => 'api',
});
const toldBy = (one: Graph, text: string): (string | undefined)[] =>
  afterCommit(one, 'api', 'Crate', text)
    .filter(({ to }) => to === 'ext')
    .map(({ action }) => action);

describe('what a worker tells outside', () => {
  it('is a copy where the other side takes copies of the thing', () => {
    const copies = graph('copies changes to', 'Port register', 'Crates must be copied to it.');
    expect(toldBy(copies, '')).toEqual(['copies the Crate']);
    expect(toldBy(graph('copies changes to', 'Port register', 'Boats must be copied to it.'), '')).toEqual(
      [],
    );
  });
  it('is a message where the flow has one sent', () => {
    const sends = graph('sends messages through', 'Pigeon', 'Carries letters.');
    expect(toldBy(sends, 'The skipper moors and a confirmation is sent.')).toEqual([
      'sends the confirmation',
    ]);
    expect(toldBy(sends, 'The skipper moors.')).toEqual([]);
  });
  it('is the new state where the flow tells the party whose webhook it is', () => {
    const hook = graph('sends messages through', "Agent's webhook", 'Tells the agent.');
    expect(toldBy(hook, 'The crate is fetched and the agent is told.')).toEqual([
      'tells the new state of the Crate',
    ]);
    expect(toldBy(hook, 'The skipper receives a message.')).toEqual([]);
  });
});
