// @ts-check
/**
 * `npm run demo`. Plain JavaScript, which nothing has to be taken out of: with the compiled code that the first start
 * keeps, no thread of the demo loads the program that strips types (25 MB and 0.3 s each).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

const HERE = import.meta.dirname;
const folder = process.env.DEMO_FOLDER ?? join(HERE, '../data');
const cache = join(folder, 'cache');
/** Ten times what it takes: a start does without rather than wait for ever. */
const COMPILE_MS = 30_000;
/** One process each: what the demo loads, and what the bot does; its `main` ends by itself where it has no settings. */
const LOADED = [
  ['run.ts', 'bot-signals.ts', 'page/strip.ts'],
  ['../src/documents/pictures/picture-worker.ts', '../src/main.ts'],
];
/** The settings of `.env` are read already. */
const flags = process.execArgv.filter((flag) => !flag.startsWith('--env-file'));
/** glibc keeps freed memory for each thread; the demo has a dozen of them. */
const SPARING = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' };

/** Begins this process again with these settings, which are read at its very start alone. */
function beginSparingly() {
  if (process.platform !== 'linux' || process.env.MALLOC_ARENA_MAX || !process.execve) return;
  const words = [process.execPath, ...flags, ...process.argv.slice(1)];
  process.execve(process.execPath, words, { ...process.env, ...SPARING });
}

/** Has everything compiled once, in processes that end. */
async function compileOnce() {
  const stamp = join(cache, `${process.version}.made`);
  if (existsSync(stamp)) return;
  await Promise.all(LOADED.map(compile));
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, '');
}

/** @param {string[]} files */
async function compile(files) {
  const paths = files.map((file) => join(HERE, file));
  const words = [...flags, join(HERE, 'compile.js'), cache, ...paths];
  // Nobody's settings: given a token, the bot would not end but start.
  const env = { PATH: process.env.PATH };
  const child = spawn(process.execPath, words, {
    env,
    stdio: 'ignore',
    timeout: COMPILE_MS,
    killSignal: 'SIGKILL',
  });
  await once(child, 'exit');
}

beginSparingly();
await compileOnce();
if (!process.argv.includes('--prepare')) {
  enableCompileCache(cache);
  const { runDemo } = await import('./run.ts');
  const port = process.env.DEMO_PORT;
  await runDemo(folder, port === undefined ? undefined : Number(port));
}
