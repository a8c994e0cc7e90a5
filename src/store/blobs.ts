// Texts and bytes under the name of their content. Kept true: what a name gives back is exactly what was put under it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { KeyValue } from './port.ts';

/** `sha256:` and 64 hex digits: the hash of the content (of a text's UTF-8). */
export type BlobName = `sha256:${string}`;

// Texts stay readable in the database; only bytes pay for base64.
const Blob = z.object({ encoding: z.enum(['utf8', 'base64']), data: z.string() });

/**
 * The name of the text, once it is durable; the same text has the same name. Half a surrogate pair, which UTF-8
 * cannot hold, becomes U+FFFD.
 */
export async function putText(blobs: KeyValue, text: string): Promise<BlobName> {
  const data = text.toWellFormed();
  const name = nameOf(Buffer.from(data));
  await blobs.set(name, { encoding: 'utf8', data });
  return name;
}

/** The name of the bytes, once they are durable; the same bytes have the same name, also when put as a text. */
export async function putBytes(blobs: KeyValue, bytes: Uint8Array): Promise<BlobName> {
  const buffer = Buffer.from(bytes);
  const name = nameOf(buffer);
  await blobs.set(name, { encoding: 'base64', data: buffer.toString('base64') });
  return name;
}

/** The text of that name. Rejects, naming the blob, when it is missing, damaged or no UTF-8. */
export async function getText(blobs: KeyValue, name: string): Promise<string> {
  const bytes = await getBytes(blobs, name);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Error(`Blob ${name} is not a text`, { cause });
  }
}

/** The bytes of that name. Rejects, naming the blob, when it is missing or damaged. */
export async function getBytes(blobs: KeyValue, name: string): Promise<Uint8Array> {
  const stored = await blobs.get(name);
  if (stored === undefined) throw new Error(`Blob ${name} is missing`);
  const parsed = Blob.safeParse(stored);
  const bytes = parsed.success ? Buffer.from(parsed.data.data, parsed.data.encoding) : null;
  if (bytes === null || nameOf(bytes) !== name) throw new Error(`Blob ${name} is damaged`);
  return bytes;
}

function nameOf(bytes: Uint8Array): BlobName {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
