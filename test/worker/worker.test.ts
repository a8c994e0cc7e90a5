import { describe, expect, test } from 'vitest';
import type { Planner } from '../../src/planner/port.ts';
import { DAY, HOUR, type Told, vote } from '../design/given.ts';
import { BEN, file, OWNER } from '../design/parts.ts';
import { settle } from './clock.ts';
import { planner, post, rejected, startWorld, unavailable, type World } from './rig.ts';

const useDefaults: Told = { type: 'defaultsUsed', by: OWNER };
const ok = <T>(value: T) => ({ ok: true, value, usage: null }) as const;
const failing = (failure: typeof rejected) => async () => ({ ok: false, failure }) as const;
const count = (world: World, call: string) => world.calls.filter((one) => one === call).length;

/** Options that wait until the test lets them go, and say so to whoever calls them off. */
function heldOptions() {
  const gate = Promise.withResolvers<void>();
  const signals: AbortSignal[] = [];
  const run: Planner['options'] = async (input, call) => {
    signals.push(call.signal);
    await gate.promise;
    return planner.options(input, call);
  };
  return { run, signals, go: () => gate.resolve() };
}

describe('a job that fails', () => {
  test('is retried after a pause, quietly, and then goes on', async () => {
    const world = await startWorld();
    world.planner.options = failing(unavailable);
    await world.apply(useDefaults);
    await world.pass(1999);
    expect(world.design().trouble).toMatchObject({ attempts: 1, told: null });
    delete world.planner.options;
    await world.pass(1);
    expect(world.design()).toMatchObject({ stage: 'voting', trouble: null });
    expect(world.posted.join()).not.toContain('trouble');
  });

  test('is told after the third attempt and waits for "Try again"', async () => {
    const world = await startWorld();
    let attempts = 0;
    world.planner.options = async () => {
      attempts += 1;
      return { ok: false, failure: unavailable };
    };
    await world.apply(useDefaults);
    await world.pass(HOUR);
    expect(attempts).toBe(3);
    expect(world.posted.at(-1)).toBe('trouble:1');
    delete world.planner.options;
    await world.apply({ type: 'retryRequested', by: BEN });
    await world.pass();
    expect(world.design()).toMatchObject({ stage: 'voting', trouble: null });
  });

  test('for good is told at once', async () => {
    const world = await startWorld({}, { planner: { questions: failing(rejected) } });
    expect(world.posted).toEqual(['board', 'received', 'trouble:1']);
    expect(world.design().trouble?.message).toBe('That is not allowed.');
  });

  test('because of a bug is told in words that hide it; the log has it', async () => {
    const world = await startWorld();
    world.planner.options = async () => {
      throw new Error('cannot read properties of undefined');
    };
    await world.apply(useDefaults);
    await world.pass();
    expect(world.design().trouble?.message).toContain('Something went wrong on the bot’s side.');
    expect(world.errors).toEqual(['job broke: Error: cannot read properties of undefined']);
  });

  test('beside another that fails is tried no oftener than alone', async () => {
    const chat = { lookUp: failing(rejected), fetchFile: failing(rejected) };
    const world = await startWorld({ documents: [file('F1'), file('F2')] }, { chat });
    await world.pass(DAY);
    expect(count(world, 'lookUp')).toBe(1);
    expect(count(world, 'fetchFile')).toBe(2);
    expect(world.posted.filter((key) => key.startsWith('trouble:'))).toHaveLength(3);
  });
});

