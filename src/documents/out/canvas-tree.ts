// Owns what a Slack canvas cannot show and what stands in its place, on a Markdown tree.
// Facts: h1 to h3, at most 300 cells in a table, no HTML; mentions are written ![](@U…). docs.slack.dev/surfaces/canvases
import type { List, Paragraph, PhrasingContent, Root, RootContent, Table, TableRow } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { diagramWords } from './diagram-words.ts';
import { DROPPED, rewrite } from './markdown-tree.ts';
import { withoutMentions } from './plain-text.ts';

const CELL_LIMIT = 300;
const DEEPEST_HEADING = 3;

/** What was changed on the way, to be told to people. */
export type Change = 'diagram' | 'table' | 'image';

type Tell = (change: Change) => void;

function text(value: string): PhrasingContent {
  return { type: 'text', value: withoutMentions(value) };
}

function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

function bullets(lines: readonly string[], ordered = false): List {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: lines.map((line) => ({ type: 'listItem', spread: false, children: [paragraph(text(line))] })),
  };
}

function inline(node: RootContent, tell: Tell): RootContent[] | null {
  if (DROPPED.has(node.type)) return [];
  switch (node.type) {
    case 'text':
      return [text(node.value)];
    case 'inlineCode':
    case 'code':
      return [{ ...node, value: withoutMentions(node.value) }];
    case 'image':
    case 'imageReference':
      tell('image');
      return [text(node.alt ?? '')];
    case 'linkReference':
      return [text(wordsOf(node))];
    case 'link':
      return /^(?:https?:|mailto:)/i.test(node.url) ? null : [text(wordsOf(node))];
    default:
      return null;
  }
}

function tableLines({ children: [head, ...rows] }: Table): string[] {
  const names = (head?.children ?? []).map((it) => wordsOf(it));
  return rows.map((row) => row.children.map((it, at) => `${names[at] ?? ''}: ${wordsOf(it)}`).join('; '));
}

/** Tables with the same header, each small enough; a list where even two rows are too many cells. */
function tableParts(table: Table, tell: Tell): RootContent[] {
  const [head, ...rows] = table.children;
  const columns = Math.max(1, ...table.children.map((row: TableRow) => row.children.length));
  const perPart = Math.floor(CELL_LIMIT / columns) - 1;
  if (!head || rows.length <= perPart) return [table];
  tell('table');
  if (perPart < 1) return [bullets(tableLines(table))];
  const starts = rows.flatMap((_, at) => (at % perPart === 0 ? [at] : []));
  return starts.map((at) => ({ ...table, children: [head, ...rows.slice(at, at + perPart)] }));
}

/** What stands below a diagram: its words as list or table, a sentence that says so itself, or something else. */
type Below = 'rows' | 'sentence' | 'other';

/** How a sentence begins that tells the diagram above it. */
const IN_WORDS = 'In words: ';

/** In words; a hint alone where a list or table with the same words follows, nothing where a sentence does; the bare
 *  code where nothing is recognised. */
function diagram(value: string, below: Below, tell: Tell): RootContent[] {
  tell('diagram');
  if (below === 'sentence') return [];
  if (below === 'rows')
    return [paragraph({ type: 'emphasis', children: [text('The Markdown file draws this; in words:')] })];
  const lines = diagramWords(value);
  const isInOrder = value.startsWith('sequenceDiagram');
  return [lines.length > 0 ? bullets(lines, isInOrder) : { type: 'code', value: withoutMentions(value) }];
}

function nested(node: RootContent, tell: Tell): RootContent[] | null {
  switch (node.type) {
    case 'heading':
      return node.depth <= DEEPEST_HEADING
        ? null
        : [paragraph({ type: 'strong', children: [text(wordsOf(node))] })];
    case 'table':
      return [bullets(tableLines(node))];
    default:
      return inline(node, tell);
  }
}

function belowOf(node: RootContent | undefined): Below {
  if (node?.type === 'table' || (node?.type === 'list' && node.ordered === true)) return 'rows';
  return node?.type === 'paragraph' && wordsOf(node).startsWith(IN_WORDS) ? 'sentence' : 'other';
}

/** The same of Markdown that is not parsed yet. */
function belowIn(block: string): Below {
  if (/^(?:\||\d+[.)] )/.test(block)) return 'rows';
  return block.startsWith(IN_WORDS) ? 'sentence' : 'other';
}

/** Makes a tree safe for a canvas, in place. `next` is the block that follows the tree; empty where none does. */
export function makeCanvasSafe(tree: Root, next: string, tell: Tell): void {
  tree.children = tree.children.flatMap((node, at, all) => {
    if (node.type === 'code' && node.lang === 'mermaid') {
      const isLast = at === all.length - 1;
      return diagram(node.value, isLast ? belowIn(next) : belowOf(all[at + 1]), tell);
    }
    if (node.type !== 'table') {
      const holder: Root = { type: 'root', children: [node] };
      rewrite(holder, (child) => nested(child, tell));
      return holder.children;
    }
    rewrite(node, (child) => nested(child, tell));
    return tableParts(node, tell);
  });
}
