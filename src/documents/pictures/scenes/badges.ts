// Owns where the numbers of wires stand: on the wire, near its middle, clear of each other and of titles. Pure.
import type { Frame } from '../layout/graph.ts';
import type { Point } from '../svg.ts';
import { along, BADGE, distance } from './wires.ts';

/** How much of an arrow a badge leaves in sight at its tip. */
const TIP = BADGE + 14;
const START = BADGE + 5;

function isClearOf({ x, y, width, height }: Frame, at: Point): boolean {
  const aside = Math.max(x - at.x, at.x - x - width);
  const above = Math.max(y - at.y, at.y - y - height);
  return Math.max(aside, above) > BADGE + 1;
}

/** Points of the wire, those nearest its middle first; those near its ends come last. */
function spotsOf(points: readonly Point[]): Point[] {
  const spots = along(points);
  const [middle, start, tip] = [(spots.length - 1) / 2, spots.at(0), spots.at(-1)];
  const order = spots
    .map((spot, index) => ({ spot, far: Math.abs(index - middle) }))
    .sort((a, b) => a.far - b.far)
    .map(({ spot }) => spot);
  const isClear = (spot: Point): boolean =>
    start !== undefined && tip !== undefined && distance(spot, start) >= START && distance(spot, tip) >= TIP;
  return [...order.filter(isClear), ...order.filter((spot) => !isClear(spot))];
}

/** Whether only its own wire passes a spot: a badge on two wires would name both. */
function isOnOwn(spot: Point, own: number, lines: readonly (readonly Point[])[]): boolean {
  return lines.every(
    (line, index) => index === own || line.every((point) => distance(point, spot) > BADGE + 2),
  );
}

/** One place for each wire, in order. */
export function badgePlaces(wires: readonly (readonly Point[])[], titles: readonly Frame[]): Point[] {
  const lines = wires.map(along);
  const taken: Point[] = [];
  for (const [own, points] of wires.entries()) {
    const spots = spotsOf(points);
    const free = spots.filter(
      (spot) =>
        taken.every((other) => distance(spot, other) > 2 * BADGE + 3) &&
        titles.every((title) => isClearOf(title, spot)),
    );
    const best = free.find((spot) => isOnOwn(spot, own, lines)) ?? free[0] ?? spots[0];
    taken.push(best ?? { x: 0, y: 0 });
  }
  return taken;
}
