// Owns how wide text is in the fonts that are shipped: read from the font files, so that no box is drawn too small.
import { type Face, fontFile } from './font-file.ts';

type Advances = (codePoint: number) => number | null;

function readAdvances(face: Face): Advances {
  const { view, table, glyphOf } = fontFile(face);
  const [hmtx, metrics] = [table('hmtx'), view.getUint16(table('hhea') + 34)];
  const known = new Map<number, number | null>();
  return (codePoint) => {
    const advance = known.get(codePoint);
    if (advance !== undefined) return advance;
    const glyph = glyphOf(codePoint);
    const read = glyph === 0 ? null : view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1));
    known.set(codePoint, read);
    return read;
  };
}

const fonts = new Map<Face, Advances>();

/** How far a sign leads on, in units of the font; null where the font cannot draw it. */
export function advanceOf(codePoint: number, face: Face): number | null {
  const advances = fonts.get(face) ?? readAdvances(face);
  fonts.set(face, advances);
  return advances(codePoint);
}

/** Whether the shipped fonts can draw this code point. */
export function canDraw(codePoint: number): boolean {
  return advanceOf(codePoint, 'plain') !== null;
}

/** The width of a line in CSS pixels; the fonts have no kerning. */
export function widthOf(text: string, size: number, face: Face = 'plain'): number {
  let units = 0;
  for (const sign of text) units += advanceOf(sign.codePointAt(0) ?? 32, face) ?? 0;
  return (units * size) / fontFile(face).unitsPerEm;
}
