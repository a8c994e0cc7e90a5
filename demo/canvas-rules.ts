/**
 * What a canvas takes as Markdown: h1 to h3, tables of at most 300 cells, images of this workspace, no Mermaid,
 * no raw HTML, at most 1 MiB. One unsupported construct refuses the whole text, with the line in the detail.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

const BYTES_MAX = 1_048_576;
const CELLS_MAX = 300;
const HEADING_MAX = 3;

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number] | InnerNode;
type InnerNode = Extract<Root['children'][number], { children: unknown }>['children'][number];

/** A top-level part of a canvas, as its Markdown source. */
export interface Section {
  markdown: string;
  type: 'h1' | 'h2' | 'h3' | 'other';
}

/** A text as a canvas holds it, or why Slack refuses it (its `detail`). */
export type CanvasText = { readonly sections: Section[] } | { readonly problem: string };

/** Reads a canvas's text. Pure. */
export function readCanvas(markdown: string): CanvasText {
  if (Buffer.byteLength(markdown) > BYTES_MAX)
    return { problem: "'content' error: content exceeds 1048576 bytes" };
  const root = parse(markdown);
  const [first] = problemsIn(root);
  if (first) return { problem: `'content' error: line ${first.line}: ${first.what}` };
  return { sections: root.children.map((node) => sectionOf(markdown, node)) };
}

function sectionOf(markdown: string, node: Root['children'][number]): Section {
  return {
    markdown: markdown.slice(node.position?.start.offset, node.position?.end.offset),
    type: node.type === 'heading' ? headingType(node.depth) : 'other',
  };
}

interface Problem {
  line: number;
  what: string;
}

function problemsIn(node: Node): Problem[] {
  const what = problemOf(node);
  const own = what === undefined ? [] : [{ line: node.position?.start.line ?? 1, what }];
  const inner = 'children' in node ? node.children.flatMap((child: Node) => problemsIn(child)) : [];
  return [...own, ...inner];
}

function problemOf(node: Node): string | undefined {
  switch (node.type) {
    case 'heading':
      return node.depth > HEADING_MAX ? `Unsupported heading level ${node.depth}` : undefined;
    case 'table': {
      const cells = node.children.reduce((sum, row) => sum + row.children.length, 0);
      return cells > CELLS_MAX ? `Unsupported table type: ${cells} cells` : undefined;
    }
    case 'code':
      return node.lang === 'mermaid' ? 'Unsupported code block language: mermaid' : undefined;
    case 'image':
      return isKnownImage(node.url) ? undefined : `Unsupported image: ${node.url}`;
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value.trim()) ? undefined : 'Unsupported HTML';
    case 'footnoteDefinition':
      return 'Unsupported footnote';
    default:
      return undefined;
  }
}

/** A mention (`@U…`, `#C…`) or a file of a Slack workspace; other hosts are unknown. */
function isKnownImage(url: string): boolean {
  return (
    /^[@#][A-Z0-9]+$/.test(url) || /^https?:\/\/(127\.0\.0\.1:\d+|[\w-]+\.slack\.com)\/files\//.test(url)
  );
}

function headingType(depth: number): Section['type'] {
  return depth === 1 ? 'h1' : depth === 2 ? 'h2' : 'h3';
}

function parse(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}
