// @ts-check
/** Loads files, so that their compiled code is kept in a folder: `node compile.js <folder> <file> …`. What they do is of no interest. */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, ...files] = process.argv.slice(2);
enableCompileCache(folder);
// Once the code is kept, nothing is left to do: an orderly end waits for native threads, which now and then never end.
process.on('exit', () => {
  flushCompileCache();
  process.kill(process.pid, 'SIGKILL');
});
for (const file of files) await import(pathToFileURL(file).href).catch(() => undefined);
process.exit();
