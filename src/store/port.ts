// The storage port: five namespaces of JSON values, and what each durable key means. It knows no database and no
// design. Kept true: an operation has happened when its promise resolves, and a fault rejects, never looks like "absent".

/**
 * One namespace of values by key. Keys are any strings; values are anything JSON can hold except `undefined`, and come
 * back as JSON gives them (a copy). Every operation rejects on a storage fault.
 */
export interface KeyValue {
  /** The value, or `undefined` when the key is absent (and only then). */
  get(key: string): Promise<unknown>;
  /** Resolves once the value is durable. Rejects on `undefined`: absence is spelled `delete`. */
  set(key: string, value: unknown): Promise<void>;
  /** Resolves once the key is durably absent; an absent key is no error. */
  delete(key: string): Promise<void>;
  /** All keys of the namespace, sorted by code point; values are not read. */
  keys(): Promise<string[]>;
}

/** Everything that outlives the process. The comments name key -> value. */
export interface Store {
  /** Design id -> the design's record. The truth; all other namespaces serve it. */
  readonly records: KeyValue;
  /** Design id -> `true` while the design is open. Added before the record, removed after: may name too many, never too few. */
  readonly open: KeyValue;
  /** `<design id>/sha256:<hex>` (scope.ts) -> a text or bytes. Written before the record that names it. */
  readonly blobs: KeyValue;
  /** Design id -> its ledger: what is posted in its thread. */
  readonly posted: KeyValue;
  /** `<channelId>:<rootTs>` -> design id, to find the design of a thread. */
  readonly threads: KeyValue;
  /** Resolves once everything is closed. Operations afterwards reject. */
  close(): Promise<void>;
}

/** The name of one namespace, as it is spelled on disk. */
export type Namespace = Exclude<keyof Store, 'close'>;

/** The key in `threads` of the thread that starts at `rootTs`. Pure. */
export function threadKey(channelId: string, rootTs: string): string {
  return `${channelId}:${rootTs}`;
}

/** Throws for what JSON would drop without a word: `undefined`, a function, a symbol. Pure. */
export function assertStorable(key: string, value: unknown): void {
  if (['undefined', 'function', 'symbol'].includes(typeof value)) {
    throw new TypeError(`Cannot store ${typeof value} under "${key}"`);
  }
}