describe('a long job', () => {
  test('does not hold up drawing, votes or the clock', async () => {
    const world = await startWorld();
    await world.apply(useDefaults);
    await world.pass();
    const { promise, resolve } = Promise.withResolvers<void>();
    world.chat.fetchFile = async () => {
      await promise;
      return ok('This file is gone.');
    };
    await world.apply({ type: 'documentsAdded', by: BEN, documents: [file('F9')], unread: [] });
    await world.pass();
    await world.apply(vote(BEN, 'A', 5));
    await world.apply({ type: 'ballotExtended', by: OWNER, days: 1 });
    await world.pass(DAY);
    expect(world.posted.slice(-2)).toEqual(['reminder:1:1', 'result:1:1']);
    resolve();
    await world.pass();
    expect(world.posted.at(-1)).toBe('refused:D-3');
  });

  test('whose inputs change is called off; its late result counts for nothing', async () => {
    const world = await startWorld();
    const { run, signals, go } = heldOptions();
    world.planner.options = run;
    await world.apply(useDefaults);
    await world.pass();
    expect(signals[0]?.aborted).toBe(false);
    await world.apply({ type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: 'Ten times that' });
    await world.pass();
    expect(signals[0]?.aborted).toBe(true);
    go();
    await world.pass();
    expect(signals).toHaveLength(2);
    expect(count(world, 'optionsProposed')).toBe(2);
    expect(world.design().rounds).toHaveLength(1);
  });

  test('goes on while people do what does not concern it', async () => {
    const world = await startWorld();
    const { run, signals, go } = heldOptions();
    world.planner.options = run;
    await world.apply(useDefaults);
    await world.pass();
    await world.apply({ type: 'ownerHandedOver', by: OWNER, to: BEN });
    await world.pass();
    expect(signals.map((signal) => signal.aborted)).toEqual([false]);
    go();
    await world.pass();
    expect(world.design().stage).toBe('voting');
  });

  test('that is called off has not failed', async () => {
    const world = await startWorld();
    world.planner.options = (_input, { signal }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () =>
          count(world, 'jobFailed') === 0 ? resolve({ ok: false, failure: rejected }) : reject(signal.reason),
        );
      });
    await world.apply(useDefaults);
    await world.pass();
    await world.apply({ type: 'designCancelled', by: OWNER });
    await world.pass();
    expect(count(world, 'jobFailed')).toBe(0);
    expect(world.design()).toMatchObject({ stage: 'cancelled', trouble: null });
  });
});

