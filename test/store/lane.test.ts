import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createLane } from '../../src/store/lane.ts';

function createGate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: () => resolve() };
}

describe('the lane', () => {
  test('gives what the task gives', async () => {
    const lane = createLane();
    expect(await lane.run('a', async () => 7)).toBe(7);
    expect(await lane.run('a', () => 'at once')).toBe('at once');
  });

  test('runs tasks of one key in the order they came, one at a time', async () => {
    const lane = createLane();
    const seen: string[] = [];
    const jobs = [3, 0, 2, 1].map((turns, index) =>
      lane.run('a', async () => {
        seen.push(`start ${index}`);
        for (let turn = 0; turn < turns; turn += 1) await setImmediate();
        seen.push(`end ${index}`);
      }),
    );
    await Promise.all(jobs);
    expect(seen).toEqual([0, 1, 2, 3].flatMap((index) => [`start ${index}`, `end ${index}`]));
  });

  test('makes a task that comes later wait for one that still runs', async () => {
    const lane = createLane();
    const gate = createGate();
    const seen: string[] = [];
    const first = lane.run('a', () => seen.push('first'));
    const second = lane.run('a', async () => {
      await gate.passed;
      seen.push('second');
    });
    await first;
    await setImmediate();
    const third = lane.run('a', () => seen.push('third'));
    await setImmediate();
    gate.open();
    await Promise.all([second, third]);
    expect(seen).toEqual(['first', 'second', 'third']);
  });

  test('lets other keys pass a task that waits', async () => {
    const lane = createLane();
    const gate = createGate();
    const slow = lane.run('a', () => gate.passed);
    expect(await lane.run('b', async () => 'passed')).toBe('passed');
    gate.open();
    await slow;
  });

  test('goes on after a task that failed, early or late', async () => {
    const lane = createLane();
    const thrown = lane.run('a', () => {
      throw new Error('at once');
    });
    const rejected = lane.run('a', async () => {
      await setImmediate();
      throw new Error('later');
    });
    const next = lane.run('a', async () => 'ran');
    await expect(thrown).rejects.toThrow('at once');
    await expect(rejected).rejects.toThrow('later');
    expect(await next).toBe('ran');
  });

  test('remembers nothing of keys that are idle', async () => {
    const lane = createLane();
    const gate = createGate();
    const jobs = Array.from({ length: 100 }, (_, index) => lane.run(`k${index}`, () => gate.passed));
    const failing = lane.run('bad', async () => {
      await gate.passed;
      throw new Error('bad');
    });
    expect(lane.busyKeys()).toBe(101);
    gate.open();
    await Promise.allSettled([...jobs, failing]);
    await lane.idle();
    expect(lane.busyKeys()).toBe(0);
  });

  test('is idle only after tasks that were added while it was waited for', async () => {
    const lane = createLane();
    const seen: string[] = [];
    void lane.run('a', async () => {
      void lane.run('b', async () => {
        await setImmediate();
        seen.push('inner');
      });
    });
    await lane.idle();
    expect(seen).toEqual(['inner']);
  });

  test('is idle from the start, and after failures', async () => {
    const lane = createLane();
    await lane.idle();
    const failed = expect(lane.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await lane.idle();
    await failed;
    expect(lane.busyKeys()).toBe(0);
  });
});
