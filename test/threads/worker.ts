// A thread for tests: it does what the message says.
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ say, notes = [], hang = false, fail = '' }) => {
  for (const note of notes) parentPort?.postMessage({ note });
  if (fail) throw new Error(fail);
  if (hang) for (;;);
  parentPort?.postMessage({ reply: say });
});
