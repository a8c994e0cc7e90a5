// One process per database: a lock that the system itself takes back when its holder dies, kill -9 included. It knows
// nothing of what the database holds.
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { faultKindOf, faultWords } from './fault.ts';

/** How long to wait for another process to end. */
export interface LockOptions {
  readonly waitMs: number;
  readonly pollMs: number;
  /** Resolves after that time; when it rejects (a shutdown, say), so does the wait. */
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** A lock that is held. */
export interface Lock {
  /** Lets the next process in. A second call does nothing. */
  release(): void;
}

// Held here, not only by the caller: a handle that is collected as garbage is closed, and the lock with it.
const held = new Set<DatabaseSync>();

/**
 * The lock of the database at `path`, once no other process has it; its folder is made when missing. Looks every
 * `pollMs`; rejects with a message for people after `waitMs`. The lock is SQLite's exclusive file lock on
 * `<path>.lock`, an empty file that stays. It needs a local disk: network file systems may not keep it.
 */
export async function acquireLock(path: string, { waitMs, pollMs, sleep }: LockOptions): Promise<Lock> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  for (let waitedMs = 0; ; waitedMs += pollMs) {
    const lock = tryLock(`${path}.lock`);
    if (lock !== null) return lock;
    if (waitedMs >= waitMs) throw new Error(takenMessage(path, waitMs));
    await sleep(pollMs);
  }
}

function takenMessage(path: string, waitMs: number): string {
  const waited = `waited ${Math.round(waitMs / 1000)} s`;
  return `Another process uses the database ${path} (${waited}). Stop it first, or set DATABASE_URL to another file.`;
}

function tryLock(lockPath: string): Lock | null {
  const file = openLockFile(lockPath);
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (faultKindOf(error) === 'locked') return null;
    throw cannotLock(lockPath, error);
  }
  held.add(file);
  return { release: () => release(file) };
}

function openLockFile(lockPath: string): DatabaseSync {
  try {
    return new DatabaseSync(lockPath, { timeout: 0 });
  } catch (error) {
    throw cannotLock(lockPath, error);
  }
}

function cannotLock(lockPath: string, cause: unknown): Error {
  const kind = faultKindOf(cause);
  const why = kind ? faultWords(kind) : String(cause);
  return new Error(`Cannot lock ${lockPath}: ${why}. The bot must be able to write in that folder.`, {
    cause,
  });
}

function release(file: DatabaseSync): void {
  if (held.delete(file)) file.close();
}
