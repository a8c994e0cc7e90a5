// Owns one thread that does heavy work, one request after the other: started when there is something to do, ended when
// there is not, or when it hangs. Knows nothing of the work. Kept true: a request always gets an outcome.
import { Worker } from 'node:worker_threads';
import { threadEnv } from './thread-env.ts';

/** What a thread may take. */
export interface ThreadLimits {
  /** For one request, the start of the thread included. */
  readonly timeoutMs: number;
  /** After this long without work the thread ends. */
  readonly idleMs: number;
  /** JavaScript's heap in the thread. */
  readonly heapMb: number;
}

/** What the thread says: notes while it works, then one reply. */
export type Said = { readonly note: unknown } | { readonly reply: unknown };

/** What became of a request. `fault` is what broke the thread; a lack of time, a stop and a close have none. */
export type Outcome =
  | { readonly reply: unknown }
  | { readonly ended: 'slow' | 'stopped' | 'closed' | 'broken'; readonly fault: unknown };

/** How one request is watched. */
export interface Watch {
  /** Ends the work, and the thread with it, for what runs cannot be asked to stop. */
  readonly signal?: AbortSignal;
  readonly onNote?: (note: unknown) => void;
}

export interface Thread {
  /** The outcome of the request, after those asked before it. Never rejects. */
  readonly ask: (request: unknown, watch?: Watch) => Promise<Outcome>;
  /** Ends the thread; what runs or waits is closed. */
  readonly close: () => Promise<void>;
}

function startWorker(script: URL, heapMb: number): Worker {
  const worker = new Worker(script, {
    // A small nursery has what lies outside the heap collected soon.
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 3, stackSizeMb: 4 },
    // Nothing of this process: no secrets from the environment, no flags, no streams.
    env: threadEnv(),
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  // Listeners come and go with each request; between them an error must not end the process.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}

function outcomeOf(
  worker: Worker,
  request: unknown,
  timeoutMs: number,
  { signal, onNote }: Watch,
): Promise<Outcome> {
  const listening = new AbortController();
  const outcome = new Promise<Outcome>((resolve) => {
    const timer = setTimeout(() => resolve({ ended: 'slow', fault: null }), timeoutMs);
    const onStop = (): void => resolve({ ended: 'stopped', fault: null });
    const onError = (fault: unknown): void => resolve({ ended: 'broken', fault });
    const onMessage = (said: Said): void => ('reply' in said ? resolve(said) : onNote?.(said.note));
    worker.on('message', onMessage).once('error', onError).once('exit', onError);
    signal?.addEventListener('abort', onStop, { once: true, signal: listening.signal });
    listening.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onError);
    });
    worker.postMessage(request);
  });
  return outcome.finally(() => listening.abort());
}

/** A thread that is not yet started and will run `script`, a module that answers each message with what it has `Said`. */
export function createThread(script: URL, limits: ThreadLimits): Thread {
  let worker: Worker | null = null;
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    await ending?.terminate();
  }

  async function askNow(request: unknown, watch: Watch): Promise<Outcome> {
    if (isClosed) return { ended: 'closed', fault: null };
    if (watch.signal?.aborted) return { ended: 'stopped', fault: null };
    clearTimeout(idle);
    worker ??= startWorker(script, limits.heapMb);
    const outcome = await outcomeOf(worker, request, limits.timeoutMs, watch);
    if ('reply' in outcome) {
      idle = setTimeout(() => void end(), limits.idleMs).unref();
      return outcome;
    }
    await end();
    return isClosed ? { ended: 'closed', fault: null } : outcome;
  }

  return {
    ask: (request, watch = {}) => {
      const outcome = last.then(() => askNow(request, watch));
      last = outcome;
      return outcome;
    },
    close: async () => {
      isClosed = true;
      await end();
    },
  };
}
