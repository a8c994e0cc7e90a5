// Owns the areas that lines cover: a box for each straight piece, and what fills the gap where two meet. Pure.
import type { Outline } from './edges.ts';
import type { Polyline } from './path-data.ts';

/** How a line is drawn; its ends are cut square. Width and dashes in the units of its points. */
export interface Stroke {
  readonly width: number;
  /** Lengths of a dash and of the gap behind it; null for a whole line. */
  readonly dash: readonly [number, number] | null;
  /** Whether corners are rounded off, rather than pointed. */
  readonly isRound: boolean;
}

/** A straight piece: from where, in what direction (of length 1), how far. */
interface Piece {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly length: number;
}

function piecesOf({ points, isClosed }: Polyline): Piece[] {
  const pieces: Piece[] = [];
  const count = points.length / 2;
  for (let at = 0; at < (isClosed ? count : count - 1); at += 1) {
    const [x = 0, y = 0] = [points[2 * at], points[2 * at + 1]];
    const next = (at + 1) % count;
    const [dx, dy] = [(points[2 * next] ?? 0) - x, (points[2 * next + 1] ?? 0) - y];
    const length = Math.hypot(dx, dy);
    if (length > 1e-6) pieces.push({ x, y, dx: dx / length, dy: dy / length, length });
  }
  return pieces;
}

function boxOf({ x, y, dx, dy, length }: Piece, half: number): Outline {
  const [nx, ny, ex, ey] = [-dy * half, dx * half, x + dx * length, y + dy * length];
  return [x - nx, y - ny, ex - nx, ey - ny, ex + nx, ey + ny, x + nx, y + ny];
}

/** Corners sharper than this are cut off where they are not rounded (SVG 2, "stroke-miterlimit": 4). */
const MITER_LIMIT = 4;

/** What two pieces leave open on the outer side of their corner; null where they go on straight. */
function cornerOf(before: Piece, { x, y, dx, dy }: Piece, half: number, isRound: boolean): Outline | null {
  const cross = before.dx * dy - before.dy * dx;
  const along = before.dx * dx + before.dy * dy;
  if (Math.abs(cross) < 0.02 && along > 0) return null;
  const side = cross > 0 ? half : -half;
  const from = [x + before.dy * side, y - before.dx * side] as const;
  const to = [x + dy * side, y - dx * side] as const;
  const middle = [before.dy + dy, -before.dx - dx] as const;
  const size = Math.hypot(...middle);
  const reach = isRound ? 1 : 2 / size;
  const tip =
    size < 1e-6 || reach > MITER_LIMIT
      ? []
      : [x + (middle[0] / size) * side * reach, y + (middle[1] / size) * side * reach];
  // All in the same turn as the boxes, so that what lies in both is covered once.
  return cross > 0 ? [x, y, ...from, ...tip, ...to] : [x, y, ...to, ...tip, ...from];
}

/** The areas of a whole line. */
function covered(line: Polyline, half: number, isRound: boolean): Outline[] {
  const pieces = piecesOf(line);
  return pieces.flatMap((piece, at) => {
    const before = at > 0 || line.isClosed ? pieces.at(at - 1) : undefined;
    const corner = before ? cornerOf(before, piece, half, isRound) : null;
    return corner ? [boxOf(piece, half), corner] : [boxOf(piece, half)];
  });
}

/** The line cut into its dashes. */
function dashesOf(line: Polyline, [dash, gap]: readonly [number, number]): Polyline[] {
  const dashes: number[][] = [];
  let [isOn, left] = [true, dash];
  let points: number[] = [];
  for (const { x, y, dx, dy, length } of piecesOf(line)) {
    if (isOn) points.push(x, y);
    let passed = 0;
    while (length - passed > left) {
      passed += left;
      const end = [x + dx * passed, y + dy * passed];
      if (isOn) dashes.push([...points, ...end]);
      points = isOn ? [] : end;
      [isOn, left] = [!isOn, isOn ? gap : dash];
    }
    left -= length - passed;
    if (isOn) points.push(x + dx * length, y + dy * length);
  }
  return [...dashes, points].map((dashed) => ({ points: dashed, isClosed: false }));
}

/** The areas that lines cover. */
export function strokeOf(lines: readonly Polyline[], { width, dash, isRound }: Stroke): Outline[] {
  const parts = dash ? lines.flatMap((line) => dashesOf(line, dash)) : lines;
  return parts.flatMap((line) => covered(line, width / 2, isRound));
}
