// The backup as commands: `npm run backup -- file` beside a running bot, `npm run restore -- file` while none runs.
// Exit code 1 where nothing was done, or where some designs of the copy cannot be read.
import { databaseUrlOf } from './config.ts';
import { parseDesign } from './design/record.ts';
import { backUp, restore } from './store/backup.ts';
import type { Contents } from './store/copy.ts';
import { sqlitePath } from './store/sqlite.ts';

const USAGE = 'Usage: npm run backup -- <new file>, or npm run restore -- <backup file>';

function told({ designs, open, unreadable }: Contents): string {
  const faults = unreadable.map((fault) => `\nThis open design cannot be read: ${fault}`);
  return `${designs} designs, ${open} of them open.${faults.join('')}`;
}

/** Does what is asked, prints what was done, and resolves with the exit code. */
async function run([what, file]: readonly string[], print: (text: string) => void): Promise<number> {
  if (!file || (what !== 'backup' && what !== 'restore')) throw new Error(USAGE);
  const path = sqlitePath(databaseUrlOf(process.env));
  if (what === 'backup') {
    const contents = await backUp(path, file, parseDesign);
    print(`${path} was saved to ${file} and checked: ${told(contents)}`);
    return contents.unreadable.length > 0 ? 1 : 0;
  }
  const { contents, kept } = await restore(path, file, parseDesign, new Date().toISOString());
  print(`${file} was checked and is now ${path}: ${told(contents)}`);
  if (kept) print(`What was there is kept as ${kept}.`);
  return contents.unreadable.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await run(process.argv.slice(2), (text) => process.stdout.write(`${text}\n`));
} catch (error) {
  process.stderr.write(`Nothing was changed. ${error instanceof Error ? error.message : String(error)}.\n`);
  process.exitCode = 1;
}
