import { describe, expect, test } from 'vitest';
import { createScheduler, systemClock } from '../../src/worker/scheduler.ts';
import { at, DAY, HOUR } from '../design/given.ts';

import { manualClock } from './clock.ts';

function scheduled() {
  const clock = manualClock();
  const woken: string[] = [];
  const scheduler = createScheduler(clock, (id) => woken.push(`${id} at ${clock.ms()}`));
  const pass = (untilMs: number) => {
    while (clock.step(untilMs));
  };
  return { clock, woken, scheduler, pass };
}

describe('a scheduler', () => {
  test('wakes each id at its instant, once, in their order', () => {
    const { woken, scheduler, pass } = scheduled();
    scheduler.set('late', at(3000));
    scheduler.set('early', at(1000));
    pass(DAY);
    expect(woken).toEqual(['early at 1000', 'late at 3000']);
  });

  test('wakes what is overdue at once, also beyond what one timer can hold', () => {
    const { clock, woken, scheduler, pass } = scheduled();
    scheduler.set('past', at(-DAY));
    scheduler.set('far', at(30 * DAY));
    expect(clock.pending()).toBe(1);
    pass(0);
    expect(woken).toEqual(['past at 0']);
    pass(30 * DAY);
    expect(woken).toEqual(['past at 0', `far at ${30 * DAY}`]);
    expect(clock.pending()).toBe(0);
  });

  test('keeps one instant an id: the newest, or none', () => {
    const { clock, woken, scheduler, pass } = scheduled();
    scheduler.set('a', at(1000));
    scheduler.set('a', at(2000));
    scheduler.set('b', at(1000));
    scheduler.set('b', null);
    pass(HOUR);
    expect(woken).toEqual(['a at 2000']);
    scheduler.set('a', at(HOUR + 5));
    scheduler.stop();
    pass(DAY);
    expect(woken).toHaveLength(1);
    expect(clock.pending()).toBe(0);
  });
});

describe('the real clock', () => {
  test('calls back, unless it was called off', async () => {
    const called: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    systemClock.after(1, () => called.push('called off'))();
    systemClock.after(2, resolve);
    await promise;
    expect(called).toEqual([]);
    expect(Date.parse(systemClock.now())).not.toBeNaN();
  });
});
