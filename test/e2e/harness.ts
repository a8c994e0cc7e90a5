// The whole bot against the local workspace, in one process: people act, tests look at what Slack shows.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Person } from '../../demo/person.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../demo/workspace.ts';
import { type Bot, startBot } from '../../src/bot.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { createRenderer, type Renderer } from '../../src/documents/out/render.ts';
import { createGuides } from '../../src/guides.ts';
import { createLog } from '../../src/log.ts';
import type { Planner } from '../../src/planner/port.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/port.ts';
import type { PicturesPort } from '../../src/worker/ports.ts';
import { freePort } from '../free-port.ts';
import { createTurnedClock, type TurnedClock } from './clock.ts';
import { createMortalStore, type MortalStore } from './mortal-store.ts';
import { createStubPlanner } from './stub-planner.ts';

const Manifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** The scopes and events that the manifest asks for: the tests run with these and no others. */
async function grants(): Promise<Pick<WorkspaceOptions, 'scopes' | 'events'>> {
  const path = new URL('../../manifest.yml', import.meta.url);
  const manifest = Manifest.parse(parse(await readFile(path, 'utf8')));
  return {
    scopes: manifest.oauth_config.scopes.bot,
    events: manifest.settings.event_subscriptions.bot_events,
  };
}

export interface Stage {
  readonly slack: Workspace;
  /** Where Slack sends requests in HTTP mode; empty in Socket Mode. */
  readonly requestUrl: string;
  readonly clock: TurnedClock;
  /** What outlives the bot. */
  readonly store: Store;
  readonly ana: Person;
  readonly ben: Person;
  readonly cleo: Person;
  /** Stops the bot and starts a new one on the same store, with these templates from then on where given. */
  restart(templates?: Renderer): Promise<void>;
  stopBot(): Promise<void>;
  startBot(): Promise<void>;
  /** Resolves once a bot runs, is connected, and nothing happens any more. */
  calm(): Promise<void>;
  /** Resolves once people can act: at once, but where bots die only when all is calm. */
  ready(): Promise<void>;
  /** How often a bot died. */
  readonly deaths: () => number;
  /** The lines that living bots logged at "error". */
  readonly errors: string[];
  close(): Promise<void>;
}

export interface StageOptions {
  readonly planner?: Planner;
  readonly mode?: 'socket' | 'http';
  readonly workspace?: WorkspaceOptions;
  readonly store?: Store;
  /** Draws nothing unless given, so that stories test the workflow alone. */
  readonly pictures?: PicturesPort;
  /** Of other templates than ours. */
  readonly renderer?: Renderer;
  /** Redraws at the pace of a real workspace. */
  readonly isPaced?: boolean;
  /** The bot is killed after this many saved records, and a new one starts; never, unless given. */
  readonly savesToLive?: number;
  /** Finished designs are removed after so many days; never, unless given. */
  readonly retentionDays?: number;
  /** Takes every line of the log, down to "debug". */
  readonly onLine?: (line: string) => void;
}

/** For stories that begin without a word about it: how many saved records a bot lives for (`npm run chaos`). */
const ASKED_FOR = z.coerce.number().int().positive().optional().parse(process.env.ARCHITECT_SAVES_TO_LIVE);

/** True where bots die after a few saves in every story. */
export const areLivesShort = ASKED_FOR !== undefined;

/** Tests redraw without the pace of a real workspace; the pace has tests of its own. */
const QUICK = { redrawGapMs: 0, updatesPerMinute: 100_000 };

function configFor(slack: Workspace, mode: 'socket' | 'http', port: number, isPaced: boolean): Config {
  const way =
    mode === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(port) };
  const config = parseConfig({ SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl, ...way });
  return isPaced ? config : { ...config, limits: { ...config.limits, ...QUICK } };
}

interface Life {
  readonly bot: Bot;
  readonly store: MortalStore;
}

/** Starts bots one after the other on one store; a death is followed by the next life. */
function createLives(begin: (store: MortalStore) => Promise<Bot>, inner: Store, savesToLive: number) {
  let current: Promise<Life | null> = Promise.resolve(null);
  let deaths = 0;
  let dying = Promise.resolve();

  function live(): Promise<Life> {
    const store = createMortalStore(inner, savesToLive, die);
    const life = begin(store).then((bot) => ({ bot, store }));
    current = life;
    return life;
  }

  function die(): void {
    deaths += 1;
    const dead = current;
    // The corpse is put away while the next one lives: its store lets nothing through.
    dying = dead.then(async (life) => {
      const stopped = life?.bot.stop();
      await live();
      await stopped;
    });
  }

  async function stop(): Promise<void> {
    await dying;
    const life = await current;
    current = Promise.resolve(null);
    await life?.bot.stop();
    life?.store.kill();
  }

  return {
    live,
    stop,
    deaths: () => deaths,
    rest: async () => {
      await dying;
      await current;
    },
  };
}

const NO_PICTURES: PicturesPort = { ofOptions: async () => [], ofGuide: async () => [] };

const ours = await createRenderer(new URL('../../templates/', import.meta.url).pathname);

/** Starts a workspace and the bot in it. */
export async function startStage(options: StageOptions = {}): Promise<Stage> {
  const { planner = createStubPlanner(), mode = 'socket', store = createMemoryStore() } = options;
  const savesToLive = options.savesToLive ?? ASKED_FOR;
  const slack = await startWorkspace({
    ...(await grants()),
    fileReadyDelayMs: 20,
    ...options.workspace,
  });
  let renderer = options.renderer ?? ours;
  const clock = createTurnedClock();
  const errors: string[] = [];
  const port = mode === 'http' ? await freePort() : 0;
  const lives = createLives(
    (own) =>
      startBot({
        config: {
          ...configFor(slack, mode, port, options.isPaced === true),
          retentionDays: options.retentionDays ?? null,
        },
        store: own,
        renderer,
        guides: createGuides(renderer),
        planner,
        pictures: options.pictures ?? NO_PICTURES,
        clock,
        log: logOf(own),
      }),
    store,
    savesToLive ?? Number.POSITIVE_INFINITY,
  );
  function logOf(own: MortalStore) {
    const { onLine } = options;
    const write = (line: string) => {
      onLine?.(line);
      if (!own.isDead() && JSON.parse(line).level === 'error') errors.push(line);
    };
    return createLog({ level: onLine ? 'debug' : 'error', write, now: clock.now });
  }
  const requestUrl = mode === 'http' ? `http://127.0.0.1:${port}/slack/events` : '';
  if (requestUrl) slack.deliverByHttp(requestUrl);
  await lives.live();
  async function calm(): Promise<void> {
    let before: number;
    do {
      before = lives.deaths();
      await lives.rest();
      if (mode === 'socket') await slack.waitFor(() => slack.connected(), 'a connected bot');
      await slack.settled(60);
    } while (before !== lives.deaths());
  }
  return {
    slack,
    requestUrl,
    clock,
    store,
    errors,
    ana: slack.person('ana'),
    ben: slack.person('ben'),
    cleo: slack.person('cleo'),
    deaths: lives.deaths,
    stopBot: lives.stop,
    startBot: async () => void (await lives.live()),
    restart: async (templates = renderer) => {
      renderer = templates;
      await lives.stop();
      await lives.live();
    },
    calm,
    ready: async () => {
      if (savesToLive !== undefined) await calm();
    },
    close: async () => {
      await lives.stop();
      await slack.close();
    },
  };
}
