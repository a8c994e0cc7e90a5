// The whole way without Slack: what the worker makes of people's events, also when it dies in between.
import { describe, expect, test } from 'vitest';
import { DAY, type Told } from '../design/given.ts';
import { BEN, CHLOE, file, OWNER } from '../design/parts.ts';
import { startWorld, type World } from './rig.ts';

const ballots = (round: number): Told[] =>
  [OWNER, BEN, CHLOE].map((by, index) => ({
    type: 'voteCast',
    by,
    round,
    optionId: 'A',
    actionTs: `${index + 1}.000000`,
  }));

/** What people do, and how much time passes after it. */
const DEEDS: readonly { told: Told; thenMs?: number }[] = [
  { told: { type: 'documentsAdded', by: BEN, documents: [file('F1')], unread: [] } },
  { told: { type: 'replyReceived', by: BEN, ts: '1.1', text: 'Q-1: 5,000', isToBot: false } },
  { told: { type: 'defaultsUsed', by: OWNER } },
  { told: { type: 'roundStarted', by: OWNER, feedback: 'Fewer parts' } },
  ...ballots(2).map((told) => ({ told })),
  { told: { type: 'objectionRaised', by: CHLOE, round: 2, text: 'Who runs it?' }, thenMs: 300_000 },
  { told: { type: 'optionDecided', by: OWNER, optionId: 'A', reason: null } },
  { told: { type: 'changeRequested', by: BEN, text: 'Add a cache' } },
  { told: { type: 'guideAccepted', by: OWNER } },
];

async function play(between: (world: World) => Promise<void>): Promise<World> {
  const world = await startWorld({ documents: [file('F0', { kind: 'prd', isKindSure: true })] });
  for (const { told, thenMs = 0 } of DEEDS) {
    expect(await world.apply(told)).toBeNull();
    await between(world);
    await world.pass(thenMs);
    await between(world);
  }
  return world;
}

/** Starts a worker that is killed with its next save, again and again until nothing is left to do. */
async function revive(world: World): Promise<void> {
  let hasSaved = true;
  world.onSave = () => {
    hasSaved = true;
    world.kill();
  };
  for (let lives = 0; hasSaved; lives += 1) {
    hasSaved = false;
    await world.crash();
    expect(lives).toBeLessThan(50);
  }
}

describe('the whole story', () => {
  test('goes from the form to the final guide', async () => {
    const world = await play(async () => undefined);
    const design = world.design();
    expect(world.errors).toEqual([]);
    expect(design.stage).toBe('final');
    expect(design.versions.map((version) => version.changes)).toEqual([
      ['A cache was added.'],
      ['A cache was added.'],
    ]);
    expect(design.rounds.map((round) => round.outcome)).toEqual(['refined', 'objection']);
    expect(world.posted).toEqual(design.thread);
    expect(world.posted.slice(-2)).toEqual(['final', 'file:2:architecture:final']);
    expect(world.calls.at(-1)).toBe('release');
    expect(world.clock.pending()).toBe(0);
  });

  test('ends in the same thread with a crash after each save', async () => {
    const straight = await play(async () => undefined);
    const crashed = await play((world) => world.crash());
    expect(crashed.errors).toEqual([]);
    expect(crashed.posted).toEqual(straight.posted);
    expect(crashed.design().stage).toBe('final');
  });

  test('ends in the same thread though it is killed at each save, its own results included', async () => {
    const straight = await play(async () => undefined);
    const killed = await play(revive);
    expect(killed.errors).toEqual([]);
    expect(killed.posted).toEqual(straight.posted);
    expect(killed.design().versions).toHaveLength(2);
  });

  test('shows each part of the draft as it is finished', async () => {
    const world = await play(async () => undefined);
    expect(world.calls.filter((call) => call === 'partDrafted')).toHaveLength(4);
  });
});

describe('a crash between save and draw', () => {
  test('loses no message: the next worker draws it', async () => {
    const world = await startWorld();
    world.kill();
    await world.apply({ type: 'defaultsUsed', by: OWNER });
    await world.pass();
    expect(world.posted).not.toContain('proposing:1');
    await world.crash();
    expect(world.posted).toContain('ballot:1');
    expect(world.posted).toEqual(world.design().thread);
  });
});

describe('time', () => {
  test('closes a ballot at its deadline, after its reminder', async () => {
    const world = await startWorld();
    await world.apply({ type: 'defaultsUsed', by: OWNER });
    await world.pass(4 * DAY);
    expect(world.posted.slice(-2)).toEqual(['reminder:1:1', 'result:1:1']);
  });

  test('that passed while nobody ran is made up for once', async () => {
    const world = await startWorld();
    await world.apply({ type: 'defaultsUsed', by: OWNER });
    await world.pass();
    world.kill();
    await world.pass(5 * DAY);
    expect(world.posted).not.toContain('result:1:1');
    await world.crash();
    await world.crash();
    expect(world.posted.filter((key) => key.startsWith('result:'))).toEqual(['result:1:1']);
    expect(world.posted).not.toContain('reminder:1:1');
  });

  test('wakes nobody for nothing, however long people take', async () => {
    const world = await startWorld();
    const before = world.calls.length;
    await world.pass(30 * DAY);
    expect(world.posted.at(-1)).toBe('takeover:1');
    expect(world.calls.length - before).toBeLessThan(5);
  });
});
