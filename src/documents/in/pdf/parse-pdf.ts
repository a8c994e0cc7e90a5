// A PDF to Markdown: by its own tags where it has them, else by its looks. Nothing in it runs, nothing is loaded.
import { getDocumentProxy } from 'unpdf';
import type { ReadLimits } from '../limits.ts';
import type { Parsed } from '../parsed.ts';
import { countWords } from '../text.ts';
import { type Block, joinPages, writeBlocks } from './blocks.ts';
import { settleHyphens } from './flow.ts';
import { blocksByLayout, styleOf } from './layout.ts';
import { dropRepeated, linesOf } from './lines.ts';
import { type Page, readPage, TooMuchText } from './page.ts';
import { blocksByTags } from './tags.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

// Stamps such as "Scanned with …" or a page number are no text to work with.
const MIN_WORDS_PER_PAGE = 3;

/** The PDF's text, or why it has none. */
export async function parsePdf(bytes: Uint8Array, limits: ReadLimits): Promise<Parsed> {
  try {
    const pdf = await getDocumentProxy(bytes, {
      useSystemFonts: false,
      verbosity: 0,
    });
    return pdf.numPages > limits.maxPages ? tooManyPages(limits) : await readPdf(pdf, limits);
  } catch (error) {
    return refusalFor(error);
  }
}

async function readPdf(pdf: Pdf, limits: ReadLimits): Promise<Parsed> {
  const pages = await readPages(pdf, limits.maxChars);
  const body = settleHyphens(writeBlocks(joinPages(blocksOf(dropRepeated(pages)))));
  if (countWords(body) < Math.min(pages.length, 2) * MIN_WORDS_PER_PAGE && countWords(body) < 4) {
    return { kind: 'refused', reason: 'scanWithoutText' };
  }
  return { kind: 'parsed', markdown: body + linkList(pages, body), title: await titleOf(pdf) };
}

async function readPages(pdf: Pdf, maxChars: number): Promise<readonly Page[]> {
  const pages: Page[] = [];
  let left = maxChars;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const proxy = await pdf.getPage(number);
    const page = await readPage(proxy, left);
    left -= page.runs.reduce((sum, { text }) => sum + text.length, 0);
    pages.push(page);
    proxy.cleanup();
  }
  return pages;
}

function blocksOf(pages: readonly Page[]): readonly (readonly Block[])[] {
  const tagged = pages.map(blocksByTags);
  const lines = pages.map((page, index) => (tagged[index] === null ? linesOf(page.runs) : []));
  const style = styleOf(lines.flat());
  return pages.map((_, index) => tagged[index] ?? blocksByLayout(lines[index] ?? [], style));
}

// Links behind words are annotations beside the text: listed at the end, they are not lost.
function linkList(pages: readonly Page[], body: string): string {
  const byUrl = new Map<string, string>();
  for (const { label, url } of pages.flatMap(({ links }) => links)) {
    if (!byUrl.has(url) && !body.includes(url)) byUrl.set(url, label);
  }
  return byUrl.size === 0 ? '' : `\n\n${[...byUrl].map(([url, label]) => `[${label}](<${url}>)`).join('\n')}`;
}

async function titleOf(pdf: Pdf): Promise<string | null> {
  const { info } = await pdf.getMetadata();
  const title: unknown = 'Title' in info ? info.Title : null;
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : null;
}

function tooManyPages(limits: ReadLimits): Parsed {
  return { kind: 'refused', reason: 'tooLarge', what: `has more than ${limits.maxPages} pages` };
}

function refusalFor(error: unknown): Parsed {
  if (error instanceof TooMuchText)
    return {
      kind: 'refused',
      reason: 'tooLarge',
      what: 'holds more text than one product description can use',
    };
  if (error instanceof RangeError) return { kind: 'refused', reason: 'tooComplex' };
  const isLocked = error instanceof Error && error.name === 'PasswordException';
  return { kind: 'refused', reason: isLocked ? 'encrypted' : 'corrupt' };
}
