// Where the real documents are, when this machine has them.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = process.env.ARCHITECT_CORPUS ?? resolve(import.meta.dirname, '../../../../shared/corpus');

/** The folder of real documents, or null (said once on the console) where there is none. */
export const corpus: string | null = existsSync(folder) ? folder : null;

if (corpus === null) console.log(`No real documents at ${folder}: tests on them are skipped.`);
