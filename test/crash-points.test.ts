import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { crashPointsIn } from '../src/crash-points.ts';
import { createMemoryStore } from '../src/store/memory.ts';
import { createStubPlanner } from './e2e/stub-planner.ts';

const API = 'https://slack.test/api/';

class Killed extends Error {}

/** The points of a process that ends at `at`; what would come after that is not reached. */
function endingAt(at: string) {
  return crashPointsIn({ ARCHITECT_CRASH_AT: at }, API, () => {
    throw new Killed();
  });
}

async function answer(): Promise<Response> {
  return new Response('{}');
}

describe('crash points', () => {
  test('leave every port as it is without their variables', () => {
    const points = crashPointsIn({ PATH: '/bin' }, API);
    const [store, planner] = [createMemoryStore(), createStubPlanner()];
    expect(points.store(store)).toBe(store);
    expect(points.planner(planner)).toBe(planner);
    expect(points.fetch(answer)).toBe(answer);
  });

  test('end the process before a write that is then not done', async () => {
    const inner = createMemoryStore();
    await expect(endingAt('before:records.set').store(inner).records.set('d', 1)).rejects.toThrow(Killed);
    expect(await inner.records.get('d')).toBeUndefined();
  });

  test('end it after a write that is done, at the given passing', async () => {
    const inner = createMemoryStore();
    const store = endingAt('after:blobs.delete#2').store(inner);
    await store.blobs.set('a', 1);
    await store.blobs.delete('a');
    await store.blobs.set('b', 1);
    await expect(store.blobs.delete('b')).rejects.toThrow(Killed);
    expect(await inner.blobs.keys()).toEqual([]);
  });

  test('end it at whichever of several comes first', async () => {
    const store = endingAt('before:open.set,before:blobs.set').store(createMemoryStore());
    await store.records.set('d', 1);
    await expect(store.blobs.set('a', 1)).rejects.toThrow(Killed);
  });

  test('stay quiet at reads and at other points', async () => {
    const store = endingAt('before:records.set').store(createMemoryStore());
    await store.posted.set('d', 1);
    expect(await store.posted.get('d')).toBe(1);
    expect(await store.records.get('d')).toBeUndefined();
    expect(await store.records.keys()).toEqual([]);
  });

  test('know calls of the Web API, uploads, downloads and planner calls by name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'architect-points-'));
    const path = join(folder, 'trace');
    const points = crashPointsIn({ ARCHITECT_CRASH_TRACE: path }, API);
    const fetch = points.fetch(answer);
    await fetch(`${API}chat.postMessage`, { method: 'POST' });
    await fetch('https://files.test/up', { method: 'POST', body: new FormData() });
    await fetch('https://files.test/down');
    await fetch('https://hooks.test/1', { method: 'POST', body: '{}' });
    await points.planner(createStubPlanner()).readReply(
      { questions: [], text: '' },
      {
        signal: new AbortController().signal,
        onPart: () => undefined,
        now: '2026-01-01T00:00:00.000Z',
      },
    );
    const names = ['chat.postMessage', 'upload', 'download', 'response_url', 'planner.readReply'];
    const lines = names.flatMap((name) => [`before:${name}`, `after:${name}`]);
    expect((await readFile(path, 'utf8')).trim().split('\n')).toEqual(lines);
    await rm(folder, { recursive: true });
  });

  test('refuse a point that cannot be', () => {
    expect(() => crashPointsIn({ ARCHITECT_CRASH_AT: 'records.set' }, API)).toThrow('before:records.set#3');
    expect(() => crashPointsIn({ ARCHITECT_CRASH_AT: 'before:records.set#0' }, API)).toThrow();
  });
});
