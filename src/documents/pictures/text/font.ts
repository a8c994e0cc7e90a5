// Owns how wide text is in the fonts that are shipped: read from the font files, so that no box is drawn too small.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `bold` is Inter SemiBold. */
export type Face = 'plain' | 'bold';

const FILES: Readonly<Record<Face, string>> = { plain: 'Inter-Regular.ttf', bold: 'Inter-SemiBold.ttf' };

function pathOf(face: Face): string {
  return fileURLToPath(new URL(`../../../../assets/fonts/${FILES[face]}`, import.meta.url));
}

/** The font files, for the renderer, which reads one again for each glyph: they hold the signs of Latin, Greek, Cyrillic,
 *  punctuation, arrows and shapes, without kerning, which `widthOf` does not know either. */
export const FONT_FILES: readonly string[] = [pathOf('plain'), pathOf('bold')];
/** The family that both files belong to. */
export const FONT_FAMILY = 'Inter';

interface Font {
  readonly advanceOf: (codePoint: number) => number | null;
  readonly unitsPerEm: number;
}

function tableFinder(view: DataView): (tag: string) => number {
  const tags = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
    tags.set(tag, view.getUint32(at + 8));
  }
  return (tag) => {
    const at = tags.get(tag);
    if (at === undefined) throw new Error(`The font has no table ${tag}`);
    return at;
  };
}

/** Glyph by code point from the character map of format 12, which Inter's files have (OpenType, "cmap"). */
function glyphsOf(view: DataView, cmap: number): (codePoint: number) => number {
  const count = view.getUint16(cmap + 2);
  const offsets = Array.from(
    { length: count },
    (_, index) => view.getUint32(cmap + 4 + index * 8 + 4) + cmap,
  );
  const at = offsets.find((offset) => view.getUint16(offset) === 12);
  if (at === undefined) throw new Error('The font has no character map of format 12');
  const groups = Array.from({ length: view.getUint32(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12;
    return [view.getUint32(group), view.getUint32(group + 4), view.getUint32(group + 8)] as const;
  });
  return (codePoint) => {
    const group = groups.find(([first, last]) => first <= codePoint && codePoint <= last);
    return group ? group[2] + codePoint - group[0] : 0;
  };
}

function readFont(face: Face): Font {
  const bytes = readFileSync(pathOf(face));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tableFinder(view);
  const glyphOf = glyphsOf(view, table('cmap'));
  const [hmtx, metrics] = [table('hmtx'), view.getUint16(table('hhea') + 34)];
  const advances = new Map<number, number | null>();
  const advanceOf = (codePoint: number): number | null => {
    const known = advances.get(codePoint);
    if (known !== undefined) return known;
    const glyph = glyphOf(codePoint);
    const advance = glyph === 0 ? null : view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1));
    advances.set(codePoint, advance);
    return advance;
  };
  return { advanceOf, unitsPerEm: view.getUint16(table('head') + 18) };
}

const fonts = new Map<Face, Font>();
function fontOf(face: Face): Font {
  const font = fonts.get(face) ?? readFont(face);
  fonts.set(face, font);
  return font;
}

/** Whether the shipped fonts can draw this code point. */
export function canDraw(codePoint: number): boolean {
  return fontOf('plain').advanceOf(codePoint) !== null;
}

/** The width of a line in CSS pixels, kerning left out. */
export function widthOf(text: string, size: number, face: Face = 'plain'): number {
  const { advanceOf, unitsPerEm } = fontOf(face);
  const units = [...text].reduce((sum, sign) => sum + (advanceOf(sign.codePointAt(0) ?? 32) ?? 0), 0);
  return (units * size) / unitsPerEm;
}
