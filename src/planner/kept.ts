// Owns working something out once for each thing it is asked of. What is kept goes with the thing.

/** The same as `make`, which is called once for each key. `make` must be pure. */
export function keptFor<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const kept = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const known = kept.get(key) ?? { value: make(key) };
    kept.set(key, known);
    return known.value;
  };
}
