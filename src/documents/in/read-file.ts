// Bytes in, Markdown text out. Text is read here; every other kind goes to a worker thread with limits.
import { DEFAULT_READ_LIMITS, type ReadLimits } from './limits.ts';
import type { Parsed } from './parsed.ts';
import { dropPackedImages, findImages, findLinks } from './references.ts';
import { refusal } from './refusal.ts';
import type { ReadResult } from './result.ts';
import { type IncomingFile, type Sniffed, sniff } from './sniff.ts';
import { cleanText, countWords } from './text.ts';
import { findTitle } from './title.ts';
import { parseInWorker } from './worker-call.ts';

/**
 * The file's text as Markdown, or why there is none. Never rejects for what a file holds.
 * Markdown and text keep their lines, so line numbers in the result are those of the file.
 */
export async function readDocument(
  file: IncomingFile,
  limits: ReadLimits = DEFAULT_READ_LIMITS,
): Promise<ReadResult> {
  const parsed = await parseSniffed(file, sniff(file, limits), limits);
  if (parsed.kind === 'refused') return refusal(parsed.reason, file.name, limits, parsed.what);
  const markdown = dropPackedImages(cleanText(parsed.markdown)).trimEnd();
  const words = countWords(markdown);
  if (words === 0) return refusal('empty', file.name, limits);
  if (markdown.length > limits.maxChars) return refusal('tooLarge', file.name, limits, TOO_MUCH_TEXT);
  const title = findTitle(markdown) ?? (parsed.title === null ? null : cleanText(parsed.title));
  return { kind: 'read', markdown, title, words, links: findLinks(markdown), images: findImages(markdown) };
}

const TOO_MUCH_TEXT = 'holds more text than one product description can use';

async function parseSniffed(file: IncomingFile, sniffed: Sniffed, limits: ReadLimits): Promise<Parsed> {
  if (sniffed.as === 'refused') return { kind: 'refused', ...sniffed };
  if (sniffed.as === 'text') return { kind: 'parsed', markdown: sniffed.text, title: null };
  if (sniffed.as === 'html') return parseInWorker({ as: 'html', text: sniffed.text, limits });
  return parseInWorker({ as: sniffed.as, bytes: file.bytes, limits });
}
