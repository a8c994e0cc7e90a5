// Sentences about durations: what is counted, who shares it, what makes it longer, and what leaves it alone.
import { expect, it } from 'vitest';
import type { Drafted } from '../../../../src/planner/builtin/parts/domains/drafted.ts';
import { weeksOf } from '../../../../src/planner/builtin/parts/plan/effort.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { quantity } from '../inputs.ts';
import { draftedOf, harbour } from './products.ts';

const ids = (spine: Spine): string[] => spine.requirements.map((each) => each.id);
const all = (spine: Spine, drafted: Drafted = draftedOf(spine)) => weeksOf(spine, drafted, [ids(spine)], 0);

it('follows the calls that have to be written', () => {
  const spine = harbour();
  const drafted = draftedOf(spine);
  const fewer = { ...drafted, routes: { ...drafted.routes, groups: drafted.routes.groups.slice(0, 1) } };
  expect(all(spine, fewer).high).toBeLessThan(all(spine, drafted).high);
});

it('shrinks with the team, and less than by its number', () => {
  const spine = harbour();
  const team = (size: number): Spine => ({
    ...spine,
    quantity: (measure) =>
      measure === 'teamSize' ? quantity('teamSize', size, 'people') : spine.quantity(measure),
  });
  const [small, large] = [all(team(4)), all(team(16))];
  expect(large.high).toBeLessThan(small.high);
  expect(large.high * 4).toBeGreaterThan(small.high);
  expect(large.basis).toContain('16 people counted as 9.2');
});

it('takes half as much again where hardly any downtime is left, and says so', () => {
  const spine = harbour();
  const strict: Spine = {
    ...spine,
    quantity: (measure) =>
      measure === 'availability' ? quantity('availability', 99.999, '%') : spine.quantity(measure),
  };
  expect(all(strict).high).toBeGreaterThan(all(spine).high);
  expect(all(strict).basis).toContain('half as much again');
  expect(all(spine).basis).not.toContain('half as much again');
});

it('tells its rates once, and counts nothing in two phases', () => {
  const spine = harbour();
  const drafted = draftedOf(spine);
  const [first, ...rest] = ids(spine);
  const phases = [[first ?? ''], rest];
  const calls = (at: number): number =>
    Number(/(\d+) calls?/.exec(weeksOf(spine, drafted, phases, at).basis)?.[1] ?? 0);
  expect(weeksOf(spine, drafted, phases, 1).basis).toContain('Rates as assumed in phase 1');
  const every = drafted.routes.groups
    .flatMap((group) => group.endpoints)
    .filter((one) => one.method !== 'EVENT');
  expect(calls(0) + calls(1)).toBe(every.length);
});
