// Owns the state of the database as the running program sees it: each fault is told once, recovery too.
// Knows no design. Kept true: an operation that failed rejects; nothing here makes a fault look like success.
import { type FaultKind, faultKindOf, faultWords, StoreFault } from './fault.ts';
import type { KeyValue, Store } from './port.ts';

/** How long after the last fault the database is tried again, when nobody else does. */
export const TRY_AGAIN_MS = 30_000;

export interface WatchOptions {
  readonly store: Store;
  /** Resolves once something was really written; rejects otherwise. */
  readonly probe: () => Promise<void>;
  /** Calls back after `ms`; returns the way to call it off. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly log: {
    info(message: string, fields: Record<string, unknown>): void;
    error(message: string, fields: Record<string, unknown>): void;
  };
  /** Told when the database can be used again. */
  readonly onRecovered: () => void;
}

export interface StoreWatch {
  /** The same store; its faults reject as a `StoreFault`. */
  readonly store: Store;
  /** What is wrong, as far as known; null: nothing. */
  fault(): FaultKind | null;
  /** The same, after really writing something. Never rejects. */
  check(): Promise<FaultKind | null>;
  /** Ends the trying again. */
  stop(): void;
}

/** The store with an eye on it. What is damaged stays so until a restart, whatever still works. */
export function watchStore({ store, probe, after, log, onRecovered }: WatchOptions): StoreWatch {
  let known: FaultKind | null = null;
  let cancel = (): void => undefined;

  function note(kind: FaultKind, error: unknown): void {
    if (known === null || (kind === 'damaged' && known !== 'damaged')) tell(kind, error);
    if (known !== 'damaged') known = kind;
    cancel();
    cancel = known === 'damaged' ? () => undefined : after(TRY_AGAIN_MS, () => void check());
  }

  function tell(kind: FaultKind, error: unknown): void {
    const advice =
      kind === 'damaged'
        ? 'stop the bot and run: npm run restore -- <backup>'
        : 'people are told that nothing was saved; the bot goes on by itself once this ends';
    log.error('database fault', { kind, what: faultWords(kind), advice, error });
  }

  async function noting<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      const kind = faultKindOf(error);
      if (kind === null) throw error;
      note(kind, error);
      throw new StoreFault(kind, error);
    }
  }

  async function check(): Promise<FaultKind | null> {
    const isWritten = await noting(probe).then(
      () => true,
      () => false,
    );
    if (isWritten && known !== null && known !== 'damaged') {
      cancel();
      log.info('database recovered', { kind: known });
      known = null;
      onRecovered();
    }
    return isWritten ? known : (known ?? 'disk');
  }

  function watched(values: KeyValue): KeyValue {
    return {
      get: (key) => noting(() => values.get(key)),
      set: (key, value) => noting(() => values.set(key, value)),
      delete: (key) => noting(() => values.delete(key)),
      keys: () => noting(() => values.keys()),
    };
  }

  return {
    store: {
      records: watched(store.records),
      open: watched(store.open),
      blobs: watched(store.blobs),
      posted: watched(store.posted),
      threads: watched(store.threads),
      close: () => store.close(),
    },
    fault: () => known,
    check,
    stop: () => cancel(),
  };
}
