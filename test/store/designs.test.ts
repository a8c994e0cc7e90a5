import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDesigns } from '../../src/store/designs.ts';
import { createLane } from '../../src/store/lane.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import type { KeyValue, Store } from '../../src/store/port.ts';

// A design as small as can be: it counts, and is open until it is closed.
const Tally = z.object({ id: z.string(), count: z.number(), open: z.boolean() });
type Tally = z.infer<typeof Tally>;
type TallyEvent =
  | { is: 'started' }
  | { is: 'counted'; by: number }
  | { is: 'closed' }
  | { is: 'reopened' }
  | { is: 'copied' };

function transition(id: string) {
  return (tally: Tally | null, event: TallyEvent): { design: Tally | null; refused: string | null } => {
    if (tally === null) {
      return event.is === 'started'
        ? { design: { id, count: 0, open: true }, refused: null }
        : { design: null, refused: 'no such tally' };
    }
    if (event.is === 'counted' && !tally.open) return { design: tally, refused: 'closed' };
    if (event.is === 'counted' && Number.isNaN(event.by)) throw new Error('no number');
    if (event.is === 'counted') return { design: { ...tally, count: tally.count + event.by }, refused: null };
    if (event.is === 'closed') return { design: { ...tally, open: false }, refused: null };
    if (event.is === 'reopened') return { design: { ...tally, open: true }, refused: null };
    return { design: { ...tally }, refused: null };
  };
}

const started: TallyEvent = { is: 'started' };
const counted: TallyEvent = { is: 'counted', by: 1 };
const closed: TallyEvent = { is: 'closed' };

let memory: Store;
let calls: string[];
let faulty: Set<string>;
let changes: string[];

beforeEach(() => {
  memory = createMemoryStore();
  calls = [];
  faulty = new Set();
  changes = [];
});

// Writes down each call and fails those that the test names.
function watched(name: 'records' | 'open'): KeyValue {
  const inner = memory[name];
  const note = async (call: string) => {
    calls.push(`${name}.${call}`);
    if (faulty.has(`${name}.${call}`)) throw new Error(`${name}.${call} failed`);
  };
  return {
    get: (key) => note('get').then(() => inner.get(key)),
    set: (key, value) => note('set').then(() => inner.set(key, value)),
    delete: (key) => note('delete').then(() => inner.delete(key)),
    keys: () => note('keys').then(() => inner.keys()),
  };
}

function open(id = 't1', records = watched('records')) {
  return createDesigns({
    store: { records, open: watched('open') },
    lane: createLane(),
    parse: (stored) => Tally.parse(stored),
    transition: transition(id),
    onChange: (changedId) => {
      calls.push('onChange');
      changes.push(changedId);
    },
  });
}

async function openWith(...events: TallyEvent[]) {
  const designs = open();
  for (const event of events) await designs.apply('t1', event);
  calls.length = 0;
  changes.length = 0;
  return designs;
}

