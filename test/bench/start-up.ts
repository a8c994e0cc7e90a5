// Owns the figures of a start: time until "ready", and resident memory, of the real process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorkspace } from '../../demo/workspace.ts';
import { ms, table } from './figures.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function startOnce(databasePath: string): Promise<{ readyMs: number; memoryMb: number }> {
  const slack = await startWorkspace();
  const began = performance.now();
  // The flag of `npm start`: a small nursery keeps a mostly idle process small.
  const child = spawn(process.execPath, ['--max-semi-space-size=1', MAIN], {
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `sqlite://${databasePath}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const isReady = Promise.withResolvers<void>();
  child.stdout.on('data', (chunk: Buffer) => String(chunk).includes('ready') && isReady.resolve());
  await isReady.promise;
  const readyMs = performance.now() - began;
  await sleep(500);
  const memoryMb = await residentMb(child.pid ?? 0);
  child.kill('SIGTERM');
  await once(child, 'exit');
  await slack.close();
  return { readyMs, memoryMb };
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
