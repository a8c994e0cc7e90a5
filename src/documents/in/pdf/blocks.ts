// What a page of a PDF holds, in reading order, and how that is written as Markdown.

import { goesOn } from './flow.ts';
import { writeTable } from './table.ts';

/** One piece of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'item'; readonly depth: number; readonly marker: string; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly hasHead: boolean };

/** All pages' blocks in one list; what the end of a page had cut is whole again. Pure. */
export function joinPages(pages: readonly (readonly Block[])[]): readonly Block[] {
  const joined: Block[] = [];
  for (const page of pages) {
    const [first, ...rest] = page;
    const last = joined.at(-1);
    const merged = first && last ? mergeBlocks(last, first) : null;
    if (merged === null) joined.push(...page);
    else joined.splice(-1, 1, merged, ...rest);
  }
  return joined;
}

/** The blocks as Markdown. Pure. */
export function writeBlocks(blocks: readonly Block[]): string {
  let markdown = '';
  for (const [index, block] of blocks.entries()) {
    const isTight = block.kind === 'item' && blocks[index - 1]?.kind === 'item';
    markdown += `${index === 0 ? '' : isTight ? '\n' : '\n\n'}${writeBlock(block)}`;
  }
  return markdown;
}

function mergeBlocks(last: Block, first: Block): Block | null {
  if (last.kind === 'table' && first.kind === 'table') {
    const fits = !first.hasHead && last.rows[0]?.length === first.rows[0]?.length;
    return fits ? { ...last, rows: [...last.rows, ...first.rows] } : null;
  }
  const isText = last.kind === 'paragraph' || last.kind === 'item';
  if (!isText || first.kind !== 'paragraph' || !goesOn(last.text, first.text)) return null;
  return { ...last, text: `${last.text} ${first.text}` };
}

/** One block as Markdown. Pure. */
export function writeBlock(block: Block): string {
  if (block.kind === 'heading') return `${'#'.repeat(block.level)} ${block.text}`;
  if (block.kind === 'item') return `${'  '.repeat(block.depth)}${block.marker} ${block.text}`;
  if (block.kind === 'code') return `\`\`\`\n${block.text}\n\`\`\``;
  if (block.kind === 'table') return writeTable(block.rows);
  return block.text;
}
