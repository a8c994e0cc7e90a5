// Owns the breaking of text into lines that fit, and the size of what comes out.
import { widthOf } from './font.ts';
import type { Face } from './font-file.ts';

/** How a text looks. `size` and `leading` (the distance of base lines) in CSS pixels. */
export interface Style {
  readonly size: number;
  readonly leading: number;
  readonly face: Face;
  readonly color: string;
}

/** Lines in one style, with the room they take. */
export interface Block {
  readonly lines: readonly string[];
  readonly style: Style;
  readonly width: number;
  readonly height: number;
}

/** A word that is wider than the line, cut into pieces that fit: a text is never cut off. */
function pieces(word: string, fits: (text: string) => boolean): string[] {
  const parts: string[] = [];
  for (const sign of word) {
    const last = parts.at(-1);
    if (last !== undefined && fits(last + sign)) parts[parts.length - 1] = last + sign;
    else parts.push(sign);
  }
  return parts;
}

/** Where a line may break: after spaces, and after a hyphen or stroke inside a word. */
function tokensOf(text: string): string[] {
  return text.split(/(?<=\s)(?=\S)|(?<=\w[-/])(?=\w)/);
}

function wrapped(text: string, fits: (text: string) => boolean): string[] {
  const tokens = tokensOf(text).flatMap((token) => (fits(token.trimEnd()) ? [token] : pieces(token, fits)));
  const lines: string[] = [];
  for (const token of tokens) {
    const last = lines.at(-1);
    if (last !== undefined && fits((last + token).trimEnd())) lines[lines.length - 1] = last + token;
    else lines.push(token);
  }
  return lines.map((line) => line.trimEnd());
}

function blockOf(lines: readonly string[], style: Style): Block {
  const width = Math.max(...lines.map((line) => widthOf(line, style.size, style.face)));
  return { lines, style, width, height: lines.length * style.leading };
}

function fitsIn(room: number, style: Style): (line: string) => boolean {
  return (line) => widthOf(line, style.size, style.face) <= room;
}

/** The text broken into lines of at most `maxWidth`, each as full as it can be: for reading. Pure. */
export function fill(text: string, style: Style, maxWidth: number): Block {
  return blockOf(wrapped(text, fitsIn(maxWidth, style)), style);
}

/** The text broken into lines of at most `maxWidth`, as even in length as their number allows: for labels. Pure. */
export function wrap(text: string, style: Style, maxWidth: number): Block {
  const count = wrapped(text, fitsIn(maxWidth, style)).length;
  const longest = longestWord(text, style);
  let room = maxWidth;
  while (count > 1 && room - 8 >= longest && wrapped(text, fitsIn(room - 8, style)).length === count)
    room -= 8;
  return blockOf(wrapped(text, fitsIn(room, style)), style);
}

/** The width of the longest word: the narrowest that the text can be without cutting one. Pure. */
export function longestWord(text: string, { size, face }: Style): number {
  return Math.max(...tokensOf(text).map((token) => widthOf(token.trimEnd(), size, face)));
}

/** The width of the widest. Pure. */
export function widthOfBlocks(blocks: readonly Block[]): number {
  return Math.max(0, ...blocks.map((block) => block.width));
}
