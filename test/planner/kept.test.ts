import { expect, it } from 'vitest';
import { keptFor } from '../../src/planner/kept.ts';

function counted(value: string | undefined) {
  const asked: object[] = [];
  const of = keptFor((key: object) => {
    asked.push(key);
    return value;
  });
  return { asked, of };
}

it('works a thing out once, however often it is asked of', () => {
  const { asked, of } = counted('told');
  const key = {};
  expect([of(key), of(key)]).toEqual(['told', 'told']);
  expect(asked).toEqual([key]);
});

it('keeps an answer of nothing, too', () => {
  const { asked, of } = counted(undefined);
  const key = {};
  expect([of(key), of(key)]).toEqual([undefined, undefined]);
  expect(asked).toHaveLength(1);
});

it('works it out anew for another thing that looks the same', () => {
  const { asked, of } = counted('told');
  of({ name: 'Order' });
  of({ name: 'Order' });
  expect(asked).toHaveLength(2);
});
