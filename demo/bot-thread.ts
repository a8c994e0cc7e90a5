/** The real bot, its own `main` in a thread of the demo's process; knows its settings, nothing of its inside. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Worker } from 'node:worker_threads';

const MAIN = new URL('../src/main.ts', import.meta.url);
const SIGNALS = new URL('./bot-signals.ts', import.meta.url).href;
const STOP_MS = 12_000;
/** The demo shares a laptop: less room for objects, collected more often. */
const SMALL = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 6 };

export interface BotThread {
  /** Resolves once the bot says that it is ready; rejects with its last words where it ends before. */
  readonly start: () => Promise<void>;
  /** Ends it and waits for its end. Does nothing where none runs. */
  readonly stop: () => Promise<void>;
}

/** A bot with these settings on top of the environment. What it logs goes into a file. */
export function createBotThread(settings: Readonly<Record<string, string>>, logPath: string): BotThread {
  let thread: Worker | null = null;

  async function start(): Promise<void> {
    const own = new Worker(MAIN, {
      env: { ...process.env, ...settings },
      execArgv: ['--import', SIGNALS],
      resourceLimits: SMALL,
      stdout: true,
      stderr: true,
    });
    thread = own;
    own.once('exit', () => {
      if (thread === own) thread = null;
    });
    await ready(own, logPath);
  }

  async function stop(): Promise<void> {
    const own = thread;
    if (!own) return;
    const ended = once(own, 'exit');
    own.postMessage('stop');
    const force = setTimeout(() => void own.terminate(), STOP_MS);
    await ended;
    clearTimeout(force);
  }

  return { start, stop };
}

function ready(bot: Worker, logPath: string): Promise<void> {
  const log = createWriteStream(logPath, { flags: 'a' });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer | string) => {
      log.write(chunk);
      said = `${said}${chunk}`.slice(-4000);
      if (said.includes('"ready"')) resolve();
    };
    bot.stdout.on('data', hear);
    bot.stderr.on('data', hear);
    bot.on('error', (error) => hear(`${error.stack ?? error.message}\n`));
    bot.once('exit', () => {
      log.end();
      reject(new Error(`The bot ended:\n${said}`));
    });
  });
}
