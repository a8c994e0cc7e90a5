// Sentences about the reason that a look has to give, and about a load beside a growth.
import { expect, it } from 'vitest';
import type { ApiGroup, Endpoint } from '../../../../src/blueprint/parts/routes.ts';
import { grownLoad } from '../../../../src/planner/builtin/parts/review/grown-load.ts';
import { withReasons } from '../../../../src/planner/builtin/parts/routes/stated-reason.ts';
import { noun, quantity, requirement } from '../inputs.ts';
import { harbour } from './products.ts';

function purposes(text: string): string[] {
  const spine = harbour({
    requirements: [requirement('R-1', text)],
    entities: [noun('Manifest'), noun('Berth')],
  });
  const endpoint = (method: Endpoint['method'], path: string): Endpoint => ({
    method,
    path,
    purpose: 'It.',
    roles: ['Skipper'],
    serves: [],
  });
  const endpoints = [
    endpoint('GET', `/v1/${noun('Manifest').segment}/{id}`),
    endpoint('POST', `/v1/${noun('Manifest').segment}`),
    endpoint('GET', `/v1/${noun('Berth').segment}`),
  ];
  const groups: ApiGroup[] = [{ category: 'Manifests', feature: 'Manifests', endpoints }];
  return withReasons(spine, groups).flatMap((group) => group.endpoints.map((one) => one.purpose));
}

it('is asked of each look at a thing whose audit entry holds it, and of nothing else', () => {
  const all = purposes(
    'Every access to a manifest must be recorded in an audit log with person, time and reason.',
  );
  expect(all[0]).toContain('`X-Access-Reason`');
  expect(all[0]).toContain('(R-1)');
  expect(all.slice(1)).toEqual(['It.', 'It.']);
});

it('is asked nowhere where the entry holds none, or no look is written down', () => {
  const none = ['It.', 'It.', 'It.'];
  expect(purposes('Every access to a manifest must be recorded in an audit log.')).toEqual(none);
  expect(purposes('Every removal of a manifest must be written to an audit log with a reason.')).toEqual(
    none,
  );
});

const growing = (percent: number, rate: number) =>
  grownLoad(
    harbour({
      quantities: [
        ...(percent > 0 ? [quantity('growth', percent, '%')] : []),
        ...(rate > 0 ? [quantity('requestsPerSecond', rate, 'req/s')] : []),
      ],
    }),
  );

it('asks for which size a load is stated that stands beside much growth', () => {
  expect(growing(150, 40)[0]?.statement).toContain('2.5 times as much');
});

it('asks nothing where the growth is small, or one of the two is not stated', () => {
  expect([growing(30, 40), growing(150, 0), growing(0, 40)]).toEqual([[], [], []]);
});
