import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pngOf } from '../../../src/documents/pictures/png.ts';

/** The chunks of a PNG file by type, in their order, their checksums checked (ISO 15948, 5.3). */
function chunksOf(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.set(body.toString('latin1', 0, 4), body.subarray(4));
    at += 12 + length;
  }
  return chunks;
}

const IMAGE = {
  width: 3,
  height: 2,
  rows: Uint8Array.of(0, 0, 1, 1, 0, 2, 2, 0),
  colours: [0xffffff, 0x123456, 0x00000a],
};

test('a PNG holds the size of the picture, its colours, and the number of one for each pixel', () => {
  const chunks = chunksOf(pngOf(IMAGE));
  const header = chunks.get('IHDR');
  expect([header?.readUInt32BE(0), header?.readUInt32BE(4)]).toEqual([3, 2]);
  // A byte for each pixel, which is the number of a colour (ISO 15948, 11.2.2).
  expect([...(header?.subarray(8) ?? [])]).toEqual([8, 3, 0, 0, 0]);
  expect([...(chunks.get('PLTE') ?? [])]).toEqual([255, 255, 255, 0x12, 0x34, 0x56, 0, 0, 10]);
  expect([...inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))]).toEqual([...IMAGE.rows]);
});

test('its parts stand in the order that readers ask for', () => {
  expect([...chunksOf(pngOf(IMAGE)).keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
});
