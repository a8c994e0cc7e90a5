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

/** A page's runs in the order they are drawn, its tags, and the addresses its links lead to. */
export interface Page {
  readonly runs: readonly Run[];
  readonly tags: Tag | null;
  readonly urls: readonly string[];
}

/** Thrown when the pages hold more text than allowed. */
export class TooMuchText extends Error {}

/** The page. Stops with TooMuchText once it holds more than `maxChars`, before memory fills. */
export async function readPage(page: PdfPage, maxChars: number): Promise<Page> {
  const runs = await readRuns(page, maxChars);
  const tree: StructTree | null = await page.getStructTree();
  const annotations: readonly { readonly url?: unknown }[] = await page.getAnnotations();
  const urls = annotations.flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
  return { runs, tags: tree === null ? null : toTag(tree), urls };
}

// The stream can be left half way; getTextContent would first collect all of a page made to burst.
async function readRuns(page: PdfPage, maxChars: number): Promise<readonly Run[]> {
  const stream: ReadableStream<TextChunk> = page.streamTextContent({ includeMarkedContent: true });
  const runs: Run[] = [];
  const open: (string | null)[] = [];
  let chars = 0;
  for await (const chunk of stream) {
    for (const item of chunk.items) {
      const run = toRun(item, open);
      if (run === null) continue;
      chars += run.text.length;
      if (chars > maxChars) throw new TooMuchText();
      runs.push(run);
    }
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
