import { describe, expect, test } from 'vitest';
import { leapSplines } from '../../../src/documents/pictures/scenes/layer-wires.ts';
import type { Point } from '../../../src/documents/pictures/svg.ts';

const LAYERS = [0, 1, 2, 3, 4].map((at) => ({ y: at * 100, height: 60 }));
const [WIDTH, RAIL] = [400, 26];

const splinesOf = (...leaps: (readonly [number, number])[]): Point[][] =>
  leapSplines(
    leaps.map(([from, to]) => ({ from, to })),
    LAYERS,
    WIDTH,
    RAIL,
  );

type Piece = readonly [Point, Point];

function piecesOf(spline: readonly Point[]): Piece[] {
  return spline.slice(1).flatMap((point, at) => {
    const before = spline[at];
    return before && Math.hypot(point.x - before.x, point.y - before.y) > 0 ? [[before, point] as const] : [];
  });
}

/** Whether a level piece and an upright one cross. */
function crosses([a, b]: Piece, [c, d]: Piece): boolean {
  const within = (value: number, one: number, other: number): boolean =>
    value > Math.min(one, other) && value < Math.max(one, other);
  return a.y === b.y && c.x === d.x && within(c.x, a.x, b.x) && within(a.y, c.y, d.y);
}

function crossings(splines: readonly Point[][]): number {
  const pieces = splines.map(piecesOf);
  return pieces.flatMap((one, at) =>
    pieces
      .filter((_, other) => other !== at)
      .flatMap((rest) => one.flatMap((a) => rest.filter((b) => crosses(a, b)))),
  ).length;
}

describe('arrows between layers', () => {
  test('go straight to the next layer, down and up', () => {
    const [down, up] = splinesOf([0, 1], [3, 2]);
    expect([down?.at(0), down?.at(-1)]).toEqual([
      { x: 200, y: 60 },
      { x: 200, y: 100 },
    ]);
    expect([up?.at(0)?.y, up?.at(-1)?.y]).toEqual([300, 260]);
  });
  test('stand side by side where two join the same layers', () => {
    const [down, up] = splinesOf([0, 1], [1, 0]);
    expect(new Set([down?.at(0)?.x, up?.at(0)?.x]).size).toBe(2);
  });
  test('run beside the layers where one lies between, each on a rail of its own', () => {
    const splines = splinesOf([0, 4], [0, 2], [1, 3]);
    const rails = splines.map((spline) => Math.max(...spline.map((point) => point.x)));
    expect(rails.toSorted()).toEqual([WIDTH + RAIL, WIDTH + 2 * RAIL, WIDTH + 3 * RAIL]);
  });
  test('do not cross where one holds the other', () => {
    expect(crossings(splinesOf([0, 4], [0, 3], [0, 2]))).toBe(0);
    expect(crossings(splinesOf([0, 4], [1, 4], [2, 4]))).toBe(0);
    expect(crossings(splinesOf([4, 0], [3, 0], [2, 0]))).toBe(0);
  });
  test('are none within a layer', () => {
    expect(splinesOf([1, 1])).toEqual([[]]);
  });
});
