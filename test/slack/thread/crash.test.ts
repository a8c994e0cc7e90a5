import { expect, it } from 'vitest';
import type { Trouble } from '../fake-slack.ts';
import { Crash } from '../fake-slack.ts';
import {
  copies,
  createThreadStage,
  delivered,
  deliveredTwice,
  drawUntilCrash,
  type ThreadStage,
} from './stage.ts';

const ONCE = { board: 1, received: 1, 'drafting:1': 1, 'guide:1': 1 };

function expectOneOfEach({ slack }: ThreadStage): void {
  expect(copies(slack)).toEqual(ONCE);
  expect([...slack.files.values()].reduce((sum, file) => sum + file.shares, 0)).toBe(1);
  expect([...slack.canvases.values()].map(({ readers }) => readers !== null)).toEqual([true]);
}

/** How many calls and writes a drawing without trouble makes. */
async function countSteps(): Promise<{ calls: number; writes: number }> {
  const stage = createThreadStage();
  let writes = 0;
  stage.onWrite = () => {
    writes += 1;
  };
  await stage.drawAll(delivered());
  expectOneOfEach(stage);
  return { calls: stage.slack.calls.length, writes };
}

const steps = await countSteps();
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

function troubleAt(stage: ThreadStage, index: number, trouble: Trouble): void {
  stage.slack.trouble = (_call, at) => (at === index ? trouble : null);
}

it.each(range(steps.calls))(
  'ends with one of each where the bot dies in call %i, done or not',
  async (index) => {
    for (const isDone of [true, false]) {
      const stage = createThreadStage();
      troubleAt(stage, index, { kind: 'crash', isDone });
      expect(await drawUntilCrash(stage, delivered())).toBe(true);
      stage.turn(60_000);
      await stage.drawAll(delivered());
      expectOneOfEach(stage);
    }
  },
);

it.each(range(steps.writes))('ends with one of each where write %i breaks', async (index) => {
  const stage = createThreadStage();
  let writes = 0;
  stage.onWrite = () => {
    if (writes++ === index) throw new Crash();
  };
  expect(await drawUntilCrash(stage, delivered())).toBe(true);
  await stage.drawAll(delivered());
  expectOneOfEach(stage);
});

it.each(range(steps.calls))(
  'ends with one of each where call %i gets no answer, 503 or 429',
  async (index) => {
    const troubles: Trouble[] = [
      { kind: 'lost' },
      { kind: 'down' },
      { kind: 'busy' },
      { kind: 'limited', seconds: 20 },
    ];
    for (const trouble of troubles) {
      const stage = createThreadStage();
      troubleAt(stage, index, trouble);
      await stage.drawAll(delivered());
      expectOneOfEach(stage);
    }
  },
);

it('ends with one of each, and the newest text in the canvas, where every third call is lost', async () => {
  const stage = createThreadStage();
  stage.slack.trouble = (_call, at) => (at % 3 === 1 ? { kind: 'lost' } : null);
  await stage.drawAll(delivered());
  await stage.drawAll(deliveredTwice());
  expect(copies(stage.slack)).toEqual({ ...ONCE, 'guide:2': 1 });
  const open = [...stage.slack.canvases.values()].filter((canvas) => canvas.readers !== null);
  expect(open.map((canvas) => canvas.markdown)).toEqual(['# Canvas, version 2']);
});

it('writes "sending" before every call that makes something', async () => {
  const stage = createThreadStage();
  const makes = [
    'chat.postMessage',
    'files.getUploadURLExternal',
    'files.completeUploadExternal',
    'canvases.create',
  ];
  const sending: (readonly string[])[] = [];
  const inner = stage.slack.trouble;
  let entries: readonly string[] = [];
  const posted = stage.tools.store.posted;
  const set = posted.set;
  Object.assign(posted, {
    set: async (key: string, value: { entries: { key: string; state: string }[] }) => {
      await set(key, value);
      entries = value.entries.filter(({ state }) => state === 'sending').map((entry) => entry.key);
    },
  });
  stage.slack.trouble = (call, at) => {
    if (makes.includes(call.method)) sending.push([call.method, ...entries]);
    return inner(call, at);
  };
  await stage.drawAll(delivered());
  expect(sending).toEqual([
    ['chat.postMessage', 'board'],
    ['chat.postMessage', 'received'],
    ['chat.postMessage', 'drafting:1'],
    ['canvases.create', 'canvas:architecture'],
    ['files.getUploadURLExternal', 'file:1:architecture'],
    ['files.completeUploadExternal', 'file:1:architecture'],
    ['chat.postMessage', 'guide:1'],
  ]);
});
