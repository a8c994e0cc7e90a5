import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { StoreFault } from '../../src/store/fault.ts';
import { openSqliteStore, type SqliteStore } from '../../src/store/sqlite.ts';
import { TRY_AGAIN_MS, watchStore } from '../../src/store/watch.ts';
import { createTroubledDisk, type TroubledDisk } from './trouble.ts';

let folder: string;
let path: string;
let disk: TroubledDisk;
let opened: SqliteStore;
let lines: string[];
let timers: { ms: number; fire: () => void }[];
let recoveries: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'));
  path = join(folder, 'a.sqlite');
  disk = createTroubledDisk();
  lines = [];
  timers = [];
  recoveries = 0;
  await reopen();
});
afterEach(async () => {
  disk.trouble = null;
  await opened.close();
  await rm(folder, { recursive: true });
});

const log = createLog({ level: 'info', write: (line) => lines.push(line), now: () => '' });

async function reopen(): Promise<void> {
  opened = await openSqliteStore(`sqlite://${path}`, { log, border: disk.border });
}

function watch() {
  return watchStore({
    store: opened,
    probe: opened.probe,
    after: (ms, fire) => {
      const timer = { ms, fire };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    log,
    onRecovered: () => {
      recoveries += 1;
    },
  });
}

const said = (message: string) => lines.filter((line) => JSON.parse(line).message === message);

describe('a store in trouble', () => {
  test.each([
    ['full', 'full'],
    ['readOnly', 'readOnly'],
    ['disk', 'disk'],
    ['locked', 'locked'],
  ] as const)(
    'that is %s rejects what it cannot save, keeps the old value, and recovers by itself',
    async (trouble, kind) => {
      const { store, fault, check } = watch();
      await store.records.set('a', 'old');
      disk.trouble = trouble;
      const refused: unknown = await store.records.set('a', 'new').catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(StoreFault);
      expect(refused).toMatchObject({ kind });
      expect(fault()).toBe(kind);
      expect(await check()).toBe(kind);
      expect(await store.records.get('a')).toBe('old');
      disk.trouble = null;
      await store.records.set('a', 'newer');
      expect(await check()).toBeNull();
      expect(await store.records.get('a')).toBe('newer');
      expect(recoveries).toBe(1);
    },
  );

  test('is told once, tried again later when nobody asks, and its end is told once', async () => {
    const { store, fault } = watch();
    disk.trouble = 'full';
    for (const key of ['a', 'b', 'c']) await store.records.set(key, 1).catch(() => undefined);
    expect(said('database fault')).toHaveLength(1);
    expect(said('database fault')[0]).toContain('the disk is full');
    expect(timers.map(({ ms }) => ms)).toEqual([TRY_AGAIN_MS]);
    disk.trouble = null;
    timers[0]?.fire();
    await expect.poll(() => fault()).toBeNull();
    expect(said('database recovered')).toHaveLength(1);
    expect([recoveries, timers.length]).toEqual([1, 0]);
  });

  test('stays quiet about itself while nothing is wrong, and about what is no fault of the disk', async () => {
    const { store, check } = watch();
    await expect(store.records.set('a', undefined)).rejects.toThrow('Cannot store undefined');
    expect(await check()).toBeNull();
    expect([recoveries, timers.length, said('database fault').length]).toEqual([0, 0, 0]);
    expect(await store.records.keys()).toEqual([]);
  });

  test('a probe leaves nothing behind', async () => {
    const { check } = watch();
    await check();
    const other = new DatabaseSync(path);
    expect(other.prepare('SELECT count(*) AS n FROM kv').get()).toEqual({ n: 0 });
    other.close();
  });
});

describe("SQLite's own troubles", () => {
  test('another writer is waited for without holding up the program', async () => {
    const { store, fault } = watch();
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const saved = store.records.set('a', 1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    other.exec('COMMIT');
    await saved;
    expect(fault()).toBeNull();
    other.close();
  });

  test('another writer that does not let go ends in one refusal for all that waited together', async () => {
    const { store } = watch();
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const both = await Promise.allSettled([store.records.set('a', 1), store.records.set('b', 2)]);
    expect(both).toMatchObject([{ reason: { kind: 'locked' } }, { reason: { kind: 'locked' } }]);
    other.exec('ROLLBACK');
    other.close();
    await store.records.set('a', 1);
  });

  test('a page that was damaged rejects as damaged, says what to do, and stays so though other pages work', async () => {
    for (let index = 0; index < 200; index += 1) await opened.blobs.set(`b${index}`, 'x'.repeat(3000));
    await opened.close();
    const { size } = await stat(path);
    const file = await open(path, 'r+');
    const garbage = Buffer.alloc(4096, 0xee);
    for (let page = 20; page * 4096 < size - 4096; page += 1) await file.write(garbage, 0, 4096, page * 4096);
    await file.close();
    await reopen();
    const { store, fault, check } = watch();
    const read = async () => {
      for (let index = 0; index < 200; index += 1) await store.blobs.get(`b${index}`);
    };
    await expect(read()).rejects.toMatchObject({ kind: 'damaged' });
    expect(said('database fault')[0]).toContain('npm run restore');
    expect(await check()).toBe('damaged');
    expect(fault()).toBe('damaged');
    expect([recoveries, timers.length]).toEqual([0, 0]);
  });
});
