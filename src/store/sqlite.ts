// The store on disk: Keyv over SQLite (Node's own driver). The only file that knows keyv. Kept true: a promise that
// resolved is on disk, and a fault rejects.
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KeyvSqlite, type SqliteDriver } from '@keyv/sqlite';
import { Keyv } from 'keyv';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { type Border, createDriver } from './driver.ts';
import { faultKindOf, faultWords } from './fault.ts';
import { createGroupCommit } from './group-commit.ts';
import { assertStorable, type KeyValue, type Namespace, type Store } from './port.ts';

const SCHEME = 'sqlite://';
const IN_MEMORY = ':memory:';
const TABLE = 'kv';
const PREFIX = '/';
const Rows = z.array(z.object({ key: z.string() }));

/** The store on disk. */
export interface SqliteStore extends Store {
  /** Resolves once something was really written (and taken away again); rejects where it could not be. */
  probe(): Promise<void>;
}

interface OpenNamespace {
  readonly values: KeyValue;
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** The file of a `sqlite://` URL: `sqlite://data/a.sqlite` is relative, `sqlite:///data/a.sqlite` absolute. Pure. */
export function sqlitePath(url: string): string {
  if (!url.startsWith(SCHEME) || url === SCHEME)
    throw new Error('A database URL starts with sqlite:// and names a file');
  return url.slice(SCHEME.length);
}

/**
 * The store in the file that `url` names; the file and its folder are made when missing (`sqlite://:memory:` lives
 * as long as the process). Rejects, naming the path, when the file cannot be opened or is no database.
 *
 * Promised: what resolved survives the end of the process in any form, kill -9 included, and, as far as the disk
 * keeps its word on fsync, a power cut (WAL with `synchronous = FULL`: SQLite syncs the log at each commit).
 * Not promised: several writes as one, or two processes on one file (lock.ts).
 * On disk each key is preceded by `/`: the adapter strips a key's beginning when it equals its namespace.
 */
export async function openSqliteStore(
  url: string,
  { log, border }: { readonly log: Pick<Log, 'info'>; readonly border?: Border },
): Promise<SqliteStore> {
  const path = sqlitePath(url);
  try {
    if (path !== IN_MEMORY) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const store = await openNamespaces(url, createDriver(border));
    log.info('store opened', { path });
    return store;
  } catch (cause) {
    const kind = faultKindOf(cause);
    const reason = kind ? faultWords(kind) : cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot open the database at ${path}: ${reason}`, { cause });
  }
}

async function openNamespaces(url: string, driver: SqliteDriver): Promise<SqliteStore> {
  const opened: OpenNamespace[] = [];
  const open = async (namespace: Namespace) => {
    const one = await openNamespace(url, namespace, driver);
    opened.push(one);
    return one.values;
  };
  const close = async () => {
    await Promise.all(opened.map((one) => one.close()));
  };
  try {
    return {
      records: await open('records'),
      open: await open('open'),
      blobs: await open('blobs'),
      posted: await open('posted'),
      threads: await open('threads'),
      probe: async () => opened[0]?.probe(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

// One adapter each: two Keyv on one adapter read each other's values.
async function openNamespace(
  url: string,
  namespace: Namespace,
  driver: SqliteDriver,
): Promise<OpenNamespace> {
  const wal = sqlitePath(url) !== IN_MEMORY;
  const adapter = new KeyvSqlite({ uri: url, table: TABLE, wal, driver });
  await adapter.ready;
  await adapter.query('PRAGMA synchronous = FULL');
  // No 'error' listener: with one, Keyv answers "absent" and "not saved" instead of rejecting.
  // Plain JSON: Keyv's own serialisation gives some values back in another form.
  const keyv = new Keyv<unknown>({ store: adapter, namespace, serialization: JSON });
  return {
    values: createKeyValue(keyv, adapter, namespace),
    probe: () => writeProbe(adapter),
    close: () => adapter.disconnect(),
  };
}

// As long as a large record: a disk that only takes less is of no use.
const PROBE = 'x'.repeat(16_000);

async function writeProbe(adapter: KeyvSqlite): Promise<void> {
  await adapter.query(
    `INSERT OR REPLACE INTO "${TABLE}" (key, namespace, value) VALUES ('', 'probe', ?)`,
    PROBE,
  );
  await adapter.query(`DELETE FROM "${TABLE}" WHERE namespace = 'probe'`);
}

function createKeyValue(keyv: Keyv<unknown>, adapter: KeyvSqlite, namespace: Namespace): KeyValue {
  const group = createGroupCommit(async (pairs) => {
    const entries = pairs.map(({ key, value }) => ({ key: stored(key), value }));
    return (await keyv.setMany(entries)) ?? [];
  });
  return {
    get: (key) => keyv.get(stored(key)),
    set: async (key, value) => {
      assertStorable(key, value);
      await group.set(key, value);
    },
    delete: async (key) => {
      await group.settled();
      await keyv.delete(stored(key));
    },
    keys: () => readKeys(adapter, namespace),
  };
}

// Keyv's own iterator would read every value, blobs of megabytes among them.
async function readKeys(adapter: KeyvSqlite, namespace: Namespace): Promise<string[]> {
  const rows = await adapter.query(`SELECT key FROM "${TABLE}" WHERE namespace = ? ORDER BY key`, namespace);
  return Rows.parse(rows).map((row) => row.key.slice(PREFIX.length));
}

function stored(key: string): string {
  return PREFIX + key;
}
