// Owns the figures of a start: time until "ready", and resident memory, of the real process.
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorkspace } from '../../demo/workspace.ts';
import { ms, table } from './figures.ts';
import { startProcess } from './process.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

async function startOnce(databasePath: string): Promise<{ readyMs: number; memoryMb: number }> {
  const slack = await startWorkspace();
  const bot = await startProcess(MAIN, {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `sqlite://${databasePath}`,
  });
  await sleep(500);
  const memoryMb = await bot.memoryMb();
  await bot.stop();
  await slack.close();
  return { readyMs: bot.readyMs, memoryMb };
}

/** Prints the figures of five starts. */
export async function benchStartUp(databasePath: string): Promise<void> {
  const runs: { readyMs: number; memoryMb: number }[] = [];
  for (let run = 0; run < 5; run += 1) runs.push(await startOnce(databasePath));
  const sorted = (pick: (run: (typeof runs)[number]) => number) => runs.map(pick).sort((a, b) => a - b);
  const ready = sorted((run) => run.readyMs);
  const memory = sorted((run) => run.memoryMb);
  table('Start of the process, 5 runs (aim: ready within 1,000 ms, under 150 MB)', [
    ['', 'lowest', 'median', 'highest'],
    ['until "ready"', ms(ready[0] ?? 0), ms(ready[2] ?? 0), ms(ready[4] ?? 0)],
    ['resident memory', ...[0, 2, 4].map((index) => `${(memory[index] ?? 0).toFixed(0)} MB`)],
  ]);
}
