// A worker's world without Slack, disk or model: designs in memory, a thread that is a list of keys, a clock one turns.
import { createHash } from 'node:crypto';
import type { DesignEvent } from '../../src/design/events.ts';
import { type Design, parseDesign } from '../../src/design/record.ts';
import { transition } from '../../src/design/transition.ts';
import type { Failure, Planner } from '../../src/planner/port.ts';
import type { ChatPort, DesignsPort, PicturesPort, ReaderPort, Tools } from '../../src/worker/ports.ts';
import { createWorker, type Worker } from '../../src/worker/worker.ts';
import { stamp, started, type Told } from '../design/given.ts';
import { DOSSIER } from '../fixtures/dossier.ts';
import { type ManualClock, manualClock, settle } from './clock.ts';

export const unavailable: Failure = {
  kind: 'unavailable',
  message: 'The model is away.',
  retryAfterMs: null,
};
export const rejected: Failure = { kind: 'rejected', message: 'That is not allowed.', retryAfterMs: null };

const ok = <T>(value: T) => ({ ok: true, value, usage: null }) as const;

/** A planner that knows one product and answers at once. */
export const planner: Planner = {
  drafter: { kind: 'rules' },
  questions: async () =>
    ok({ reading: DOSSIER.reading, questions: DOSSIER.questions.map((answered) => answered.question) }),
  readReply: async ({ text }) => {
    const [, id, answer] = /^(Q-\d+): (.*)$/.exec(text) ?? [];
    const answers = id && answer ? [{ questionId: id, answer }] : [{ questionId: 'Q-1', answer: text }];
    return ok({ answers, unclear: [], isCertain: id !== undefined });
  },
  options: async () => {
    const [round] = DOSSIER.rounds;
    if (!round) throw new Error('The dossier holds a round');
    return ok(round.optionSet);
  },
  blueprint: async (_input, { onPart }) => {
    onPart('review');
    onPart('structure');
    return ok({ blueprint: DOSSIER.blueprint, changes: ['A cache was added.'] });
  },
};

/** All that outlives a worker, and what the worker did to it. */
export interface World {
  readonly clock: ManualClock;
  readonly records: Map<string, string>;
  readonly texts: Map<string, string>;
  /** The thread: its keys as they were posted. */
  readonly posted: string[];
  /** What was called, in order: "draw", "enter", "fetch F1" … */
  readonly calls: string[];
  readonly errors: string[];
  worker: Worker;
  /** Ends the worker's process, without a word. */
  kill: () => void;
  /** Called before each event is taken in; may throw, as a full disk does. */
  onApply: (event: DesignEvent) => void;
  /** Called after each save. */
  onSave: () => void;
  /** What the ports do differently in this test. */
  chat: Partial<ChatPort>;
  reader: Partial<ReaderPort>;
  pictures: Partial<PicturesPort>;
  planner: Partial<Planner>;
  designs: Partial<DesignsPort>;
  apply(told: Told): Promise<string | null>;
  design(): Design;
  /** Lets the worker run for so long. */
  pass(ms?: number): Promise<void>;
  /** The worker is killed; a new one starts on what is left. */
  crash(): Promise<void>;
}

