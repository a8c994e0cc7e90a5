// Owns looking whether a database file is sound, without changing it. Knows no design.
import { stat } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { faultKindOf } from './fault.ts';

/** What can be read within a start: larger files are looked at by `npm run backup`, and when their pages are used. */
const QUICK_BYTES = 256 * 1024 * 1024;
const Verdicts = z.array(z.record(z.string(), z.unknown()));

/** Why the file is damaged, or null where nothing was found. `whole` compares the index with the rows, too, and throws
 *  where the file cannot be read at all; otherwise a file of more than 256 MB is not read. */
export async function damageOf(path: string, { whole }: { readonly whole: boolean }): Promise<string | null> {
  const size = await sizeOf(path);
  if (size === null || (!whole && size > QUICK_BYTES)) return null;
  try {
    return verdictOf(path, whole ? 'integrity_check' : 'quick_check');
  } catch (error) {
    if (faultKindOf(error) === 'damaged') return error instanceof Error ? error.message : String(error);
    if (whole) throw error;
    return null;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

function verdictOf(path: string, check: 'integrity_check' | 'quick_check'): string | null {
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    const [row] = Verdicts.parse(file.prepare(`PRAGMA ${check}(1)`).all());
    const verdict = String(row?.[check]);
    return verdict === 'ok' ? null : verdict.replace(/\s+/g, ' ');
  } finally {
    file.close();
  }
}

/** Resolves where the database is sound or not there yet; rejects with a message for people, the file untouched. */
export async function assertSound(path: string): Promise<void> {
  const damage = await damageOf(path, { whole: false });
  if (damage === null) return;
  throw new Error(
    `The database ${path} is damaged (${damage}). It was left as it is. To go back to a backup: ` +
      'npm run restore -- <backup file>. To begin with an empty one, move the file away.',
  );
}
