// A page read by the file's own tags: headings, lists and tables as their author made them. Pure.
import { type Block, writeBlock } from './blocks.ts';
import { flow } from './flow.ts';
import type { Page, Run, Tag } from './page.ts';

type TextOf = (tag: Tag | string) => string;

const BLOCK_ROLE =
  /^(?:Document|DocumentFragment|Part|Sect|Art|Div|BlockQuote|TOC|TOCI|Index|P|H[1-6]?|Title|L|LI|Table|Figure|Caption|Note|Aside)$/;
const BULLET = /^[•◦▪●○■‣\uF0B7]\s*/;
// The rest may be page headers that come once; more is text its author's program forgot to tag.
const ENOUGH = 0.9;

/** The page's blocks in the order of its tags, or null where they would leave out more than a little text. Pure. */
export function blocksByTags(page: Page): readonly Block[] | null {
  if (page.tags === null) return null;
  const blocks = blocksOf(page.tags, makeTextOf(page.runs), 0).filter(isFilled);
  const all = lettersIn(page.runs.map(({ text }) => text).join(''));
  return lettersIn(blocks.map(writeBlock).join('')) >= all * ENOUGH ? blocks : null;
}

function makeTextOf(runs: readonly Run[]): TextOf {
  const byId = new Map<string, string>();
  for (const { tagId, text, endsLine } of runs) {
    if (tagId !== null) byId.set(tagId, `${byId.get(tagId) ?? ''}${text}${endsLine ? '\n' : ''}`);
  }
  const textOf: TextOf = (tag) =>
    typeof tag === 'string' ? (byId.get(tag) ?? '') : tag.children.map((child) => textOf(child)).join('');
  return textOf;
}

function blocksOf(tag: Tag, textOf: TextOf, depth: number): readonly Block[] {
  const level = headingLevel(tag.role);
  if (level !== null) return [{ kind: 'heading', level, text: flow(textOf(tag)) }];
  if (tag.role === 'L') return tag.children.flatMap((child) => itemBlocks(child, textOf, depth));
  if (tag.role === 'Table') return tableBlocks(tag, textOf);
  if (tag.role === 'Figure' && tag.alt) return [{ kind: 'paragraph', text: `![${flow(tag.alt)}](figure)` }];
  return groupChildren(tag, textOf, depth);
}

// Text between blocks is a paragraph of its own.
function groupChildren(tag: Tag, textOf: TextOf, depth: number): readonly Block[] {
  const blocks: Block[] = [];
  let inline = '';
  const close = (): void => {
    blocks.push({ kind: 'paragraph', text: flow(inline) });
    inline = '';
  };
  for (const child of tag.children) {
    if (typeof child !== 'string' && (holdsBlock(child) || isCodeBlock(child, tag, textOf))) {
      close();
      const isCode = !holdsBlock(child);
      blocks.push(...(isCode ? [codeBlock(textOf(child))] : blocksOf(child, textOf, depth)));
    } else inline += textOf(child);
  }
  close();
  return blocks;
}

function itemBlocks(item: Tag | string, textOf: TextOf, depth: number): readonly Block[] {
  if (typeof item === 'string') return [{ kind: 'paragraph', text: flow(textOf(item)) }];
  if (item.role === 'L') return blocksOf(item, textOf, depth + 1);
  const label = item.children.find((child) => typeof child !== 'string' && child.role === 'Lbl');
  const lists = tagsIn(item, isList).flatMap((list) => blocksOf(list, textOf, depth + 1));
  const own = item.children.filter((child) => child !== label);
  const text = flow(own.map((child) => spacedText(child, textOf, isList)).join('')).replace(BULLET, '');
  const marker = /^\(?\w{1,4}[.)]$/.exec(flow(label === undefined ? '' : textOf(label)))?.[0] ?? '-';
  return [{ kind: 'item', depth, marker, text }, ...lists];
}

function tableBlocks(table: Tag, textOf: TextOf): readonly Block[] {
  const rows = tagsIn(table, (tag) => tag.role === 'TR').map((row) => tagsIn(row, isCell));
  const hasHead = rows[0]?.every(({ role }) => role === 'TH') ?? false;
  const texts = rows.map((row) => row.map((cell) => flow(spacedText(cell, textOf))));
  const caption: Block = { kind: 'paragraph', text: flow(spacedText(table, textOf, isCell)) };
  return [caption, { kind: 'table', hasHead, rows: texts }];
}

function codeBlock(text: string): Block {
  return { kind: 'code', text: text.replaceAll(/^\n+|\s+$/g, '') };
}

// Code in the middle of a sentence is not a block.
function isCodeBlock(tag: Tag, parent: Tag, textOf: TextOf): boolean {
  return parent.role !== 'P' && isAllCode(tag, textOf) && textOf(tag).trim().includes('\n');
}

function isAllCode(tag: Tag | string, textOf: TextOf): boolean {
  if (typeof tag === 'string') return textOf(tag).trim() === '';
  return (
    tag.role === 'Code' ||
    (tag.children.length > 0 && tag.children.every((child) => isAllCode(child, textOf)))
  );
}

function headingLevel(role: string): number | null {
  if (role === 'Title' || role === 'H') return role === 'Title' ? 1 : 2;
  const level = /^H([1-6])$/.exec(role)?.[1];
  return level === undefined ? null : Number(level);
}

// As one line: paragraphs inside of a cell or an item must not run together.
function spacedText(
  tag: Tag | string,
  textOf: TextOf,
  isLeftOut: (tag: Tag) => boolean = () => false,
): string {
  if (typeof tag === 'string') return textOf(tag);
  if (isLeftOut(tag)) return '';
  const text = tag.children.map((child) => spacedText(child, textOf, isLeftOut)).join('');
  return BLOCK_ROLE.test(tag.role) ? ` ${text} ` : text;
}

function isList(tag: Tag): boolean {
  return tag.role === 'L';
}

function isCell(tag: Tag): boolean {
  return tag.role === 'TD' || tag.role === 'TH';
}

// The outermost tags of a kind below this one.
function tagsIn(tag: Tag, isWanted: (tag: Tag) => boolean): readonly Tag[] {
  const tags = tag.children.filter((child) => typeof child !== 'string');
  return tags.flatMap((child) => (isWanted(child) ? [child] : tagsIn(child, isWanted)));
}

function holdsBlock(tag: Tag): boolean {
  return (
    BLOCK_ROLE.test(tag.role) || tag.children.some((child) => typeof child !== 'string' && holdsBlock(child))
  );
}

function isFilled(block: Block): boolean {
  return block.kind === 'table' ? block.rows.length > 0 : block.text !== '';
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
