// Owns canvas Markdown: a guide as a Slack canvas can hold it. Diagrams are told in words, because a canvas
// does not draw Mermaid and a list of "A → B: does what" reads better than its source.
import { blocksOf, fitting } from './canvas-blocks.ts';
import { type Change, makeCanvasSafe } from './canvas-tree.ts';
import { isAbsurd, isDeeperThan, textOf, treeOf } from './markdown-tree.ts';
import { md } from './plain-text.ts';

/** Content limit of a canvas in characters (conversations.canvases.create). */
export const CANVAS_LIMIT = 1_048_576;

const DEPTH_LIMIT = 40;
const ENDING = '_The canvas ends here; the Markdown file holds the rest._';

/** What people are told about each kind of change. */
const CHANGES: Readonly<Record<Change | 'cut', string>> = {
  diagram: 'Diagrams are told in words; the Markdown file draws them.',
  table: 'Long tables are split, because a canvas table holds at most 300 cells.',
  image: 'Images are left out.',
  cut: 'The canvas ends before the guide does; the Markdown file holds the rest.',
};

/** Fences, HTML and tables that lie in a container or run over blank lines: only the whole tree reads them right. */
const NEEDS_WHOLE: readonly RegExp[] = [
  /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])+(?:```|~~~)/m,
  /^[ \t>]*<[A-Za-z!?/]/m,
  /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])[^\n]*\n[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|/m,
];

/** A block without any of these is the same in a canvas as in a file; so most of a guide need not be parsed. */
const SUSPICIOUS = /<|!\\?\[|\]\(|\]:|\[\^|#{4}|^(?:```|~~~)[ \t]*mermaid|&(?:lt|#)/im;
const PIPES_OF_A_SMALL_TABLE = 200;

function isSuspicious(block: string): boolean {
  return SUSPICIOUS.test(block) || block.split('|').length > PIPES_OF_A_SMALL_TABLE;
}

function safe(markdown: string, next: string | undefined, tell: (change: Change) => void): string {
  const tree = treeOf(markdown);
  if (isDeeperThan(tree, DEPTH_LIMIT)) return md(markdown);
  makeCanvasSafe(tree, next ?? '', tell);
  return textOf(tree).trim();
}

function calmed(markdown: string): string {
  if (!isAbsurd(markdown)) return markdown;
  return markdown
    .split('\n')
    .map((line) => (isAbsurd(line) ? md(line) : line))
    .join('\n');
}

function safeBlocks(markdown: string, tell: (change: Change) => void): string[] {
  if (NEEDS_WHOLE.some((pattern) => pattern.test(markdown))) return blocksOf(safe(markdown, undefined, tell));
  const blocks = blocksOf(markdown);
  const made = blocks.map((block, at) => (isSuspicious(block) ? safe(block, blocks[at + 1], tell) : block));
  return made.filter((block) => block !== '');
}

/** The same text for a canvas, at most `limit` characters, and what people should know of the difference. Pure. */
export function toCanvas(
  markdown: string,
  limit: number = CANVAS_LIMIT,
): { markdown: string; notes: string[] } {
  const changes = new Set<Change | 'cut'>();
  const blocks = safeBlocks(calmed(markdown.replace(/\r\n?/g, '\n')), (change) => changes.add(change));
  const { kept, isCut } = fitting(blocks, limit - ENDING.length - 1);
  if (isCut) changes.add('cut');
  const all = isCut ? [...kept, ENDING] : kept;
  return { markdown: `${all.join('\n\n')}\n`, notes: [...changes].map((change) => CHANGES[change]) };
}
