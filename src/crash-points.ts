// Owns the places where a test may end this process as kill -9 does: before and after each write, Slack call and planner
// call, put around the ports where they are wired. Without its variables nothing is wrapped. For tests only.
import { appendFileSync } from 'node:fs';
import { z } from 'zod';
import type { Planner } from './planner/port.ts';
import type { KeyValue, Store } from './store/port.ts';

/** The ports as this process shall use them. */
export interface CrashPoints {
  readonly store: (store: Store) => Store;
  readonly planner: (planner: Planner) => Planner;
  readonly fetch: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
}

/** What happens at a point: `before:records.set`, `after:chat.postMessage`. */
type Pass = (point: string) => void;

/** Does the work between its two points. A fault passes the second one, too: what came of the work is then open. */
type Around = <T>(name: string, work: () => Promise<T>) => Promise<T>;

const UNTOUCHED: CrashPoints = {
  store: (store) => store,
  planner: (planner) => planner,
  fetch: (fetch) => fetch,
};

const POINT = /^(?:before|after):[\w.]+(?:#[1-9]\d*)?$/;

const Settings = z.object({
  /** `before:records.set#3`: at the third passing of that point; without a number at the first. Several stand behind
   *  commas: whichever comes first. */
  ARCHITECT_CRASH_AT: z
    .string()
    .transform((points) => points.split(','))
    .pipe(z.array(z.string().regex(POINT, 'ARCHITECT_CRASH_AT looks like before:records.set#3')))
    .exactOptional(),
  /** A file that gets a line for each point passed. */
  ARCHITECT_CRASH_TRACE: z.string().min(1).exactOptional(),
});

/**
 * The wrappers that the environment asks for; by default they give back what they get. `end` ends the process at once,
 * with nothing said and nothing closed. Throws where a variable makes no sense.
 */
export function crashPointsIn(
  env: Readonly<Record<string, string | undefined>>,
  apiUrl: string,
  end: () => void = () => void process.kill(process.pid, 'SIGKILL'),
): CrashPoints {
  const { ARCHITECT_CRASH_AT: at, ARCHITECT_CRASH_TRACE: trace } = Settings.parse(withoutAbsent(env));
  if (at === undefined && trace === undefined) return UNTOUCHED;
  const passes = [...(trace ? [tracer(trace)] : []), ...(at ?? []).map((point) => killer(point, end))];
  const around = surround((point) => {
    for (const pass of passes) pass(point);
  });
  return {
    store: (store) => aroundStore(store, around),
    planner: (planner) => aroundPlanner(planner, around),
    fetch: (fetch) => (input, init) => around(nameOfCall(input, init, apiUrl), () => fetch(input, init)),
  };
}

function withoutAbsent(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Written at once, so that the line outlives the process. */
function tracer(path: string): Pass {
  return (point) => appendFileSync(path, `${point}\n`);
}

function killer(at: string, end: () => void): Pass {
  const [name, nth = '1'] = at.split('#');
  let left = Number(nth);
  return (point) => {
    if (point !== name) return;
    left -= 1;
    if (left === 0) end();
  };
}

function surround(pass: Pass): Around {
  return async (name, work) => {
    pass(`before:${name}`);
    try {
      return await work();
    } finally {
      pass(`after:${name}`);
    }
  };
}

function aroundValues(values: KeyValue, name: string, around: Around): KeyValue {
  return {
    get: (key) => values.get(key),
    set: (key, value) => around(`${name}.set`, () => values.set(key, value)),
    delete: (key) => around(`${name}.delete`, () => values.delete(key)),
    keys: () => values.keys(),
  };
}

function aroundStore(store: Store, around: Around): Store {
  return {
    ...store,
    records: aroundValues(store.records, 'records', around),
    open: aroundValues(store.open, 'open', around),
    blobs: aroundValues(store.blobs, 'blobs', around),
    posted: aroundValues(store.posted, 'posted', around),
    threads: aroundValues(store.threads, 'threads', around),
  };
}

function aroundPlanner(planner: Planner, around: Around): Planner {
  return {
    ...planner,
    questions: (input, call) => around('planner.questions', () => planner.questions(input, call)),
    readReply: (input, call) => around('planner.readReply', () => planner.readReply(input, call)),
    options: (input, call) => around('planner.options', () => planner.options(input, call)),
    blueprint: (input, call) => around('planner.blueprint', () => planner.blueprint(input, call)),
  };
}

/** A Web API call by its method; what goes to other addresses by what it does. Pure. */
function nameOfCall(input: string | URL | Request, init: RequestInit | undefined, apiUrl: string): string {
  const url = input instanceof Request ? input.url : String(input);
  if (url.startsWith(apiUrl)) return url.slice(apiUrl.length).split('?')[0] ?? '';
  if (init?.body instanceof FormData) return 'upload';
  return init?.method === 'POST' ? 'response_url' : 'download';
}
