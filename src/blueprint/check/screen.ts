// Owns how much fits one screen of a canvas, and how high Markdown stands there. Knows no guide.
import { cellsOf } from './markdown.ts';

/** One screen. A canvas in a window of 1080 pixels shows about 48 lines of 20 pixels below Slack's own bars, each of
 *  about 110 characters. The first page keeps it, so that the decision is read without scrolling. */
export const SCREEN = { lines: 48, width: 110 } as const;

const RULE = /^[\s|:-]+$/;

/** The lines that a text of so many characters takes. Pure. */
export function linesOf(characters: number, width: number = SCREEN.width): number {
  return Math.ceil(characters / width);
}

/** A row is as high as its fullest cell; the rule below a header has no height. */
function rowLines(cells: readonly string[]): number {
  if (cells.every((cell) => RULE.test(cell))) return 0;
  const width = SCREEN.width / cells.length;
  return Math.max(...cells.map((cell) => linesOf(cell.trim().length, width)));
}

/** The height of lines on a screen: long ones wrap, empty ones close up. Pure. */
export function screenLines(lines: readonly string[]): number {
  return lines.reduce((sum, line) => {
    const cells = cellsOf(line);
    return sum + (cells ? rowLines(cells) : linesOf(line.trim().length));
  }, 0);
}
