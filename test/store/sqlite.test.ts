import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqliteStore, sqlitePath } from '../../src/store/sqlite.ts';
import { spawnScript } from './child.ts';
import { describeStore } from './contract.ts';

const log = createLog({ level: 'error', write: () => undefined, now: () => '' });
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  path = join(folder, 'made', 'on', 'demand.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

describeStore('sqlite', () => openSqliteStore(`sqlite://${path}`, { log }));
describeStore('sqlite in memory', () => openSqliteStore('sqlite://:memory:', { log }));

function openStore(): Promise<Store> {
  return openSqliteStore(`sqlite://${path}`, { log });
}

describe('sqlite on disk', () => {
  test('everything is there after closing and opening again', async () => {
    const first = await openStore();
    await first.records.set('d1', { title: 'Lighthouse' });
    await first.threads.set('C1:1.2', 'd1');
    await first.close();
    const second = await openStore();
    expect(await second.records.get('d1')).toEqual({ title: 'Lighthouse' });
    expect(await second.threads.keys()).toEqual(['C1:1.2']);
    await second.close();
  });

  test('the folder it makes is for its owner only', async () => {
    const store = await openStore();
    expect((await stat(join(folder, 'made'))).mode & 0o077).toBe(0);
    await store.close();
  });

  test('writes go ahead to a log, so that a reader is never in the way', async () => {
    const store = await openStore();
    const other = new DatabaseSync(path);
    expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    other.close();
    await store.close();
  });

  test('every acknowledged save survives kill -9', async () => {
    const child = spawnScript('writer.ts', [`sqlite://${path}`]);
    await child.lineWhere((line) => Number(line) >= 200);
    await child.kill();
    const acknowledged = child.lines();
    const store = await openStore();
    const keys = new Set(await store.records.keys());
    expect(acknowledged.filter((key) => !keys.has(key))).toEqual([]);
    expect(await store.records.get('200')).toEqual({ index: 200 });
    await store.close();
  });

  test('a write that the disk refuses rejects and the old value stays', async () => {
    const store = await openStore();
    await store.records.set('a', 'old');
    const saboteur = new DatabaseSync(path);
    saboteur.exec(`CREATE TRIGGER fault BEFORE UPDATE ON kv BEGIN SELECT RAISE(FAIL, 'disk fault'); END`);
    await expect(store.records.set('a', 'new')).rejects.toThrow('disk fault');
    expect(await store.records.get('a')).toBe('old');
    saboteur.close();
    await store.close();
  });

  test('a damaged value rejects instead of looking absent', async () => {
    const store = await openStore();
    await store.records.set('a', 'whole');
    const saboteur = new DatabaseSync(path);
    saboteur.exec(`UPDATE kv SET value = '{"value":'`);
    saboteur.close();
    await expect(store.records.get('a')).rejects.toThrow();
    await store.close();
  });

  test('a table that is gone makes every operation reject', async () => {
    const store = await openStore();
    const saboteur = new DatabaseSync(path);
    saboteur.exec('DROP TABLE kv');
    saboteur.close();
    await expect(store.records.get('a')).rejects.toThrow();
    await expect(store.records.set('a', 1)).rejects.toThrow();
    await expect(store.records.delete('a')).rejects.toThrow();
    await expect(store.records.keys()).rejects.toThrow();
    await store.close();
  });

  test('a file that is no database ends the opening with its path', async () => {
    path = join(folder, 'note.txt');
    await writeFile(
      path,
      'not a database, but long enough to be read as the header of one, which it is not at all',
    );
    await expect(openStore()).rejects.toThrow(`Cannot open the database at ${path}`);
  });

  test.each(['postgres://x', 'data/a.sqlite', 'sqlite://'])(
    '%s is refused as a database URL',
    async (url) => {
      await expect(openSqliteStore(url, { log })).rejects.toThrow('sqlite://');
    },
  );

  test('a URL with two slashes is a relative path, with three an absolute one', () => {
    expect(sqlitePath('sqlite://data/a.sqlite')).toBe('data/a.sqlite');
    expect(sqlitePath('sqlite:///data/a.sqlite')).toBe('/data/a.sqlite');
  });
});
