// Sentences about what is one collection: the text speaks of it once, with "the", and of what is in it.
import { describe, expect, it } from 'vitest';
import { entitiesOf } from '../../../../src/planner/builtin/product-nouns.ts';
import { keptName } from '../../../../src/planner/builtin/things/collections.ts';
import { reading, requirement } from '../inputs.ts';

function saying(...texts: string[]) {
  return {
    ...reading,
    purpose: '',
    features: [],
    requirements: texts.map((text, at) => requirement(`R-${at}`, text)),
  };
}

describe('a collection that a product has once', () => {
  it.each([
    'A run fills the cellar of rare wines.',
    'Guests add items to the cellar.',
    'The run reads the cellar database table.',
  ])('is kept by its entries: %s', (text) => {
    expect(keptName('Cellar', saying(text))).toBe('Cellar entry');
  });
  it.each([
    ['there are several', 'A run fills the cellar of rare wines. All cellars are locked.'],
    ['there is one of many', 'Each cellar is locked. The cellar of rare wines is cold.'],
    ['nothing is said to be in it', 'The cellar is locked at night.'],
  ])('is none where %s', (_, text) => {
    expect(keptName('Cellar', saying(text))).toBe('Cellar');
  });
  it('keeps its own name as a second one, so that texts still speak of it', () => {
    const [first] = reading.entities;
    if (first === undefined) throw new Error('the ferry keeps things');
    const told = {
      ...saying('A run fills the cellar of rare wines.'),
      entities: [{ ...first, name: 'Cellar' }],
    };
    const [noun] = entitiesOf(told);
    expect(noun).toMatchObject({ name: 'Cellar entry', segment: 'cellar-entries', alsoNamed: ['Cellar'] });
  });
});
