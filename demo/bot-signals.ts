/** Loaded in the bot's thread before the bot: signals reach no thread, so the end that is asked for becomes one here. */
import { parentPort } from 'node:worker_threads';
import { sweepOn } from './sweep.ts';

parentPort?.once('message', () => process.emit('SIGTERM'));
sweepOn();
