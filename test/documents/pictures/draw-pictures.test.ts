import { afterEach, describe, expect, test } from 'vitest';
import { drawPictures } from '../../../src/documents/pictures/draw-pictures.ts';
import type { PictureRequest } from '../../../src/documents/pictures/picture.ts';
import {
  createPictureThread,
  PICTURE_LIMITS,
  type PictureThread,
} from '../../../src/documents/pictures/picture-thread.ts';
import type { ThreadLimits } from '../../../src/threads/thread.ts';

const GOOD: PictureRequest = {
  key: 'good',
  mermaid: 'flowchart TB\n  a["Web"]\n  b[("Store")]\n  a -->|"reads"| b',
  title: 'Two boxes',
  legend: 'An arrow.',
  altText: 'Web reads Store.',
};
const UNKNOWN: PictureRequest = { ...GOOD, key: 'unknown', mermaid: 'gantt\n  title x' };

const open: PictureThread[] = [];
function threadWith(limits: Partial<ThreadLimits>, onFault?: (fault: unknown) => void): PictureThread {
  const thread = createPictureThread({ ...PICTURE_LIMITS, ...limits }, onFault);
  open.push(thread);
  return thread;
}
afterEach(async () => {
  for (const thread of open.splice(0)) await thread.close();
});

/** Width and height from the header of a PNG (ISO 15948, 11.2.2). */
function headerOf(png: Uint8Array): { signature: string; width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset);
  const signature = String.fromCharCode(...png.slice(1, 4));
  return { signature, width: view.getUint32(16), height: view.getUint32(20) };
}

describe('drawPictures', () => {
  test('gives a PNG at twice its size with its alt text, and a reason where it draws none, in the order asked', async () => {
    const [first, second, third] = await drawPictures([UNKNOWN, GOOD, UNKNOWN], { thread: threadWith({}) });
    expect(first).toEqual({ key: 'unknown', refused: expect.any(String) });
    expect(third).toEqual(first);
    if (!second || 'refused' in second) throw new Error('The good one is drawn');
    const { signature, width, height } = headerOf(second.png);
    expect({ signature, width, height }).toEqual({
      signature: 'PNG',
      width: second.width,
      height: second.height,
    });
    expect(width).toBe(2 * 608);
    expect(second.altText).toBe(GOOD.altText);
  });
  test('gives one and a half times its size where it is large, with the same texts', async () => {
    const chain = (length: number): string =>
      [
        'flowchart TB',
        ...Array.from({ length }, (_, at) => `n${at}["Room ${at}"]`),
        ...Array.from({ length: length - 1 }, (_, at) => `n${at} --> n${at + 1}`),
      ].join('\n');
    const of = (length: number) => ({ ...GOOD, mermaid: chain(length) });
    const pictures = await drawPictures([of(8), of(40)], { thread: threadWith({}) });
    expect(pictures.map((one) => ('refused' in one ? one.refused : one.width))).toEqual([2 * 608, 1.5 * 608]);
  });
  test('refuses what takes too long, and draws the next in a new thread', async () => {
    const slow = threadWith({ timeoutMs: 1 });
    const pictures = await drawPictures([GOOD, GOOD], { thread: slow });
    expect(pictures).toEqual([
      { key: 'good', refused: expect.stringContaining('too long') },
      { key: 'good', refused: expect.stringContaining('too long') },
    ]);
  });
  test('refuses what takes too much memory, and this process goes on', async () => {
    const faults: unknown[] = [];
    const thread = threadWith({ heapMb: 4 }, (fault) => faults.push(fault));
    const [picture] = await drawPictures([GOOD], { thread });
    expect(faults).toMatchObject([{ code: 'ERR_WORKER_OUT_OF_MEMORY' }]);
    expect(picture).toEqual({ key: 'good', refused: expect.stringContaining('could not be drawn') });
  });
  test('starts again after its thread has ended for want of work', async () => {
    const thread = threadWith({ idleMs: 0 });
    const [first] = await drawPictures([GOOD], { thread });
    await new Promise((resolve) => setImmediate(resolve));
    const [second] = await drawPictures([GOOD], { thread });
    expect(second).toEqual(first);
  });
  test('refuses everything once closed', async () => {
    const thread = threadWith({});
    await thread.close();
    const [picture] = await drawPictures([GOOD], { thread });
    expect(picture).toEqual({ key: 'good', refused: expect.stringContaining('shutting down') });
  });
});
