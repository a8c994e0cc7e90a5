// Sentences about merging a new draft into a version that people have changed since.
import { describe, expect, test } from 'vitest';
import { merged } from '../../../../src/planner/builtin/change/merge.ts';

const reword = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('Kafka', 'RabbitMQ'));
const brought = (held: unknown, base: unknown, target: unknown) => merged(held, base, target, reword);

describe('a merged draft', () => {
  test('follows the new draft where nobody changed anything, and keeps the rest', () => {
    const base = { store: 'Kafka', title: 'Berths' };
    expect(brought({ ...base, title: 'Quays' }, base, { ...base, store: 'NATS' })).toEqual({
      store: 'NATS',
      title: 'Quays',
    });
  });
  test('keeps what both changed, with the names replaced', () => {
    expect(brought('Kafka, three days', 'Kafka', 'NATS')).toBe('RabbitMQ, three days');
  });
  test('keeps entries that people added, leaves out those they removed, and takes new ones', () => {
    const base = [{ name: 'a' }, { name: 'b', on: 'Kafka' }];
    const held = [{ name: 'b', on: 'Kafka' }, { name: 'own' }];
    const target = [{ name: 'a' }, { name: 'b', on: 'NATS' }, { name: 'new' }];
    expect(brought(held, base, target)).toEqual([
      { name: 'b', on: 'NATS' },
      { name: 'new' },
      { name: 'own' },
    ]);
  });
  test('tells entries of one name apart by their order, and rewords lists whose entries have none', () => {
    const base = [{ name: 'a' }, { name: 'a', on: 'Kafka' }];
    expect(brought([...base, { name: 'own' }], base, [{ name: 'a' }, { name: 'a', on: 'NATS' }])).toEqual([
      { name: 'a' },
      { name: 'a', on: 'NATS' },
      { name: 'own' },
    ]);
    expect(brought([{ by: 'Kafka' }, { by: 'us' }], [{ by: 'Kafka' }], [{ by: 'NATS' }])).toEqual([
      { by: 'RabbitMQ' },
      { by: 'us' },
    ]);
  });
  test('changes nothing where both drafts agree', () => {
    const held = { own: 'Kafka' };
    expect(brought(held, { a: 1 }, { a: 1 })).toBe(held);
  });
});
