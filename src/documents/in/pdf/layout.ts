// A page read by its looks, for files without tags: letter sizes make headings, gaps make paragraphs and cells. Pure.
import type { Block } from './blocks.ts';
import { flow, goesOn } from './flow.ts';
import { type Line, textOf } from './lines.ts';

/** What is usual in a file: the letter size of its text, the sizes of its headings from large to small, line gap. */
export interface Style {
  readonly bodySize: number;
  readonly headingSizes: readonly number[];
  readonly gap: number;
}

interface Sample {
  readonly value: number;
  readonly weight: number;
}

const HEADING_RATIO = 1.08;
const HEADING_CHARS = 160;
const MAX_LEVEL = 6;
const PARAGRAPH_GAP = 1.35;
const BULLET = /^(?:[•◦▪●○■‣⁃∙\uF0B7\uF0A7]\s*|[-–—*]\s+)(?=\S)/;
const NUMBER = /^(\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)/i;

/** The style that most of the text has. Pure. */
export function styleOf(lines: readonly Line[]): Style {
  const bodySize = mode(lines.map((line) => ({ value: half(line.size), weight: textOf(line).length })));
  const larger = lines.filter(
    (line) => line.size > bodySize * HEADING_RATIO && textOf(line).length <= HEADING_CHARS,
  );
  const headingSizes = [...new Set(larger.map(({ size }) => half(size)))].sort((left, right) => right - left);
  const gaps = lines.flatMap((line, index) => gapAfter(lines[index - 1], line, bodySize));
  return { bodySize, headingSizes, gap: mode(gaps) || bodySize * 1.2 };
}

/** The page's blocks from top to bottom. Pure. */
export function blocksByLayout(lines: readonly Line[], style: Style): readonly Block[] {
  const blocks: Block[] = [];
  let open: Line[] = [];
  const close = (): void => {
    if (open.length > 0) blocks.push(...toBlocks(open, style));
    open = [];
  };
  for (const line of lines) {
    const last = open.at(-1);
    if (last !== undefined && !belongs(last, line, open, style)) close();
    open.push(line);
  }
  close();
  return blocks;
}

function belongs(last: Line, line: Line, open: readonly Line[], style: Style): boolean {
  const level = levelOf(line, style);
  if (level !== levelOf(last, style)) return false;
  const drop = last.y - line.y;
  const isNear = drop > 0 && drop <= Math.max(style.gap, line.size * 1.15) * PARAGRAPH_GAP;
  if (level !== null) return isNear;
  if (isRow(line) || isRow(last)) return isRow(line) && isRow(last) && drop > 0 && drop < style.gap * 4;
  if (startsItem(line)) return false;
  // A column's end: the sentence goes on at the top of the next.
  if (!isNear) return drop < 0 && goesOn(textOf(last), textOf(line));
  return !endsEarly(last, line, open);
}

// A short line that ends a sentence ends its paragraph, even without a gap below it.
function endsEarly(last: Line, line: Line, open: readonly Line[]): boolean {
  const width = Math.max(line.endX, ...open.map(({ endX }) => endX)) - (open[0]?.x ?? 0);
  return (
    /[.!?:]$/.test(textOf(last)) && last.endX - last.x < width * 0.7 && /^[\p{Lu}\d]/u.test(textOf(line))
  );
}

function toBlocks(lines: readonly Line[], style: Style): readonly Block[] {
  const [first] = lines;
  if (first === undefined) return [];
  const text = flow(lines.map(textOf).join('\n'));
  const level = levelOf(first, style);
  if (level !== null) return [{ kind: 'heading', level, text }];
  if (isRow(first) && lines.length > 1)
    return [{ kind: 'table', hasHead: false, rows: lines.map(({ cells }) => cells) }];
  const bullet = BULLET.exec(text);
  if (bullet !== null) return [{ kind: 'item', depth: 0, marker: '-', text: text.slice(bullet[0].length) }];
  const number = NUMBER.exec(text);
  if (number !== null)
    return [{ kind: 'item', depth: 0, marker: number[1] ?? '', text: text.slice(number[0].length) }];
  return [{ kind: 'paragraph', text }];
}

function levelOf(line: Line, style: Style): number | null {
  const at = style.headingSizes.indexOf(half(line.size));
  return at < 0 || textOf(line).length > HEADING_CHARS ? null : Math.min(at + 1, MAX_LEVEL);
}

function startsItem(line: Line): boolean {
  return BULLET.test(textOf(line)) || NUMBER.test(textOf(line));
}

// A bullet or number with a wide gap behind it is an item, not a row of a table.
function isRow(line: Line): boolean {
  return line.cells.length > 1 && !startsItem(line);
}

// Rows of a table stand wider apart than the lines of a paragraph.
function gapAfter(before: Line | undefined, line: Line, bodySize: number): readonly Sample[] {
  const drop = before === undefined || isRow(before) || isRow(line) ? 0 : before.y - line.y;
  return drop > bodySize * 0.8 && drop < bodySize * 3 ? [{ value: half(drop), weight: 1 }] : [];
}

function mode(samples: readonly Sample[]): number {
  const weights = new Map<number, number>();
  for (const { value, weight } of samples) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

function half(points: number): number {
  return Math.round(points * 2) / 2;
}
