/** The demo as a program: starts it, prints its address, and runs until it is stopped. */
import { startDemo } from './stage.ts';
import { sweepOn } from './sweep.ts';

const FIRST_PORT = 4600;
const LOOK_MS = 1000;

/** Runs the demo on what this folder keeps, at the wanted port or at a free one where that is taken. */
export async function runDemo(folder: string, port = FIRST_PORT): Promise<void> {
  const demo = await startDemo({ folder, port }).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
    return startDemo({ folder, port: 0 });
  });
  sweepOn();
  const seconds = (performance.now() / 1000).toFixed(1);
  process.stdout.write(
    `The demo is ready (${seconds} s): ${demo.url}\nStop it with Ctrl+C. Its data is in ${folder}.\n`,
  );
  const end = once(demo.stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  if (process.env.npm_lifecycle_event === 'demo') endWithParent(end);
}

/** npm tells its shell to end, and the shell tells nobody. */
function endWithParent(end: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), LOOK_MS).unref();
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function once(stop: () => Promise<void>): () => void {
  let isEnding = false;
  return () => {
    if (isEnding) return;
    isEnding = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
}
