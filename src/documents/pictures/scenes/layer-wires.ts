// Owns the arrows between layers: to the next one straight, side by side; to any other along the right side, on a rail each.
// Keeps true: no rail crosses another that it could go around. Must not know what stands in a layer.
import type { Point } from '../svg.ts';

/** An arrow from layer to layer, by their numbers from the top. */
export interface Leap {
  readonly from: number;
  readonly to: number;
}
interface Layer {
  readonly y: number;
  readonly height: number;
}

/** True for an arrow that stays between two layers. Pure. */
export function isNext({ from, to }: Leap): boolean {
  return Math.abs(from - to) === 1;
}

function span({ from, to }: Leap): number {
  return Math.abs(from - to);
}

/** The arrows that share the room between two layers with this one, itself among them, in order. Pure. */
export function beside<T extends Leap>(leap: Leap, leaps: readonly T[]): T[] {
  return leaps.filter((it) => isNext(it) && Math.min(it.from, it.to) === Math.min(leap.from, leap.to));
}

/** The arrows that run along the side, the shortest first: it takes the innermost rail. Pure. */
export function onRails<T extends Leap>(leaps: readonly T[]): T[] {
  return leaps.filter((leap) => span(leap) > 1).toSorted((a, b) => span(a) - span(b));
}

/** Where an arrow touches the right side of a layer: what comes from above stands above what goes below. */
function portOf(leap: Leap, at: number, leaps: readonly Leap[], { y, height }: Layer): number {
  const otherOf = ({ from, to }: Leap): number => (from === at ? to : from);
  const here = onRails(leaps).filter(({ from, to }) => from === at || to === at);
  const above = here.filter((it) => otherOf(it) < at);
  const below = here.filter((it) => otherOf(it) > at).toReversed();
  return y + (height * ([...above, ...below].indexOf(leap) + 1)) / (here.length + 1);
}

function straight(leap: Leap, leaps: readonly Leap[], from: Layer, to: Layer, width: number): Point[] {
  const all = beside(leap, leaps);
  const x = (width * (all.indexOf(leap) + 1)) / (all.length + 1);
  const [start, end] = from.y < to.y ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
  const middle = { x, y: (start + end) / 2 };
  return [{ x, y: start }, middle, middle, { x, y: end }];
}

function along(start: number, end: number, x: number, right: number): Point[] {
  const [corner, other, last] = [
    { x: right, y: start },
    { x: right, y: end },
    { x: right - 4, y: end },
  ];
  return [{ x, y: start }, corner, corner, corner, other, other, other, last, last, { x, y: end }];
}

/** The spline of each arrow, in order, for layers of this width; empty where it joins a layer with itself. Pure. */
export function leapSplines(
  leaps: readonly Leap[],
  layers: readonly Layer[],
  width: number,
  rail: number,
): Point[][] {
  const rails = onRails(leaps);
  return leaps.map((leap) => {
    const [from, to] = [layers[leap.from], layers[leap.to]];
    if (!from || !to || from === to) return [];
    if (isNext(leap)) return straight(leap, leaps, from, to, width);
    const [start, end] = [portOf(leap, leap.from, leaps, from), portOf(leap, leap.to, leaps, to)];
    return along(start, end, width, width + (rails.indexOf(leap) + 1) * rail);
  });
}
