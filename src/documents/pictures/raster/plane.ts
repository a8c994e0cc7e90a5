// Owns the pixels of a picture while it is drawn: one byte each, the number of a colour, in rows as PNG packs them.
import { FULL } from './coverage.ts';

/** As many as a byte can name. */
const MOST = 256;
/** Colours of edges that differ by less than this in each channel are one: nobody sees it, and fewer pack better. */
const ROUGH = 0xf8f8f8;

/** Colours as 0xRRGGBB. `rows` is what PNG packs (ISO 15948, 9): before the pixels of each row a 0, "no filter". */
export interface Indexed {
  readonly width: number;
  readonly height: number;
  readonly rows: Uint8Array;
  readonly colours: readonly number[];
}

/** What covers pixels with a colour. */
export interface Ink {
  readonly index: number;
  /** Of a ground and a level, at `ground * (FULL + 1) + level`: the colour that comes out; -1 where it is not known. */
  readonly mixes: Int16Array;
}

export interface Plane extends Indexed {
  /** The ink of a colour, "#rrggbb". */
  readonly inkOf: (colour: string) => Ink;
  /** The colour that comes out where an ink covers a ground by a level. */
  readonly mix: (ink: Ink, ground: number, level: number) => number;
  /** Covers a part of a row; what lies outside the picture is left out. */
  readonly cover: (ink: Ink, y: number, from: number, to: number, level: number) => void;
}

function channels(colour: number): readonly [number, number, number] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function between(ground: number, ink: number, level: number): number {
  const [of, to] = [channels(ground), channels(ink)];
  const [r, g, b] = [0, 1, 2].map((at) =>
    Math.round((of[at] ?? 0) + (((to[at] ?? 0) - (of[at] ?? 0)) * level) / FULL),
  );
  return ((r ?? 0) << 16) | ((g ?? 0) << 8) | (b ?? 0);
}

function distance(a: number, b: number): number {
  const [of, to] = [channels(a), channels(b)];
  return [0, 1, 2].reduce((sum, at) => sum + ((of[at] ?? 0) - (to[at] ?? 0)) ** 2, 0);
}

interface Palette {
  readonly colours: number[];
  readonly exact: (colour: number) => number;
  /** A colour about the same. */
  readonly rough: (colour: number) => number;
}

function createPalette(): Palette {
  const colours: number[] = [];
  const known = new Map<number, number>();
  const nearest = (colour: number): number =>
    colours.reduce(
      (best, it, at) => (distance(it, colour) < distance(colours[best] ?? 0, colour) ? at : best),
      0,
    );
  function found(colour: number, isSame: (other: number) => boolean): number {
    const at = colours.findIndex(isSame);
    if (at !== -1 || colours.length === MOST) return at === -1 ? nearest(colour) : at;
    return colours.push(colour) - 1;
  }
  return {
    colours,
    exact: (colour) => found(colour, (it) => it === colour),
    rough: (colour) => {
      const index =
        known.get(colour) ?? found(colour, (it) => it === colour || (it & ROUGH) === (colour & ROUGH));
      known.set(colour, index);
      return index;
    },
  };
}

/** A picture all white. The colours named first are kept as they are, whatever comes later. */
export function createPlane(width: number, height: number, first: readonly string[]): Plane {
  const rows = new Uint8Array((width + 1) * height);
  const palette = createPalette();
  const inks = new Map<string, Ink>();

  function inkOf(colour: string): Ink {
    const ink = inks.get(colour) ?? {
      index: palette.exact(Number.parseInt(colour.slice(1), 16)),
      mixes: new Int16Array(MOST * (FULL + 1)).fill(-1),
    };
    inks.set(colour, ink);
    return ink;
  }

  function mix({ index, mixes }: Ink, ground: number, level: number): number {
    const at = ground * (FULL + 1) + level;
    const known = mixes[at] ?? -1;
    if (known !== -1) return known;
    const mixed = palette.rough(between(palette.colours[ground] ?? 0, palette.colours[index] ?? 0, level));
    mixes[at] = mixed;
    return mixed;
  }

  function cover(ink: Ink, y: number, from: number, to: number, level: number): void {
    if (y < 0 || y >= height) return;
    const row = y * (width + 1) + 1;
    const end = row + Math.min(to, width);
    const start = row + Math.max(from, 0);
    if (level === FULL) rows.fill(ink.index, start, Math.max(start, end));
    else for (let at = start; at < end; at += 1) rows[at] = mix(ink, rows[at] ?? 0, level);
  }

  for (const colour of ['#ffffff', ...first]) inkOf(colour);
  return { width, height, rows, colours: palette.colours, inkOf, mix, cover };
}
