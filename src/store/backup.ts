// Owns copying a database to a file while the bot writes to it, and putting such a copy in its place while no bot runs.
// Kept true: no file is ever overwritten or half written; what was replaced is kept.
import { constants } from 'node:fs';
import { copyFile, link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Contents, contentsOf } from './copy.ts';
import { assertSound } from './examine.ts';
import { faultKindOf, faultWords } from './fault.ts';
import { acquireLock } from './lock.ts';
import { doubtThreads, type Placed } from './restored.ts';

type Parse = (stored: unknown) => unknown;

/** How long to wait for a moment in which the bot does not write. */
const BUSY_MS = 10_000;
/** For its owner only: it holds all that people said. */
const MODE = 0o600;

/** Writes a copy of the database, as it is at one moment, to `target`; resolves with what it holds once it is durable and
 *  was checked. Rejects with a message for people; `target` is then not there, or as it was. */
export async function backUp(path: string, target: string, parse: Parse): Promise<Contents> {
  if (!(await exists(path))) throw new Error(`There is no database at ${path}`);
  if (await exists(target)) throw new Error(`${target} exists already. Choose another name`);
  const part = `${target}.part`;
  try {
    await createEmpty(part);
    copyAsItIs(path, part);
    await toDisk(part);
    const contents = await contentsOf(part, parse);
    await giveName(part, target);
    return contents;
  } finally {
    await rm(part, { force: true });
  }
}

/** SQLite's own copy, of one moment: it reads beside the writer and never holds it up. */
function copyAsItIs(path: string, part: string): void {
  try {
    const file = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
    try {
      file.prepare('VACUUM INTO ?').run(part);
    } finally {
      file.close();
    }
  } catch (cause) {
    const kind = faultKindOf(cause);
    const reason = kind ? faultWords(kind) : String(cause);
    throw new Error(`The copy could not be written to ${dirname(part)}: ${reason}`, { cause });
  }
}

async function createEmpty(part: string): Promise<void> {
  await rm(part, { force: true });
  try {
    await (await open(part, 'wx', MODE)).close();
  } catch (cause) {
    throw new Error(`Cannot write to ${dirname(part)}`, { cause });
  }
}

/** What was replaced, and by what. */
export interface Restored {
  readonly contents: Contents;
  /** Where the database that was there is kept; null where there was none. */
  readonly kept: string | null;
}

/** Puts the backup in the place of the database. Resolves once that is durable; rejects with a message for people, the
 *  database then as it was. A kill in between leaves the one or the other. */
export async function restore(
  path: string,
  backup: string,
  parse: (stored: unknown) => Placed,
  now: string,
): Promise<Restored> {
  if (!(await exists(backup))) throw new Error(`There is no file ${backup}`);
  const contents = await contentsOf(backup, parse);
  const lock = await acquireLock(path, { waitMs: 0, pollMs: 1, sleep: async () => undefined });
  try {
    const part = `${path}.part`;
    await rm(part, { force: true });
    await copyFile(backup, part, constants.COPYFILE_FICLONE);
    await doubtThreads(part, parse);
    await toDisk(part);
    const kept = await keep(path, `${path}.${now.replaceAll(/[:.]/g, '-')}.kept`);
    await rename(part, path);
    await toDisk(dirname(path));
    await assertSound(path);
    return { contents, kept };
  } finally {
    lock.release();
  }
}

/** The database under a second name, with all that it holds. */
async function keep(path: string, kept: string): Promise<string | null> {
  const isThere = await exists(path);
  if (isThere) mergeLog(path);
  // A log that could not be merged, or has no database, must not be taken for the log of what comes in its place.
  await rename(`${path}-wal`, `${kept}-wal`).catch(ignoreMissing);
  await rm(`${path}-shm`, { force: true });
  if (!isThere) return null;
  await giveName(path, kept, { andKeep: true });
  return kept;
}

/** Writes what only the log holds into the database, unless that is too damaged. */
function mergeLog(path: string): void {
  const file = new DatabaseSync(path);
  try {
    file.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (faultKindOf(error) !== 'damaged') throw error;
  } finally {
    file.close();
  }
}

/** The file under a new name. Rejects where that is taken: unlike `rename`, a link never replaces. */
async function giveName(file: string, name: string, { andKeep = false } = {}): Promise<void> {
  try {
    await link(file, name);
  } catch (cause) {
    if (await exists(name)) throw new Error(`${name} exists already. Choose another name`, { cause });
    // Some file systems know no links.
    await copyFile(file, name, constants.COPYFILE_EXCL);
  }
  if (!andKeep) await rm(file);
  await toDisk(dirname(name));
}

async function toDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
