// Sentences about searches whose keys stand as a list below the demand.
import { expect, it } from 'vitest';
import { toldFields } from '../../../../src/planner/builtin/parts/data/told-fields.ts';
import { listedSearches } from '../../../../src/planner/builtin/things/listed-keys.ts';
import { brief, decided, noun, optionOf, reading, requirement } from '../inputs.ts';
import { harbour } from '../parts/products.ts';

const DEMAND = 'Wardens need to find details about a crossing, whatever its state.';
const told = (text: string) => {
  const [document] = brief.documents;
  if (document === undefined) throw new Error('the brief has a document');
  return decided([optionOf('A', 'baas')], {
    brief: { ...brief, documents: [{ ...document, text }] },
    reading: { ...reading, requirements: [requirement('R-1', DEMAND)] },
  });
};
const LIST = `## Review\n\n${DEMAND} They can search by:\n\n- Date range\n- Ferry or quay (both sides)\n- Fare - crossing ID\n- Fault code\n\nThe search returns a list.\n- No key\n`;

it('keeps each line as a key, without what explains it, up to the end of the list', () => {
  expect(listedSearches(told(LIST))).toEqual([
    {
      requirementId: 'R-1',
      thing: 'crossing',
      keys: ['date range', 'ferry or quay', 'fare', 'crossing ID', 'fault code'],
    },
  ]);
});

it('belongs to the demand right above it, and to none of the section before', () => {
  const other = 'Wardens may close a quay.';
  const input = told(`## Quays\n\n- ${other}\n\n${LIST}`);
  const requirements = [requirement('R-9', other), requirement('R-1', DEMAND)];
  const found = listedSearches({ ...input, reading: { ...input.reading, requirements } });
  expect(found.map(({ requirementId }) => requirementId)).toEqual(['R-1']);
});

it('finds none where the list is of something else, or stands below no demand', () => {
  expect(listedSearches(told(LIST.replace('They can search by:', 'They see:')))).toEqual([]);
  expect(listedSearches(told(LIST.replace(DEMAND, 'Nobody asked.')))).toEqual([]);
});

it('gives the searched thing a column for a code, and none for a party, a time or another thing', () => {
  const spine = { ...harbour(), input: told(LIST) };
  const names = (thing: string) => toldFields(spine, noun(thing)).map(({ name }) => name);
  expect(names('Crossing')).toEqual(['fault_code']);
  expect(names('Ferry')).toEqual([]);
});
