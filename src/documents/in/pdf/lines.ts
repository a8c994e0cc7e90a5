// Lines as they stand on a page, put together from runs. Pure.
import type { Page, Run } from './page.ts';

/** A printed line. Lengths in points. */
export interface Line {
  readonly y: number;
  readonly x: number;
  readonly endX: number;
  readonly size: number;
  /** Pieces with wide gaps between, as the cells of a table; at least one. */
  readonly cells: readonly string[];
  readonly runs: readonly Run[];
}

// In parts of the letter size: what counts as the same line, a space, the next column.
const SAME_LINE = 0.5;
const SPACE = 0.15;
const COLUMN = 1.3;

/** The lines in the order they are drawn, which is the order of reading in nearly all files. Pure. */
export function linesOf(runs: readonly Run[]): readonly Line[] {
  const groups: Run[][] = [];
  for (const run of runs) {
    if (run.text.trim() === '') continue;
    const group = groups.at(-1);
    if (group !== undefined && continues(group, run)) group.push(run);
    else groups.push([run]);
  }
  return groups.map(toLine);
}

/** The line's text. Pure. */
export function textOf(line: Line): string {
  return line.cells.join(' ');
}

/**
 * The pages without the lines that come back at the same edge of most pages: headers, footers, page numbers.
 * Pages of fewer than three lines, and files of fewer than three pages, stay whole. Pure.
 */
export function dropRepeated(pages: readonly Page[]): readonly Page[] {
  const edgesOf = pages.map(({ runs }) => edges(linesOf(runs)));
  const seen = new Map<string, number>();
  for (const lines of edgesOf) {
    for (const key of new Set(lines.map(edgeKey))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const most = Math.max(3, Math.ceil(pages.length * 0.6));
  return pages.map((page, index) => {
    const repeated = (edgesOf[index] ?? []).filter((line) => (seen.get(edgeKey(line)) ?? 0) >= most);
    const dropped = new Set(repeated.flatMap(({ runs }) => runs));
    return { ...page, runs: page.runs.filter((run) => !dropped.has(run)) };
  });
}

function edges(page: readonly Line[]): readonly Line[] {
  if (page.length < 3) return [];
  const sorted = page.toSorted((left, right) => right.y - left.y);
  return [...sorted.slice(0, 2), ...sorted.slice(-2)];
}

function edgeKey(line: Line): string {
  return `${Math.round(line.y / 4)} ${textOf(line).replaceAll(/\d+/g, '#').replaceAll(/\s+/g, ' ')}`;
}

function continues(group: readonly Run[], run: Run): boolean {
  const last = group.at(-1);
  if (last === undefined) return false;
  const size = Math.max(last.size, run.size, 1);
  return Math.abs(last.y - run.y) < size * SAME_LINE && run.x > last.x + last.width - size;
}

function toLine(runs: readonly Run[]): Line {
  const [first] = runs;
  const last = runs.at(-1);
  const weights = runs.map((run) => ({ size: run.size, letters: run.text.length }));
  const size = weights.reduce((best, next) => (next.letters > best.letters ? next : best)).size;
  const place = { y: first?.y ?? 0, x: first?.x ?? 0, endX: (last?.x ?? 0) + (last?.width ?? 0) };
  return { ...place, size, cells: cellsOf(runs), runs };
}

function cellsOf(runs: readonly Run[]): readonly string[] {
  const cells: string[] = [];
  let endX: number | null = null;
  for (const run of runs) {
    const gap = endX === null ? 0 : (run.x - endX) / Math.max(run.size, 1);
    const last = cells.pop();
    if (last === undefined) cells.push(run.text);
    else if (gap > COLUMN) cells.push(last, run.text);
    else cells.push(`${last}${gap > SPACE ? ' ' : ''}${run.text}`);
    endX = run.x + run.width;
  }
  return cells.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}
