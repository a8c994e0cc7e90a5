import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Told } from '../design/given.ts';
import { BEN, document, file, OWNER } from '../design/parts.ts';
import { settle } from './clock.ts';
import { post, rejected, startWorld, unavailable, type World } from './rig.ts';

const _useDefaults: Told = { type: 'defaultsUsed', by: OWNER };
const ok = <T>(value: T) => ({ ok: true, value, usage: null }) as const;
const failing = (failure: typeof rejected) => async () => ({ ok: false, failure }) as const;
const count = (world: World, call: string) => world.calls.filter((one) => one === call).length;

describe('entering', () => {
  test('asks once to be invited, looks every hour and goes on when let in', async () => {
    const world = await startWorld({}, { chat: { enter: async () => ok('inviteNeeded') } });
    await world.pass(3 * HOUR);
    expect(count(world, 'enter')).toBe(4);
    expect(count(world, 'askForInvite')).toBe(1);
    delete world.chat.enter;
    await world.pass(HOUR);
    expect(world.posted[0]).toBe('board');
  });

  test('that fails is tried again, hourly at last, and given up after 7 days', async () => {
    const world = await startWorld({}, { chat: { enter: failing(rejected) } });
    await world.pass(3 * HOUR);
    expect(count(world, 'enter')).toBe(4);
    await world.pass(7 * DAY);
    expect(world.design().stage).toBe('cancelled');
    expect(world.posted).toEqual([]);
    expect(count(world, 'tellExpiry')).toBe(1);
    await world.pass(DAY);
    expect(count(world, 'tellExpiry')).toBe(1);
  });

  test('given up after 7 days is told again until Slack takes it, without a thread to tell of the failure', async () => {
    const chat = { enter: async () => ok('inviteNeeded' as const), tellExpiry: failing(rejected) };
    const world = await startWorld({}, { chat });
    await world.pass(7 * DAY);
    expect(world.posted).toEqual([]);
    delete world.chat.tellExpiry;
    await world.pass(HOUR);
    expect(world.design().inviteExpiry).toMatchObject({ isTold: true });
    expect(world.posted).toEqual([]);
  });
});

describe('a closed channel', () => {
  const closed: Told = { type: 'postingClosed', error: 'is_archived' };

  test('is told to the owner once, looked at every hour, and caught up with before it is drawn in', async () => {
    const world = await startWorld({}, { chat: { lookAtChannel: async () => ok('is_archived') } });
    const before = count(world, 'catchUp');
    await world.apply(closed);
    await world.pass(3 * HOUR);
    expect([count(world, 'tellStandstill'), count(world, 'lookAtChannel')]).toEqual([1, 3]);
    expect(count(world, 'catchUp')).toBe(before);
    delete world.chat.lookAtChannel;
    await world.apply({ type: 'postingNews' });
    await world.pass();
    expect(count(world, 'catchUp')).toBe(before + 1);
    expect(world.design().standstill?.endedAt).toBeDefined();
  });

  test('that nobody can be asked about is asked about again in an hour', async () => {
    const world = await startWorld({}, { chat: { lookAtChannel: failing(unavailable) } });
    await world.apply(closed);
    await world.pass(2 * HOUR);
    expect(count(world, 'lookAtChannel')).toBe(2);
    expect(world.design().trouble).toBeNull();
  });
});

