// The worker thread's entry: one task in, one answer out, then it ends.
import { parentPort, workerData } from 'node:worker_threads';
import { parse } from './parse.ts';

parentPort?.postMessage(await parse(workerData));
