// Owns how much of each pixel an area covers: exact shares, swept row by row from the edges of the area, as font
// renderers do. Must not know colours.
import { type Edge, edgesOf, type Lens, type Outline, type Span, spansOf, xAt } from './edges.ts';

/** Told of pixels `from` up to, and without, `to` of row `y`; the level is above 0. */
export type Cover = (y: number, from: number, to: number, level: number) => void;

/** The level of a pixel that is covered whole; the others are this many steps. */
export const FULL = 16;

/** So many rows at a time, so that a long wire does not sweep all between its ends. */
const SLAB = 32;

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
  const spans = spansOf(inside, top, bottom);
  const left = spans[0]?.[0] ?? 0;
  const slab = { top, bottom, left, width: (spans.at(-1)?.[1] ?? left) - left + 1 };
  const size = slab.width * (bottom - top);
  if (changes.length < size) changes = new Float32Array(size);
  for (const edge of inside) addEdge(edge, slab);
  for (let y = top; y < bottom; y += 1) sweep(y, slab, spans, cover);
}

/** Tells of every pixel that the outlines cover, from top to bottom. */
export function coverArea(outlines: readonly Outline[], lens: Lens, cover: Cover): void {
  const edges = edgesOf(outlines, lens);
  let [top, bottom] = [Infinity, -Infinity];
  for (const edge of edges) [top, bottom] = [Math.min(top, edge.top), Math.max(bottom, edge.bottom)];
  bottom = Math.ceil(bottom);
  for (let y = Math.floor(top); y < bottom; y += SLAB) coverSlab(edges, y, Math.min(y + SLAB, bottom), cover);
}
