// What a zip says about itself, read from its directory alone, and its entries unpacked no further than it says.
import { inflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** The names in a zip and what its directory claims they weigh unpacked (a claim: it can lie). */
export interface ZipListing {
  readonly names: readonly string[];
  readonly unpackedBytes: number;
}

/** The listing, or null where the bytes are no intact zip. Pure. */
export function listZip(bytes: Uint8Array): ZipListing | null {
  const names: string[] = [];
  let unpackedBytes = 0;
  const note = (file: { name: string; originalSize: number }): boolean => {
    names.push(file.name);
    unpackedBytes += file.originalSize;
    return false;
  };
  try {
    unzipSync(bytes, { filter: note });
    return { names, unpackedBytes };
  } catch {
    return null;
  }
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

/** Where an entry lies in its zip. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly at: number;
}

/** The entries whose names fit, unpacked. Throws a RangeError where one is longer than the directory says: it lies. Pure. */
export function unpackZip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Record<string, Uint8Array> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const wanted = entriesOf(zip).filter(({ name }) => isWanted(name));
  return Object.fromEntries(wanted.map((entry) => [entry.name, unpack(zip, entry)]));
}

function unpack(zip: Buffer, { at, method, packedBytes, unpackedBytes }: Entry): Uint8Array {
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const packed = zip.subarray(start, start + packedBytes);
  if (method === STORED) return packed;
  if (method !== DEFLATED || unpackedBytes === 0) return new Uint8Array();
  // Stops at the first byte too many, however far the rest would burst.
  return inflateRawSync(packed, { maxOutputLength: unpackedBytes });
}

function entriesOf(zip: Buffer): Entry[] {
  const end = endOf(zip);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('The directory of the zip is broken');
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packedBytes: zip.readUInt32LE(at + 20),
      unpackedBytes: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_BYTES - MAX_COMMENT);
  for (let at = zip.length - END_BYTES; at >= first; at -= 1)
    if (zip.readUInt32LE(at) === DIRECTORY_END) return at;
  throw new Error('The zip has no directory');
}
