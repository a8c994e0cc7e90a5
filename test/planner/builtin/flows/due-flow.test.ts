// Sentences about the flow that a clock starts: which demands get one, who does it, and who is told.
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../../src/blueprint/parts/structure.ts';
import { dueFlow } from '../../../../src/planner/builtin/flows/due-flow.ts';
import { toldAlways } from '../../../../src/planner/builtin/flows/server-steps.ts';
import type { Graph } from '../../../../src/planner/builtin/graph/graph.ts';
import { noun, part, requirement } from '../inputs.ts';

const wire = (from: string, to: string, verb: string, isAsync = false): Connection => ({
  from,
  to,
  verb,
  protocol: 'any',
  isAsync,
});
const graph: Graph = {
  components: [
    part('api', 'service'),
    part('queue', 'queue'),
    part('worker', 'worker'),
    { ...part('database', 'store'), owner: 'api' },
    part('post', 'external', 'Post'),
    part('ext-baker', 'external', 'Baker’s webhook'),
  ],
  connections: [
    wire('api', 'database', 'reads and writes'),
    wire('api', 'queue', 'enqueues jobs', true),
    wire('worker', 'queue', 'claims jobs', true),
    wire('worker', 'database', 'records outcomes'),
    wire('worker', 'post', 'sends messages through', true),
    wire('worker', 'ext-baker', 'sends messages through', true),
  ],
  places: {
    client: 'client',
    entry: 'api',
    core: 'api',
    work: 'worker',
    bus: 'queue',
    store: 'database',
    identity: null,
  },
  ownerOf: () => 'api',
};
const flowsOf = (...texts: string[]) =>
  dueFlow({
    graph,
    entities: [noun('Order'), noun('Reminder')],
    requirements: texts.map((text, at) => requirement(`R-${at + 1}`, text)),
  });
const edges = (...texts: string[]): string[] =>
  flowsOf(...texts).flatMap(({ steps }) => steps.map(({ from, to }) => `${from}>${to}`));

const REMINDED = 'The system must send a reminder by letter 2 days before each order.';
const RETURNED = 'The shop shall return an order to the baker when it was not collected within 7 days.';

describe('what is sent at a time of its own', () => {
  it('goes out by the worker, which locks what is due and records what came of it', () => {
    const [flow] = flowsOf(REMINDED);
    expect(flow).toMatchObject({ name: 'By the clock: send a reminder', actor: 'Clock', serves: ['R-1'] });
    expect(flow?.steps.map(({ action }) => action)).toContain('reads what is due: 2 days before each order');
    expect(edges(REMINDED)).toContain('worker>post');
    expect(edges(REMINDED)).not.toContain('worker>ext-baker');
  });
  it('has no flow where nothing sends it, and none on a managed backend', () => {
    const entities = [noun('Order'), noun('Reminder')];
    const requirements = [requirement('R-1', REMINDED)];
    const unwired = graph.connections.filter(({ to }) => to !== 'post' && to !== 'ext-baker');
    expect(dueFlow({ graph: { ...graph, connections: unwired }, entities, requirements })).toEqual([]);
    const places = { ...graph.places, entry: 'access-rules' };
    expect(dueFlow({ graph: { ...graph, places }, entities, requirements })).toEqual([]);
  });
});

describe('what runs out', () => {
  it('is moved on by its owner, and published', () => {
    const [flow] = flowsOf(RETURNED);
    expect(flow?.steps.map(({ action }) => action)).toContain('reads orders whose 7 days are over');
    expect(edges(RETURNED)).toEqual(expect.arrayContaining(['actor>api', 'api>database', 'api>queue']));
    expect(edges(RETURNED)).not.toContain('worker>ext-baker');
  });
  it('is told to the party that is told of each change', () => {
    const told = 'The shop shall tell the baker of each state change of an order.';
    expect(edges(RETURNED, told)).toContain('worker>ext-baker');
    expect(toldAlways('Order', [requirement('R-2', told)])).toBe(' The baker is told.');
    expect(toldAlways('Cake', [requirement('R-2', told)])).toBe('');
  });
});

describe('a demand without a time of its own', () => {
  it.each([
    'A guest must be able to return an order.',
    'The system must send a reminder when the guest asks for one.',
    'Orders are kept for 3 years.',
  ])('gets no flow: %s', (text) => {
    expect(flowsOf(text)).toEqual([]);
  });
});
