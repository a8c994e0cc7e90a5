import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { giveBack } from '../../src/threads/give-back.ts';

/** Makes something that can be told from its memory being freed. */
function makeAndForget(): WeakRef<object> {
  return new WeakRef({ pixels: new Uint8Array(1000) });
}

test('what nobody uses any more is given back', async () => {
  setFlagsFromString('--expose-gc');
  const forgotten = makeAndForget();
  await giveBack(runInNewContext('gc'));
  expect(forgotten.deref()).toBeUndefined();
});

test('nothing is collected within the turn that may still use it', async () => {
  const order: string[] = [];
  const given = giveBack(() => order.push('collected'));
  await Promise.resolve();
  order.push('used');
  await given;
  expect(order).toEqual(['used', 'collected']);
});

test('where nothing may be collected, work goes on', async () => {
  await expect(giveBack(undefined)).resolves.toBeUndefined();
});

test('the demo, which shares a laptop, lets its threads give back', () => {
  const { scripts } = z
    .object({ scripts: z.object({ demo: z.string() }) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  expect(scripts.demo).toContain(' --expose-gc ');
});
