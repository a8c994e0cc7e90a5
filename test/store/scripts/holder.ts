// Takes the lock of a database, prints "held" and keeps it until killed; prints "refused: …" when it cannot.
import { acquireLock } from '../../../src/store/lock.ts';

const [path = '', waitMs = '0'] = process.argv.slice(2);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
try {
  // The handle is dropped on purpose, and whatever can be collected is.
  await acquireLock(path, { waitMs: Number(waitMs), pollMs: 20, sleep });
  globalThis.gc?.();
  await sleep(20);
  globalThis.gc?.();
  console.log('held');
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.log(`refused: ${String(error)}`);
}
