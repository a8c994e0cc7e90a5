// One page of a PDF as pdf.js gives it, cut down to what the text needs. The only file that knows pdf.js's shapes.
import type { PDFDocumentProxy } from 'unpdf/pdfjs';

type PdfPage = Awaited<ReturnType<PDFDocumentProxy['getPage']>>;
type TextChunk = Awaited<ReturnType<PdfPage['getTextContent']>>;
type TextItem = TextChunk['items'][number];
type StructTree = Awaited<ReturnType<PdfPage['getStructTree']>>;

/** Some letters drawn together. Lengths in points, origin at the lower left. */
export interface Run {
  readonly text: string;
  readonly endsLine: boolean;
  /** The tag that holds it, or null where it is outside of all (page headers, untagged files). */
  readonly tagId: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A tag of the file's own structure (PDF 32000-1, 14.8), with tags or ids of runs inside. */
export interface Tag {
  readonly role: string;
  readonly alt: string | null;
  readonly children: readonly (Tag | string)[];
}

/** An address behind an area of the page, and the words printed there. */
export interface PageLink {
  readonly label: string;
  readonly url: string;
}

/** A page's runs in the order they are drawn, its tags and its links. */
export interface Page {
  readonly runs: readonly Run[];
  readonly tags: Tag | null;
  readonly links: readonly PageLink[];
}

interface Annotation {
  readonly url?: unknown;
  readonly rect?: unknown;
}

/** Thrown when the pages hold more text than allowed. */
export class TooMuchText extends Error {}

/** The page. Stops with TooMuchText once it holds more than `maxChars`, before memory fills. */
export async function readPage(page: PdfPage, maxChars: number): Promise<Page> {
  const runs = await readRuns(page, maxChars);
  const tree: StructTree | null = await page.getStructTree();
  const annotations: readonly Annotation[] = await page.getAnnotations();
  const links = annotations.flatMap((annotation) => linkOf(annotation, runs));
  return { runs, tags: tree === null ? null : toTag(tree), links };
}

function linkOf({ url, rect }: Annotation, runs: readonly Run[]): readonly PageLink[] {
  if (typeof url !== 'string' || !/^https?:/i.test(url) || !Array.isArray(rect)) return [];
  const [left = 0, bottom = 0, right = 0, top = 0] = rect.map(Number);
  const level = runs.filter(({ y, size }) => y + size / 3 >= bottom && y + size / 3 <= top);
  const words = level.flatMap(wordsOf).filter(({ middle }) => middle >= left && middle <= right);
  const label = words
    .map(({ word }) => word)
    .join(' ')
    .replaceAll(/[\][]/g, '');
  return [{ label: label || url, url }];
}

// A run can be a whole line; where its words stand is told well enough by their share of its letters.
function wordsOf({ text, x, width }: Run): readonly { word: string; middle: number }[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    return { word, middle: x + ((index + word.length / 2) / text.length) * width };
  });
}

// The stream can be left half way; getTextContent would first collect all of a page made to burst.
async function readRuns(page: PdfPage, maxChars: number): Promise<readonly Run[]> {
  const stream: ReadableStream<TextChunk> = page.streamTextContent({ includeMarkedContent: true });
  const reader = stream.getReader();
  const runs: Run[] = [];
  const open: (string | null)[] = [];
  let chars = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const added = chunk.value.items.flatMap((item) => toRun(item, open) ?? []);
    chars += added.reduce((sum, { text }) => sum + text.length, 0);
    // Left, not cancelled: pdf.js fails when its stream is cancelled while it writes. The thread ends anyway.
    if (chars > maxChars) throw new TooMuchText();
    runs.push(...added);
  }
  return runs;
}

function toRun(item: TextItem, open: (string | null)[]): Run | null {
  if ('str' in item) {
    const [, , skew, height, x, y] = item.transform.map(Number);
    const size = Math.hypot(skew ?? 0, height ?? 0);
    const place = { x: x ?? 0, y: y ?? 0, width: item.width, size };
    return {
      text: item.str,
      endsLine: item.hasEOL,
      tagId: open.findLast((id) => id !== null) ?? null,
      ...place,
    };
  }
  if (item.type === 'endMarkedContent') open.pop();
  else open.push(item.id ?? null);
  return null;
}

function toTag(node: StructTree): Tag {
  const children = node.children.map((child) => ('role' in child ? toTag(child) : child.id));
  return { role: node.role, alt: 'alt' in node && typeof node.alt === 'string' ? node.alt : null, children };
}
