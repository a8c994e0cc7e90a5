import { describe, expect, test } from 'vitest';
import type { Design } from '../../src/design/record.ts';
import { isExpired } from '../../src/design/retention.ts';
import { startRetention } from '../../src/worker/retention.ts';
import { DAY, IN_STAGE } from '../design/given.ts';
import { manualClock, settle } from './clock.ts';

const MINUTE = 60_000;
const instantOf = (design: Design, ms: number) => new Date(Date.parse(design.updatedAt) + ms).toISOString();

describe('a design', () => {
  test.each(['final', 'cancelled', 'deleted'] as const)(
    'that is %s expires by the days since its last change',
    (stage) => {
      const design = IN_STAGE[stage]();
      expect(isExpired(design, 30, instantOf(design, 30 * DAY))).toBe(true);
      expect(isExpired(design, 30, instantOf(design, 30 * DAY - 1))).toBe(false);
    },
  );

  test.each([
    'waitingForInvite',
    'intake',
    'questions',
    'proposing',
    'voting',
    'drafting',
    'delivered',
  ] as const)('in the stage %s never expires', (stage) => {
    const design = IN_STAGE[stage]();
    expect(isExpired(design, 1, instantOf(design, 3_000 * DAY))).toBe(false);
  });
});

function start(designs: Map<string, Design | Error>, days = 30) {
  const clock = manualClock();
  const removed: string[] = [];
  const lines: string[] = [];
  const retention = startRetention({
    days,
    clock,
    ids: async () => [...designs.keys()],
    get: async (id) => {
      const found = designs.get(id);
      if (found instanceof Error) throw found;
      return found ?? null;
    },
    remove: async ({ id }) => {
      removed.push(id);
      designs.delete(id);
    },
    log: { info: (message) => lines.push(message), error: (message) => lines.push(message) },
  });
  const pass = async (ms: number) => {
    const until = clock.ms() + ms;
    while (clock.step(until)) await settle(() => lines.length);
  };
  return { clock, removed, lines, retention, pass };
}

const at = (design: Design, id: string, updatedAt: string): [string, Design] => [
  id,
  { ...design, id, updatedAt },
];

describe('removal by age', () => {
  const old = new Date(Date.parse(manualClock().now()) - 31 * DAY).toISOString();
  const young = new Date(Date.parse(manualClock().now()) - 28 * DAY).toISOString();

  test('takes the expired soon after a start, and others on the day they expire', async () => {
    const final = IN_STAGE.final();
    const designs = new Map([
      at(final, 'old', old),
      at(final, 'young', young),
      at(IN_STAGE.voting(), 'voting', old),
    ]);
    const { removed, lines, pass } = start(designs);
    expect(removed).toEqual([]);
    await pass(2 * MINUTE);
    expect(removed).toEqual(['old']);
    await pass(3 * DAY);
    expect(removed).toEqual(['old', 'young']);
    expect(lines).toEqual(['design removed by age', 'design removed by age']);
    expect([...designs.keys()]).toEqual(['voting']);
  });

  test('is not held up by a design that cannot be read', async () => {
    const designs = new Map<string, Design | Error>([
      ['bad', new Error('no')],
      at(IN_STAGE.final(), 'old', old),
    ]);
    const { removed, lines, pass } = start(designs);
    await pass(2 * MINUTE);
    expect([removed, lines]).toEqual([['old'], ['removal broke', 'design removed by age']]);
  });

  test('does nothing once it is stopped', async () => {
    const { removed, retention, pass } = start(new Map([at(IN_STAGE.final(), 'old', old)]));
    await retention.stop();
    await pass(2 * DAY);
    expect(removed).toEqual([]);
  });
});
