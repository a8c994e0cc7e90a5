// Owns a bot as a process of its own, against a given Slack, and what it takes of the machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export interface BotProcess {
  /** From the spawn to the line "ready". */
  readonly readyMs: number;
  /** Resident memory now, in MB. */
  memoryMb(): Promise<number>;
  stop(): Promise<void>;
}

const Package = z.object({ scripts: z.object({ start: z.string() }) });

/** The flags with which `npm start` starts Node. */
async function startFlags(): Promise<string[]> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const { scripts } = Package.parse(JSON.parse(text));
  return scripts.start.split(' ').filter((word) => word.startsWith('--max-'));
}

/** Starts `script` as `npm start` would and waits for its line "ready". */
export async function startProcess(
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<BotProcess> {
  const flags = await startFlags();
  const began = performance.now();
  const child = spawn(process.execPath, [...flags, script], {
    env: { PATH: process.env.PATH ?? '', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = Promise.withResolvers<void>();
  child.stdout.on('data', (chunk: Buffer) => String(chunk).includes('ready') && ready.resolve());
  child.once('exit', (code) => ready.reject(new Error(`The bot ended with ${code}`)));
  await ready.promise;
  return {
    readyMs: performance.now() - began,
    memoryMb: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
