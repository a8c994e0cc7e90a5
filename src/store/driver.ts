// Owns the way to SQLite: Node's own driver, patient with other processes without holding up this one.
import { setTimeout as pause } from 'node:timers/promises';
import type { SqliteDriver } from '@keyv/sqlite';
import { faultKindOf } from './fault.ts';

/** How long a statement waits for another process: people see an error after 3 s. */
const PATIENCE_MS = 2_000;
const POLL_MS = 25;

/** Runs a task of SQLite again while another process holds the database; between two tries everything else goes on. */
export async function patiently<T>(task: () => T | Promise<T>, patienceMs: number = PATIENCE_MS): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await task();
    } catch (error) {
      if (faultKindOf(error) !== 'locked' || performance.now() >= until) throw error;
      await pause(POLL_MS);
    }
  }
}

/** Runs one statement with its values; the rows where it gives some. */
type RunStatement = (sql: string, values: readonly unknown[]) => unknown[];

/** What stands between the program and SQLite, so that tests can put a bad disk there. */
export type Border = (run: RunStatement) => RunStatement;

function bindable(value: unknown): string | number | bigint | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** The driver for the adapter; statements run at once and wait for other processes as `patiently` does. */
export function createDriver(border: Border = (run) => run): SqliteDriver {
  return {
    name: 'node:sqlite',
    connect: async ({ filename, wal }) => {
      const { DatabaseSync } = await import('node:sqlite');
      const file = new DatabaseSync(filename, { timeout: 0 });
      const run = border((sql, values) => file.prepare(sql).all(...values.map(bindable)));
      const query = (sql: string, ...values: unknown[]) => patiently(() => run(sql, values));
      if (wal) await query('PRAGMA journal_mode = WAL');
      return { query, close: async () => file.close() };
    },
  };
}
