/** The page's own files: HTML, style, the client's scripts without types, and htm with preact. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { z } from 'zod';

/** A file as the browser gets it. */
export interface Asset {
  readonly type: string;
  readonly body: string;
}

/** The asset of this path, or null where there is none. */
export type Assets = (path: string) => Promise<Asset | null>;

const HERE = new URL('./client/', import.meta.url);
const VENDOR = new URL(import.meta.resolve('htm/preact/standalone'));
const STRIP = new URL('./strip.ts', import.meta.url).pathname;
const QUIET = '--disable-warning=ExperimentalWarning';

/** The assets; the scripts are made ready at once, in the background. */
export function createAssets(): Assets {
  const scripts = stripped();
  // Told to whoever asks for a script.
  scripts.catch(() => undefined);
  return async (path) => {
    if (path === '/') return { type: 'text/html', body: textOf('index.html') };
    if (path === '/page/htm.js') return { type: 'text/javascript', body: readFileSync(VENDOR, 'utf8') };
    const name = /^\/page\/([a-z-]+\.(?:ts|css))$/.exec(path)?.[1] ?? '';
    if (name.endsWith('.css')) return { type: 'text/css', body: textOf(name) };
    const body = name === '' ? undefined : (await scripts)[name];
    return body === undefined ? null : { type: 'text/javascript', body };
  };
}

async function stripped(): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(process.execPath, [QUIET, STRIP]);
  return z.record(z.string(), z.string()).parse(JSON.parse(stdout));
}

function textOf(name: string): string {
  return readFileSync(new URL(name, HERE), 'utf8');
}
