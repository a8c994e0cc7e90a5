import { expect, test } from 'vitest';
import { createOnce } from '../../../src/slack/listeners/once.ts';

test('an id is new once', () => {
  const isFirst = createOnce(10);
  expect([isFirst('a'), isFirst('a'), isFirst('b')]).toEqual([true, false, true]);
});

test('only the newest ids are remembered', () => {
  const isFirst = createOnce(2);
  for (const id of ['a', 'b', 'c']) isFirst(id);
  expect([isFirst('b'), isFirst('c'), isFirst('a')]).toEqual([false, false, true]);
});
