// Owns the process: settings, database, signals, exit codes. Everything else is wired in bot.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import { startBot } from './bot.ts';
import { type Config, ConfigError, parseConfig } from './config.ts';
import { crashPointsIn } from './crash-points.ts';
import { createRenderer } from './documents/out/render.ts';
import { createPictureThread } from './documents/pictures/picture-thread.ts';
import { createLog, type Log, writeToStdout } from './log.ts';
import { choosePlanner } from './planner/choose.ts';
import { createPictures, memoryOf } from './ports.ts';
import { acquireLock } from './store/lock.ts';
import { openSqliteStore, sqlitePath } from './store/sqlite.ts';
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

/** Runs until a signal. Resolves with the way to stop. */
async function run(config: Config, log: Log): Promise<() => Promise<void>> {
  const path = sqlitePath(config.databaseUrl);
  const { lockWaitMs: waitMs, lockPollMs: pollMs } = config.limits;
  const lock = path === ':memory:' ? null : await acquireLock(path, { waitMs, pollMs, sleep });
  const crash = crashPointsIn(process.env, config.slack.apiUrl);
  globalThis.fetch = crash.fetch(globalThis.fetch);
  const store = crash.store(await openSqliteStore(config.databaseUrl, { log }));
  const drawing = createPictureThread(undefined, (fault) =>
    log.error('picture thread broke', { error: fault }),
  );
  const renderer = await createRenderer(new URL('../templates/', import.meta.url).pathname);
  const chosen = await choosePlanner(config.planner, {
    render: renderer.render,
    workspace: memoryOf(store, 'workspace'),
    log,
    now: systemClock.now,
    elapsedMs: () => performance.now(),
  });
  const planner = crash.planner(chosen);
  const pictures = createPictures(drawing);
  const bot = await startBot({ config, store, renderer, planner, pictures, clock: systemClock, log });
  return async () => {
    await bot.stop();
    await drawing.close();
    await store.close();
    lock?.release();
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
process.on('unhandledRejection', (error) => {
  log.error('unhandled rejection', { error });
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
