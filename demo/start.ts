/** `npm run demo`: starts the demo, prints its address, and runs until it is stopped. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

const FIRST_PORT = 4600;

const folder = process.env.DEMO_FOLDER ?? join(import.meta.dirname, '../data');
// What was compiled once starts in half the time and half the memory; the bot shares it.
enableCompileCache(join(folder, 'cache'));
const { startDemo } = await import('./stage.ts');

const wanted = Number(process.env.DEMO_PORT ?? FIRST_PORT);

/** The wanted port, or a free one where it is taken. */
async function start() {
  try {
    return await startDemo({ folder, port: wanted });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    return startDemo({ folder, port: 0 });
  }
}

const demo = await start();
const seconds = (performance.now() / 1000).toFixed(1);
process.stdout.write(
  `The demo is ready (${seconds} s): ${demo.url}\nStop it with Ctrl+C. Its data is in ${folder}.\n`,
);

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    demo.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
