// One parse in a thread of its own. Whatever the file does there, this process goes on, and the thread ends.
import { Worker } from 'node:worker_threads';
import { threadEnv } from '../thread-env.ts';
import type { Parsed, ParseTask } from './parsed.ts';
import { makeTurns } from './turns.ts';

const MAX_STACK_MB = 4;
// A reader may take a few hundred MB, and memory is the process's, not the caller's: the others wait.
const inTurn = makeTurns(2);

/** What the thread answers. Out of memory and out of time come back as refusals; it rejects only for our own bugs. */
export function parseInWorker(task: ParseTask): Promise<Parsed> {
  return inTurn(() => runWorker(task));
}

async function runWorker(task: ParseTask): Promise<Parsed> {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: task.limits.heapMb, stackSizeMb: MAX_STACK_MB },
    // Nothing of this process: no secrets from the environment, no flags, no streams.
    env: threadEnv(),
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  try {
    return await firstOutcome(worker, task.limits.timeoutMs);
  } finally {
    await worker.terminate();
  }
}

function firstOutcome(worker: Worker, timeoutMs: number): Promise<Parsed> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ kind: 'refused', reason: 'tooSlow' }), timeoutMs);
    worker.once('message', resolve);
    worker.once('error', (error) => {
      if (isOutOfMemory(error)) resolve({ kind: 'refused', reason: 'tooComplex' });
      else reject(error);
    });
    worker.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The reader ended with code ${code} and no answer`));
    });
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
