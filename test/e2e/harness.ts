// The whole bot against the local workspace, in one process: people act, tests look at what Slack shows.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Message } from '../../demo/model.ts';
import type { Person } from '../../demo/person.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../demo/workspace.ts';
import { type Bot, startBot } from '../../src/bot.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { Planner } from '../../src/planner/port.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/port.ts';
import type { Clock } from '../../src/worker/scheduler.ts';

/** A clock that runs with real time and can be turned forward; what becomes due then fires at once. */
export interface TurnedClock extends Clock {
  advance(ms: number): void;
}

export function createTurnedClock(): TurnedClock {
  let offset = 0;
  const pending = new Map<object, { due: number; fire: () => void }>();
  const time = () => Date.now() + offset;
  return {
    now: () => new Date(time()).toISOString(),
    after: (ms, callback) => {
      const key = {};
      const fire = () => {
        if (pending.delete(key)) callback();
      };
      const timer = setTimeout(fire, ms);
      pending.set(key, { due: time() + ms, fire });
      return () => {
        clearTimeout(timer);
        pending.delete(key);
      };
    },
    advance: (ms) => {
      offset += ms;
      for (const { due, fire } of [...pending.values()]) if (due <= time()) fire();
    },
  };
}

const Manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The scopes that the manifest asks for: the tests run with these and no others. */
async function manifestScopes(): Promise<string[]> {
  const manifest = new URL('../../manifest.yml', import.meta.url);
  return Manifest.parse(parse(await readFile(manifest, 'utf8'))).oauth_config.scopes.bot;
}

export interface Stage {
  readonly slack: Workspace;
  readonly clock: TurnedClock;
  readonly store: Store;
  readonly ana: Person;
  readonly ben: Person;
  readonly cleo: Person;
  /** Stops the bot and starts a new one on the same store. */
  restart(): Promise<void>;
  stopBot(): Promise<void>;
  /** The lines that the bot logged at "error". */
  readonly errors: string[];
  close(): Promise<void>;
}

export interface StageOptions {
  readonly planner: Planner;
  readonly mode?: 'socket' | 'http';
  readonly workspace?: WorkspaceOptions;
  readonly store?: Store;
}

/** Tests redraw without the pace of a real workspace; the pace has tests of its own. */
const QUICK = { redrawGapMs: 0, updatesPerMinute: 100_000 };

function configFor(slack: Workspace, mode: 'socket' | 'http', port: number): Config {
  const way =
    mode === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(port) };
  const config = parseConfig({ SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl, ...way });
  return { ...config, limits: { ...config.limits, ...QUICK } };
}

/** Starts a workspace and the bot in it. */
export async function startStage({
  planner,
  mode = 'socket',
  workspace,
  store = createMemoryStore(),
}: StageOptions): Promise<Stage> {
  const slack = await startWorkspace({ scopes: await manifestScopes(), fileReadyDelayMs: 20, ...workspace });
  const clock = createTurnedClock();
  const errors: string[] = [];
  const log = createLog({ level: 'error', write: (line) => errors.push(line), now: clock.now });
  const port = 20_000 + (process.pid % 20_000) + Number(process.env.VITEST_POOL_ID ?? 0);
  const begin = () => startBot({ config: configFor(slack, mode, port), store, planner, clock, log });
  let bot: Bot | null = await begin();
  if (mode === 'http') slack.deliverByHttp(`http://127.0.0.1:${port}/slack/events`);
  const stopBot = async () => {
    await bot?.stop();
    bot = null;
  };
  return {
    slack,
    clock,
    store,
    errors,
    ana: slack.person('ana'),
    ben: slack.person('ben'),
    cleo: slack.person('cleo'),
    stopBot,
    restart: async () => {
      await stopBot();
      bot = await begin();
    },
    close: async () => {
      await stopBot();
      await slack.close();
    },
  };
}

/** Everything a message says, as one text. */
export function textOf(message: Message): string {
  return JSON.stringify([message.text, message.blocks ?? []]);
}
