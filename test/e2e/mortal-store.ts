// Owns a store that dies with its process: after the given number of saved records nothing more gets through.
import type { KeyValue, Store } from '../../src/store/port.ts';

export interface MortalStore extends Store {
  /** From now on every operation rejects, as a process that was killed does nothing more. */
  kill(): void;
  isDead(): boolean;
}

function mortal(inner: KeyValue, isDead: () => boolean, onSet: () => void = () => undefined): KeyValue {
  const alive = () => {
    if (isDead()) throw new Error('This process is dead');
  };
  return {
    get: async (key) => {
      alive();
      return inner.get(key);
    },
    set: async (key, value) => {
      alive();
      await inner.set(key, value);
      onSet();
      alive();
    },
    delete: async (key) => {
      alive();
      await inner.delete(key);
    },
    keys: async () => {
      alive();
      return inner.keys();
    },
  };
}

/** The store as one process sees it. With `savesToLive` it dies right after that many records were saved, before
 *  anybody learns that they were; `onDeath` is told once. The store beneath lives on. */
export function createMortalStore(inner: Store, savesToLive: number, onDeath: () => void): MortalStore {
  let isDead = false;
  let saves = 0;
  const countSave = () => {
    saves += 1;
    if (saves < savesToLive || isDead) return;
    isDead = true;
    onDeath();
  };
  const dead = () => isDead;
  return {
    records: mortal(inner.records, dead, countSave),
    open: mortal(inner.open, dead),
    blobs: mortal(inner.blobs, dead),
    posted: mortal(inner.posted, dead),
    threads: mortal(inner.threads, dead),
    close: async () => undefined,
    isDead: dead,
    kill: () => {
      isDead = true;
    },
  };
}
