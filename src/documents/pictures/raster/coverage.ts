// Owns how much of each pixel an area covers: exact shares, swept row by row from the edges of the area, as font
// renderers do. Must not know colours.

/** A closed polygon: x and y of each corner in turn. What lies in two of the same turn is covered once, what lies in two
 *  of opposite turns is a hole. */
export type Outline = readonly number[];

/** From the units of outlines to pixels: first moved, then enlarged. */
export interface Lens {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Told of pixels `from` up to, and without, `to` of row `y`; the level is above 0. */
export type Cover = (y: number, from: number, to: number, level: number) => void;

/** The level of a pixel that is covered whole; the others are this many steps. */
export const FULL = 16;

/** So many rows at a time, so that a long wire does not sweep all between its ends. */
const SLAB = 32;

/** A side that is lower than this covers nothing, and would go aside without end. */
const FLAT = 1e-6;

/** A side of a polygon in pixels, downwards; `turn` is -1 where it was drawn upwards. */
interface Edge {
  readonly top: number;
  readonly bottom: number;
  /** Where it is at its top, and by how much it goes aside in each row. */
  readonly x: number;
  readonly slope: number;
  readonly turn: 1 | -1;
}

function edgeOf(x0: number, y0: number, x1: number, y1: number): Edge {
  const slope = (x1 - x0) / (y1 - y0);
  return y0 < y1
    ? { top: y0, bottom: y1, x: x0, slope, turn: 1 }
    : { top: y1, bottom: y0, x: x1, slope, turn: -1 };
}

function addEdges(edges: Edge[], points: Outline, lens: Lens): void {
  let x0 = ((points.at(-2) ?? 0) + lens.x) * lens.zoom;
  let y0 = ((points.at(-1) ?? 0) + lens.y) * lens.zoom;
  for (let at = 0; at < points.length; at += 2) {
    const x1 = ((points[at] ?? 0) + lens.x) * lens.zoom;
    const y1 = ((points[at + 1] ?? 0) + lens.y) * lens.zoom;
    if (Math.abs(y1 - y0) > FLAT) edges.push(edgeOf(x0, y0, x1, y1));
    x0 = x1;
    y0 = y1;
  }
}

/** By how much the share changes from each pixel to the next; kept between areas, and all zeros there. */
let changes = new Float32Array(1 << 16);

function add(at: number, change: number): void {
  changes[at] = (changes[at] ?? 0) + change;
}

/** One row's piece of an edge, from `a` to `b` with a <= b, of the height `cover`. */
function addPiece(row: number, a: number, b: number, cover: number): void {
  const first = Math.floor(a);
  const end = Math.ceil(b);
  if (end <= first + 1) {
    const right = cover * ((a + b) / 2 - first);
    add(row + first, cover - right);
    add(row + first + 1, right);
    return;
  }
  const slope = cover / (b - a);
  let before = 0;
  let passed = 0;
  for (let x = first; x < end; x += 1) {
    const left = Math.max(a, x);
    const right = Math.min(b, x + 1);
    const height = slope * (right - left);
    // What lies to the right of the edge, up to the pixel's own right side.
    const own = passed + height * (x + 1 - (left + right) / 2);
    add(row + x, own - before);
    before = own;
    passed += height;
  }
  add(row + end, cover - before);
}

/** Some of the rows, and the columns from `left` on. */
interface Slab {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly width: number;
}

function xAt({ x, top, slope }: Edge, y: number): number {
  return x + slope * (y - top);
}

function addEdge(edge: Edge, { top, bottom, left, width }: Slab): void {
  const start = Math.max(edge.top, top);
  const end = Math.min(edge.bottom, bottom);
  let x = xAt(edge, start) - left;
  for (let y = Math.floor(start); y < end; y += 1) {
    const height = Math.min(y + 1, end) - Math.max(y, start);
    const next = x + edge.slope * height;
    addPiece((y - top) * width, Math.max(0, Math.min(x, next)), Math.max(0, x, next), edge.turn * height);
    x = next;
  }
}

/** First and last column of a change. */
type Span = readonly [number, number];

function spanOf(edge: Edge, top: number, bottom: number): Span {
  const start = xAt(edge, Math.max(edge.top, top));
  const end = xAt(edge, Math.min(edge.bottom, bottom));
  return [Math.floor(Math.min(start, end)), Math.ceil(Math.max(start, end)) + 1];
}

/** The columns of any of the spans, from left to right, none twice. */
function merged(spans: readonly Span[]): Span[] {
  const all: [number, number][] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

/** Tells of a row, and leaves it all zeros. Only inside the spans anything changes. */
function sweep(y: number, { top, left, width }: Slab, spans: readonly Span[], cover: Cover): void {
  const row = (y - top) * width - left;
  let [share, level, from] = [0, 0, 0];
  for (const [first, last] of spans)
    for (let x = first; x <= last; x += 1) {
      const change = changes[row + x] ?? 0;
      if (change === 0) continue;
      changes[row + x] = 0;
      share += change;
      const next = Math.round(Math.min(1, Math.abs(share)) * FULL);
      if (next === level) continue;
      if (level > 0) cover(y, from, x, level);
      level = next;
      from = x;
    }
}

function coverSlab(edges: readonly Edge[], top: number, bottom: number, cover: Cover): void {
  const inside = edges.filter((edge) => edge.top < bottom && edge.bottom > top);
  const spans = merged(inside.map((edge) => spanOf(edge, top, bottom)));
  const left = spans[0]?.[0] ?? 0;
  const slab = { top, bottom, left, width: (spans.at(-1)?.[1] ?? left) - left + 1 };
  const size = slab.width * (bottom - top);
  if (changes.length < size) changes = new Float32Array(size);
  for (const edge of inside) addEdge(edge, slab);
  for (let y = top; y < bottom; y += 1) sweep(y, slab, spans, cover);
}

/** Tells of every pixel that the outlines cover, from top to bottom. */
export function coverArea(outlines: readonly Outline[], lens: Lens, cover: Cover): void {
  const edges: Edge[] = [];
  for (const points of outlines) addEdges(edges, points, lens);
  let [top, bottom] = [Infinity, -Infinity];
  for (const edge of edges) [top, bottom] = [Math.min(top, edge.top), Math.max(bottom, edge.bottom)];
  bottom = Math.ceil(bottom);
  for (let y = Math.floor(top); y < bottom; y += SLAB) coverSlab(edges, y, Math.min(y + SLAB, bottom), cover);
}