describe('apply', () => {
  test('saves a new design: first its id as open, then the record, then tells', async () => {
    const applied = await open().apply('t1', started);
    expect(applied).toEqual({ design: { id: 't1', count: 0, open: true }, refused: null, changed: true });
    expect(calls).toEqual(['records.get', 'open.set', 'records.set', 'onChange']);
    expect(changes).toEqual(['t1']);
  });

  test('saves a change with one write, and reads an open design only once', async () => {
    const designs = await openWith(started);
    await designs.apply('t1', counted);
    await designs.apply('t1', counted);
    expect(calls).toEqual(['records.set', 'onChange', 'records.set', 'onChange']);
    expect(await memory.records.get('t1')).toEqual({ id: 't1', count: 2, open: true });
  });

  test('keeps a design among the open ones until it is released, whatever its record says', async () => {
    const designs = await openWith(started, closed);
    expect(await designs.openIds()).toEqual(['t1']);
    await designs.release('t1');
    expect(await designs.openIds()).toEqual([]);
    expect(await designs.get('t1')).toMatchObject({ open: false });
  });

  test('puts a released design back on the open ones before it saves the next event', async () => {
    const designs = await openWith(started, closed);
    await designs.release('t1');
    calls.length = 0;
    await designs.apply('t1', { is: 'reopened' });
    expect(calls).toEqual(['records.get', 'open.get', 'open.set', 'records.set', 'onChange']);
    expect(await designs.openIds()).toEqual(['t1']);
  });

  test('passes a refusal on and saves nothing', async () => {
    const designs = await openWith(started, closed);
    expect(await designs.apply('t1', counted)).toMatchObject({ refused: 'closed', changed: false });
    expect(await designs.apply('t2', counted)).toEqual({
      design: null,
      refused: 'no such tally',
      changed: false,
    });
    expect(calls).toEqual(['records.get']);
    expect(changes).toEqual([]);
  });

  test('stays quiet about an event that changes nothing, also when the transition made a copy', async () => {
    const designs = await openWith(started);
    expect(await designs.apply('t1', { is: 'copied' })).toMatchObject({ refused: null, changed: false });
    expect(calls).toEqual([]);
  });

  test('loses no event of those that come together', async () => {
    const designs = await openWith(started);
    const applied = await Promise.all(Array.from({ length: 100 }, () => designs.apply('t1', counted)));
    expect(applied.map(({ design }) => design?.count)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    );
    expect(await memory.records.get('t1')).toMatchObject({ count: 100 });
  });

  test('saves once what waits together, and tells of each event', async () => {
    const designs = await openWith(started);
    const applied = await Promise.all([1, 2, 3].map((by) => designs.apply('t1', { is: 'counted', by })));
    expect(applied.map(({ design }) => design?.count)).toEqual([1, 3, 6]);
    expect(calls.filter((call) => call === 'records.set')).toHaveLength(1);
    expect(changes).toEqual(['t1', 't1', 't1']);
  });

  test('can be called from onChange without waiting for itself', async () => {
    const again: Promise<unknown>[] = [];
    const designs = createDesigns({
      store: memory,
      lane: createLane(),
      parse: (stored) => Tally.parse(stored),
      transition: transition('t1'),
      onChange: () => {
        if (again.length === 0) again.push(designs.apply('t1', counted));
      },
    });
    await designs.apply('t1', started);
    expect(await Promise.all(again)).toMatchObject([{ design: { count: 1 } }]);
  });

  test('goes on from what is on disk after a restart', async () => {
    await openWith(started, counted);
    const restarted = open();
    expect(await restarted.openIds()).toEqual(['t1']);
    expect(await restarted.apply('t1', counted)).toMatchObject({ design: { count: 2 } });
  });
});

describe('a fault', () => {
  test.each(['records.set', 'open.set'])(
    'in %s at the start leaves no design and can be tried again',
    async (call) => {
      const designs = open();
      faulty.add(call);
      await expect(designs.apply('t1', started)).rejects.toThrow(`${call} failed`);
      expect(await designs.get('t1')).toBeNull();
      expect(changes).toEqual([]);
      faulty.clear();
      expect(await designs.apply('t1', started)).toMatchObject({ changed: true });
    },
  );

  test('while saving leaves the last saved record, for readers and for the next event', async () => {
    const designs = await openWith(started, counted);
    faulty.add('records.set');
    await expect(designs.apply('t1', counted)).rejects.toThrow('records.set failed');
    await expect(designs.apply('t1', closed)).rejects.toThrow('records.set failed');
    expect(await designs.get('t1')).toMatchObject({ count: 1, open: true });
    expect(await designs.openIds()).toEqual(['t1']);
    expect(changes).toEqual([]);
    faulty.clear();
    expect(await designs.apply('t1', counted)).toMatchObject({ design: { count: 2 } });
  });

  test('while saving rejects all that were to be saved together, the quiet ones among them', async () => {
    const designs = await openWith(started);
    faulty.add('records.set');
    const told = await Promise.allSettled([
      designs.apply('t1', counted),
      designs.apply('t1', { is: 'copied' }),
    ]);
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await designs.get('t1')).toMatchObject({ count: 0 });
  });

  test('in the transition is told to its own event; those that wait with it are saved', async () => {
    const designs = await openWith(started);
    const broken = designs.apply('t1', { is: 'counted', by: Number.NaN });
    const counts = [designs.apply('t1', counted), designs.apply('t1', counted)];
    await expect(broken).rejects.toThrow('no number');
    expect((await Promise.all(counts)).map(({ design }) => design?.count)).toEqual([1, 2]);
    expect(await memory.records.get('t1')).toMatchObject({ count: 2 });
  });

  test('while loading rejects and is not taken for an absent design', async () => {
    await openWith(started);
    faulty.add('records.get');
    const restarted = open();
    await expect(restarted.apply('t1', started)).rejects.toThrow('records.get failed');
    await expect(restarted.get('t1')).rejects.toThrow('records.get failed');
    expect(await memory.records.get('t1')).toMatchObject({ count: 0 });
  });

  test('while releasing is not passed on: one id too many is left', async () => {
    const designs = await openWith(started, closed);
    faulty.add('open.delete');
    await designs.release('t1');
    expect(await designs.openIds()).toEqual(['t1']);
    expect(await designs.get('t1')).toMatchObject({ open: false });
  });

  test('in one design leaves the others alone', async () => {
    await memory.records.set('t2', { id: 't2' });
    const designs = open();
    const broken = designs.apply('t2', counted);
    const whole = designs.apply('t1', started);
    await expect(broken).rejects.toThrow('The record of design t2 cannot be read');
    expect(await whole).toMatchObject({ changed: true });
  });
});

