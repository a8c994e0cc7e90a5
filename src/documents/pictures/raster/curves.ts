// Owns turning curves into short straight lines, close enough that no pixel tells the difference. Pure.
import type { Point } from '../svg.ts';

/** How far a line may lie from its curve, in CSS pixels. */
const TOLERANCE = 0.04;

/** Into how many lines a curve is cut whose points swerve by this much from straight. */
function pieces(swerve: number): number {
  return Math.max(1, Math.ceil(Math.sqrt(swerve / (4 * TOLERANCE))));
}

/** How far the middle one of three points is from evenly between the others. */
function swerveOf(a: Point, b: Point, c: Point): number {
  return Math.hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y);
}

/** Adds the points of a quadratic spline behind its start. */
export function addQuadratic(points: number[], from: Point, bend: Point, to: Point): void {
  const count = pieces(swerveOf(from, bend, to));
  for (let step = 1; step <= count; step += 1) {
    const t = step / count;
    const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    points.push(a * from.x + b * bend.x + c * to.x, a * from.y + b * bend.y + c * to.y);
  }
}

/** Adds the points of a cubic spline behind its start. */
export function addCubic(points: number[], from: Point, one: Point, two: Point, to: Point): void {
  const count = pieces(3 * Math.max(swerveOf(from, one, two), swerveOf(one, two, to)));
  for (let step = 1; step <= count; step += 1) {
    const t = step / count;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * t * u * u, 3 * t * t * u, t * t * t];
    points.push(a * from.x + b * one.x + c * two.x + d * to.x, a * from.y + b * one.y + c * two.y + d * to.y);
  }
}

/** A part of an ellipse: angles in radians, from the right clockwise. */
export interface Arc {
  readonly middle: Point;
  readonly rx: number;
  readonly ry: number;
  readonly start: number;
  readonly turn: number;
}

/** Adds the points of an arc behind its start. */
export function addArc(points: number[], { middle, rx, ry, start, turn }: Arc): void {
  const radius = Math.max(rx, ry, 1);
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (2 * Math.acos(1 - TOLERANCE / radius))));
  for (let step = 1; step <= count; step += 1) {
    const angle = start + (turn * step) / count;
    points.push(middle.x + rx * Math.cos(angle), middle.y + ry * Math.sin(angle));
  }
}

/** The arc between two points that is shorter than half an ellipse (SVG 2, B.2.4); clockwise or not. */
export function arcBetween(from: Point, to: Point, rx: number, ry: number, isClockwise: boolean): Arc {
  // As on a circle of radius 1; where the ellipse is too small to reach, it grows.
  const [dx, dy] = [(to.x - from.x) / 2 / rx, (to.y - from.y) / 2 / ry];
  const half = Math.max(Math.hypot(dx, dy), 1e-9);
  const grown = Math.max(1, half);
  const aside = (Math.sqrt(grown * grown - half * half) / half) * (isClockwise ? 1 : -1);
  const middle = { x: (from.x + to.x) / 2 - dy * aside * rx, y: (from.y + to.y) / 2 + dx * aside * ry };
  const angle = (point: Point): number => Math.atan2((point.y - middle.y) / ry, (point.x - middle.x) / rx);
  const turn = angle(to) - angle(from);
  const full = 2 * Math.PI;
  const right = isClockwise ? ((turn % full) + full) % full : -((-turn % full) + full) % full;
  return { middle, rx: rx * grown, ry: ry * grown, start: angle(from), turn: right };
}
