import { describe, expect, it } from 'vitest';
import { countPasses, killAtRandom, visitEach } from './kills.ts';
import { randomFrom } from './random.ts';

describe('a visit', () => {
  it('ends each life at the first point that is left, until none is', () => {
    const visit = visitEach(['before:open.set', 'after:open.set']);
    expect(visit.nextKill()?.at).toEqual(['before:open.set', 'after:open.set']);
    visit.onKilled('after:open.set');
    expect(visit.nextKill()?.at).toEqual(['before:open.set']);
    visit.onKilled('before:open.set');
    expect(visit.nextKill()).toBeNull();
  });

  it('leaves a point open where the time came first', () => {
    const visit = visitEach(['before:open.set']);
    visit.onKilled(null);
    expect(visit.left()).toEqual(['before:open.set']);
  });
});

describe('kills by chance', () => {
  const passes = countPasses('before:posted.set\nbefore:posted.set\nafter:open.set\n');

  it('are the same for the same seed, and no more than asked for', () => {
    const plan = (seed: number) => {
      const next = killAtRandom(randomFrom(seed), passes, 20);
      return Array.from({ length: 21 }, () => next());
    };
    expect(plan(7)).toEqual(plan(7));
    expect(plan(7)).not.toEqual(plan(8));
    expect(plan(7).indexOf(null)).toBe(20);
  });

  it('come at points that there are', () => {
    const next = killAtRandom(randomFrom(1), passes, 50);
    const points = Array.from({ length: 50 }, () => next()?.at[0]).filter((at) => at !== undefined);
    expect(points.length).toBeGreaterThan(10);
    expect(points.every((at) => /^(before:posted\.set#[12]|after:open\.set#1)$/.test(at))).toBe(true);
  });
});
