import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverArea, FULL } from '../../../../src/documents/pictures/raster/coverage.ts';
import type { Outline } from '../../../../src/documents/pictures/raster/edges.ts';
import { strokeOf } from '../../../../src/documents/pictures/raster/stroke.ts';

const PLAIN = { x: 0, y: 0, zoom: 1 };

/** The levels by "x,y". */
function levelsOf(outlines: readonly Outline[], lens = PLAIN): Map<string, number> {
  const levels = new Map<string, number>();
  coverArea(outlines, lens, (y, from, to, level) => {
    for (let x = from; x < to; x += 1) levels.set(`${x},${y}`, level);
  });
  return levels;
}

function sizeOf(outlines: readonly Outline[]): number {
  return [...levelsOf(outlines).values()].reduce((sum, level) => sum + level / FULL, 0);
}

/** A box, clockwise. */
function box(x: number, y: number, width: number, height: number): number[] {
  return [x, y, x + width, y, x + width, y + height, x, y + height];
}

function reversed(points: Outline): number[] {
  return points.flatMap((_, at) =>
    at % 2 === 0 ? points.slice(points.length - at - 2, points.length - at) : [],
  );
}

describe('an area', () => {
  test('covers its pixels whole, and those at its border by their share', () => {
    expect([...levelsOf([box(1, 1, 2.5, 1)])]).toEqual([
      ['1,1', FULL],
      ['2,1', FULL],
      ['3,1', FULL / 2],
    ]);
    expect(levelsOf([box(0.5, 0.5, 0.5, 0.5)])).toEqual(new Map([['0,0', FULL / 4]]));
  });
  test('is moved, then enlarged', () => {
    expect(levelsOf([box(0, 0, 0.5, 0.5)], { x: 2, y: 1, zoom: 2 })).toEqual(new Map([['4,2', FULL]]));
  });
  test('covers once what lies in two of the same turn, and leaves out a hole of the opposite turn', () => {
    expect(sizeOf([box(0, 0, 4, 4), box(2, 0, 4, 4)])).toBe(24);
    expect(sizeOf([box(0, 0, 9, 9), reversed(box(3, 3, 3, 3))])).toBe(72);
  });
  test('of nothing covers nothing, nor does a line without width', () => {
    expect(levelsOf([])).toEqual(new Map());
    expect(levelsOf([[1, 1, 5, 5]])).toEqual(new Map());
  });
  test('covers as much as a triangle is large, wherever it lies', () => {
    const place = fc.double({ min: -40, max: 90, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(place, place, place, place, place, place), (points) => {
        const [ax, ay, bx, by, cx, cy] = points;
        const area = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
        const border =
          Math.hypot(bx - ax, by - ay) + Math.hypot(cx - bx, cy - by) + Math.hypot(ax - cx, ay - cy);
        // Levels are rounded at the border, by half a step at most.
        expect(Math.abs(sizeOf([points]) - area)).toBeLessThan((2 * border + 8) / (2 * FULL));
      }),
    );
  });
});

describe('a stroke', () => {
  const line = (...points: number[]) => ({ points, isClosed: false });
  const whole = { width: 2, dash: null, isRound: false };
  test('is as wide as asked, with square ends', () => {
    expect(sizeOf(strokeOf([line(0, 5, 10, 5)], whole))).toBe(20);
  });
  test('is dashed where asked, the first dash at its start', () => {
    const levels = levelsOf(strokeOf([line(0, 5, 10, 5)], { ...whole, dash: [3, 2] }));
    const row = Array.from({ length: 10 }, (_, x) => (levels.get(`${x},5`) === FULL ? '-' : ' ')).join('');
    expect(row).toBe('---  ---  ');
  });
  test('leaves no gap at a corner, which is pointed, or cut where it is to be round', () => {
    const corner = [line(0, 10, 10, 10, 10, 0)];
    const pointed = levelsOf(strokeOf(corner, { ...whole, width: 6 }));
    const round = levelsOf(strokeOf(corner, { ...whole, width: 6, isRound: true }));
    expect(pointed.get('12,12')).toBe(FULL);
    expect(round.get('11,11')).toBe(FULL);
    expect(round.get('12,12') ?? 0).toBeLessThan(FULL);
  });
  test('of a closed line joins its end to its start', () => {
    const square = { points: box(2, 2, 6, 6), isClosed: true };
    expect(sizeOf(strokeOf([square], whole))).toBe(48);
    expect(sizeOf(strokeOf([{ ...square, isClosed: false }], whole))).toBe(36);
  });
  test('of a line that goes nowhere covers nothing', () => {
    expect(strokeOf([line(3, 3, 3, 3)], whole)).toEqual([]);
  });
});
