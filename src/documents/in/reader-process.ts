// The reader's process: one file in, one answer out. The file is read in a thread, so that this one can watch the memory.
import { Worker } from 'node:worker_threads';
import { giveWay } from '../../threads/give-way.ts';
import type { ReadLimits } from './limits.ts';
import { refusal } from './refusal.ts';
import type { IncomingFile } from './sniff.ts';

interface Task {
  readonly file: IncomingFile;
  readonly limits: ReadLimits;
}

const MAX_STACK_MB = 4;
/** A parser fills a few hundred MB a second at most: it is seen well before it has taken much more than it may. */
const WATCH_MS = 10;
const MEGABYTE = 1024 * 1024;

function answer(message: object): void {
  process.send?.(message);
}

/** Buffers are outside of what V8 limits: only the whole process tells what they take. */
function watchMemory({ file, limits }: Task): void {
  const most = process.memoryUsage.rss() + limits.growthMb * MEGABYTE;
  setInterval(() => {
    if (process.memoryUsage.rss() <= most) return;
    process.send?.(refusal('tooComplex', file.name, limits), () => process.exit());
  }, WATCH_MS);
}

function read(task: Task): void {
  const { file, limits } = task;
  giveWay();
  watchMemory(task);
  const thread = new Worker(new URL('./reader-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, stackSizeMb: MAX_STACK_MB },
  });
  thread.once('message', answer);
  thread.once('error', (error) => {
    const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    answer(
      isOutOfMemory
        ? refusal('tooComplex', file.name, limits)
        : {
            kind: 'broken',
            message: error instanceof Error ? (error.stack ?? error.message) : String(error),
          },
    );
  });
}

process.once('message', read);
process.once('disconnect', () => process.exit());
