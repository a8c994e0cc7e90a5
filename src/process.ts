// Owns the process: settings, database, signals, exit codes. Everything else is wired in bot.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bot, startBot } from './bot.ts';
import { type Config, ConfigError, parseConfig } from './config.ts';
import { crashPointsIn } from './crash-points.ts';
import { createRenderer } from './documents/out/render.ts';
import { createPictureThread } from './documents/pictures/picture-thread.ts';
import { createGuidesThread } from './guides-thread.ts';
import type { Health } from './health.ts';
import { createLog, type Log, writeToStdout } from './log.ts';
import { choosePlanner } from './planner/choose.ts';
import { createPlannerThread } from './planner/thread/planner-thread.ts';
import { createPictures, memoryOf } from './ports.ts';
import { assertSound } from './store/examine.ts';
import { faultWords } from './store/fault.ts';
import { acquireLock } from './store/lock.ts';
import { openSqliteStore, sqlitePath } from './store/sqlite.ts';
import { type StoreWatch, watchStore } from './store/watch.ts';
import { systemClock } from './worker/scheduler.ts';

function readConfig(): Config {
  try {
    return parseConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}

/** What is known of the program while it starts, runs and stops, for those who ask after its health. */
interface Running {
  watch: StoreWatch | null;
  bot: Bot | null;
  isStopping: boolean;
}

/** What health listens to where it is asked for; otherwise nothing is loaded. */
async function openHealth(port: number | null, running: Running, log: Log): Promise<Health | null> {
  if (port === null) return null;
  const { startHealth } = await import('./health.ts');
  const health = await startHealth(port, {
    database: async () => {
      if (!running.watch) return 'not open yet';
      const fault = await running.watch.check();
      return fault && faultWords(fault);
    },
    databaseFault: () => {
      const fault = running.watch?.fault() ?? null;
      return fault && faultWords(fault);
    },
    notReady: () => {
      if (running.isStopping) return 'stopping';
      if (!running.bot) return 'starting';
      return running.bot.isConnected() ? null : 'not connected to Slack';
    },
    brokenDesigns: () => running.bot?.brokenIds().length ?? 0,
  });
  log.info('health listens', { port: health.port });
  return health;
}

/** The store, watched, and the way to close it; this process alone has it. */
async function openStore(config: Config, running: Running, log: Log) {
  const path = sqlitePath(config.databaseUrl);
  const { lockWaitMs: waitMs, lockPollMs: pollMs } = config.limits;
  let isWaiting = false;
  const wait = async (ms: number) => {
    if (!isWaiting) log.warn('waiting for another process to let go of the database', { path, waitMs });
    isWaiting = true;
    await sleep(ms);
  };
  const lock = path === ':memory:' ? null : await acquireLock(path, { waitMs, pollMs, sleep: wait });
  if (lock) await assertSound(path);
  const opened = await openSqliteStore(config.databaseUrl, { log });
  const watch = watchStore({
    store: opened,
    probe: opened.probe,
    after: systemClock.after,
    log,
    onRecovered: () => void running.bot?.resume().catch((error) => log.error('resuming broke', { error })),
  });
  running.watch = watch;
  return {
    store: watch.store,
    close: async () => {
      watch.stop();
      await opened.close();
      lock?.release();
    },
  };
}

/** Runs until a signal. Resolves with the way to stop. */
async function run(config: Config, log: Log): Promise<() => Promise<void>> {
  const running: Running = { watch: null, bot: null, isStopping: false };
  const health = await openHealth(config.healthPort, running, log);
  const opened = await openStore(config, running, log);
  const crash = crashPointsIn(process.env, config.slack.apiUrl);
  globalThis.fetch = crash.fetch(globalThis.fetch);
  const store = crash.store(opened.store);
  const drawing = createPictureThread(undefined, (fault) =>
    log.error('picture thread broke', { error: fault }),
  );
  const renderer = await createRenderer(new URL('../templates/', import.meta.url).pathname);
  const rules = createPlannerThread();
  const tools = {
    render: renderer.render,
    workspace: memoryOf(store, 'workspace'),
    log,
    now: systemClock.now,
    elapsedMs: () => performance.now(),
  };
  const planner = crash.planner(await choosePlanner(config.planner, tools, rules.planner));
  const writing = createGuidesThread();
  const ports = { planner, guides: writing.guides, pictures: createPictures(drawing) };
  running.bot = await startBot({ config, store, renderer, ...ports, clock: systemClock, log });
  return async () => {
    running.isStopping = true;
    await running.bot?.stop();
    await Promise.all([drawing, rules, writing].map((thread) => thread.close()));
    await opened.close();
    await health?.close();
  };
}

function stopOnSignal(stop: () => Promise<void>, drainMs: number, log: Log): void {
  const end = (signal: string): void => {
    log.info('stopping', { signal });
    const tooLate = setTimeout(() => process.exit(1), drainMs);
    tooLate.unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('stop failed', { error });
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => end('SIGTERM'));
  process.once('SIGINT', () => end('SIGINT'));
}

const config = readConfig();
const log = createLog({ level: config.logLevel, write: writeToStdout(), now: systemClock.now });
// Whatever nobody caught leaves the program in an unknown state: said, then ended; all that was acknowledged is on disk.
process.on('unhandledRejection', (error) => {
  log.error('unhandled rejection', { error });
  process.exit(1);
});
process.on('uncaughtException', (error) => {
  log.error('uncaught exception', { error });
  process.exit(1);
});
try {
  const stop = await run(config, log);
  stopOnSignal(stop, config.limits.drainMs, log);
  log.info('ready', { mode: config.slack.mode.kind, drafter: config.planner.kind });
} catch (error) {
  log.error('start failed', { error });
  process.stderr.write(
    `The bot could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
