// Owns the shapes of signs in pixels: each is worked out once in each look, for as long as the thread lives.
import { type Face, fontFile } from '../text/font-file.ts';
import { type Contour, contoursOf, type Knot } from '../text/glyphs.ts';
import { coverArea } from './coverage.ts';
import { addQuadratic } from './curves.ts';
import type { Outline } from './edges.ts';
import { strokeOf } from './stroke.ts';

/** How each pixel about a point of the base line is covered, row by row. */
export interface Stamp {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly levels: Uint8Array;
}

function stampOf(outlines: readonly Outline[]): Stamp {
  const runs: [number, number, number, number][] = [];
  coverArea(outlines, { x: 0, y: 0, zoom: 1 }, (...run) => runs.push(run));
  const left = Math.min(...runs.map(([, from]) => from), 0);
  const width = Math.max(...runs.map(([, , to]) => to), left) - left;
  const top = runs[0]?.[0] ?? 0;
  const height = runs.length === 0 ? 0 : (runs.at(-1)?.[0] ?? 0) - top + 1;
  const levels = new Uint8Array(width * height);
  for (const [y, from, to, level] of runs)
    levels.fill(level, (y - top) * width + from - left, (y - top) * width + to - left);
  return { left, top, width, height, levels };
}

function middle(a: Knot, b: Knot): Knot {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOn: true };
}

/** Two bends follow each other with a point between them that is not written. */
function withMiddles(contour: Contour): Knot[] {
  return contour.flatMap((knot, index) => {
    const before = contour.at(index - 1);
    return before && !before.isOn && !knot.isOn ? [middle(before, knot), knot] : [knot];
  });
}

/** A contour in pixels; y turns from upwards to downwards. */
function polygonOf(contour: Contour, scale: number, right: number): Outline {
  const knots = withMiddles(contour);
  const first = knots.findIndex((knot) => knot.isOn);
  const [start, ...rest] = [...knots.slice(first), ...knots.slice(0, first)].map((knot) => ({
    x: knot.x * scale + right,
    y: -knot.y * scale,
    isOn: knot.isOn,
  }));
  if (!start) return [];
  const points: number[] = [start.x, start.y];
  let [pen, bend]: [Knot, Knot | null] = [start, null];
  for (const knot of [...rest, start]) {
    if (knot.isOn && bend) addQuadratic(points, pen, bend, knot);
    else if (knot.isOn) points.push(knot.x, knot.y);
    [pen, bend] = knot.isOn ? [knot, null] : [pen, knot];
  }
  return points;
}

/** Places inside a pixel that a sign may begin at; between them nobody sees a difference. */
export const PHASES = 4;

/** How signs look; sizes in pixels. */
export interface Look {
  readonly size: number;
  readonly face: Face;
  /** The width of a border around each sign, in place of the sign itself; 0 for the sign. */
  readonly halo: number;
}

function draw(codePoint: number, phase: number, { size, face, halo }: Look): Stamp {
  const file = fontFile(face);
  const outlines = contoursOf(file, file.glyphOf(codePoint)).map((contour) =>
    polygonOf(contour, size / file.unitsPerEm, phase / PHASES),
  );
  if (halo === 0) return stampOf(outlines);
  const lines = outlines.map((points) => ({ points, isClosed: true }));
  return stampOf(strokeOf(lines, { width: halo, dash: null, isRound: true }));
}

/** By look, then by sign and phase. */
const known = new Map<string, Map<number, Stamp>>();

/** The stamps of a look, each drawn when it is first asked for. */
export function stampsOf(look: Look): (codePoint: number, phase: number) => Stamp {
  const key = `${look.face} ${look.size} ${look.halo}`;
  const stamps = known.get(key) ?? new Map<number, Stamp>();
  known.set(key, stamps);
  return (codePoint, phase) => {
    const at = codePoint * PHASES + phase;
    const stamp = stamps.get(at) ?? draw(codePoint, phase, look);
    stamps.set(at, stamp);
    return stamp;
  };
}
