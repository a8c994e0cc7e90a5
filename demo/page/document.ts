/** A canvas as a document: Markdown to HTML, raw HTML left out, headings linkable, links kept. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { CanvasPage } from './contract.ts';
import { withScrolling } from './tables.ts';

/** The document. Its first heading is dropped where it repeats the title. Pure. */
export function documentOf(canvas: { id: string; title: string; markdown: string }): CanvasPage {
  return { id: canvas.id, title: canvas.title, html: withAnchors(markdownHtml(canvas.markdown)) };
}

/** Markdown as HTML, raw HTML and dangerous links left out, tables in frames. Pure. */
export function markdownHtml(markdown: string): string {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return withScrolling(named(html));
}

/** Task boxes come without a name. Pure. */
function named(html: string): string {
  return html.replaceAll('<input type="checkbox"', '<input aria-label="done" type="checkbox"');
}

function withAnchors(html: string): string {
  const seen = new Map<string, number>();
  return html.replaceAll(/<h([1-6])>(.*?)<\/h\1>/gs, (_whole, depth: string, inner: string) => {
    const slug = slugOf(inner);
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    const level = Math.min(Number(depth) + 1, 6);
    return `<h${level} id="doc-${slug}${count === 0 ? '' : `-${count}`}" tabindex="-1">${inner}</h${level}>`;
  });
}

/** As GitHub writes the anchor of a heading. Pure. */
function slugOf(inner: string): string {
  const text = inner.replaceAll(/<[^>]+>|&[a-z]+;/g, '').toLowerCase();
  return text
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}
