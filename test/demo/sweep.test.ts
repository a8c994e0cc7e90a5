// The demo gives back memory once enough has come together, and not before.
import { expect, test } from 'vitest';
import { createSweep } from '../../demo/sweep.ts';

function swept(sizes: readonly number[], afterwards: number): number {
  let size = 0;
  let count = 0;
  const collect = () => {
    count += 1;
    size = afterwards;
  };
  const look = createSweep(() => ({ heapUsed: size, external: 0 }), collect, 10);
  for (const next of sizes) {
    size = next;
    look();
  }
  return count;
}

test('collects once ten more are held than at the least', () => {
  expect(swept([50, 30, 40], 30)).toBe(1);
});

test('counts what lies outside the heap', () => {
  let external = 0;
  let count = 0;
  const held = () => ({ heapUsed: 5, external });
  const collect = () => {
    count += 1;
  };
  const look = createSweep(held, collect, 10);
  look();
  external = 20;
  look();
  expect(count).toBe(1);
});

test('stays quiet while little is added, and where what is held is in use', () => {
  expect(swept([50, 55, 59], 0)).toBe(0);
  expect(swept([50, 70, 71, 72], 70)).toBe(1);
});
