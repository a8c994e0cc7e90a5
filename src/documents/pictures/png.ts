// Owns writing pixels as PNG (ISO 15948).
import { crc32, deflateSync } from 'node:zlib';
import type { Indexed } from './raster/plane.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** 8 bits a pixel, which are the number of a colour; the one compression and filter method; not interlaced. */
const KIND = [8, 3, 0, 0, 0];

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function header({ width, height }: Indexed): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set(KIND, 8);
  return data;
}

/** The image as a PNG file. */
export function pngOf(image: Indexed): Uint8Array<ArrayBuffer> {
  const palette = Buffer.from(
    image.colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]),
  );
  const chunks = [
    chunk('IHDR', header(image)),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(image.rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat([SIGNATURE, ...chunks]));
}
