// What a zip says about itself, read from its directory alone: nothing is unpacked here.
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
