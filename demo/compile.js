// @ts-check
/** Loads files, so that their compiled code is kept in a folder: `node compile.js <folder> <file> …`. What they do is of no interest. */
import { enableCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, ...files] = process.argv.slice(2);
enableCompileCache(folder);
for (const file of files) await import(pathToFileURL(file).href).catch(() => undefined);
