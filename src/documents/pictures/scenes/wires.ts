// Owns lines between boxes: the curve, the arrowhead, and the badge with a number that sits on it. Pure.
import { element, type Point, textLine } from '../svg.ts';
import { LINE, NUMBER } from '../theme.ts';

const HEAD = 11;
const HALF = 5;
/** The radius of a badge. */
export const BADGE = 11;

/** The unit vector from one point to another. */
export function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

/** An arrowhead with its tip at `tip`, pointing away from `from`. */
export function arrowhead(from: Point, tip: Point, isOpen = false): string {
  const { x, y } = direction(from, tip);
  const back = { x: tip.x - x * HEAD, y: tip.y - y * HEAD };
  const left = `${back.x - y * HALF} ${back.y + x * HALF}`;
  const right = `${back.x + y * HALF} ${back.y - x * HALF}`;
  const d = `M${left} L${tip.x} ${tip.y} L${right}${isOpen ? '' : ' Z'}`;
  const pen = { stroke: LINE, 'stroke-width': 1.5, 'stroke-linejoin': 'round' };
  return element('path', { d, fill: isOpen ? 'none' : LINE, ...pen });
}

function curve(points: readonly Point[]): string {
  const [start, ...rest] = points.map((point) => `${point.x} ${point.y}`);
  const pieces = Array.from({ length: Math.floor(rest.length / 3) }, (_, at) =>
    rest.slice(at * 3, at * 3 + 3).join(' '),
  );
  return `M${start} ${pieces.map((piece) => `C${piece}`).join(' ')}`;
}

/** A line along a cubic spline. */
export function drawLine(points: readonly Point[], isDashed: boolean): string {
  const dash = isDashed ? '6 4' : undefined;
  const pen = { fill: 'none', stroke: LINE, 'stroke-width': 1.75, 'stroke-dasharray': dash };
  return points.length < 4 ? '' : element('path', { d: curve(points), ...pen });
}

/** A line along a cubic spline, with an arrowhead at its end. */
export function drawWire(points: readonly Point[], isDashed: boolean): string {
  const tip = points.at(-1);
  if (!tip || points.length < 4) return '';
  // Seen from a head's length before the tip, so that the head follows the line even where its last piece is short.
  const before = along(points).findLast((point) => distance(point, tip) >= HEAD);
  const from = before ?? points[0] ?? tip;
  const { x, y } = direction(from, tip);
  const short = [...points.slice(0, -1), { x: tip.x - x * (HEAD - 2), y: tip.y - y * (HEAD - 2) }];
  return drawLine(short, isDashed) + arrowhead(from, tip);
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** De Casteljau. */
function onPiece(points: readonly Point[], share: number): Point {
  let level = points;
  while (level.length > 1)
    level = level.slice(1).map((point, index) => between(level[index] ?? point, point, share));
  return level[0] ?? { x: 0, y: 0 };
}

const SAMPLES = 10;

/** Points along a spline at about even steps, ends included. */
export function along(points: readonly Point[]): Point[] {
  const pieces = Math.floor((points.length - 1) / 3);
  const shares = Array.from({ length: pieces * SAMPLES + 1 }, (_, index) => index / SAMPLES);
  const sampled = shares.map((share) => {
    const piece = Math.min(pieces - 1, Math.floor(share));
    return onPiece(points.slice(piece * 3, piece * 3 + 4), share - piece);
  });
  const lengths = sampled.slice(1).map((point, index) => distance(sampled[index] ?? point, point));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let passed = 0;
  return sampled.filter((_, index) => {
    const step = whole / 40;
    passed += lengths[index - 1] ?? step;
    if (passed < step) return false;
    passed = 0;
    return true;
  });
}

/** How far two points lie apart. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** A number in a filled circle. */
export function drawBadge(number: number, at: Point): string {
  const ring = { stroke: '#ffffff', 'stroke-width': 1.5 };
  const circle = element('circle', { cx: at.x, cy: at.y, r: BADGE, fill: '#334155', ...ring });
  return circle + textLine(String(number), { x: at.x, y: at.y + NUMBER.size * 0.36 }, NUMBER, 'middle');
}
