import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createCoalescer } from '../../src/worker/coalesce.ts';

/** A coalescer whose runs end when the test says so. */
function slow() {
  const runs: { key: string; end: () => void }[] = [];
  const coalescer = createCoalescer((key) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    runs.push({ key, end: resolve });
    return promise;
  });
  return { coalescer, runs };
}

describe('a coalescer', () => {
  test('runs the task for each key, side by side', async () => {
    const { coalescer, runs } = slow();
    coalescer.poke('a');
    coalescer.poke('b');
    await setImmediate();
    expect(runs.map((run) => run.key)).toEqual(['a', 'b']);
  });

  test('makes one further run of any number of pokes meanwhile', async () => {
    const { coalescer, runs } = slow();
    coalescer.poke('a');
    await setImmediate();
    for (let n = 0; n < 5; n += 1) coalescer.poke('a');
    await setImmediate();
    expect(runs).toHaveLength(1);
    runs[0]?.end();
    await setImmediate();
    expect(runs).toHaveLength(2);
    runs[1]?.end();
    await coalescer.idle();
    expect(runs).toHaveLength(2);
  });

  test('is idle at once where nothing runs, and runs again after it was', async () => {
    const { coalescer, runs } = slow();
    await coalescer.idle();
    coalescer.poke('a');
    await setImmediate();
    runs[0]?.end();
    await coalescer.idle();
    coalescer.poke('a');
    await setImmediate();
    expect(runs).toHaveLength(2);
  });
});