function textsPort(world: World): ReturnType<Tools['textsOf']> {
  return {
    put: async (text) => {
      const name = `sha256:${createHash('sha256').update(text).digest('hex')}`;
      world.texts.set(name, text);
      return name;
    },
    putBytes: async (bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    get: async (name) => {
      const text = world.texts.get(name);
      if (text === undefined) throw new Error(`No text ${name}`);
      return text;
    },
  };
}

const usual: Omit<ChatPort, 'draw'> = {
  tellBroken: async () => null,
  enter: async () => ok('entered'),
  askForInvite: async () => undefined,
  lookUp: async (_, ids) => ok(ids.map((id) => ({ id, name: `Name ${id}`, canSee: true, isActive: true }))),
  fetchFile: async (name) => ok({ name, mimetype: 'text/markdown', bytes: new TextEncoder().encode('# UX') }),
  offerToRecord: async () => undefined,
  tellUnused: async () => undefined,
  tellTaken: async () => undefined,
  tellStandstill: async () => ok(null),
  tellExpiry: async () => ok(null),
  lookAtChannel: async () => ok(null),
  eraseCanvases: async () => ok(null),
  catchUp: async () => undefined,
};

/** Writes each call down; what a test puts into `world.chat` takes the place of the usual. */
function chatPort(world: World): ChatPort {
  const port = (name: keyof ChatPort): ChatPort => {
    world.calls.push(name);
    return { draw: async (design) => post(world, design), ...usual, ...world.chat };
  };
  return {
    draw: (design) => port('draw').draw(design),
    tellBroken: (id) => port('tellBroken').tellBroken(id),
    enter: (design) => port('enter').enter(design),
    askForInvite: (design) => port('askForInvite').askForInvite(design),
    lookUp: (design, ids) => port('lookUp').lookUp(design, ids),
    fetchFile: (fileId) => port('fetchFile').fetchFile(fileId),
    offerToRecord: (...offer) => port('offerToRecord').offerToRecord(...offer),
    tellUnused: (...told) => port('tellUnused').tellUnused(...told),
    tellTaken: (...told) => port('tellTaken').tellTaken(...told),
    tellStandstill: (design) => port('tellStandstill').tellStandstill(design),
    tellExpiry: (design) => port('tellExpiry').tellExpiry(design),
    lookAtChannel: (design) => port('lookAtChannel').lookAtChannel(design),
    eraseCanvases: (design) => port('eraseCanvases').eraseCanvases(design),
    catchUp: (design) => port('catchUp').catchUp(design),
  };
}

/** Posts what is not posted yet, as the reconciler does. */
export function post(world: World, design: Design): { againAfterMs: null } {
  world.posted.push(...design.thread.filter((key) => !world.posted.includes(key)));
  return { againAfterMs: null };
}

function toolsOf(world: World): Tools {
  return {
    memoryOf: () => ({ get: async () => null, put: async () => undefined }),
    textsOf: () => textsPort(world),
    chat: chatPort(world),
    reader: {
      read: async () => ({
        kind: 'read',
        markdown: '# UX',
        words: 1,
        documentKind: 'ux',
        because: 'its headings',
        unread: [],
      }),
      ...world.reader,
    },
    pictures: { ofOptions: async () => [], ofGuide: async () => [], ...world.pictures },
    guides: {
      render: async (dossier) => ({
        summary: `Summary of ${dossier.title}`,
        guides: [
          {
            deliverable: 'architecture',
            fileName: 'guide.md',
            title: 'Guide',
            file: '# Guide',
            canvas: '# Guide',
          },
        ],
      }),
    },
    planner: {
      drafter: planner.drafter,
      questions: (...call) => (world.planner.questions ?? planner.questions)(...call),
      readReply: (...call) => (world.planner.readReply ?? planner.readReply)(...call),
      options: (...call) => (world.planner.options ?? planner.options)(...call),
      blueprint: (...call) => (world.planner.blueprint ?? planner.blueprint)(...call),
    },
  };
}

function designsPort(world: World): DesignsPort {
  const get = async (id: string): Promise<Design | null> => {
    const stored = world.records.get(id);
    return stored === undefined ? null : parseDesign(JSON.parse(stored));
  };
  return {
    get,
    apply: async (id, event: DesignEvent) => {
      world.onApply(event);
      const before = await get(id);
      const outcome = transition(before, event);
      if (!outcome) return { design: null, refused: null };
      world.calls.push(event.type);
      if (outcome.design === before) return outcome;
      world.records.set(id, JSON.stringify(outcome.design));
      world.worker.wake(id);
      world.onSave();
      return outcome;
    },
    openIds: async () => [...world.records.keys()],
    release: async () => {
      world.calls.push('release');
    },
    remove: async ({ id }) => {
      world.calls.push('remove');
      world.records.delete(id);
    },
    ...world.designs,
  };
}

interface Life {
  isOver: boolean;
}

/** The port of a process that may be killed: from then on nothing it asks for happens or comes back. */
function mortal(port: DesignsPort, life: Life): DesignsPort {
  const never = new Promise<never>(() => undefined);
  return {
    get: (id) => (life.isOver ? never : port.get(id)),
    apply: (id, event) => (life.isOver ? never : port.apply(id, event)),
    openIds: () => (life.isOver ? never : port.openIds()),
    release: (id) => (life.isOver ? never : port.release(id)),
    remove: (design) => (life.isOver ? never : port.remove(design)),
  };
}

function hire(world: World): Worker {
  let count = 0;
  const life: Life = { isOver: false };
  world.kill = () => {
    life.isOver = true;
  };
  return createWorker({
    designs: mortal(designsPort(world), life),
    tools: toolsOf(world),
    clock: world.clock,
    newId: () => `own:${world.clock.ms()}:${++count}:${world.calls.length}`,
    log: {
      info: () => undefined,
      error: (message, { error }) => world.errors.push(`${message}: ${error}`),
      within: (_, task) => task(),
    },
    isPassing: (error) => String(error).includes('disk full'),
  });
}

/** A world with one design that has just been started, and a worker that does not know of it yet. */
export function createWorld(
  design: Design,
  own: Partial<Pick<World, 'chat' | 'planner' | 'reader' | 'designs'>> = {},
): World {
  const idle: Worker = {
    wake: () => undefined,
    report: () => undefined,
    brokenIds: () => [],
    start: async () => undefined,
    stop: async () => undefined,
  };
  const world: World = {
    clock: manualClock(),
    records: new Map([[design.id, JSON.stringify(design)]]),
    texts: new Map(),
    posted: [],
    calls: [],
    errors: [],
    worker: idle,
    kill: () => undefined,
    onApply: () => undefined,
    onSave: () => undefined,
    chat: {},
    reader: {},
    pictures: {},
    planner: {},
    designs: {},
    ...own,
    apply: async (told) => {
      const event = stamp(told, world.clock.now());
      const { refused } = await designsPort(world).apply(design.id, event);
      return refused;
    },
    design: () => parseDesign(JSON.parse(world.records.get(design.id) ?? 'null')),
    pass: async (ms = 0) => {
      const until = world.clock.ms() + ms;
      const still = () => world.calls.length;
      await settle(still);
      for (let steps = 0; world.clock.step(until); steps += 1) {
        if (steps > 500) throw new Error('The worker wakes itself again and again');
        await settle(still);
      }
      await settle(still);
    },
    crash: async () => {
      world.kill();
      world.worker = hire(world);
      await world.worker.start();
      await world.pass();
    },
  };
  world.worker = hire(world);
  return world;
}

/** A design as the form makes it, with its texts in the world. */
export async function startWorld(
  start: Parameters<typeof started>[0] = {},
  own: Partial<Pick<World, 'chat' | 'planner' | 'reader' | 'designs'>> = {},
): Promise<World> {
  const design = started(start);
  const world = createWorld(design, own);
  for (const { text } of design.documents) if (text) world.texts.set(text, '# Text');
  await world.worker.start();
  await world.pass();
  return world;
}
