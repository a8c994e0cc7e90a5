// Owns writing opaque pixels as PNG (ISO 15948): a third of the time of the renderer's own writer. Pure.
import { crc32, deflateSync } from 'node:zlib';

/** Pixels row by row from the upper left corner, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** 8 bits a channel, red, green and blue; the one compression and filter method; not interlaced. */
const KIND = [8, 2, 0, 0, 0];

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function header({ width, height }: Pixels): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set(KIND, 8);
  return data;
}

/** Each row begins with its filter; drawings of plain areas pack best with none (0). Alpha is left out: a quarter less
 *  to pack. */
function rowsOf({ width, height, pixels }: Pixels): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  let to = 0;
  for (let from = 0; from < width * height * 4; from += 4) {
    if (from % (width * 4) === 0) to += 1;
    rows[to] = pixels[from] ?? 0;
    rows[to + 1] = pixels[from + 1] ?? 0;
    rows[to + 2] = pixels[from + 2] ?? 0;
    to += 3;
  }
  return rows;
}

/** The image as a PNG file; it stands on a ground of its own, so that alpha says nothing. */
export function pngOf(image: Pixels): Uint8Array<ArrayBuffer> {
  const data = deflateSync(rowsOf(image), { level: 1 });
  const chunks = [chunk('IHDR', header(image)), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([SIGNATURE, ...chunks]));
}
