/** Which files the page shows as pictures: by what their first bytes say, as a name proves nothing. */

const SIGNATURES: readonly { type: string; bytes: readonly number[] }[] = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
];

/** The type of a picture, or null for any other file: SVG too, as it may hold scripts. Pure. */
export function pictureType({ bytes }: { bytes: Uint8Array }): string | null {
  const found = SIGNATURES.find((one) => one.bytes.every((byte, at) => bytes[at] === byte));
  return found?.type ?? null;
}
