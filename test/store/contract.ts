// What every store keeps, whatever it is made of. Each store's own test runs this suite.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeyValue, Store } from '../../src/store/port.ts';

/** Runs the contract on stores made by `open`; a second `open` in one test gives a fresh store. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the store contract`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test('a saved value comes back equal', async () => {
      const value = { text: 'naïve ☃ 𝌆', list: [1, null, true, { deep: [] }], empty: '', zero: 0 };
      await store.records.set('a', value);
      expect(await store.records.get('a')).toEqual(value);
    });

    test('an absent key gives undefined', async () => {
      expect(await store.records.get('nobody')).toBeUndefined();
    });

    test.each([null, false, 0, '', [], {}, ':base64:eA==', ':colon', '::'])(
      '%j is a value, not absence',
      async (value) => {
        await store.records.set('a', value);
        expect(await store.records.get('a')).toEqual(value);
        expect(await store.records.keys()).toEqual(['a']);
      },
    );

    test.each([undefined, () => 1, Symbol('s')])('%s is refused and changes nothing', async (value) => {
      await store.records.set('a', 1);
      await expect(store.records.set('a', value)).rejects.toThrow('Cannot store');
      expect(await store.records.get('a')).toBe(1);
    });

    test('what JSON cannot hold rejects', async () => {
      const cycle: { self?: unknown } = {};
      cycle.self = cycle;
      await expect(store.records.set('a', cycle)).rejects.toThrow();
      await expect(store.records.set('a', 1n)).rejects.toThrow();
      expect(await store.records.get('a')).toBeUndefined();
    });

    test('values come back as JSON gives them: dates as text, undefined fields gone, bytes as plain data', async () => {
      await store.records.set('a', { at: new Date(0), gone: undefined, bytes: new Uint8Array([7]) });
      expect(await store.records.get('a')).toStrictEqual({ at: '1970-01-01T00:00:00.000Z', bytes: { 0: 7 } });
    });

    test('a caller who changes what it saved or read changes nothing in the store', async () => {
      const saved = { list: [1] };
      await store.records.set('a', saved);
      saved.list.push(2);
      expect(await store.records.get('a')).toEqual({ list: [1] });
      const read = await store.records.get('a');
      if (read !== null && typeof read === 'object') Object.assign(read, { list: [] });
      expect(await store.records.get('a')).toEqual({ list: [1] });
    });

    test('the last of several saves counts, also when they were started together', async () => {
      await Promise.all(Array.from({ length: 50 }, (_, index) => store.records.set('a', index)));
      expect(await store.records.get('a')).toBe(49);
    });

    test('saves of different keys and namespaces started together all arrive', async () => {
      const spaces = namespacesOf(store);
      const jobs = spaces.flatMap((space, at) =>
        indexes(40).map((index) => space.set(`k${index}`, [at, index])),
      );
      await Promise.all(jobs);
      for (const [at, space] of spaces.entries()) {
        expect(await space.keys()).toHaveLength(40);
        expect(await space.get('k7')).toEqual([at, 7]);
      }
    });

    test('a deleted key is absent; deleting it again is no error', async () => {
      await store.records.set('a', 1);
      await store.records.delete('a');
      await store.records.delete('a');
      expect(await store.records.get('a')).toBeUndefined();
      expect(await store.records.keys()).toEqual([]);
    });

    test('namespaces do not see each other', async () => {
      const spaces = namespacesOf(store);
      for (const [at, space] of spaces.entries()) await space.set('same', at);
      for (const [at, space] of spaces.entries()) expect(await space.get('same')).toBe(at);
      await store.records.delete('same');
      expect(await store.posted.get('same')).toBe(3);
    });

    test.each(ODD_KEYS)('the key %j is only itself', async (key) => {
      await store.records.set('foo', 'other');
      await store.records.set(key, 'mine');
      expect(await store.records.get('foo')).toBe('other');
      expect(await store.records.get(key)).toBe('mine');
      expect(await store.records.keys()).toContain(key);
      await store.records.delete(key);
      expect(await store.records.keys()).toEqual(['foo']);
    });

    test('2,000 keys are listed sorted, each once', async () => {
      const keys = indexes(2000).map((index) => `key-${String(index).padStart(4, '0')}`);
      for (const key of keys.toReversed()) await store.open.set(key, true);
      expect(await store.open.keys()).toEqual(keys);
    });

    test('keys sort by code point', async () => {
      for (const key of ['\u{1d306}', 'b', '\uff5e', 'B', 'é']) await store.open.set(key, true);
      expect(await store.open.keys()).toEqual(['B', 'b', 'é', '\uff5e', '\u{1d306}']);
    });

    test('a value of 20 million characters comes back equal', async () => {
      const text = 'ü"\\\n9'.repeat(4_000_000);
      await store.blobs.set('big', text);
      expect((await store.blobs.get('big')) === text).toBe(true);
    });

    test('a closed store rejects every operation', async () => {
      await store.records.set('a', 1);
      await store.close();
      await expect(store.records.get('a')).rejects.toThrow();
      await expect(store.records.set('a', 2)).rejects.toThrow();
      await expect(store.records.delete('a')).rejects.toThrow();
      await expect(store.records.keys()).rejects.toThrow();
      store = await open();
    });
  });
}

const ODD_KEYS = [
  'records:foo',
  'records:',
  'records',
  'records:records:foo',
  '/foo',
  '',
  ' ',
  'foo%',
  'f_o',
  "'; DROP TABLE kv; --",
  '"',
  'C042:1732262400.000100',
  'ключ ☃ 𝌆',
  '__proto__',
  'a'.repeat(2000),
  'line\nbreak',
];

function namespacesOf(store: Store): KeyValue[] {
  return [store.records, store.open, store.blobs, store.posted, store.threads];
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
