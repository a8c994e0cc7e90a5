// Owns the thread that draws: one request in, one picture out, in the order they come.
import { parentPort } from 'node:worker_threads';
import { giveBack } from '../../threads/give-back.ts';
import { giveWay } from '../../threads/give-way.ts';
import { paint } from './paint.ts';
import { PictureRequest } from './picture.ts';

if (!parentPort) throw new Error('Pictures are drawn in a thread of their own');
const port = parentPort;
giveWay();

async function answer(message: unknown): Promise<void> {
  const picture = await paint(PictureRequest.parse(message));
  port.postMessage({ reply: picture }, 'png' in picture ? [picture.png.buffer] : []);
  // A picture takes 5 to 15 MB until it is written: the next must not come on top.
  await giveBack();
}

// A fault ends this thread, and with it comes back as the error of the one who waits.
let last = Promise.resolve();
port.on('message', (message: unknown) => {
  last = last.then(() => answer(message));
});
