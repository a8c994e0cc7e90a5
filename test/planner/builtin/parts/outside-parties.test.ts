// Sentences about which of several outside parties a thing is of.
import { expect, it } from 'vitest';
import { partiesOf } from '../../../../src/planner/builtin/parts/data/outside-parties.ts';
import { requirement } from '../inputs.ts';
import { harbour } from './products.ts';

function columns(text: string, asked: string): string[] {
  const spine = harbour({ text, requirements: [requirement('R-1', asked)] });
  return spine.entities.flatMap((each) => partiesOf(spine, each).map(({ name }) => `${each.name}.${name}`));
}
const MANY = 'Boats of several insurers use the harbour.';

it('is a column of the thing that the party gets back or is told of', () => {
  expect(columns(MANY, 'The system shall return a booking to the insurer after a year.')).toEqual([
    'Booking.insurer',
  ]);
  expect(columns(MANY, 'The system shall tell the insurer of each change of a booking.')).toEqual([
    'Booking.insurer',
  ]);
});

it('is none where there is only one such party, or it is one of the people', () => {
  const asked = 'The system shall return a booking to the insurer after a year.';
  expect(columns('The insurer pays.', asked)).toEqual([]);
  expect(columns('Several skippers share.', 'The system returns a booking to the skipper.')).toEqual([]);
});

it('is none for a thing that the party has nothing to do with', () => {
  expect(columns(MANY, 'The insurer must see the weather.')).toEqual([]);
});
