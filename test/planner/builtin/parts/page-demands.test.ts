// Sentences about which demands a page answers: those of its people, by words that tell something.
import { expect, it } from 'vitest';
import type { Requirement } from '../../../../src/blueprint/requirement.ts';
import { answeredOn } from '../../../../src/planner/builtin/parts/routes/page-demands.ts';
import { noun, quantity, requirement } from '../inputs.ts';
import { harbour } from './products.ts';

const PIERS: Requirement[] = [
  requirement('A', 'A skipper must be able to search berths by length.'),
  requirement('B', 'A skipper must be able to cancel a berth.'),
  requirement('C', 'A harbour master must be able to cancel a berth lease.'),
  requirement('D', 'The system must show a berth on the chart.'),
  requirement('E', 'Berth leases are kept for ten years.', [], 'quality'),
  requirement('F', 'The system must number each berth.'),
];
const spine = (requirements = PIERS) =>
  harbour({
    requirements,
    entities: [noun('Berth'), noun('Berth Lease')],
    quantities: [{ ...quantity('retention', 10, 'years'), requirementId: 'E' }],
  });
const page = { name: 'My berths', purpose: 'Coming stays; cancel, search.' };
const all = PIERS.map(({ id }) => id);

it('keeps what its own people do there, and adds it where it was missed', () => {
  expect(answeredOn(spine(), page, ['A'], ['Skipper'])).toEqual(['A', 'B']);
});

it('drops what others do, what is kept of the whole, and what shares a common word alone', () => {
  const kept = answeredOn(spine(), page, all, ['Skipper']);
  expect(kept).toEqual(['A', 'B']);
});

it('keeps what says the whole name of the page', () => {
  const chart = { name: 'Berth chart', purpose: 'Where it lies.' };
  expect(answeredOn(spine(), chart, ['D', 'F'], ['Skipper'])).toEqual(['D']);
});

it('leaves all as it was where nothing would be left, or the inputs do not say who does what', () => {
  expect(answeredOn(spine(), { name: 'Tide', purpose: '' }, ['F'], ['Skipper'])).toEqual(['F']);
  const untold = PIERS.filter(({ text }) => text.startsWith('The system'));
  expect(answeredOn(spine(untold), page, ['D', 'F'], ['Skipper'])).toEqual(['D', 'F']);
});

it('leaves a demand that says the whole name of another page to that page', () => {
  const named = requirement('G', 'Every night landing at a berth needs a second pilot.');
  const held = spine([...PIERS, named]);
  const screens = [
    { name: 'Night landing', path: null, purpose: '', requirementIds: [], source: named.source },
    { name: 'Berth landing', path: null, purpose: '', requirementIds: [], source: named.source },
  ];
  const input = { ...held.input, reading: { ...held.input.reading, screens } };
  const on = (name: string) =>
    answeredOn({ ...held, input }, { name, purpose: 'Cancel.' }, ['B', 'G'], ['Skipper']).includes('G');
  expect([on('Night landing'), on('Berth landing')]).toEqual([true, false]);
});
