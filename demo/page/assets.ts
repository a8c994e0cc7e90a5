/** The page's own files: HTML, style, the client's TypeScript with its types stripped, and htm with preact. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/** A file as the browser gets it. */
export interface Asset {
  readonly type: string;
  readonly body: string;
}

const HERE = new URL('./client/', import.meta.url);
const VENDOR = new URL(import.meta.resolve('htm/preact/standalone'));

const known = new Map<string, Asset>();

/** The asset of this path, or null. Read once. */
export function assetAt(path: string): Asset | null {
  const asset = known.get(path) ?? read(path);
  if (asset) known.set(path, asset);
  return asset;
}

function read(path: string): Asset | null {
  if (path === '/page/htm.js') return { type: 'text/javascript', body: readFileSync(VENDOR, 'utf8') };
  const name = /^\/page\/([a-z-]+\.(?:ts|css))$/.exec(path)?.[1];
  if (path === '/') return { type: 'text/html', body: textOf('index.html') };
  if (name === undefined) return null;
  return name.endsWith('.css')
    ? { type: 'text/css', body: textOf(name) }
    : { type: 'text/javascript', body: plainScript(textOf(name)) };
}

/** Types and package names are for the editor; the browser gets neither. */
function plainScript(source: string): string {
  return stripTypeScriptTypes(source).replaceAll("'htm/preact/standalone'", "'/page/htm.js'");
}

function textOf(name: string): string {
  return readFileSync(new URL(name, HERE), 'utf8');
}
