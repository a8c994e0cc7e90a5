import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pngOf } from '../../../src/documents/pictures/png.ts';

/** The chunks of a PNG file by type, their checksums checked (ISO 15948, 5.3). */
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

test('a PNG holds the colours that were drawn, row by row, without alpha', () => {
  const pixels = Uint8Array.from({ length: 2 * 3 * 4 }, (_, index) => index);
  const chunks = chunksOf(pngOf({ width: 2, height: 3, pixels: pixels.slice() }));
  const header = chunks.get('IHDR');
  expect([header?.readUInt32BE(0), header?.readUInt32BE(4)]).toEqual([2, 3]);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const colours = (row: number) => [...pixels.slice(row * 8, row * 8 + 8)].filter((_, at) => at % 4 !== 3);
  expect([...rows]).toEqual([0, ...colours(0), 0, ...colours(1), 0, ...colours(2)]);
  expect([...chunks.keys()].at(-1)).toBe('IEND');
});

test('a row that is as the one above is packed as no difference to it, another is not', () => {
  const [red, blue] = [
    [255, 0, 0, 255],
    [0, 0, 255, 255],
  ] as const;
  const pixels = Uint8Array.from([...red, ...blue, ...red, ...blue, ...blue, ...blue]);
  const chunks = chunksOf(pngOf({ width: 2, height: 3, pixels: pixels.slice() }));
  const rows = [...inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))];
  expect(rows.slice(0, 7)).toEqual([0, 255, 0, 0, 0, 0, 255]);
  expect(rows.slice(7, 14)).toEqual([2, 0, 0, 0, 0, 0, 0]);
  expect(rows.slice(14)).toEqual([0, 0, 0, 255, 0, 0, 255]);
});

/** The colours of a PNG's rows, their filters undone (ISO 15948, 9.2): none and "Up". */
function coloursOf(png: Uint8Array, width: number): number[] {
  const rows = inflateSync(chunksOf(png).get('IDAT') ?? Buffer.alloc(0));
  const size = width * 3 + 1;
  const undone: number[][] = [];
  for (let at = 0; at < rows.length; at += size) {
    const above = rows[at] === 2 ? (undone.at(-1) ?? []) : [];
    undone.push(
      [...rows.subarray(at + 1, at + size)].map((value, index) => (value + (above[index] ?? 0)) % 256),
    );
  }
  return undone.flat();
}

test('any picture is read back as it was drawn, though its rows are packed in the place of its pixels', () => {
  // Few colours and few columns, so that rows are often alike.
  const row = (width: number) => fc.array(fc.nat(1), { minLength: width * 4, maxLength: width * 4 });
  const picture = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.record({ width: fc.constant(width), rows: fc.array(row(width), { minLength: 1, maxLength: 8 }) }),
    );
  fc.assert(
    fc.property(picture, ({ width, rows }) => {
      const pixels = Uint8Array.from(rows.flat());
      const colours = [...pixels].filter((_, at) => at % 4 !== 3);
      expect(coloursOf(pngOf({ width, height: rows.length, pixels }), width)).toEqual(colours);
    }),
  );
});
