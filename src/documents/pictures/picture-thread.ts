// Owns the one thread that draws: started when there is something to draw, ended when there is not, or when it hangs.
import { Worker } from 'node:worker_threads';
import { threadEnv } from '../thread-env.ts';
import { Picture, type PictureRequest } from './picture.ts';

/** What a picture may take. */
export interface PictureLimits {
  /** For one picture, the start of the thread included. */
  readonly timeoutMs: number;
  /** After this long without work the thread ends. */
  readonly idleMs: number;
  /** JavaScript's heap in the thread. */
  readonly heapMb: number;
}

export const PICTURE_LIMITS: PictureLimits = {
  timeoutMs: 10_000,
  idleMs: 5000,
  heapMb: 128,
};

/** Draws one picture after the other. Never rejects for what is asked; a fault or a lack of time or memory refuses. */
export interface PictureThread {
  readonly draw: (request: PictureRequest) => Promise<Picture>;
  /** Ends the thread; what waits is refused. */
  readonly close: () => Promise<void>;
}

function startWorker(heapMb: number): Worker {
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), {
    // A small nursery has the renderer's images collected soon: their pixels lie outside the heap.
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
    // Nothing of this process: no secrets from the environment, no flags, no streams.
    env: threadEnv(),
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  // Listeners come and go with each picture; between them an error must not end the process.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}

type Outcome = { readonly picture: Picture } | { readonly ended: string; readonly fault: unknown };

function outcomeOf(worker: Worker, request: PictureRequest, timeoutMs: number): Promise<Outcome> {
  const listening = new AbortController();
  const outcome = new Promise<Outcome>((resolve) => {
    const tooLong = { ended: 'The picture took too long to draw.', fault: null };
    const timer = setTimeout(() => resolve(tooLong), timeoutMs);
    listening.signal.addEventListener('abort', () => clearTimeout(timer));
    const onError = (fault: unknown): void => resolve({ ended: 'The picture could not be drawn.', fault });
    const onMessage = (message: unknown): void => {
      const { success, data, error } = Picture.safeParse(message);
      if (success) resolve({ picture: data });
      else onError(error);
    };
    worker.once('message', onMessage).once('error', onError).once('exit', onError);
    listening.signal.addEventListener('abort', () => {
      worker.off('message', onMessage).off('error', onError).off('exit', onError);
    });
    worker.postMessage(request);
  });
  return outcome.finally(() => listening.abort());
}

/** A thread that is not yet started. `onFault` is told what ended it: a bug of ours, or a lack of memory. */
export function createPictureThread(
  limits: PictureLimits = PICTURE_LIMITS,
  onFault: (fault: unknown) => void = () => {},
): PictureThread {
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

  async function drawNow(request: PictureRequest): Promise<Picture> {
    const { key } = request;
    if (isClosed) return { key, refused: 'The server is shutting down.' };
    clearTimeout(idle);
    worker ??= startWorker(limits.heapMb);
    const outcome = await outcomeOf(worker, request, limits.timeoutMs);
    if ('picture' in outcome) {
      idle = setTimeout(() => void end(), limits.idleMs).unref();
      return outcome.picture;
    }
    if (outcome.fault !== null && !isClosed) onFault(outcome.fault);
    await end();
    return { key, refused: outcome.ended };
  }

  return {
    draw: (request) => {
      const picture = last.then(() => drawNow(request));
      last = picture.catch(() => {});
      return picture;
    },
    close: async () => {
      isClosed = true;
      await end();
    },
  };
}
