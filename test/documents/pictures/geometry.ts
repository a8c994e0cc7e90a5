// Owns reading back where the texts of a drawn SVG stand, so that tests can say what a person would see.
import { widthOf } from '../../../src/documents/pictures/text/font.ts';

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

function boxOf(tag: string, escaped: string, dx: number, dy: number): TextBox {
  const text = unescaped(escaped);
  const size = Number(attribute(tag, 'font-size'));
  const width = widthOf(text, size, attribute(tag, 'font-weight') === '600' ? 'bold' : 'plain');
  const anchor = attribute(tag, 'text-anchor');
  const x = Number(attribute(tag, 'x')) + dx;
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  const base = Number(attribute(tag, 'y')) + dy;
  return { text, left, right: left + width, top: base - size * 0.75, bottom: base + size * 0.2 };
}

/** Every text with the room it takes, in CSS pixels of the whole picture. */
export function textsOf(svg: string): TextBox[] {
  const offsets = [{ x: 0, y: 0 }];
  const boxes: TextBox[] = [];
  for (const [tag, , text] of svg.matchAll(/<(g|\/g|text)[^>]*>(?:([^<]*)<\/text>)?/g)) {
    const here = offsets.at(-1) ?? { x: 0, y: 0 };
    const [, x, y] = /translate\((\S+) (\S+)\)/.exec(tag) ?? [];
    if (tag.startsWith('<g')) offsets.push({ x: here.x + Number(x), y: here.y + Number(y) });
    else if (tag.startsWith('</g')) offsets.pop();
    else boxes.push(boxOf(tag, text ?? '', here.x, here.y));
  }
  return boxes;
}

/** The size of the picture in CSS pixels. */
export function sizeOf(svg: string): { width: number; height: number } {
  return { width: Number(attribute(svg, 'width')), height: Number(attribute(svg, 'height')) };
}

/** Pairs of texts that touch. */
export function overlaps(boxes: readonly TextBox[]): string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} / ${b.text}`),
  );
}
