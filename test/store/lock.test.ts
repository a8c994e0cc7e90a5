import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquireLock, type LockOptions } from '../../src/store/lock.ts';
import { type Child, spawnScript } from './child.ts';

let folder: string;
let path: string;
let children: Child[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  path = join(folder, 'new', 'a.sqlite');
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.kill()));
  await rm(folder, { recursive: true });
});

const atOnce: LockOptions = { waitMs: 0, pollMs: 100, sleep: async () => undefined };
const isOutcome = (line: string) => line === 'held' || line.startsWith('refused');

async function startHolder(waitMs = 0): Promise<{ child: Child; outcome: () => Promise<string> }> {
  const child = spawnScript('holder.ts', [path, String(waitMs)], ['--expose-gc']);
  children.push(child);
  return { child, outcome: () => child.lineWhere(isOutcome) };
}

describe('the lock', () => {
  test('is given when nobody has it, and again after its release', async () => {
    const first = await acquireLock(path, atOnce);
    first.release();
    first.release();
    const second = await acquireLock(path, atOnce);
    second.release();
  });

  test('is refused while this process has it already', async () => {
    const first = await acquireLock(path, atOnce);
    await expect(acquireLock(path, atOnce)).rejects.toThrow('Another process uses the database');
    first.release();
  });

  test('of one database does not hold up another', async () => {
    const first = await acquireLock(path, atOnce);
    const second = await acquireLock(join(folder, 'b.sqlite'), atOnce);
    first.release();
    second.release();
  });

  test('is refused while another process has it, even if that one dropped its handle', async () => {
    const { outcome } = await startHolder();
    expect(await outcome()).toBe('held');
    await expect(acquireLock(path, atOnce)).rejects.toThrow(
      `Another process uses the database ${path} (waited 0 s). Stop it first, or set DATABASE_URL to another file.`,
    );
  });

  test('keeps a second process out until it is released', async () => {
    const mine = await acquireLock(path, atOnce);
    expect(await (await startHolder()).outcome()).toContain('refused: Error: Another process uses');
    const patient = await startHolder(15_000);
    mine.release();
    expect(await patient.outcome()).toBe('held');
  });

  test('is free at once after kill -9 of its holder', async () => {
    const { child, outcome } = await startHolder();
    expect(await outcome()).toBe('held');
    await child.kill();
    const lock = await acquireLock(path, atOnce);
    lock.release();
  });

  test('goes to a process that waits when its holder is killed', async () => {
    const { child, outcome } = await startHolder();
    expect(await outcome()).toBe('held');
    const patient = await startHolder(15_000);
    await child.kill();
    expect(await patient.outcome()).toBe('held');
  });

  test('is waited for in steps, no longer than asked', async () => {
    const mine = await acquireLock(path, atOnce);
    const slept: number[] = [];
    const sleep = async (ms: number) => slept.push(ms);
    await expect(acquireLock(path, { waitMs: 30_000, pollMs: 10_000, sleep })).rejects.toThrow('waited 30 s');
    expect(slept).toEqual([10_000, 10_000, 10_000]);
    mine.release();
  });

  test('is given up when the sleep is', async () => {
    const mine = await acquireLock(path, atOnce);
    const sleep = async () => {
      throw new Error('shutting down');
    };
    await expect(acquireLock(path, { waitMs: 30_000, pollMs: 1, sleep })).rejects.toThrow('shutting down');
    mine.release();
  });

  test('rejects at once, with the reason, where no lock file can be', async () => {
    path = join(folder, 'garbage.sqlite');
    await writeFile(`${path}.lock`, 'x'.repeat(4096));
    await expect(acquireLock(path, { ...atOnce, waitMs: 30_000 })).rejects.toThrow(/Cannot lock .*garbage/);
  });
});
