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

/** What is not broken, measured once: alone, and with the space after it. */
interface Token {
  readonly text: string;
  readonly width: number;
  readonly withSpace: number;
}

/** Where a line may break: after spaces, and after a hyphen or stroke inside a word. */
function tokensOf(text: string, { size, face }: Style): Token[] {
  return text.split(/(?<=\s)(?=\S)|(?<=\w[-/])(?=\w)/).map((token) => ({
    text: token,
    width: widthOf(token.trimEnd(), size, face),
    withSpace: widthOf(token, size, face),
  }));
}

/** A word that is wider than the line, cut into pieces that fit: a text is never cut off. */
function pieces({ text }: Token, style: Style, room: number): Token[] {
  const parts: Token[] = [];
  for (const sign of text) {
    const [last, width] = [parts.at(-1), widthOf(sign, style.size, style.face)];
    if (last && last.width + width <= room) {
      const longer = last.width + width;
      parts[parts.length - 1] = { text: last.text + sign, width: longer, withSpace: longer };
    } else parts.push({ text: sign, width, withSpace: width });
  }
  return parts;
}

function wrapped(tokens: readonly Token[], style: Style, room: number): string[] {
  const lines: { text: string; width: number }[] = [];
  for (const token of tokens.flatMap((it) => (it.width <= room ? [it] : pieces(it, style, room)))) {
    const last = lines.at(-1);
    if (!last || last.width + token.width > room) lines.push({ text: token.text, width: token.withSpace });
    else {
      last.text += token.text;
      last.width += token.withSpace;
    }
  }
  return lines.map(({ text }) => text.trimEnd());
}

function blockOf(lines: readonly string[], style: Style): Block {
  const width = Math.max(...lines.map((line) => widthOf(line, style.size, style.face)));
  return { lines, style, width, height: lines.length * style.leading };
}

/** The text broken into lines of at most `maxWidth`, each as full as it can be: for reading. Pure. */
export function fill(text: string, style: Style, maxWidth: number): Block {
  return blockOf(wrapped(tokensOf(text, style), style, maxWidth), style);
}

/** The text broken into lines of at most `maxWidth`, as even in length as their number allows: for labels. Pure. */
export function wrap(text: string, style: Style, maxWidth: number): Block {
  const tokens = tokensOf(text, style);
  const longest = Math.max(...tokens.map((token) => token.width));
  let lines = wrapped(tokens, style, maxWidth);
  for (let room = maxWidth - 8; lines.length > 1 && room >= longest; room -= 8) {
    const narrower = wrapped(tokens, style, room);
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return blockOf(lines, style);
}

/** The width of the longest word: the narrowest that the text can be without cutting one. Pure. */
export function longestWord(text: string, style: Style): number {
  return Math.max(...tokensOf(text, style).map((token) => token.width));
}

/** The width of the widest. Pure. */
export function widthOfBlocks(blocks: readonly Block[]): number {
  return Math.max(0, ...blocks.map((block) => block.width));
}
