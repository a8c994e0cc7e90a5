/** Prints the client's TypeScript without its types, as JSON by file name. A process of its own: the stripper is large. */
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

const HERE = new URL('./client/', import.meta.url);

const names = readdirSync(HERE).filter((name) => name.endsWith('.ts'));
const sources = names.map((name) => [name, plainScript(readFileSync(new URL(name, HERE), 'utf8'))]);
process.stdout.write(JSON.stringify(Object.fromEntries(sources)));

/** Types and package names are for the editor; the browser gets neither. */
function plainScript(source: string): string {
  return stripTypeScriptTypes(source).replaceAll("'htm/preact/standalone'", "'/page/htm.js'");
}
