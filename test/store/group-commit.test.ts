import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createGroupCommit, type Pair } from '../../src/store/group-commit.ts';

/** A disk that keeps what it is given, each write noted; `breaks` says which writes fail. */
function disk(breaks: (pairs: readonly Pair[]) => boolean = () => false) {
  const writes: (readonly Pair[])[] = [];
  const values = new Map<string, unknown>();
  const saveMany = async (pairs: readonly Pair[]): Promise<readonly boolean[]> => {
    writes.push(pairs);
    if (breaks(pairs)) throw new Error('disk full');
    for (const { key, value } of pairs) values.set(key, value);
    return pairs.map(() => true);
  };
  return { writes, values, saveMany };
}

describe('saving together what comes together', () => {
  it('writes once for all values of one turn', async () => {
    const { writes, values, saveMany } = disk();
    const group = createGroupCommit(saveMany);
    await Promise.all(['a', 'b', 'c'].map((key) => group.set(key, key.toUpperCase())));
    expect(writes).toHaveLength(1);
    expect(Object.fromEntries(values)).toEqual({ a: 'A', b: 'B', c: 'C' });
  });

  it('tells nobody "saved" before the write has ended', async () => {
    const isWritten = Promise.withResolvers<readonly boolean[]>();
    const group = createGroupCommit(() => isWritten.promise);
    let isTold = false;
    const saved = group.set('a', 1).then(() => {
      isTold = true;
    });
    await nextTurn();
    await nextTurn();
    expect(isTold).toBe(false);
    isWritten.resolve([true]);
    await saved;
    expect(isTold).toBe(true);
  });

  it('keeps the order of the calls for one key', async () => {
    const { values, saveMany } = disk();
    const group = createGroupCommit(saveMany);
    await Promise.all([group.set('a', 1), group.set('b', 1), group.set('a', 2), group.set('a', 3)]);
    expect(values.get('a')).toBe(3);
  });

  it('lets a value that cannot be saved fail alone', async () => {
    const { values, saveMany } = disk((pairs) => pairs.some(({ key }) => key === 'bad'));
    const group = createGroupCommit(saveMany);
    const told = await Promise.allSettled([group.set('good', 1), group.set('bad', 2), group.set('fine', 3)]);
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([...values.keys()]).toEqual(['good', 'fine']);
  });

  it('rejects each value of a full disk with its reason, and saves again once there is room', async () => {
    let isFull = true;
    const { values, saveMany } = disk(() => isFull);
    const group = createGroupCommit(saveMany);
    const told = await Promise.allSettled([group.set('a', 1), group.set('b', 2)]);
    expect(told.map((one) => one.status === 'rejected' && String(one.reason))).toEqual([
      'Error: disk full',
      'Error: disk full',
    ]);
    isFull = false;
    await group.set('a', 3);
    expect(values.get('a')).toBe(3);
  });

  it('is settled at once where nothing waits, and else after what waits is saved', async () => {
    const { values, saveMany } = disk();
    const group = createGroupCommit(saveMany);
    await group.settled();
    void group.set('a', 1);
    await group.settled();
    expect(values.get('a')).toBe(1);
  });
});

describe('a database that another process holds', () => {
  it('is not asked again for each value: all that waited together are refused', async () => {
    let writes = 0;
    const group = createGroupCommit(async () => {
      writes += 1;
      throw Object.assign(new Error('database is locked'), { errcode: 5 });
    });
    const refused = await Promise.allSettled(['a', 'b', 'c'].map((key) => group.set(key, 1)));
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(writes).toBe(1);
  });
});
