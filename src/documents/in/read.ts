// The door for files: short text is read at once; every other file goes to a process of its own, with limits.
import { DEFAULT_READ_LIMITS, type ReadLimits } from './limits.ts';
import { readFile } from './read-file.ts';
import { readElsewhere } from './reader-call.ts';
import { refusal } from './refusal.ts';
import type { ReadResult } from './result.ts';
import { type IncomingFile, sniff } from './sniff.ts';

/** Text of this size is clean in a few milliseconds, less than another process takes to start. */
const SHORT_BYTES = 64 * 1024;

/**
 * The file's text as Markdown, or why there is none. Never rejects for what a file holds.
 * Markdown and text keep their lines, so line numbers in the result are those of the file.
 */
export async function readDocument(
  file: IncomingFile,
  limits: ReadLimits = DEFAULT_READ_LIMITS,
): Promise<ReadResult> {
  if (file.bytes.length > limits.maxBytes) return refusal('tooLarge', file.name, limits);
  return isQuick(file, limits) ? readFile(file, limits) : readElsewhere(file, limits);
}

/** True for what no parser need see. */
function isQuick(file: IncomingFile, limits: ReadLimits): boolean {
  if (file.bytes.length > SHORT_BYTES) return false;
  const { as } = sniff(file, limits);
  return as === 'text' || as === 'refused';
}
