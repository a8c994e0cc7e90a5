/** The whole demo: workspace, page and bot, wired; kept in one folder. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BotThread, createBotThread } from './bot-thread.ts';
import { emptyTeam, forgetTeam, keepTeam, restoreTeam } from './keep.ts';
import { createPage } from './page/page.ts';
import { seedCast } from './page/people.ts';
import { createPlayers } from './page/players.ts';
import { changed, type Team } from './team.ts';
import { startWorkspace, type Workspace } from './workspace.ts';

export interface DemoOptions {
  /** Where database, workspace and log are kept. */
  readonly folder: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Between two deeds of “Play the others”. */
  readonly pauseMs?: number;
  /** Settings of the bot on top of the surroundings: a model to draft with, for example. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Demo {
  readonly url: string;
  readonly workspace: Workspace;
  readonly stop: () => Promise<void>;
}

/** How long after a change the workspace is written. */
const KEEP_MS = 2000;

/** Starts everything; resolves once the bot is ready. */
export async function startDemo({ folder, port, pauseMs, settings }: DemoOptions): Promise<Demo> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'demo.workspace');
  const parts: { team?: Team; bot?: BotThread; workspace?: Workspace } = {};
  const workspace = await startWorkspace({
    port,
    furnish: (team) => restoreTeam(team, path) || seedCast(team),
    page: (team) => {
      parts.team = team;
      const players = createPlayers(team, pauseMs);
      return createPage(team, {
        play: players.start,
        stopPlay: players.stop,
        restartBot: async () => restart(parts.bot),
        reset: async () => {
          players.stop();
          await reset(team, parts.bot, folder, path);
        },
        now: () => ({ play: players.state(), isConnected: parts.workspace?.connected() ?? false }),
      });
    },
  });
  parts.workspace = workspace;
  const bot = createBotThread({ ...settings, ...settingsOf(workspace, folder) }, join(folder, 'demo.log'));
  parts.bot = bot;
  const keeping = keepUp(parts.team, path);
  await bot.start();
  return {
    url: workspace.url,
    workspace,
    stop: async () => {
      await bot.stop();
      keeping.stop();
      await workspace.close();
    },
  };
}

/** The bot's own settings of the surroundings are left alone, but for who Slack is and where designs are kept. */
function settingsOf(workspace: Workspace, folder: string): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: `sqlite://${join(folder, 'demo.sqlite')}`,
    NODE_COMPILE_CACHE: join(folder, 'cache'),
  };
}

async function restart(bot: BotThread | undefined): Promise<void> {
  await bot?.stop();
  await bot?.start();
}

async function reset(team: Team, bot: BotThread | undefined, folder: string, path: string): Promise<void> {
  await bot?.stop();
  for (const ending of ['', '-wal', '-shm']) rmSync(join(folder, `demo.sqlite${ending}`), { force: true });
  forgetTeam(path);
  emptyTeam(team);
  seedCast(team);
  changed(team);
  await bot?.start();
}

function keepUp(team: Team | undefined, path: string): { stop: () => void } {
  if (!team) return { stop: () => undefined };
  let timer: NodeJS.Timeout | undefined;
  const keep = () => {
    timer = undefined;
    keepTeam(team, path);
  };
  team.changes.on('change', () => {
    timer ??= setTimeout(keep, KEEP_MS);
  });
  return {
    stop: () => {
      clearTimeout(timer);
      keep();
    },
  };
}
