// Sentences about told flows: who takes each step, where the work stands, and which flows stay as they are.
import { expect, it } from 'vitest';
import type { Flow } from '../../../../src/blueprint/parts/structure.ts';
import { call, reply } from '../../../../src/planner/builtin/flows/flow-steps.ts';
import { atItsDeed, sentenceSteps } from '../../../../src/planner/builtin/flows/told-steps.ts';

const work = [
  call('client', 'api', 'POST /v1/gates/{id}/openings'),
  reply('api', 'client', '201 with its id'),
];
const flow = (...steps: string[]) => ({
  steps,
  actor: 'Guest',
  others: ['Porter'],
  client: 'client',
  entry: 'api',
});
const ends = (steps: readonly { from: string; to: string; action: string }[] | null) =>
  (steps ?? []).map(({ from, to, action }) => `${from}>${to} ${action}`);
const told = (steps: ReturnType<typeof sentenceSteps>): Flow => ({
  id: 'F-1',
  name: 'Come in',
  actor: 'Guest',
  steps: steps ?? [],
  serves: [],
});

it('has each step done by the one whom its sentence names', () => {
  const steps = sentenceSteps(
    flow('The guest enters the code', 'The gate opens', 'Porter notes the time'),
    [],
  );
  expect(ends(steps)).toEqual([
    'actor>client The guest enters the code',
    'client>actor The gate opens',
    'api>api Porter notes the time',
  ]);
});

it('splits a sentence whose second half is done by another', () => {
  const steps = sentenceSteps(flow('A guest picks a bed; it is held for an hour'), []);
  expect(ends(steps)).toEqual(['actor>client A guest picks a bed', 'client>actor it is held for an hour']);
});

it('takes what happens to people for the doing of the product', () => {
  const steps = sentenceSteps(flow('The guest leaves', 'The guest receives a receipt'), []);
  expect(steps?.at(-1)).toMatchObject({ from: 'client', to: 'actor', isReply: true });
});

it('answers nobody with what somebody else receives', () => {
  const steps = sentenceSteps(flow('The guest leaves', 'The next person on the list receives an offer'), []);
  expect(steps?.at(-1)).toMatchObject({ from: 'api', to: 'api', isReply: false });
});

it('puts a question before each of its outcomes', () => {
  const steps = sentenceSteps(
    flow('Guest knocks', 'Bed free?', 'Yes: Door opens', 'No: Next house is named'),
    [],
  );
  expect(ends(steps).slice(1)).toEqual([
    'client>actor Bed free? Yes: Door opens',
    'client>actor Bed free? No: Next house is named',
  ]);
});

it('leaves a flow alone whose steps name nobody', () => {
  expect(sentenceSteps(flow('Dashboard alert', 'Click: Map'), work)).toBeNull();
  expect(sentenceSteps(flow('The gate opens', 'The guest leaves'), work)).toBeNull();
});

it('puts the work before the outcome that its call is named after', () => {
  const steps = sentenceSteps(
    flow('The guest enters the code', 'The gate opens', 'The guest shuts it'),
    work,
  );
  expect(ends(atItsDeed(told(steps)).steps).slice(0, 3)).toEqual([
    'actor>client The guest enters the code',
    'client>api POST /v1/gates/{id}/openings',
    'api>client 201 with its id',
  ]);
});

it('puts the work behind the deed that its call is named after, and else behind the last deed', () => {
  const opened = sentenceSteps(flow('The guest opens the gate', 'The guest sits down'), work);
  expect(atItsDeed(told(opened)).steps[1]?.action).toContain('openings');
  const other = sentenceSteps(flow('The guest knocks', 'The guest sits down'), work);
  expect(atItsDeed(told(other)).steps[2]?.action).toContain('openings');
});

it('moves nothing in a flow that is not told in sentences, or that makes two calls', () => {
  const made = told([call('actor', 'client', 'asks to open a gate'), ...work]);
  expect(atItsDeed(made)).toBe(made);
  const twice = told([call('actor', 'client', 'Guest opens'), ...work, ...work]);
  expect(atItsDeed(twice)).toBe(twice);
});
