// Owns the bot's lives: the real process, killed as told and started again at once, while the workspace lives on.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Workspace } from '../../demo/workspace.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** How a life ends: at the first of these crash points (`before:records.set#3`) that it comes to, and so long after it is
 *  connected at the latest. */
export interface Kill {
  readonly at: readonly string[];
  readonly afterMs: number;
}

/** The way in which Slack reaches the bot. */
export type Mode = 'socket' | 'http';

export interface LivesOptions {
  readonly mode: Mode;
  /** Where it listens in HTTP mode. */
  readonly port: number;
  readonly slack: Workspace;
  readonly databasePath: string;
  /** The end of the next life; null: it may live. */
  readonly nextKill: () => Kill | null;
  /** Told of each kill that happened: the crash point that was come to, or null where its time came first. */
  readonly onKilled: (at: string | null) => void;
  /** A file that gets a line for each crash point passed. */
  readonly tracePath: string;
}

export interface Lives {
  readonly kills: () => number;
  /** For each life that got so far: the time from its start to its first word about a design or answer to a person. */
  readonly resumes: () => number[];
  /** What lives said that ended by themselves, and error lines of all. */
  readonly complaints: () => string[];
  /** True while Slack reaches the present life. */
  readonly isUp: () => boolean;
  /** The present life goes on without a kill; resolves once it is connected. */
  spare(): Promise<void>;
  /** Ends the present life and begins no other. */
  stop(): Promise<void>;
}

/** Calls that any start makes, whether there is something to do or not. */
const GREETINGS: ReadonlySet<string> = new Set(['auth.test', 'apps.connections.open']);

function settingsOf(options: LivesOptions, kill: Kill | null) {
  const { slack, databasePath, tracePath, mode, port } = options;
  const way =
    mode === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(port) };
  return {
    PATH: process.env.PATH ?? '',
    SLACK_BOT_TOKEN: slack.botToken,
    ...way,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `sqlite://${databasePath}`,
    LOG_LEVEL: 'error',
    ARCHITECT_CRASH_TRACE: tracePath,
    ...(kill && kill.at.length > 0 ? { ARCHITECT_CRASH_AT: kill.at.join() } : {}),
  };
}

function doesListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

async function lastPoint(tracePath: string): Promise<string | null> {
  return (await readFile(tracePath, 'utf8')).trimEnd().split('\n').at(-1) ?? null;
}

const LOOK_MS = 20;

/** Begins the first life. */
export function beginLives(options: LivesOptions): Lives {
  const { slack } = options;
  const state = { kills: 0, isOver: false, isSpared: false, isListening: false };
  const isUp = () => (options.mode === 'http' ? state.isListening : slack.connected());
  const resumes: number[] = [];
  const complaints: string[] = [];
  let current: { child: ChildProcess; done: Promise<void> } | null = null;

  function resumeOf(since: number, startedAtMs: number): number | null {
    const sign = slack.traffic
      .slice(since)
      .find((entry) => (entry.kind === 'call' ? !GREETINGS.has(entry.method) : entry.ackMs !== undefined));
    if (!sign) return null;
    return sign.atMs + (sign.kind === 'envelope' ? (sign.ackMs ?? 0) : 0) - startedAtMs;
  }

  /** Kills when the time has come; tells whether it did. */
  function killLater(child: ChildProcess, afterMs: number): () => boolean {
    let isKilled = false;
    const kill = () => {
      isKilled = !state.isSpared && child.exitCode === null && child.kill('SIGKILL');
    };
    const isDecided = () => isUp() || child.exitCode !== null || child.signalCode !== null;
    slack
      .waitFor(isDecided, 'a connected bot', 60_000)
      .then(() => setTimeout(kill, afterMs).unref())
      .catch(() => undefined);
    return () => isKilled;
  }

  /** Keeps looking whether it listens, for as long as it lives. */
  async function listenFor(child: ChildProcess): Promise<void> {
    const isAlive = () => child.exitCode === null && child.signalCode === null;
    while (isAlive() && !state.isListening) {
      state.isListening = (await doesListen(options.port)) && isAlive();
      await pause(LOOK_MS);
    }
  }

  async function live(): Promise<void> {
    const kill = state.isSpared ? null : options.nextKill();
    const [since, startedAtMs] = [slack.traffic.length, performance.now()];
    const hadWork = slack.traffic.some(
      (entry) => entry.kind === 'call' && entry.method === 'chat.postMessage',
    );
    const child = spawn(process.execPath, [MAIN], { env: settingsOf(options, kill) });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said = `${said}${chunk}`.slice(-4000);
      });
    }
    const ended = once(child, 'exit').finally(() => {
      state.isListening = false;
    });
    if (options.mode === 'http') void listenFor(child);
    current = { child, done: ended.then(() => undefined) };
    const isByTime = kill ? killLater(child, kill.afterMs) : () => false;
    const [code, signal]: unknown[] = await ended;
    const resumed = resumeOf(since, startedAtMs);
    if (resumed !== null && hadWork) resumes.push(resumed);
    if (said !== '') complaints.push(said);
    if (state.isOver) return;
    if (kill && signal === 'SIGKILL') {
      state.kills += 1;
      options.onKilled(isByTime() ? null : await lastPoint(options.tracePath));
    } else complaints.push(`a life ended by itself (${String(code ?? signal)})`);
  }

  const all = (async () => {
    while (!state.isOver) await live();
  })();

  return {
    kills: () => state.kills,
    resumes: () => resumes,
    complaints: () => complaints,
    isUp,
    spare: async () => {
      state.isSpared = true;
      await slack.waitFor(isUp, 'a connected bot', 60_000);
    },
    stop: async () => {
      state.isOver = true;
      current?.child.kill('SIGTERM');
      await all;
    },
  };
}
