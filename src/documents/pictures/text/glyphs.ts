// Owns the shapes of glyphs as the font files hold them (OpenType, "glyf"): closed contours of straight lines and
// quadratic splines, in units of the font, y upwards.
import type { FontFile } from './font-file.ts';

/** A point of a contour; what is not on it bends the lines to its neighbours. */
export interface Knot {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}
export type Contour = readonly Knot[];

/** Flags of a point. */
const ON = 0x01;
const SHORT = { x: 0x02, y: 0x04 } as const;
const REPEATED = 0x08;
/** For a short step: forwards. For a long one: there is none. */
const SAME = { x: 0x10, y: 0x20 } as const;

/** Flags of a part of a glyph that is put together from others. */
const WORDS = 0x0001;
const OFFSETS = 0x0002;
const MORE = 0x0020;
/** Parts that are scaled or turned, which the shipped fonts do not have. */
const CHANGED = 0x0008 | 0x0040 | 0x0080;

interface Cursor {
  readonly skip: (bytes: number) => void;
  readonly u8: () => number;
  readonly i8: () => number;
  readonly u16: () => number;
  readonly i16: () => number;
}

function cursorAt(view: DataView, start: number): Cursor {
  let at = start;
  const next = (bytes: number): number => {
    at += bytes;
    return at - bytes;
  };
  return {
    skip: next,
    u8: () => view.getUint8(next(1)),
    i8: () => view.getInt8(next(1)),
    u16: () => view.getUint16(next(2)),
    i16: () => view.getInt16(next(2)),
  };
}

function flagsOf(cursor: Cursor, count: number): number[] {
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = cursor.u8();
    const times = flag & REPEATED ? cursor.u8() + 1 : 1;
    for (let time = 0; time < times; time += 1) flags.push(flag);
  }
  return flags;
}

/** Each point is written as its step from the one before. */
function coordinatesOf(cursor: Cursor, flags: readonly number[], axis: 'x' | 'y'): number[] {
  let at = 0;
  return flags.map((flag) => {
    if (flag & SHORT[axis]) at += flag & SAME[axis] ? cursor.u8() : -cursor.u8();
    else if (!(flag & SAME[axis])) at += cursor.i16();
    return at;
  });
}

function simple(cursor: Cursor, count: number): Contour[] {
  const ends = Array.from({ length: count }, cursor.u16);
  cursor.skip(cursor.u16());
  const flags = flagsOf(cursor, (ends.at(-1) ?? -1) + 1);
  const [xs, ys] = [coordinatesOf(cursor, flags, 'x'), coordinatesOf(cursor, flags, 'y')];
  const knots = flags.map((flag, at) => ({ x: xs[at] ?? 0, y: ys[at] ?? 0, isOn: (flag & ON) !== 0 }));
  return ends.map((end, at) => knots.slice((ends[at - 1] ?? -1) + 1, end + 1));
}

function composed(cursor: Cursor, file: FontFile): Contour[] {
  const contours: Contour[] = [];
  let flags = MORE;
  while (flags & MORE) {
    flags = cursor.u16();
    if (flags & CHANGED || !(flags & OFFSETS)) throw new Error('The font has a glyph with changed parts');
    const part = contoursOf(file, cursor.u16());
    const read = flags & WORDS ? cursor.i16 : cursor.i8;
    const [dx, dy] = [read(), read()];
    contours.push(...part.map((contour) => contour.map((it) => ({ ...it, x: it.x + dx, y: it.y + dy }))));
  }
  return contours;
}

/** Where a glyph is written: offsets are long or half of their value. */
function placeOf({ view, table }: FontFile, glyph: number): number {
  const isLong = view.getInt16(table('head') + 50) === 1;
  return isLong ? view.getUint32(table('loca') + 4 * glyph) : 2 * view.getUint16(table('loca') + 2 * glyph);
}

/** The contours of a glyph; none for a space. Throws where a glyph is built in a way that the shipped fonts do not use. */
export function contoursOf(file: FontFile, glyph: number): Contour[] {
  const start = placeOf(file, glyph);
  if (start === placeOf(file, glyph + 1)) return [];
  const cursor = cursorAt(file.view, file.table('glyf') + start);
  const count = cursor.i16();
  cursor.skip(8);
  return count < 0 ? composed(cursor, file) : simple(cursor, count);
}
