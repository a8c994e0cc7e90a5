import { mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { assertSound, damageOf } from '../../src/store/examine.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { spawnScript } from './child.ts';

const log = createLog({ level: 'error', write: () => undefined, now: () => '' });
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'examine-'));
  path = join(folder, 'a.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

async function fill(): Promise<void> {
  const store = await openSqliteStore(`sqlite://${path}`, { log });
  for (let index = 0; index < 100; index += 1) await store.blobs.set(`b${index}`, 'x'.repeat(3000));
  await store.close();
}

async function spoil(from: number, length: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(length, 0xee), 0, length, from);
  await file.close();
}

async function refusalOf(): Promise<string> {
  const before = await readFile(path);
  const refusal = await assertSound(path).then(
    () => '',
    (error: Error) => error.message,
  );
  expect((await readFile(path)).equals(before)).toBe(true);
  return refusal;
}

describe('a database at start', () => {
  test('with a damaged header is refused by name, with the way back, and left as it is', async () => {
    await fill();
    await spoil(0, 64);
    expect(await refusalOf()).toMatch(
      `The database ${path} is damaged (file is not a database). It was left as it is. To go back to a backup: npm run restore -- <backup file>`,
    );
  });

  test('with a damaged page in the middle is refused by name and left as it is', async () => {
    await fill();
    const { size } = await stat(path);
    await spoil(Math.floor(size / 8192) * 4096, 4096);
    expect(await refusalOf()).toMatch(`The database ${path} is damaged (`);
  });

  test('that was cut short is refused and left as it is', async () => {
    await fill();
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, whole.length / 2));
    expect(await refusalOf()).toMatch('is damaged');
  });

  test('that is sound, empty or not there yet goes through', async () => {
    await assertSound(path);
    await writeFile(path, '');
    await assertSound(path);
    await fill();
    await assertSound(path);
    expect(await damageOf(path, { whole: true })).toBeNull();
  });

  test('that was killed while it was written to goes through, its log unmerged', async () => {
    const child = spawnScript('writer.ts', [`sqlite://${path}`]);
    await child.lineWhere((line) => Number(line) >= 50);
    await child.kill();
    expect((await stat(`${path}-wal`)).size).toBeGreaterThan(0);
    await assertSound(path);
    const store = await openSqliteStore(`sqlite://${path}`, { log });
    expect(await store.records.get('50')).toEqual({ index: 50 });
    await store.close();
  });
});
