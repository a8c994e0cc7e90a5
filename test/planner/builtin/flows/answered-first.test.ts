// Sentences about the order of a flow around its queues: who called is answered before anybody takes up what was published.
import { expect, it } from 'vitest';
import { answeredFirst } from '../../../../src/planner/builtin/flows/answered-first.ts';
import { call, reply, type Step, take } from '../../../../src/planner/builtin/flows/flow-steps.ts';
import { part } from '../inputs.ts';

const PARTS = [
  part('client', 'client'),
  part('api', 'service'),
  part('queue', 'queue'),
  part('worker', 'worker'),
];
const ordered = (...steps: Step[]): string[] =>
  answeredFirst({ id: 'F-2', name: 'Book', actor: 'Guest', steps, serves: [] }, PARTS).steps.map(
    ({ from, to, action }) => `${from}>${to} ${action}`,
  );

const asked = call('actor', 'client', 'books');
const posted = call('client', 'api', 'POST /v1/beds');
const published = call('api', 'queue', 'publishes "Bed changed"');
const taken = take('worker', 'queue', '"Bed changed"');
const sent = call('worker', 'mailer', 'sends the letter');
const accepted = reply('mailer', 'worker', 'accepted');
const answer = reply('api', 'client', '201 with its id');
const shown = reply('client', 'actor', 'shows the bed');

it('answers who called before the queue is emptied, and keeps what follows the take together', () => {
  expect(ordered(asked, posted, published, taken, sent, accepted, answer, shown)).toEqual([
    'actor>client books',
    'client>api POST /v1/beds',
    'api>queue publishes "Bed changed"',
    'api>client 201 with its id',
    'worker>queue takes "Bed changed"',
    'worker>mailer sends the letter',
    'mailer>worker accepted',
    'client>actor shows the bed',
  ]);
});

it('answers a system that calls without a page, too', () => {
  const direct = [call('actor', 'api', 'POST /v1/beds'), published, taken, reply('api', 'actor', '202')];
  expect(ordered(...direct).at(-1)).toBe('worker>queue takes "Bed changed"');
});

it('leaves a take where nobody is answered before the next call of a person', () => {
  const steps = [asked, published, taken, asked, posted, answer];
  expect(ordered(...steps).indexOf('worker>queue takes "Bed changed"')).toBe(2);
});

it('leaves a flow without a queue as it is', () => {
  expect(ordered(asked, posted, answer, shown)).toHaveLength(4);
  expect(ordered(asked, posted, answer, shown).at(2)).toBe('api>client 201 with its id');
});
