// One file in a process of its own. Whatever the file does there, this process goes on, and the other one ends: a thread
// would not do, because running out of memory in one can end the whole process, and its buffers are not limited.
import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';
import { threadEnv } from '../../threads/thread-env.ts';
import type { ReadLimits } from './limits.ts';
import { refusal } from './refusal.ts';
import { REFUSALS, type ReadResult } from './result.ts';
import type { IncomingFile } from './sniff.ts';
import { makeTurns } from './turns.ts';

const ENTRY = new URL('./reader-process.ts', import.meta.url);
// A parser that was taken over by what it read writes nothing and starts nothing.
const PERMISSIONS = ['--permission', '--allow-fs-read=*', '--allow-worker'];
// A reader may take a few hundred MB, and memory is the machine's, not the caller's: the others wait.
const inTurn = makeTurns(2);

/** What the reader answers; `broken` is a bug of ours. */
const Answer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    markdown: z.string(),
    title: z.string().nullable(),
    words: z.int(),
    links: z.array(z.object({ label: z.string(), url: z.string() })),
    images: z.array(z.string()),
  }),
  z.object({ kind: z.literal('refused'), reason: z.enum(REFUSALS), detail: z.string() }),
  z.object({ kind: z.literal('broken'), message: z.string() }),
]);

/** The file read in another process. Out of memory and out of time come back as refusals; rejects for our own bugs. */
export function readElsewhere(file: IncomingFile, limits: ReadLimits): Promise<ReadResult> {
  return inTurn(() => readInProcess(file, limits));
}

async function readInProcess(file: IncomingFile, limits: ReadLimits): Promise<ReadResult> {
  const reader = fork(ENTRY, {
    // Nothing of this process: no secrets from the environment, no flags, no streams.
    env: threadEnv(),
    execArgv: PERMISSIONS,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    return await firstOutcome(reader, file, limits);
  } finally {
    reader.kill('SIGKILL');
  }
}

function firstOutcome(reader: ChildProcess, file: IncomingFile, limits: ReadLimits): Promise<ReadResult> {
  return new Promise((resolve, reject) => {
    const refuse = (reason: 'tooSlow' | 'tooComplex') => resolve(refusal(reason, file.name, limits));
    const timer = setTimeout(refuse, limits.timeoutMs, 'tooSlow');
    reader.once('message', (message) => {
      const answer = Answer.parse(message);
      if (answer.kind === 'broken') reject(new Error(`The reader broke: ${answer.message}`));
      else resolve(answer);
    });
    reader.once('error', reject);
    reader.once('exit', (code, signal) => {
      clearTimeout(timer);
      // Node ends itself like this where it gets no more memory.
      if (signal !== null || code === OUT_OF_MEMORY) refuse('tooComplex');
      else reject(new Error(`The reader ended with code ${code} and no answer`));
    });
    reader.send({ file, limits }, (error) => error && reject(error));
  });
}

/** The exit code of a process that a shell or container reports as aborted. */
const OUT_OF_MEMORY = 134;
