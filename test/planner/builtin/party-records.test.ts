// Sentences about the records that come with parties: when they exist, of whom, and what they stay away from.
import { expect, it } from 'vitest';
import { withPartyRecords } from '../../../src/planner/builtin/party-records.ts';
import { noun, requirement } from './inputs.ts';

const HOUSE = {
  name: 'House',
  description: 'Also named GHP: Grain House Service Provider.',
  requirementIds: [],
};
const CLERK = { name: 'House', description: 'Weighs grain.', requirementIds: [] };

const names = (texts: string[], entities = ['House', 'Settlement'], role = HOUSE): string[] =>
  withPartyRecords({
    entities: entities.map((name) => noun(name)),
    roles: [role],
    requirements: texts.map((text, index) => requirement(`R-${index + 1}`, text)),
  })
    .map((each) => each.name)
    .slice(entities.length);

it('gives each party its line in what is settled over all of them', () => {
  expect(names(['During settlement the position of each house is debited.'])).toEqual(['Settlement Line']);
  expect(names(['Show the positions of all houses in the settlement window.'])).toEqual(['Settlement Line']);
});

it('gives a party the accounts of money that are managed for it', () => {
  expect(names(['Define and manage accounts for a house by type and currency.'])).toEqual(['House Account']);
});

it('leaves accounts alone that people sign in with', () => {
  expect(names(['Create user accounts for house staff in each currency.'])).toEqual([]);
  expect(names(['Manage accounts for a house.'])).toEqual([]);
});

it('stays quiet where nothing is settled, and where no institution takes part', () => {
  expect(names(['The position of each house is debited at settlement.'], ['House', 'Scale'])).toEqual([]);
  expect(
    names(['The position of each house is debited at settlement.'], ['House', 'Settlement'], CLERK),
  ).toEqual([]);
});

it('makes no second record of one name', () => {
  const entities = ['House', 'Settlement', 'Settlement Line'].map((name) => ({
    ...noun(name),
    segment: `${name.toLowerCase().replace(' ', '-')}s`,
  }));
  const requirements = [requirement('R-1', 'At settlement the position of each house is debited.')];
  expect(withPartyRecords({ entities, roles: [HOUSE], requirements })).toHaveLength(3);
});
