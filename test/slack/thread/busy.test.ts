// A hundred ballots that people vote on at the same time, drawn by the reconciler itself on one budget of updates.
import { expect, it } from 'vitest';
import type { Design } from '../../../src/design/record.ts';
import { designWith, round, vote } from '../views/fixture.ts';
import { createThreadStage } from './stage.ts';

const MINUTE = 60_000;
const BALLOTS = 100;
const VOTES = 12;
const EVERY_MS = 10_000;

function ballot(number: number, votes: number): Design {
  const voters = Array.from({ length: votes }, (_, at) => [`U${at + 1}`, vote('A', at + 1)] as const);
  return designWith({
    id: `design-${number}`,
    stage: 'voting',
    stakeholders: [],
    rounds: [round(1, { votes: Object.fromEntries(voters) })],
    thread: ['board', 'ballot:1'],
  });
}

/** Draws each design when it changes and when it asked to be drawn again, as the worker does. Gives when updates went. */
async function play(stage: ReturnType<typeof createThreadStage>): Promise<number[]> {
  const now = () => Date.parse(stage.tools.now());
  const updates: number[] = [];
  stage.slack.trouble = (call) => {
    if (call.method === 'chat.update') updates.push(now());
    return null;
  };
  const start = now();
  const due = new Map<number, number>();
  for (let number = 0; number < BALLOTS; number += 1) due.set(number, start);
  for (let next = earliest(due); next !== null; next = earliest(due)) {
    const [number, at] = next;
    if (at > now()) stage.turn(at - now());
    const votes = Math.min(VOTES, Math.floor((now() - start) / EVERY_MS));
    const { againAfterMs } = await stage.draw(ballot(number, votes));
    const changeAt = votes < VOTES ? start + (votes + 1) * EVERY_MS + number : Number.POSITIVE_INFINITY;
    const againAt = againAfterMs === null ? Number.POSITIVE_INFINITY : now() + againAfterMs;
    const nextAt = Math.min(changeAt, againAt);
    if (Number.isFinite(nextAt)) due.set(number, nextAt);
    else due.delete(number);
  }
  return updates;
}

function earliest(due: ReadonlyMap<number, number>): [number, number] | null {
  return [...due].reduce<[number, number] | null>(
    (first, one) => (first && first[1] <= one[1] ? first : one),
    null,
  );
}

it('brings the final state of each of 100 busy ballots, within 45 updates a minute', {
  timeout: 60_000,
}, async () => {
  const stage = createThreadStage();
  const start = Date.parse(stage.tools.now());
  const updates = await play(stage);
  const within = (at: number) => updates.filter((other) => other > at - MINUTE && other <= at).length;
  expect(Math.max(...updates.map(within))).toBeLessThanOrEqual(45);
  const final = stage.slack.messages.filter((one) => JSON.stringify(one.blocks).includes(`${VOTES} votes`));
  expect(final).toHaveLength(BALLOTS);
  // Once the last vote is cast, each ballot needs one update more: two turns of all of them are time enough.
  const lastVote = start + VOTES * EVERY_MS + BALLOTS;
  expect(Math.max(...updates) - lastVote).toBeLessThanOrEqual((2 * BALLOTS * MINUTE) / 45);
});
