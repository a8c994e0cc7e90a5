// Bytes in, Markdown text out: what the file is, which parser reads it, and the text made clean. Runs wherever it is
// called; what a hostile file costs is bounded by who calls it elsewhere (reader-call.ts).
import type { ReadLimits } from './limits.ts';
import { parse } from './parse.ts';
import type { Parsed } from './parsed.ts';
import { dropPackedImages, findImages, findLinks } from './references.ts';
import { refusal } from './refusal.ts';
import type { ReadResult } from './result.ts';
import { type IncomingFile, type Sniffed, sniff } from './sniff.ts';
import { cleanText, countWords } from './text.ts';
import { findTitle } from './title.ts';

const TOO_MUCH_TEXT = 'holds more text than one product description can use';

/** The file's text as Markdown, or why there is none. Rejects only for our own bugs. */
export async function readFile(file: IncomingFile, limits: ReadLimits): Promise<ReadResult> {
  const parsed = await parseSniffed(file, sniff(file, limits), limits);
  if (parsed.kind === 'refused') return refusal(parsed.reason, file.name, limits, parsed.what);
  const markdown = dropPackedImages(cleanText(parsed.markdown)).trimEnd();
  if (markdown.length > limits.maxChars) return refusal('tooLarge', file.name, limits, TOO_MUCH_TEXT);
  const words = countWords(markdown);
  if (words === 0) return refusal('empty', file.name, limits);
  const title = findTitle(markdown) ?? (parsed.title === null ? null : cleanText(parsed.title));
  return { kind: 'read', markdown, title, words, links: findLinks(markdown), images: findImages(markdown) };
}

async function parseSniffed(file: IncomingFile, sniffed: Sniffed, limits: ReadLimits): Promise<Parsed> {
  if (sniffed.as === 'refused') return { kind: 'refused', ...sniffed };
  if (sniffed.as === 'text') return { kind: 'parsed', markdown: sniffed.text, title: null };
  if (sniffed.as === 'html') return parse({ as: 'html', text: sniffed.text, limits });
  return parse({ as: sniffed.as, bytes: file.bytes, limits });
}
