// Owns the ends of wires: from where the layout lets go, on to the edge of the box itself. Pure.
import type { Point } from '../svg.ts';
import type { Frame, Layout, Size } from './graph.ts';

/** Where a box stands; null where it is not placed. */
export function frameOf(
  layout: Layout,
  sizes: ReadonlyMap<string, Size>,
  id: string | undefined,
): Frame | null {
  const [at, size] = [layout.boxes.get(id ?? ''), sizes.get(id ?? '')];
  if (!at || !size) return null;
  const { width, height } = size;
  return { x: at.x - width / 2, y: at.y - height / 2, width, height };
}

/** How far along a ray the box begins, or null where the ray passes it. */
function wayTo(from: Point, direction: Point, box: Frame): number | null {
  const along = (start: number, step: number, low: number, high: number): readonly [number, number] => {
    if (Math.abs(step) < 1e-6)
      return start >= low && start <= high ? [-Infinity, Infinity] : [Infinity, -Infinity];
    const ways = [(low - start) / step, (high - start) / step];
    return [Math.min(...ways), Math.max(...ways)];
  };
  const [enterX, leaveX] = along(from.x, direction.x, box.x, box.x + box.width);
  const [enterY, leaveY] = along(from.y, direction.y, box.y, box.y + box.height);
  const enter = Math.max(enterX, enterY);
  return enter <= Math.min(leaveX, leaveY) && enter > 0 && enter < 30 ? enter : null;
}

function nearest(point: Point, box: Frame): Point {
  const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
  return { x: clamp(point.x, box.x, box.x + box.width), y: clamp(point.y, box.y, box.y + box.height) };
}

function reached(inner: Point, end: Point, box: Frame): Point {
  const length = Math.hypot(end.x - inner.x, end.y - inner.y) || 1;
  const direction = { x: (end.x - inner.x) / length, y: (end.y - inner.y) / length };
  const way = wayTo(end, direction, box);
  return way === null ? nearest(end, box) : { x: end.x + direction.x * way, y: end.y + direction.y * way };
}

/** The spline with its two ends on the edges of its boxes. */
export function withEnds(points: readonly Point[], from: Frame | null, to: Frame | null): Point[] {
  const [start, second, before, end] = [points.at(0), points.at(1), points.at(-2), points.at(-1)];
  if (!start || !second || !before || !end) return [...points];
  const first = from ? reached(second, start, from) : start;
  const last = to ? reached(before, end, to) : end;
  return [first, ...points.slice(1, -1), last];
}

/** The spline with a straight piece at each end, square to the side of its box. */
export function withDocks(points: readonly Point[], from: Frame | null, to: Frame | null): Point[] {
  const [start, end] = [points.at(0), points.at(-1)];
  if (!start || !end || !from || !to) return [...points];
  const [first, last] = [nearest(start, from), nearest(end, to)];
  return [first, first, start, ...points, end, last, last];
}
