// Owns the faults of a database as data: what the disk or another process did, in words for the log and for health.
// Knows SQLite's result codes (sqlite.org/rescode.html) and nothing of designs.

/** `damaged` does not pass by itself; the others end when their cause does. */
export type FaultKind = 'full' | 'readOnly' | 'locked' | 'damaged' | 'disk';

const KINDS: Readonly<Record<number, FaultKind>> = {
  5: 'locked',
  6: 'locked',
  8: 'readOnly',
  10: 'disk',
  11: 'damaged',
  13: 'full',
  14: 'disk',
  26: 'damaged',
};

const WORDS: Readonly<Record<FaultKind, string>> = {
  full: 'the disk is full',
  readOnly: 'the file or its folder is read-only',
  locked: 'another process holds it',
  damaged: 'the file is damaged',
  disk: 'the file or its folder cannot be opened, read or written',
};

/** A fault of the database, not of the program or of one value. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly kind: FaultKind;

  constructor(kind: FaultKind, cause: unknown) {
    super(`The database cannot be used: ${faultWords(kind)}`, { cause });
    this.kind = kind;
  }
}

/** What is wrong, as half a sentence. Pure. */
export function faultWords(kind: FaultKind): string {
  return WORDS[kind];
}

/** The kind of fault that an error of SQLite tells of, or null where it is none. Pure. */
export function faultKindOf(error: unknown): FaultKind | null {
  if (error instanceof StoreFault) return error.kind;
  if (!(error instanceof Error)) return null;
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;
  // The lower eight bits are the primary code, whatever is told beyond it.
  return KINDS[code & 0xff] ?? (error.cause === undefined ? null : faultKindOf(error.cause));
}
