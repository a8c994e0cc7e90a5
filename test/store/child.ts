// Real child processes for what only a second process or a kill can show.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A running script of `test/store/scripts`. */
export interface Child {
  /** The first line, printed so far or later, that passes the test. Rejects, with what was printed, if the script ends first. */
  lineWhere(accepts: (line: string) => boolean): Promise<string>;
  /** All whole lines printed so far. */
  lines(): string[];
  /** Ends it with SIGKILL; resolves once it is gone. */
  kill(): Promise<void>;
}

/** Starts the script on the Node that runs the tests. */
export function spawnScript(name: string, args: readonly string[], nodeArgs: readonly string[] = []): Child {
  const script = fileURLToPath(new URL(`./scripts/${name}`, import.meta.url));
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'close');
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const lines = () => output.split('\n').slice(0, -1);
  return {
    lines,
    lineWhere: (accepts) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = lines().find(accepts);
          if (line !== undefined) resolve(line);
        };
        child.stdout.on('data', look);
        void gone.then(() => reject(new Error(`${name} ended first: ${output}${complaints}`)));
        look();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