describe('a record that is none', () => {
  test('rejects with its design and the reason, and stays as it is', async () => {
    await memory.records.set('t1', { id: 't1', count: 'many', open: true });
    const designs = open();
    await expect(designs.get('t1')).rejects.toThrow(/The record of design t1 cannot be read: .*count/s);
    await expect(designs.apply('t1', counted)).rejects.toThrow('The record of design t1 cannot be read');
    expect(await memory.records.get('t1')).toEqual({ id: 't1', count: 'many', open: true });
  });

  test('is never written: a transition may neither drop a design nor give another', async () => {
    const give = (design: Tally | null) =>
      createDesigns({
        store: memory,
        lane: createLane(),
        parse: (stored) => Tally.parse(stored),
        transition: () => ({ design, refused: null }),
        onChange: () => undefined,
      });
    await openWith(started);
    await expect(give(null).apply('t1', counted)).rejects.toThrow('The transition dropped design t1');
    const other = { id: 't2', count: 0, open: true };
    await expect(give(other).apply('t1', counted)).rejects.toThrow('The transition gave design t2 for t1');
    expect(await memory.records.keys()).toEqual(['t1']);
  });
});

describe('get', () => {
  test('gives null for a design that does not exist', async () => {
    expect(await open().get('nobody')).toBeNull();
  });

  test('reads an open design once, a released one each time', async () => {
    await openWith(started);
    const designs = open();
    await designs.get('t1');
    await designs.get('t1');
    expect(calls).toEqual(['records.get', 'open.get']);
    await designs.release('t1');
    calls.length = 0;
    await designs.get('t1');
    await designs.get('t1');
    expect(calls).toEqual(['records.get', 'open.get', 'records.get', 'open.get']);
  });

  test('that reads slowly beside an event never brings the old record back', async () => {
    await openWith(started);
    const slow = Promise.withResolvers<void>();
    let reads = 0;
    const records: KeyValue = {
      ...memory.records,
      get: async (key) => {
        const stored = await memory.records.get(key);
        reads += 1;
        if (reads === 1) await slow.promise;
        return stored;
      },
    };
    const designs = open('t1', records);
    const answers = [designs.get('t1'), designs.apply('t1', counted)];
    await setImmediate();
    slow.resolve();
    await Promise.all(answers);
    expect(await designs.get('t1')).toMatchObject({ count: 1 });
  });
});

describe('remove', () => {
  test('takes the record, then the id from the open ones', async () => {
    const designs = await openWith(started);
    await designs.remove('t1');
    expect(calls).toEqual(['records.delete', 'open.delete']);
    expect(await designs.get('t1')).toBeNull();
    expect(await designs.openIds()).toEqual([]);
  });

  test('waits for the events before it', async () => {
    const designs = await openWith(started);
    await Promise.all([designs.apply('t1', counted), designs.remove('t1')]);
    expect(await memory.records.keys()).toEqual([]);
    expect(await designs.get('t1')).toBeNull();
  });

  test('that fails leaves the design as it was', async () => {
    const designs = await openWith(started);
    faulty.add('records.delete');
    await expect(designs.remove('t1')).rejects.toThrow('records.delete failed');
    expect(await designs.get('t1')).toMatchObject({ count: 0 });
    expect(await designs.openIds()).toEqual(['t1']);
  });
});
