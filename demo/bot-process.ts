/** The real bot as a process of its own, started as people start it; knows its settings, nothing of its inside. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;
const STOP_MS = 12_000;
/** The demo shares a laptop: less room for young objects, collected more often. */
const SMALL = ['--max-semi-space-size=1', '--optimize-for-size'];

export interface BotProcess {
  /** Resolves once the bot says that it is ready; rejects with its last words where it ends before. */
  readonly start: () => Promise<void>;
  /** Ends it and waits for its end. Does nothing where none runs. */
  readonly stop: () => Promise<void>;
  readonly pid: () => number | undefined;
}

/** A bot with these settings on top of the environment. What it logs goes into a file. */
export function createBotProcess(settings: Readonly<Record<string, string>>, logPath: string): BotProcess {
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const log = createWriteStream(logPath, { flags: 'a' });
    const own = spawn(process.execPath, [...SMALL, MAIN], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = own;
    own.once('exit', () => {
      if (child === own) child = null;
    });
    await ready(own, log);
  }

  async function stop(): Promise<void> {
    const own = child;
    if (!own || own.exitCode !== null) return;
    const ended = once(own, 'exit');
    own.kill('SIGTERM');
    const force = setTimeout(() => own.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(force);
  }

  return { start, stop, pid: () => child?.pid };
}

function ready(child: ChildProcess, log: WriteStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      log.write(chunk);
      said = `${said}${chunk}`.slice(-4000);
      if (said.includes('"ready"')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => {
      log.end();
      reject(new Error(`The bot ended:\n${said}`));
    });
  });
}
