// Sentences about the table of ownership: what is kept alike stands in one row, and nothing is lost.
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { dataData, stateData } from '../../../src/documents/out/structure-data.ts';
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

describe('the fields of what is kept', () => {
  const field = (name: string, note = '') => ({ name, type: 'text', note });
  const fieldsOf = (own: (at: number) => ReturnType<typeof field>[]) => {
    const { common, entities } = dataData(
      withEntities((at) => ({ fields: [field('id'), ...own(at), field('made_at')] })),
    );
    return {
      common: common.map(({ name }) => name),
      own: entities.map((it) => it.own.map(({ name }) => name)),
    };
  };
  it('stand once where all have them alike, and in the row of each where they are its own', () => {
    expect(fieldsOf((at) => [field(`weight_${at}`)])).toEqual({
      common: ['id', 'made_at'],
      own: [['weight_0'], ['weight_1'], ['weight_2']],
    });
  });
  it('stand in each row where a note tells them apart', () => {
    const { common, own } = fieldsOf((at) => [
      field('kind', at === 1 ? 'assumed' : ''),
      field(`weight_${at}`),
    ]);
    expect(common).toEqual(['id', 'made_at']);
    expect(own[0]).toEqual(['kind', 'weight_0']);
  });
  it('stand in each row where one would have no field left', () => {
    expect(fieldsOf((at) => (at === 0 ? [] : [field('weight')])).common).toEqual([]);
  });
});

describe('state that is held in step alike', () => {
  const rows = (synchronisation: (at: number) => string): string[] => {
    const { blueprint } = DOSSIER;
    const [first] = blueprint.state.backend;
    if (first === undefined) throw new Error('the example has state');
    const backend = ['Hive', 'Frame', 'Queen'].map((state, at) => ({
      ...first,
      state,
      synchronisation: synchronisation(at),
    }));
    return stateData({ ...blueprint, state: { ...blueprint.state, backend } }).backend.map(
      ({ state }) => state,
    );
  };
  it('stands in one row, and in its own where it is not', () => {
    expect(rows(() => 'Source of truth.')).toEqual(['Hive, Frame, Queen']);
    expect(rows((at) => (at === 1 ? 'Projection.' : 'Source of truth.'))).toEqual(['Hive, Queen', 'Frame']);
    expect(rows((at) => `Way ${at}.`)).toEqual(['Hive', 'Frame', 'Queen']);
  });
});
