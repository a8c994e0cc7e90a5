// Owns reading the font files that are shipped (OpenType): their tables, and which glyph stands for a sign. They hold the
// signs of Latin, Greek, Cyrillic, punctuation, arrows and shapes, without kerning and without ligatures.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `bold` is Inter SemiBold. */
export type Face = 'plain' | 'bold';

const FILES: Readonly<Record<Face, string>> = { plain: 'Inter-Regular.ttf', bold: 'Inter-SemiBold.ttf' };

/** A font file as it is read. */
export interface FontFile {
  readonly view: DataView;
  /** Where a table begins. Throws where there is none. */
  readonly table: (tag: string) => number;
  /** The glyph of a code point; 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  readonly unitsPerEm: number;
}

function tableFinder(view: DataView): FontFile['table'] {
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
function glyphFinder(view: DataView, cmap: number): FontFile['glyphOf'] {
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

function readFont(face: Face): FontFile {
  const bytes = readFileSync(
    fileURLToPath(new URL(`../../../../assets/fonts/${FILES[face]}`, import.meta.url)),
  );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tableFinder(view);
  const glyphOf = glyphFinder(view, table('cmap'));
  return { view, table, glyphOf, unitsPerEm: view.getUint16(table('head') + 18) };
}

const files = new Map<Face, FontFile>();

/** The font of a face, read once. */
export function fontFile(face: Face): FontFile {
  const file = files.get(face) ?? readFont(face);
  files.set(face, file);
  return file;
}
