// The one way a design changes: load, compute, commit, in the design's lane. It knows neither the record's shape nor its
// rules. Kept true: the cache holds what is on disk, and what resolved is on disk.
import { isDeepStrictEqual } from 'node:util';
import type { Lane } from './lane.ts';
import type { Store } from './port.ts';

/** What a design is made of (`D`), what happens to it (`E`), why an event is refused (`R`). */
export interface DesignsOptions<D extends { readonly id: string }, E, R> {
  readonly store: Pick<Store, 'records' | 'open'>;
  readonly lane: Lane;
  /** The record from its stored form; throws when it is none. */
  readonly parse: (stored: unknown) => D;
  /** Pure. `null` stands for a design that does not exist (yet). Must not change what it is given. */
  readonly transition: (
    design: D | null,
    event: E,
  ) => { readonly design: D | null; readonly refused: R | null };
  /** Called after each save, outside the lane. */
  readonly onChange: (id: string) => void;
}

/** What became of an event: the design after it, and whether anything was saved. */
export interface Applied<D, R> {
  readonly design: D | null;
  readonly refused: R | null;
  readonly changed: boolean;
}

/** All designs of a store. */
export interface Designs<D, E, R> {
  /**
   * The design after the event, once it is durable: acknowledge then. Events of one design run in the order of the
   * calls; those that wait together are saved as one. Rejects when it could not be read or saved; the event has then
   * not happened and may be applied again.
   */
  apply(id: string, event: E): Promise<Applied<D, R>>;
  /** The design as last saved, or `null`. Rejects, naming the design, when its record cannot be read. */
  get(id: string): Promise<D | null>;
  /** The ids of all open designs, for the start. After a crash it may also name one that is closed or was never saved. */
  openIds(): Promise<string[]>;
  /** Takes the design off the open ones and out of memory: nothing is to be done for it until the next event, which
   *  opens it again. */
  release(id: string): Promise<void>;
  /** Resolves once the record is gone. Ledger, thread and blobs are the caller's. */
  remove(id: string): Promise<void>;
}

/** The designs of `store`. A design is open from its first event until it is released; open ones are kept parsed in
 *  memory, so one process at a time may use a store. */
export function createDesigns<D extends { readonly id: string }, E, R>(
  options: DesignsOptions<D, E, R>,
): Designs<D, E, R> {
  const { store, lane, onChange } = options;
  const records = createRecords(options);
  const ask = createQueue(options, records);

  return {
    apply: async (id, event) => {
      const applied = await ask(id, event);
      if (applied.changed) onChange(id);
      return applied;
    },
    get: async (id) => records.cached(id) ?? lane.run(id, () => records.load(id)),
    openIds: () => store.open.keys(),
    release: (id) => lane.run(id, () => records.release(id)),
    remove: (id) => lane.run(id, () => records.remove(id)),
  };
}

/** An event and who is to be told what became of it. */
interface Asked<D, E, R> {
  readonly event: E;
  readonly resolve: (applied: Applied<D, R>) => void;
  readonly reject: (fault: unknown) => void;
}

/** Asks for an event to be applied. What waits when a design's turn comes is computed in order and saved once: a ballot
 *  that hundreds click costs about as much as one that ten click. */
function createQueue<D extends { readonly id: string }, E, R>(
  { lane, transition }: DesignsOptions<D, E, R>,
  records: Records<D>,
): (id: string, event: E) => Promise<Applied<D, R>> {
  const waiting = new Map<string, Asked<D, E, R>[]>();

  async function applyAll(id: string, asked: readonly Asked<D, E, R>[]): Promise<void> {
    const { design, tell } = computed(id, await records.load(id), asked, transition);
    if (design !== null) await records.commit(design);
    for (const say of tell) say();
  }

  async function applyWaiting(id: string): Promise<void> {
    const asked = waiting.get(id) ?? [];
    waiting.delete(id);
    if (asked.length === 0) return;
    await applyAll(id, asked).catch((fault: unknown) => {
      for (const { reject } of asked) reject(fault);
    });
  }

  return (id, event) =>
    new Promise((resolve, reject) => {
      const asked = waiting.get(id) ?? [];
      asked.push({ event, resolve, reject });
      waiting.set(id, asked);
      void lane.run(id, () => applyWaiting(id));
    });
}

/** The design to save after all events, null where none changed it, and what to tell once it is saved. An event that
 *  breaks the transition is told so alone. */
function computed<D extends { readonly id: string }, E, R>(
  id: string,
  loaded: D | null,
  asked: readonly Asked<D, E, R>[],
  transition: DesignsOptions<D, E, R>['transition'],
): { readonly design: D | null; readonly tell: readonly (() => void)[] } {
  let design = loaded;
  const tell = asked.map(({ event, resolve, reject }) => {
    try {
      const before = design;
      const { design: after, refused } = transition(before, event);
      assertSameDesign(id, before, after);
      const changed = after !== null && !isDeepStrictEqual(before, after);
      if (changed) design = after;
      return () => resolve({ design: after, refused, changed });
    } catch (fault) {
      return () => reject(fault);
    }
  });
  return { design: design === loaded ? null : design, tell };
}

interface Records<D> {
  cached(id: string): D | null;
  load(id: string): Promise<D | null>;
  commit(design: D): Promise<void>;
  release(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

// All but `cached` must run in the design's lane: a slow load could overwrite a newer record in the cache.
function createRecords<D extends { readonly id: string }, E, R>(
  options: DesignsOptions<D, E, R>,
): Records<D> {
  const { store } = options;
  const cache = new Map<string, D>();
  // What this process has marked as open or found so; a design read in passing is not kept.
  const open = new Set<string>();

  async function markOpen(id: string): Promise<void> {
    if (open.has(id)) return;
    await store.open.set(id, true);
    open.add(id);
  }

  async function release(id: string): Promise<void> {
    cache.delete(id);
    open.delete(id);
    await forgetOpen(store, id);
  }

  return {
    cached: (id) => cache.get(id) ?? null,
    load: async (id) => {
      const known = cache.get(id);
      if (known !== undefined) return known;
      const stored = await store.records.get(id);
      if (stored === undefined) return null;
      const design = parseRecord(id, stored, options.parse);
      if (open.has(id) || (await store.open.get(id)) === true) {
        open.add(id);
        cache.set(id, design);
      }
      return design;
    },
    commit: async (design) => {
      await markOpen(design.id);
      await store.records.set(design.id, design);
      cache.set(design.id, design);
    },
    release,
    remove: async (id) => {
      await store.records.delete(id);
      await release(id);
    },
  };
}

// The record is saved and is the truth: a fault here must not report the event as lost. An id too many costs one look at
// the next start.
async function forgetOpen(store: Pick<Store, 'open'>, id: string): Promise<void> {
  await store.open.delete(id).catch(() => undefined);
}

function parseRecord<D>(id: string, stored: unknown, parse: (stored: unknown) => D): D {
  try {
    return parse(stored);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The record of design ${id} cannot be read: ${reason}`, { cause });
  }
}

// A transition that does either is a bug; saving its result would lose a design or overwrite another.
function assertSameDesign<D extends { readonly id: string }>(
  id: string,
  before: D | null,
  after: D | null,
): void {
  if (after === null && before !== null) throw new Error(`The transition dropped design ${id}`);
  if (after !== null && after.id !== id) throw new Error(`The transition gave design ${after.id} for ${id}`);
}
