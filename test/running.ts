// The process as people start it, as a child of a test.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../src/main.ts');

/** A running bot. */
export interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves once the output holds this text. */
  readonly says: (text: string) => Promise<void>;
  readonly exit: Promise<number | null>;
}

/** Starts the bot with these variables and no others. */
export function start(env: Readonly<Record<string, string>>): Run {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH ?? '', ...env } });
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
      for (const look of waiting) look();
    });
  }
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => output.includes(text) && resolve();
      waiting.add(look);
      child.once('exit', () => reject(new Error(`It ended without saying "${text}":\n${output}`)));
      look();
    });
  const exit = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  return { child, output: () => output, says, exit };
}
