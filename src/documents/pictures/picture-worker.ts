// Owns the thread that draws: one request in, one picture out, in the order they come.
import { parentPort } from 'node:worker_threads';
import { giveWay } from '../../threads/give-way.ts';
import { paint } from './paint.ts';
import { PictureRequest } from './picture.ts';

if (!parentPort) throw new Error('Pictures are drawn in a thread of their own');
const port = parentPort;
giveWay();

async function answer(message: unknown): Promise<void> {
  const picture = await paint(PictureRequest.parse(message));
  port.postMessage({ reply: picture }, 'png' in picture ? [picture.png.buffer] : []);
}

// A fault ends this thread, and with it comes back as the error of the one who waits.
port.on('message', (message: unknown) => void answer(message));
