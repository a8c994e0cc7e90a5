import { describe, expect, test } from 'vitest';
import { getText, putText } from '../../src/store/blobs.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { removeAll, scoped } from '../../src/store/scope.ts';

describe('a scope', () => {
  test('sees its own values only, under their own keys', async () => {
    const { blobs } = createMemoryStore();
    const mine = scoped(blobs, 'd1');
    await mine.set('b', 1);
    await mine.set('a', 2);
    await scoped(blobs, 'd10').set('c', 3);
    expect(await mine.keys()).toEqual(['a', 'b']);
    expect(await mine.get('a')).toBe(2);
    expect(await mine.get('c')).toBeUndefined();
    await mine.delete('a');
    expect(await blobs.keys()).toEqual(['d1/b', 'd10/c']);
  });

  test('that is emptied leaves another with the same content whole', async () => {
    const { blobs } = createMemoryStore();
    const name = await putText(scoped(blobs, 'd1'), 'the same document');
    await putText(scoped(blobs, 'd2'), 'the same document');
    await removeAll(scoped(blobs, 'd1'));
    expect(await scoped(blobs, 'd1').keys()).toEqual([]);
    expect(await getText(scoped(blobs, 'd2'), name)).toBe('the same document');
  });

  test('cannot reach into another', () => {
    const { blobs } = createMemoryStore();
    expect(() => scoped(blobs, 'd1/x')).toThrow('slash');
  });
});
