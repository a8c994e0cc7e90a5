// One design's thread on a fake Slack: a clock that the test turns, a store whose writes can break, and the reconciler.
import type { Design } from '../../../src/design/record.ts';
import { createPace } from '../../../src/slack/pace.ts';
import type { ThreadTools } from '../../../src/slack/thread/context.ts';
import { createMaterialLoader } from '../../../src/slack/thread/material.ts';
import { reconcile } from '../../../src/slack/thread/reconcile.ts';
import { createLane } from '../../../src/store/lane.ts';
import { type Ledger, loadLedger } from '../../../src/store/ledger.ts';
import { createMemoryStore } from '../../../src/store/memory.ts';
import type { KeyValue } from '../../../src/store/port.ts';
import { BOT, Crash, createFakeSlack, type FakeSlack } from '../fake-slack.ts';
import { AT, blob, designWith, optionSet } from '../views/fixture.ts';

const TEXTS: Readonly<Record<string, string>> = {
  [blob('b')]: JSON.stringify(optionSet((text) => text)),
  [blob('c')]: '**Build a modular monolith.**',
  [blob('d')]: '# Guide, version 1',
  [blob('e')]: '# Canvas, version 1',
  [blob('1')]: '# Guide, version 2',
  [blob('2')]: '# Canvas, version 2',
};

function version(number: number, file: string, canvas: string): Design['versions'][number] {
  const guide = { deliverable: 'architecture' as const, fileName: 'guide.md', title: 'Guide', file, canvas };
  return {
    number,
    at: AT,
    requestedBy: null,
    request: null,
    changes: [],
    blueprint: blob('f'),
    summary: blob('c'),
    guides: [guide],
  };
}

const V1 = version(1, blob('d'), blob('e'));
const V2 = version(2, blob('1'), blob('2'));
const KEYS = ['board', 'received', 'drafting:1', 'canvas:architecture', 'file:1:architecture', 'guide:1'];

/** A design with one delivered version: messages, a canvas, a file, and links between them. */
export function delivered(patch: Partial<Design> = {}): Design {
  return designWith({ stage: 'delivered', versions: [V1], thread: KEYS, ...patch });
}

/** The same after a second version. */
export function deliveredTwice(): Design {
  return delivered({ versions: [V1, V2], thread: [...KEYS, 'file:2:architecture', 'guide:2'] });
}

/** A store whose writes can be watched, and break. */
function watched(inner: KeyValue, before: () => void): KeyValue {
  return {
    ...inner,
    set: async (key, value) => {
      before();
      await inner.set(key, value);
    },
  };
}

async function text(_design: string, name: string): Promise<string> {
  const found = TEXTS[name];
  if (found === undefined) throw new Error(`There is no blob ${name}`);
  return found;
}

export interface ThreadStage {
  readonly slack: FakeSlack;
  readonly tools: ThreadTools;
  readonly warnings: string[];
  readonly errors: string[];
  /** What the thread was told to be closed by. */
  readonly closed: string[];
  readonly refusedCanvases: string[];
  /** Called before each write of the ledger and of the thread's entry. */
  onWrite: () => void;
  turn(ms: number): void;
  /** One drawing. */
  draw(design: Design): Promise<{ againAfterMs: number | null }>;
  /** Draws, waiting as asked for, until nothing is left to draw. Gives the number of drawings. */
  drawAll(design: Design): Promise<number>;
  ledger(): Promise<Ledger>;
}

export function createThreadStage(patch: Partial<ThreadTools> = {}): ThreadStage {
  const store = createMemoryStore();
  const slack = createFakeSlack();
  let time = Date.parse('2027-01-15T08:00:00.000Z');
  const warnings: string[] = [];
  const refusedCanvases: string[] = [];
  const errors: string[] = [];
  const closed: string[] = [];
  const tools: ThreadTools = {
    client: slack.client,
    botUserId: BOT,
    store: {
      posted: watched(store.posted, () => stage.onWrite()),
      threads: watched(store.threads, () => stage.onWrite()),
    },
    text,
    bytes: async (designId, blob) => new TextEncoder().encode(await (patch.text ?? text)(designId, blob)),
    material: createMaterialLoader(patch.text ?? text),
    pace: createPace({ perMinute: 45, gapMs: 3_000, now: () => time }),
    claims: createLane(),
    now: () => new Date(time).toISOString(),
    teamUrl: 'https://t.slack.test/',
    drafterLine: '',
    sendBytes: slack.sendBytes,
    canvasRefused: async (_design, reason) => void refusedCanvases.push(reason),
    log: { warn: (message) => void warnings.push(message), error: (message) => void errors.push(message) },
    postingClosed: async (_design, error) => void closed.push(error),
    ...patch,
  };
  const draw = async (design: Design) => {
    const { againAfterMs } = await reconcile(design, tools);
    return { againAfterMs };
  };
  const stage: ThreadStage = {
    slack,
    tools,
    warnings,
    errors,
    closed,
    refusedCanvases,
    onWrite: () => {},
    turn: (ms) => {
      time += ms;
    },
    draw,
    drawAll: async (design) => {
      for (let drawings = 1; drawings < 500; drawings += 1) {
        const { againAfterMs } = await draw(design);
        if (againAfterMs === null) return drawings;
        time += againAfterMs;
      }
      throw new Error('The thread is never done');
    },
    ledger: async () => {
      const ledger = await loadLedger(store, 'design-1');
      if (!ledger) throw new Error('Nothing was drawn');
      return ledger;
    },
  };
  return stage;
}

/** Draws until the bot dies. True where it did. */
export async function drawUntilCrash(stage: ThreadStage, design: Design): Promise<boolean> {
  const crash = stage.slack.untilCrash();
  try {
    await Promise.race([stage.drawAll(design), crash]);
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  }
}

/** How often each message of the thread stands in Slack, by key. */
export function copies(slack: FakeSlack): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { metadata } of slack.messages) {
    const key = /"key":"([^"]+)"/.exec(JSON.stringify(metadata))?.[1] ?? '';
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
