// A part of a namespace that belongs to one owner, so that it can be deleted without looking who else uses what.
import type { KeyValue } from './port.ts';

/**
 * The values of `owner` alone, stored under `<owner>/<key>`. Two owners never share a value, equal content included.
 * Throws when `owner` holds a `/`, which would let it reach into another's part.
 */
export function scoped(values: KeyValue, owner: string): KeyValue {
  if (owner.includes('/')) throw new Error(`An owner of stored values cannot hold a slash: ${owner}`);
  const prefix = `${owner}/`;
  return {
    get: (key) => values.get(prefix + key),
    set: (key, value) => values.set(prefix + key, value),
    delete: (key) => values.delete(prefix + key),
    keys: async () => {
      const keys = await values.keys();
      return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    },
  };
}

/** Resolves once nothing is left. After a fault some values may be left: run it again. */
export async function removeAll(values: KeyValue): Promise<void> {
  for (const key of await values.keys()) await values.delete(key);
}