describe('a stop', () => {
  test('calls off what runs, without a failure for people to see, and the next start goes on', async () => {
    const world = await startWorld();
    world.planner.options = (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    await world.apply(useDefaults);
    await world.pass();
    await world.worker.stop();
    expect(world.design()).toMatchObject({ stage: 'proposing', trouble: null });
    expect(world.errors).toEqual([]);
    expect(world.clock.pending()).toBe(0);
    delete world.planner.options;
    await world.crash();
    expect(world.design().stage).toBe('voting');
  });

  test('takes up nothing new', async () => {
    const world = await startWorld();
    await world.worker.stop();
    const before = world.calls.length;
    world.worker.wake('d1');
    await settle(() => world.calls.length);
    expect(world.calls).toHaveLength(before);
  });
});

describe('drawing', () => {
  test('is asked again later when the thread says so, and not at each wake until then', async () => {
    const world = await startWorld();
    const waits = [3000, null];
    world.chat.draw = async (design) => {
      const againAfterMs = waits.shift() ?? null;
      if (againAfterMs === null) post(world, design);
      return { againAfterMs };
    };
    const before = count(world, 'draw');
    for (let n = 0; n < 3; n += 1) {
      world.worker.wake('d1');
      await world.pass();
    }
    expect(count(world, 'draw')).toBe(before + 1);
    await world.pass(2999);
    expect(count(world, 'draw')).toBe(before + 1);
    await world.pass(DAY);
    expect(count(world, 'draw')).toBe(before + 2);
  });

  test('looks again after a second of rest when something happens, and has one timer however often', async () => {
    const world = await startWorld();
    const waits = [3000, 3000, 3000, null];
    world.chat.draw = async (design) => {
      const againAfterMs = waits.shift() ?? null;
      if (againAfterMs === null) post(world, design);
      return { againAfterMs };
    };
    const before = count(world, 'draw');
    for (let n = 0; n < 3; n += 1) {
      world.worker.wake('d1');
      await world.pass(1000);
    }
    expect(count(world, 'draw')).toBe(before + 3);
    await world.pass(DAY);
    expect(count(world, 'draw')).toBe(before + 4);
  });

  test('that breaks is logged and tried at the next event', async () => {
    const world = await startWorld();
    world.chat.draw = async () => {
      throw new Error('Slack is away');
    };
    await world.apply({ type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: '5' });
    await world.pass();
    expect(world.errors).toContain('drawing broke: Error: Slack is away');
    delete world.chat.draw;
    await world.apply(useDefaults);
    await world.pass();
    expect(world.posted.at(-1)).toBe('ballot:1');
  });
});

describe('a store that fails for a moment', () => {
  function failOnce(world: World, type: string): void {
    world.onApply = (event) => {
      if (event.type !== type) return;
      world.onApply = () => undefined;
      throw new Error('disk full');
    };
  }

  test('loses no result: the job runs again after a rest', async () => {
    const world = await startWorld();
    failOnce(world, 'optionsProposed');
    await world.apply(useDefaults);
    await world.pass();
    expect(world.errors).toEqual(['work broke: Error: disk full']);
    expect(world.design()).toMatchObject({ stage: 'proposing', trouble: null });
    await world.pass(HOUR);
    expect(world.design().stage).toBe('voting');
  });

  test('loses no deadline', async () => {
    const world = await startWorld();
    await world.apply(useDefaults);
    await world.pass(2 * DAY);
    failOnce(world, 'clockStruck');
    await world.pass(DAY);
    expect(world.errors).toEqual(['waking broke: Error: disk full']);
    expect(world.posted.at(-1)).toBe('reminder:1:1');
    await world.pass(HOUR);
    expect(world.posted.at(-1)).toBe('result:1:1');
  });
});

describe('a start', () => {
  test('wakes every open design and reads what was missed', async () => {
    const world = await startWorld();
    expect(count(world, 'catchUp')).toBe(1);
    expect(world.posted.at(-1)).toBe('questions');
  });

  test('goes on though catching up fails', async () => {
    const world = await startWorld(
      {},
      {
        chat: {
          catchUp: async () => {
            throw new Error('no history');
          },
        },
      },
    );
    expect(world.errors).toEqual(['catching up broke: Error: no history']);
    expect(world.posted.at(-1)).toBe('questions');
  });
});

describe('a bug in one design', () => {
  const BROKEN = 'cannot read properties of undefined';
  function breakDrawing(world: World): void {
    world.chat.draw = async () => {
      throw new TypeError(BROKEN);
    };
  }

  test('marks it, is logged once and told to its thread once, however often it is met', async () => {
    const world = await startWorld();
    breakDrawing(world);
    await world.apply({ type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: '5' });
    await world.pass(DAY);
    await world.apply({ type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: '6' });
    await world.pass(DAY);
    expect(world.errors).toEqual([`drawing broke: TypeError: ${BROKEN}`]);
    expect(count(world, 'tellBroken')).toBe(1);
    expect(world.worker.brokenIds()).toEqual([world.design().id]);
  });

  test('is unmarked once it works again, by itself', async () => {
    const world = await startWorld();
    breakDrawing(world);
    await world.apply(useDefaults);
    await world.pass();
    expect(world.posted.at(-1)).not.toBe('ballot:1');
    delete world.chat.draw;
    await world.pass(2 * HOUR);
    expect(world.worker.brokenIds()).toEqual([]);
    expect(world.posted.at(-1)).toBe('ballot:1');
  });

  test('is told again until Slack takes it, and nothing else is drawn before', async () => {
    const world = await startWorld();
    const waits = [1_000, 2_000, null];
    world.chat.tellBroken = async () => waits.shift() ?? null;
    world.worker.report(world.design().id, 'event', new TypeError(BROKEN));
    await world.pass();
    expect(count(world, 'tellBroken')).toBe(1);
    await world.pass(HOUR);
    expect(count(world, 'tellBroken')).toBe(3);
  });

  test('is not what a full disk is: that marks nothing and is tried again within a minute', async () => {
    const world = await startWorld();
    world.chat.draw = async () => {
      throw new Error('disk full');
    };
    await world.apply(useDefaults);
    await world.pass();
    expect([world.worker.brokenIds(), count(world, 'tellBroken')]).toEqual([[], 0]);
    delete world.chat.draw;
    await world.pass(HOUR / 60);
    expect(world.posted.at(-1)).toBe('ballot:1');
    world.worker.report(world.design().id, 'event', new Error('disk full'));
    expect(world.worker.brokenIds()).toEqual([]);
  });

  test('in the middle of a job, a full disk is no failure that people must mend', async () => {
    const world = await startWorld();
    let isFull = true;
    world.planner.options = async (...call) => {
      if (isFull) throw new Error('disk full');
      return planner.options(...call);
    };
    await world.apply(useDefaults);
    await world.pass();
    expect(world.design()).toMatchObject({ stage: 'proposing', trouble: null });
    isFull = false;
    await world.pass(HOUR);
    expect(world.design().stage).toBe('voting');
  });
});
