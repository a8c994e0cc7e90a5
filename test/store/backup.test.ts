import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { type Ledger, loadLedger, saveLedger } from '../../src/store/ledger.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { atVoting } from '../design/given.ts';
import { type Child, spawnScript } from './child.ts';

const COMMAND = join(import.meta.dirname, '../../src/backup.ts');
const log = createLog({ level: 'error', write: () => undefined, now: () => '' });
let folder: string;
let path: string;
let backup: string;
let children: Child[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  path = join(folder, 'a.sqlite');
  backup = join(folder, 'b.sqlite');
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.kill()));
  await rm(folder, { recursive: true });
});

async function run(what: string, ...files: string[]): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [COMMAND, what, ...files], {
    env: { PATH: process.env.PATH, DATABASE_URL: `sqlite://${path}` },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  return { code, said };
}

function startWriter(): Child {
  const child = spawnScript('writer.ts', [`sqlite://${path}`]);
  children.push(child);
  return child;
}

async function fill(title: string, patch: object = {}): Promise<void> {
  const store = await openSqliteStore(`sqlite://${path}`, { log });
  await store.open.set('d1', true);
  await store.records.set('d1', { ...atVoting(), title, ...patch });
  await store.close();
}

async function titleIn(file: string): Promise<unknown> {
  const store = await openSqliteStore(`sqlite://${file}`, { log });
  const record = await store.records.get('d1');
  await store.close();
  return Object(record).title;
}

describe('a backup', () => {
  test('beside a process that writes all the while holds everything that was saved before it began', async () => {
    await fill('Before');
    const writer = startWriter();
    await writer.lineWhere((line) => Number(line) >= 100);
    const before = writer.lines().length;
    const { code, said } = await run('backup', backup);
    const after = writer.lines().length;
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/was saved to .*b\.sqlite and checked: \d+ designs, 1 of them open/),
    ]);
    await writer.lineWhere((line) => Number(line) > after);
    const copy = await openSqliteStore(`sqlite://${backup}`, { log });
    const keys = new Set(await copy.records.keys());
    const numbers = [...keys].filter((key) => key !== 'd1').map(Number);
    expect(
      writer
        .lines()
        .slice(0, before)
        .filter((key) => !keys.has(key)),
    ).toEqual([]);
    // One moment: without a gap up to the newest.
    expect(Math.max(...numbers)).toBe(numbers.length - 1);
    await copy.close();
  });

  test('is for its owner only, and leaves no part behind', async () => {
    await fill('Before');
    await run('backup', backup);
    expect((await stat(backup)).mode & 0o077).toBe(0);
    expect((await readdir(folder)).filter((name) => name.includes('part'))).toEqual([]);
  });

  test('overwrites nothing', async () => {
    await fill('Before');
    await writeFile(backup, 'mine');
    const { code, said } = await run('backup', backup);
    expect([code, said]).toEqual([1, expect.stringContaining('exists already. Choose another name')]);
    expect(await readFile(backup, 'utf8')).toBe('mine');
  });

  test.each([
    ['of no database', async () => undefined, 'There is no database at'],
    ['of a damaged one', () => writeFile(path, 'x'.repeat(5000)), 'the file is damaged'],
    ['of some other database', () => writeFile(path, ''), 'is no database of the bot'],
  ])('%s says so and leaves nothing', async (_what, prepare, words) => {
    await prepare();
    const { code, said } = await run('backup', backup);
    expect([code, said]).toEqual([1, expect.stringContaining(words)]);
    expect((await readdir(folder)).filter((name) => name.startsWith('b.'))).toEqual([]);
  });

  test('to where nothing can be written, or to nowhere, says so', async () => {
    await fill('Before');
    expect(await run('backup', join(folder, 'no', 'b'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('Cannot write to'),
    });
    expect(await run('backup')).toMatchObject({
      code: 1,
      said: expect.stringContaining('Usage: npm run backup'),
    });
  });

  test('with a record that nobody can read is kept, and names the design', async () => {
    await fill('Before', { schemaVersion: 99 });
    const { code, said } = await run('backup', backup);
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/This open design cannot be read: d1: .*newer version/),
    ]);
    expect(await titleIn(backup)).toBe('Before');
  });
});

