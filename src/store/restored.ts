// Owns what a restored database must know: Slack has gone on since, so that each open thread is looked at before it is
// drawn. Writes to a file that no bot uses.
import { inDoubt, type Ledger, loadLedger, saveLedger } from './ledger.ts';
import type { Store } from './port.ts';
import { openSqliteStore } from './sqlite.ts';

/** What is needed of a design. */
export interface Placed {
  readonly createdAt: string;
  readonly channel: { readonly id: string };
}

const SILENT = { info: () => undefined };

/** Puts the ledger of every open design in doubt. What cannot be read is left as it is: the bot will say so. */
export async function doubtThreads(path: string, parse: (stored: unknown) => Placed): Promise<void> {
  const store = await openSqliteStore(`sqlite://${path}`, { log: SILENT });
  try {
    for (const id of await store.open.keys()) await doubtThread(store, id, parse);
  } finally {
    await store.close();
  }
}

async function doubtThread(store: Store, id: string, parse: (stored: unknown) => Placed): Promise<void> {
  const read = await Promise.allSettled([store.records.get(id).then(parse), loadLedger(store, id)]);
  const [design, ledger] = read;
  if (design.status === 'rejected' || ledger.status === 'rejected') return;
  const { createdAt, channel } = design.value;
  const unsent: Ledger = { designId: id, channelId: channel.id, rootTs: null, entries: [] };
  await saveLedger(store, inDoubt(ledger.value ?? unsent, createdAt));
}
