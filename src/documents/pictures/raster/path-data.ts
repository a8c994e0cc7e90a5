// Owns reading the data of paths as the scenes write them: absolute steps, each with its command. Pure.
import type { Point } from '../svg.ts';
import { addArc, addCubic, arcBetween } from './curves.ts';

/** A line through points, x and y in turn, in CSS pixels; a closed one leads back to its first point. */
export interface Polyline {
  readonly points: readonly number[];
  readonly isClosed: boolean;
}

type Add = (points: number[], from: Point, numbers: readonly number[]) => void;

const ADD: Readonly<Record<string, Add>> = {
  L: (points, _, [x = 0, y = 0]) => points.push(x, y),
  H: (points, { y }, [x = 0]) => points.push(x, y),
  V: (points, { x }, [y = 0]) => points.push(x, y),
  C: (points, from, [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0]) =>
    addCubic(points, from, { x: x1, y: y1 }, { x: x2, y: y2 }, { x, y }),
  A: (points, from, [rx = 0, ry = 0, , , isClockwise, x = 0, y = 0]) =>
    addArc(points, arcBetween(from, { x, y }, rx, ry, isClockwise === 1)),
};

function numbersOf(text: string): number[] {
  return (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
}

/** The lines of a path. Throws where it has a step that the scenes do not write. */
export function linesOf(data: string): Polyline[] {
  const lines: { points: number[]; isClosed: boolean }[] = [];
  for (const [, command = '', rest = ''] of data.matchAll(/([A-Za-df-z])([^A-Za-df-z]*)/g)) {
    const numbers = numbersOf(rest);
    if (command === 'M') lines.push({ points: numbers, isClosed: false });
    const line = lines.at(-1);
    if (!line || command === 'M') continue;
    const add = ADD[command];
    if (command === 'Z') line.isClosed = true;
    else if (!add) throw new Error(`The step ${command} of a path is not drawn`);
    else add(line.points, { x: line.points.at(-2) ?? 0, y: line.points.at(-1) ?? 0 }, numbers);
  }
  return lines;
}
