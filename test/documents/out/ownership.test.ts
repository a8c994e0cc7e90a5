// Sentences about the table of ownership: what is kept alike stands in one row, and nothing is lost.
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { dataData } from '../../../src/documents/out/structure-data.ts';
import { DOSSIER } from '../../fixtures/dossier.ts';

function withEntities(change: (at: number) => Partial<Blueprint['data']['entities'][number]>): Blueprint {
  const { blueprint } = DOSSIER;
  const [first] = blueprint.data.entities;
  if (first === undefined) throw new Error('the example has entities');
  const entities = ['Hive', 'Frame', 'Queen'].map((name, at) => ({ ...first, name, ...change(at) }));
  return { ...blueprint, data: { ...blueprint.data, entities } };
}

const rowsOf = (blueprint: Blueprint): string[] => dataData(blueprint).ownership.map((row) => row.names);

describe('what is owned, kept and deleted', () => {
  it('alike stands in one row', () => {
    expect(rowsOf(withEntities(() => ({})))).toEqual(['Hive, Frame, Queen']);
  });
  it('otherwise stands in its own, in the order of the first', () => {
    const kept = (at: number) => ({ retention: at === 1 ? 'one year' : 'ten years' });
    expect(rowsOf(withEntities(kept))).toEqual(['Hive, Queen', 'Frame']);
    expect(rowsOf(withEntities((at) => ({ retention: `${at} years` })))).toEqual(['Hive', 'Frame', 'Queen']);
  });
});