describe('people and replies', () => {
  test('whom Slack does not know are not asked for again and again', async () => {
    const world = await startWorld({}, { chat: { lookUp: async () => ok([]) } });
    expect(count(world, 'lookUp')).toBe(1);
    expect(world.posted).toContain('absent:1');
  });

  test('an uncertain reply that fits one open question is offered in private, not recorded', async () => {
    const world = await startWorld();
    await world.apply({ type: 'replyReceived', by: BEN, ts: '1.1', text: 'about 5,000', isToBot: false });
    await world.pass();
    expect(count(world, 'offerToRecord')).toBe(1);
    expect(world.design().questions[0]?.answer).toBeNull();
    await world.apply({ type: 'replyReceived', by: BEN, ts: '1.2', text: 'about 6,000', isToBot: true });
    await world.pass();
    expect(count(world, 'offerToRecord')).toBe(1);
    expect(world.design().questions[0]?.answer?.text).toBe('about 6,000');
  });

  test('a mention of which nothing could be made is told so in private; other talk is left alone', async () => {
    const world = await startWorld(
      {},
      { planner: { readReply: async () => ok({ answers: [], unclear: [], isCertain: false }) } },
    );
    await world.apply({ type: 'replyReceived', by: BEN, ts: '1.1', text: 'thanks all', isToBot: false });
    await world.pass();
    expect(count(world, 'tellUnused')).toBe(0);
    await world.apply({ type: 'replyReceived', by: BEN, ts: '1.2', text: 'go with it', isToBot: true });
    await world.pass();
    expect(count(world, 'tellUnused')).toBe(1);
    expect(world.design().replies).toEqual([]);
  });

  test('a file that cannot be had or read is refused with the reason', async () => {
    const documents = [document('prd'), file('F1'), file('F2')];
    const world = await startWorld(
      { documents },
      {
        chat: { fetchFile: async (name) => ok(name === 'F1' ? 'Too large.' : await bytesOf(name)) },
        reader: { read: async () => ({ kind: 'refused', detail: 'A scan without text.' }) },
      },
    );
    const refusals = world.design().documents.map((one) => one.refusal);
    expect(refusals).toEqual([null, 'Too large.', 'A scan without text.']);
    expect(world.posted.slice(-3)).toEqual(['refused:D-2', 'refused:D-3', 'gap:ux']);
  });
});

async function bytesOf(name: string) {
  return { name, mimetype: 'text/plain', bytes: new Uint8Array(3) };
}

describe('a deleted design', () => {
  const remove: Told = { type: 'designDeleted', by: OWNER };

  test('says so in the thread before its record goes, and is drawn by one hand only', async () => {
    const world = await startWorld();
    let drawing = 0;
    world.chat.draw = async (design) => {
      drawing += 1;
      expect(drawing).toBe(1);
      await settle(() => 0);
      drawing -= 1;
      return post(world, design);
    };
    await world.apply(remove);
    await world.pass();
    expect(world.posted.at(-1)).toBe('deleted');
    expect(world.records.size).toBe(0);
    expect(count(world, 'eraseCanvases')).toBe(1);
    expect(world.clock.pending()).toBe(0);
    expect(world.errors).toEqual([]);
  });

  test('stays until its end is drawn, though that takes time', async () => {
    const world = await startWorld();
    world.chat.draw = async () => ({ againAfterMs: 3000 });
    await world.apply(remove);
    await world.pass(2000);
    expect(world.records.size).toBe(1);
    delete world.chat.draw;
    await world.pass(3000);
    expect(world.records.size).toBe(0);
    expect(count(world, 'eraseCanvases')).toBe(1);
  });

  test('is not let go of while its former end is still being drawn', async () => {
    const world = await startWorld();
    const drawn = Promise.withResolvers<void>();
    world.chat.draw = async (design) => {
      await drawn.promise;
      return post(world, design);
    };
    await world.apply({ type: 'designCancelled', by: OWNER });
    await world.pass();
    world.chat.eraseCanvases = failing(unavailable);
    await world.apply(remove);
    drawn.resolve();
    await world.pass();
    expect(count(world, 'release')).toBe(0);
    delete world.chat.eraseCanvases;
    await world.pass(2000);
    expect(world.records.size).toBe(0);
  });

  test('is erased later where that failed', async () => {
    const world = await startWorld();
    world.chat.eraseCanvases = failing(unavailable);
    await world.apply(remove);
    await world.pass(1000);
    expect(world.records.size).toBe(1);
    delete world.chat.eraseCanvases;
    await world.pass(1000);
    expect(world.records.size).toBe(0);
  });
});
