import { describe, expect, test } from 'vitest';
import {
  type Entry,
  entryFor,
  type Ledger,
  loadLedger,
  removeLedger,
  saveLedger,
  withEntry,
} from '../../src/store/ledger.ts';
import { createMemoryStore } from '../../src/store/memory.ts';

function entry(key: string, changes: Partial<Entry> = {}): Entry {
  const at = '2026-11-22T08:00:00.000Z';
  const unknown = { hash: null, ts: null, permalink: null, fileId: null, canvasId: null };
  return { key, state: 'sending', revision: 1, ...unknown, at, ...changes };
}

const empty: Ledger = { designId: 'd1', channelId: 'C1', rootTs: null, entries: [] };

describe('the ledger', () => {
  test('comes back as it was saved, under its design', async () => {
    const store = createMemoryStore();
    const ledger = withEntry(
      { ...empty, rootTs: '1.2' },
      entry('board', { state: 'refused', error: 'too_long' }),
    );
    await saveLedger(store, ledger);
    expect(await loadLedger(store, 'd1')).toEqual(ledger);
    expect(await loadLedger(store, 'd2')).toBeNull();
  });

  test('is gone after its removal', async () => {
    const store = createMemoryStore();
    await saveLedger(store, empty);
    await removeLedger(store, 'd1');
    expect(await loadLedger(store, 'd1')).toBeNull();
  });

  test.each([
    null,
    {},
    { ...empty, entries: [{ ...entry('a'), state: 'lost' }] },
    { ...empty, channelId: '' },
  ])('that cannot be read (%#) rejects with its design', async (stored) => {
    const store = createMemoryStore();
    await store.posted.set('d1', stored);
    await expect(loadLedger(store, 'd1')).rejects.toThrow('The ledger of design d1 cannot be read');
  });

  test('takes a new entry at the end', () => {
    const ledger = withEntry(withEntry(empty, entry('a')), entry('b'));
    expect(ledger.entries.map((one) => one.key)).toEqual(['a', 'b']);
    expect(empty.entries).toEqual([]);
  });

  test('puts a changed entry where the old one was', () => {
    const before = withEntry(withEntry(empty, entry('a')), entry('b'));
    const after = withEntry(before, entry('a', { state: 'posted', ts: '1.2' }));
    expect(after.entries.map((one) => [one.key, one.state])).toEqual([
      ['a', 'posted'],
      ['b', 'sending'],
    ]);
    expect(entryFor(before, 'a')?.state).toBe('sending');
  });

  test('has no entry for a key that was never sent', () => {
    expect(entryFor(withEntry(empty, entry('a')), 'b')).toBeNull();
    expect(entryFor(withEntry(empty, entry('a')), 'a')?.key).toBe('a');
  });
});
