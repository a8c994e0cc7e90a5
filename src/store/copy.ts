// Owns what a backup holds: whether it is sound, and how many of its designs can be read. Looks at a file that nobody
// writes to, and changes nothing.
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { damageOf } from './examine.ts';

/** What stands in a copy. */
export interface Contents {
  readonly designs: number;
  readonly open: number;
  /** Open designs whose record cannot be read, each with the reason. */
  readonly unreadable: readonly string[];
}

const Rows = z.array(z.object({ key: z.string(), value: z.string() }));
const Counted = z.object({ count: z.number() });
const Stored = z.object({ value: z.unknown() });

// The form that the store writes (sqlite.ts): a key behind a slash, a value in an object.
const OPEN_RECORDS = `SELECT records.key AS key, records.value AS value FROM kv AS records
  JOIN kv AS open ON open.key = records.key AND open.namespace = 'open'
  WHERE records.namespace = 'records' ORDER BY records.key`;

/** What the copy holds. Rejects, naming the file, where it is damaged or no database of the bot. */
export async function contentsOf(path: string, parse: (stored: unknown) => unknown): Promise<Contents> {
  const damage = await damageOf(path, { whole: true });
  if (damage !== null) throw new Error(`${path} is damaged: ${damage}`);
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = Rows.parse(file.prepare(OPEN_RECORDS).all());
    const { count } = Counted.parse(
      file.prepare(`SELECT count(*) AS count FROM kv WHERE namespace = 'records'`).get(),
    );
    return { designs: count, open: rows.length, unreadable: rows.flatMap((row) => faultIn(row, parse)) };
  } catch (cause) {
    throw new Error(`${path} is no database of the bot`, { cause });
  } finally {
    file.close();
  }
}

function faultIn(row: z.infer<typeof Rows>[number], parse: (stored: unknown) => unknown): string[] {
  try {
    parse(Stored.parse(JSON.parse(row.value)).value);
    return [];
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'its record does not fit' : String(error);
    return [`${row.key.slice(1)}: ${reason}`];
  }
}
