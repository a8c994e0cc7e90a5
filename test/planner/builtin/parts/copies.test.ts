// Sentences about copies: the sizing where it gives more than the place assumes, and nothing else.
import { expect, it } from 'vitest';
import {
  paidCopies,
  sizedCopies,
  sizedShape,
} from '../../../../src/planner/builtin/parts/deployment/copies.ts';
import { quantity } from '../inputs.ts';
import { harbour } from './products.ts';

const peak = (value: number, unit: string) => ({
  ...harbour(),
  quantity: () => quantity('requestsPerSecond', value, unit),
});
const node = (kinds: ('service' | 'worker')[], shape: string) => ({ name: 'Hosts', kinds, shape });
const usual = '2 copies, 1 core, 1 GB each, up to 6 by CPU (assumed)';

it('runs as many copies as the sizing gives', () => {
  expect(sizedShape(node(['service'], usual), 5)).toBe(
    '5 copies of the one that answers requests, as sized for the peak, 1 core, 1 GB each, up to 10 by CPU (assumed)',
  );
});

it('never runs fewer than the place assumes', () => {
  expect(sizedShape(node(['service'], usual), 2)).toBe(usual);
  expect(sizedShape(node(['service'], usual), null)).toBe(usual);
});

it('leaves alone what answers no requests, and what is told in no copies', () => {
  expect(sizedShape(node(['worker'], usual), 5)).toBe(usual);
  expect(sizedShape(node(['service'], 'One host (assumed)'), 5)).toBe('One host (assumed)');
});

it('sizes what is stated in requests, and nothing that is stated in other things', () => {
  expect(sizedCopies(peak(800, 'req/s'))).toBe(10);
  expect(sizedCopies(peak(800, 'sacks/s'))).toBeNull();
  expect(sizedCopies({ ...harbour(), quantity: () => null })).toBeNull();
});

it('runs what the sheet pays for, where no rate is stated; nothing where the sheet has no hosts', () => {
  const line = { name: 'peak', label: 'Peak', formula: 'p', takes: [], value: 150, unit: 'req/s' };
  const each = {
    name: 'perInstance',
    label: 'A host',
    value: 50,
    unit: 'req/s',
    origin: 'assumed' as const,
    source: '',
  };
  expect(paidCopies({ inputs: [each], lines: [line] })).toBe(3);
  expect(paidCopies({ inputs: [], lines: [line] })).toBeNull();
});
