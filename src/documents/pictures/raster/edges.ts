// Owns the sides of polygons, as the sweep of an area needs them. Pure.

/** A closed polygon: x and y of each corner in turn. What lies in two of the same turn is covered once, what lies in two
 *  of opposite turns is a hole. */
export type Outline = readonly number[];

/** From the units of outlines to pixels: first moved, then enlarged. */
export interface Lens {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** A side that is lower than this covers nothing, and would go aside without end. */
const FLAT = 1e-6;

/** A side of a polygon in pixels, downwards; `turn` is -1 where it was drawn upwards. */
export interface Edge {
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

/** The edges of polygons, as they are seen through a lens. Pure. */
export function edgesOf(outlines: readonly Outline[], lens: Lens): Edge[] {
  const edges: Edge[] = [];
  for (const points of outlines) addEdges(edges, points, lens);
  return edges;
}

/** Where an edge is at a height; pixels. Pure. */
export function xAt({ x, top, slope }: Edge, y: number): number {
  return x + slope * (y - top);
}

/** First and last column in which edges change something, one to spare on each side. */
export type Span = readonly [number, number];

function spanOf(edge: Edge, top: number, bottom: number): Span {
  const start = xAt(edge, Math.max(edge.top, top));
  const end = xAt(edge, Math.min(edge.bottom, bottom));
  return [Math.floor(Math.min(start, end)) - 1, Math.ceil(Math.max(start, end)) + 1];
}

/** The columns of edges between two heights, from left to right, none twice. Pure. */
export function spansOf(edges: readonly Edge[], top: number, bottom: number): Span[] {
  const all: [number, number][] = [];
  const spans = edges.map((edge) => spanOf(edge, top, bottom));
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}
