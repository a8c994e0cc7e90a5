// Owns the shapes of SVG that the scenes write, as lines through points in CSS pixels. Pure.
import type { Point } from '../svg.ts';
import { addArc } from './curves.ts';
import { linesOf, type Polyline } from './path-data.ts';

/** The attributes of an element. */
export type Attributes = ReadonlyMap<string, string>;

/** A number; 0 where it is not written. */
export function numberOf(attributes: Attributes, name: string): number {
  return Number(attributes.get(name) ?? 0);
}

function circle(middle: Point, r: number): Polyline[] {
  const points: number[] = [];
  addArc(points, { middle, rx: r, ry: r, start: 0, turn: 2 * Math.PI });
  return [{ points, isClosed: true }];
}

/** Clockwise, from the end of the first corner, as SVG has it. */
function rectangle(x: number, y: number, width: number, height: number, rx: number): Polyline[] {
  const r = Math.min(rx, width / 2, height / 2);
  const [right, bottom] = [x + width, y + height];
  const points: number[] = [x + r, y];
  const corners = [
    [right - r, y, right - r, y + r],
    [right, bottom - r, right - r, bottom - r],
    [x + r, bottom, x + r, bottom - r],
    [x, y + r, x + r, y + r],
  ] as const;
  corners.forEach(([startX, startY, middleX, middleY], at) => {
    points.push(startX, startY);
    const start = (at - 1) * (Math.PI / 2);
    if (r > 0) addArc(points, { middle: { x: middleX, y: middleY }, rx: r, ry: r, start, turn: Math.PI / 2 });
  });
  return [{ points, isClosed: true }];
}

/** By the name of the element. */
export const SHAPES: Readonly<Record<string, (of: Attributes) => Polyline[]>> = {
  path: (of) => linesOf(of.get('d') ?? ''),
  circle: (of) => circle({ x: numberOf(of, 'cx'), y: numberOf(of, 'cy') }, numberOf(of, 'r')),
  rect: (of) => {
    const [x = 0, y = 0, width = 0, height = 0, rx = 0] = ['x', 'y', 'width', 'height', 'rx'].map((name) =>
      numberOf(of, name),
    );
    return rectangle(x, y, width, height, rx);
  },
};
