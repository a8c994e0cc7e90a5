// The ledger of a design: what is posted in its thread. Written only by the reconciler, an entry as `sending` before the
// call. It knows no Slack call and no view.
import { z } from 'zod';
import type { Store } from './port.ts';

/** One message of the thread, by its key in the view. */
const Entry = z.object({
  /** The message's key in the view; one entry per key. */
  key: z.string().min(1),
  /** `sending`: the outcome is unknown until seen. `refused`: not accepted for good. `gone`: deleted by people. */
  state: z.enum(['sending', 'posted', 'refused', 'gone']),
  /** How often the content was sent, from 1; part of the metadata that finds a message again. */
  revision: z.int().nonnegative(),
  /** Hash of the content last sent, to see whether a redraw is due. */
  hash: z.string().nullable(),
  /** Slack's timestamp of the message, once known. */
  ts: z.string().nullable(),
  permalink: z.string().nullable(),
  /** The uploaded file, saved between the calls of an upload. */
  fileId: z.string().nullable(),
  canvasId: z.string().nullable(),
  /** True once it was posted again, because people removed it while others needed it. */
  isAgain: z.boolean().exactOptional(),
  /** When this entry was last changed (ISO 8601 UTC). */
  at: z.iso.datetime(),
  /** Slack's error code, when the last call failed. */
  error: z.string().exactOptional(),
});

const Ledger = z.object({
  designId: z.string().min(1),
  channelId: z.string().min(1),
  /** `null` until the root is known to be posted: its entry is `sending` before it has a timestamp. */
  rootTs: z.string().nullable(),
  /** Which thread this is: one more each time it is posted anew; absent: the first. */
  number: z.int().exactOptional(),
  /** Roots of the threads before it: what people reply there still counts. */
  formerRoots: z.array(z.string()).exactOptional(),
  /** After a restore: when the last of it was saved (ISO 8601 UTC). Whatever else stands in the thread since is unknown. */
  doubtSince: z.iso.datetime().exactOptional(),
  /** In the order of first appearance. */
  entries: z.array(Entry),
});

/** What is known about one message of the thread. */
export type Entry = Readonly<z.infer<typeof Entry>>;

/** All that is posted in a design's thread. */
export type Ledger = Readonly<Omit<z.infer<typeof Ledger>, 'entries'>> & {
  readonly entries: readonly Entry[];
};

/** The design's ledger, or `null` when nothing was ever sent. Rejects, naming the design, when it cannot be read. */
export async function loadLedger(store: Pick<Store, 'posted'>, designId: string): Promise<Ledger | null> {
  const stored = await store.posted.get(designId);
  if (stored === undefined) return null;
  const parsed = Ledger.safeParse(stored);
  if (!parsed.success)
    throw new Error(`The ledger of design ${designId} cannot be read`, { cause: parsed.error });
  return parsed.data;
}

/** Resolves once the ledger is durable under its design's id. */
export async function saveLedger(store: Pick<Store, 'posted'>, ledger: Ledger): Promise<void> {
  await store.posted.set(ledger.designId, ledger);
}

/** Resolves once the design has no ledger. */
export async function removeLedger(store: Pick<Store, 'posted'>, designId: string): Promise<void> {
  await store.posted.delete(designId);
}

/** The entry of that key, or `null`. Pure. */
export function entryFor(ledger: Ledger, key: string): Entry | null {
  return ledger.entries.find((entry) => entry.key === key) ?? null;
}

/** In an entry's hash: whether and what was sent is not known. */
export const UNKNOWN = 'unknown';

/** An entry as it is before its first call. Pure. */
export function freshEntry(key: string, at: string): Entry {
  const unsent = { state: 'sending', revision: 0, hash: null } as const;
  return { key, ...unsent, ts: null, permalink: null, fileId: null, canvasId: null, at };
}

/** The ledger of a restored database: all it says may have become otherwise since, and more may be posted, so that each
 *  message is looked for before it is sent. Pure. */
export function inDoubt(ledger: Ledger, createdAt: string): Ledger {
  const doubtSince = ledger.entries.reduce((last, { at }) => (at > last ? at : last), createdAt);
  const isUnsure = ({ state }: Entry): boolean => state === 'posted' || state === 'sending';
  const entries = ledger.entries.map((entry) => (isUnsure(entry) ? { ...entry, hash: UNKNOWN } : entry));
  return { ...ledger, doubtSince, entries };
}

/** The entry of that key; where the ledger is in doubt, a message not named in it is one whose outcome is unknown. Pure. */
export function entryOrDoubt(ledger: Ledger, key: string): Entry | null {
  const { doubtSince } = ledger;
  const known = entryFor(ledger, key);
  if (known || doubtSince === undefined) return known;
  return { ...freshEntry(key, doubtSince), revision: 1, hash: UNKNOWN };
}

/** The ledger with this entry in the place of the one with its key, or at the end. Pure. */
export function withEntry(ledger: Ledger, entry: Entry): Ledger {
  const isKnown = entryFor(ledger, entry.key) !== null;
  const entries = isKnown
    ? ledger.entries.map((old) => (old.key === entry.key ? entry : old))
    : [...ledger.entries, entry];
  return { ...ledger, entries };
}
