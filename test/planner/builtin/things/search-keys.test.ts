// Sentences about what people search by, and which parties among it are kept.
import { expect, it } from 'vitest';
import { searchedParties, searchKeys } from '../../../../src/planner/builtin/things/search-keys.ts';
import { decided, optionOf, requirement } from '../inputs.ts';

const { reading } = decided([optionOf('A', 'baas')]);
const actor = (name: string, description: string) => ({
  name,
  description,
  isSystem: false,
  requirementIds: [],
  source: requirement('R-1', 'x').source,
});
const read = (...texts: string[]) => ({
  ...reading,
  actors: [actor('Guide', 'Leads walks.'), actor('Keeper', 'Opens the gate of one valley.')],
  requirements: texts.map((text, at) => requirement(`R-${at + 1}`, text)),
});

it('finds the thing and its keys', () => {
  expect(searchKeys('A walker must be able to search free walks by valley, guide and date.')).toEqual({
    thing: 'walk',
    keys: ['valley', 'guide', 'date'],
  });
});

it('finds nothing where nothing is searched', () => {
  expect(searchKeys('The walk is led by a guide.')).toEqual({ thing: '', keys: [] });
});

it('keeps the parties of a search: who acts, and what somebody is bound to', () => {
  const found = searchedParties(read('Walkers can search walks by valley, guide and date.'), ['walk']);
  expect(found.map(({ name }) => name)).toEqual(['Valley', 'Guide']);
});

it('keeps no party twice, and none of a thing that is not kept', () => {
  const asked = read('Walkers can search walks by valley, guide and date.');
  expect(searchedParties(asked, ['walk', 'valley', 'guide'])).toEqual([]);
  expect(searchedParties(asked, ['hut'])).toEqual([]);
});
