// The worker thread's entry: one task in, one answer out, then it ends.
import { parentPort, workerData } from 'node:worker_threads';
import { parse } from './parse.ts';

// pdf.js leaves promises of its own behind, which fail on broken files; what counts is what `parse` awaits.
process.on('unhandledRejection', () => {});
parentPort?.postMessage(await parse(workerData));
