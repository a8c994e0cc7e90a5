// Owns the hash by which a redraw is known to be due.
import { createHash } from 'node:crypto';

/** The first 16 hex digits of the SHA-256 of the content as JSON. Pure. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
