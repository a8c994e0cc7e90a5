import { describe, expect, test } from 'vitest';
import { getBytes, getText, putBytes, putText } from '../../src/store/blobs.ts';
import { createMemoryStore } from '../../src/store/memory.ts';

const MISSING = `sha256:${'0'.repeat(64)}`;

describe('blobs', () => {
  test('are named by the hash of their content', async () => {
    const { blobs } = createMemoryStore();
    // Source: FIPS 180-2, appendix B.1.
    const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await putText(blobs, 'abc')).toBe(`sha256:${hash}`);
  });

  test.each(['', 'naïve ☃ 𝌆', '\ufeffwith a mark', '\0\r\n'])(
    'the text %j comes back as it was',
    async (text) => {
      const { blobs } = createMemoryStore();
      expect(await getText(blobs, await putText(blobs, text))).toBe(text);
    },
  );

  test('bytes of every value come back as they were', async () => {
    const { blobs } = createMemoryStore();
    const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);
    const read = await getBytes(blobs, await putBytes(blobs, bytes));
    expect([...read]).toEqual([...bytes]);
  });

  test('a view into a larger buffer puts only its own part', async () => {
    const { blobs } = createMemoryStore();
    const part = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
    expect([...(await getBytes(blobs, await putBytes(blobs, part)))]).toEqual([2, 3]);
  });

  test('putting the same again keeps one blob under one name', async () => {
    const { blobs } = createMemoryStore();
    const first = await putText(blobs, 'same');
    expect(await putText(blobs, 'same')).toBe(first);
    expect(await putText(blobs, 'other')).not.toBe(first);
    expect(await blobs.keys()).toHaveLength(2);
  });

  test('a text and its bytes are one blob, readable both ways, whichever came last', async () => {
    const { blobs } = createMemoryStore();
    const name = await putText(blobs, 'ü');
    expect([...(await getBytes(blobs, name))]).toEqual([0xc3, 0xbc]);
    expect(await putBytes(blobs, new Uint8Array([0xc3, 0xbc]))).toBe(name);
    expect(await getText(blobs, name)).toBe('ü');
  });

  test('half a surrogate pair becomes the replacement character', async () => {
    const { blobs } = createMemoryStore();
    expect(await getText(blobs, await putText(blobs, 'a\ud834b'))).toBe('a\ufffdb');
  });

  test('a missing blob rejects with its name', async () => {
    const { blobs } = createMemoryStore();
    await expect(getText(blobs, MISSING)).rejects.toThrow(`Blob ${MISSING} is missing`);
    await expect(getBytes(blobs, MISSING)).rejects.toThrow(`Blob ${MISSING} is missing`);
  });

  test.each([{ encoding: 'utf8', data: 'changed' }, { data: 'abc' }, 'abc', null])(
    'a damaged blob (%j) rejects with its name',
    async (stored) => {
      const { blobs } = createMemoryStore();
      const name = await putText(blobs, 'abc');
      await blobs.set(name, stored);
      await expect(getText(blobs, name)).rejects.toThrow(`Blob ${name} is damaged`);
    },
  );

  test('bytes that are no UTF-8 are refused as a text', async () => {
    const { blobs } = createMemoryStore();
    const name = await putBytes(blobs, new Uint8Array([0xff, 0xfe]));
    await expect(getText(blobs, name)).rejects.toThrow(`Blob ${name} is not a text`);
  });
});
