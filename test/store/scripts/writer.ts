// Saves records 0, 1, 2 … until killed, and prints each number once its save was acknowledged.
import { writeSync } from 'node:fs';
import { createLog } from '../../../src/log.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';

const log = createLog({ level: 'error', write: () => undefined, now: () => '' });
const store = await openSqliteStore(process.argv[2] ?? '', { log });
for (let index = 0; ; index += 1) {
  await store.records.set(String(index), { index });
  writeSync(1, `${index}\n`);
}