describe('a restore', () => {
  test('puts the backup in place and keeps what was there, its log included', async () => {
    await fill('Before');
    await run('backup', backup);
    await fill('After');
    const writer = startWriter();
    await writer.lineWhere((line) => Number(line) >= 20);
    await writer.kill();
    const { code, said } = await run('restore', backup);
    const [, kept = ''] = /kept as (.*)\.\n/.exec(said) ?? [];
    expect([code, kept]).toEqual([0, expect.stringMatching(/a\.sqlite\.\d{4}-\d\d-\d\dT.*\.kept$/)]);
    expect(await titleIn(path)).toBe('Before');
    expect(await titleIn(kept)).toBe('After');
    const old = await openSqliteStore(`sqlite://${kept}`, { log });
    expect(await old.records.get('20')).toEqual({ index: 20 });
    await old.close();
    expect(await titleIn(backup)).toBe('Before');
  });

  test('puts the thread of each open design in doubt, and no other', async () => {
    await fill('Before');
    const store = await openSqliteStore(`sqlite://${path}`, { log });
    const ended: Ledger = { designId: 'd2', channelId: 'C1', rootTs: '1.1', entries: [] };
    await store.records.set('d2', atVoting());
    await saveLedger(store, ended);
    await store.open.set('d3', true);
    await store.records.set('d3', { schemaVersion: 99 });
    await store.close();
    await run('backup', backup);
    await run('restore', backup);
    const restored = await openSqliteStore(`sqlite://${path}`, { log });
    expect((await loadLedger(restored, 'd1'))?.doubtSince).toBe(atVoting().createdAt);
    expect(await loadLedger(restored, 'd2')).toEqual(ended);
    expect(await loadLedger(restored, 'd3')).toBeNull();
    await restored.close();
    expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('is refused while a bot has the database', async () => {
    await fill('Before');
    await run('backup', backup);
    await fill('After');
    const holder = spawnScript('holder.ts', [path]);
    children.push(holder);
    await holder.lineWhere((line) => line === 'held');
    const { code, said } = await run('restore', backup);
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/^Nothing was changed\. Another process uses the database/),
    ]);
    expect(await titleIn(path)).toBe('After');
  });

  test.each([
    ['damaged', 'x'.repeat(5000), 'is damaged: file is not a database'],
    ['no database of the bot', '', 'is no database of the bot'],
  ])('of a file that is %s is refused', async (_what, content, words) => {
    await fill('Before');
    await writeFile(backup, content);
    const { code, said } = await run('restore', backup);
    expect([code, said]).toEqual([1, expect.stringContaining(words)]);
    expect(await titleIn(path)).toBe('Before');
  });

  test('puts a damaged database aside, as it is', async () => {
    await fill('Before');
    await run('backup', backup);
    const garbage = 'x'.repeat(5000);
    await writeFile(path, garbage);
    const { code, said } = await run('restore', backup);
    const [, kept = ''] = /kept as (.*)\.\n/.exec(said) ?? [];
    expect(code).toBe(0);
    expect(await readFile(kept, 'utf8')).toBe(garbage);
    expect(await titleIn(path)).toBe('Before');
  });

  test('where there is nothing yet needs nothing put aside', async () => {
    await fill('Before');
    await run('backup', backup);
    await rm(path);
    await writeFile(`${path}-wal`, 'a log whose database is gone');
    const { code, said } = await run('restore', backup);
    expect([code, said]).toEqual([0, expect.not.stringContaining('kept as')]);
    expect(await titleIn(path)).toBe('Before');
  });
});
