// A store without a disk, for tests and trials. It must not be kinder than the disk: values pass through JSON, and a
// closed store rejects.
import { assertStorable, type KeyValue, type Store } from './port.ts';

/** An empty store that lives as long as the process. Same contract as the one on disk, durability aside. */
export function createMemoryStore(): Store {
  const state = { closed: false };
  return {
    records: createNamespace(state),
    open: createNamespace(state),
    blobs: createNamespace(state),
    posted: createNamespace(state),
    threads: createNamespace(state),
    close: async () => {
      state.closed = true;
    },
  };
}

function createNamespace(state: { readonly closed: boolean }): KeyValue {
  const values = new Map<string, string>();
  const opened = () => {
    if (state.closed) throw new Error('The store is closed');
    return values;
  };
  return {
    get: async (key) => {
      const json = opened().get(key);
      return json === undefined ? undefined : JSON.parse(json);
    },
    set: async (key, value) => {
      assertStorable(key, value);
      opened().set(key, JSON.stringify(value));
    },
    delete: async (key) => {
      opened().delete(key);
    },
    keys: async () => [...opened().keys()].sort(byCodePoint),
  };
}

// UTF-8 bytes order as code points do; UTF-16 units, JavaScript's own order, do not.
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
