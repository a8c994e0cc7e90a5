// The thread that reads: one file in, one answer out, then it ends.
import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from './read-file.ts';

// pdf.js leaves promises of its own behind, which fail on broken files; what counts is what `readFile` awaits.
process.on('unhandledRejection', () => {});
parentPort?.postMessage(await readFile(workerData.file, workerData.limits));
