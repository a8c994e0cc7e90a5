// Sentences about the table of entities: what all have stands above it, and a key is told in one sign.
import { describe, expect, test } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { dataData } from '../../../src/documents/out/structure-data.ts';
import { DOSSIER } from '../../fixtures/dossier.ts';

type Entity = Blueprint['data']['entities'][number];

const field = (name: string, note = '') => ({ name, type: 'uuid', note });
const { blueprint } = DOSSIER;
const [like] = blueprint.data.entities;
if (like === undefined) throw new Error('the dossier keeps something');

const thing = (name: string, ...names: string[]): Entity => ({
  ...like,
  name,
  fields: ['id', 'created_at', ...names].map((one) => field(one)),
});
const many = (...names: string[]) =>
  Array.from({ length: 8 }, (_, at) => thing(`Tide ${at}`, `own_${at}`, ...names));
const told = (entities: Entity[]) =>
  dataData({ ...blueprint, data: { ...blueprint.data, entities, relations: [] } });

describe('the table of entities', () => {
  test('says once what all but a few have, and who lacks it', () => {
    const { common, commonWithout } = told([...many('updated_at'), thing('Log Entry', 'text')]);
    expect(common.map(({ name }) => name)).toEqual(['id', 'created_at', 'updated_at']);
    expect(commonWithout).toBe('Log Entry');
  });
  test('keeps in its rows what several lack, and what few things have', () => {
    const several = told([...many('updated_at'), ...['A', 'B', 'C'].map((name) => thing(name, 'text'))]);
    expect(several.common.map(({ name }) => name)).not.toContain('updated_at');
    const few = told([thing('A', 'a', 'updated_at'), thing('B', 'b')]);
    expect(few.common.map(({ name }) => name)).not.toContain('updated_at');
    expect(few.commonWithout).toBe('');
  });
  test('points to the other end of a key, and says what the sign means only where there is one', () => {
    const keyed = { ...thing('A', 'a'), fields: [field('id'), field('b_id', 'foreign key to B, the payer')] };
    const { entities, hasKeys } = told([keyed, thing('B', 'b')]);
    expect(entities[0]?.own.at(-1)?.note).toBe('→ B, the payer');
    expect(hasKeys).toBe(true);
    expect(told([thing('A', 'a'), thing('B', 'b')]).hasKeys).toBe(false);
  });
});
