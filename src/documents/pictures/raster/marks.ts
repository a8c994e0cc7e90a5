// Owns reading pictures back from the SVG that `svg.ts` writes, and from no other: what stands where, in CSS pixels.
import { type Point, unescaped } from '../svg.ts';
import { widthOf } from '../text/font.ts';
import type { Face } from '../text/font-file.ts';
import type { Polyline } from './path-data.ts';
import { type Attributes, numberOf, SHAPES } from './shapes.ts';
import type { Stroke } from './stroke.ts';

/** A shape; null where it has no area or no border of its own. */
export interface ShapeMark {
  readonly lines: readonly Polyline[];
  readonly fill: string | null;
  readonly stroke: (Stroke & { readonly colour: string }) | null;
}
/** A line of text from the start of its base line; the width of its halo is 0 for none. */
export interface TextMark {
  readonly text: string;
  readonly at: Point;
  readonly size: number;
  readonly face: Face;
  readonly colour: string;
  readonly halo: number;
}
export type Mark = ShapeMark | TextMark;

function attributesOf(tag: string): Attributes {
  return new Map([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
}

function paintOf(of: Attributes, name: string): string | null {
  const paint = of.get(name);
  return paint === undefined || paint === 'none' ? null : paint;
}

function dashOf(of: Attributes): Stroke['dash'] {
  const [dash, gap] = (of.get('stroke-dasharray') ?? '').split(' ').map(Number);
  return dash !== undefined && gap !== undefined ? [dash, gap] : null;
}

function shapeOf(name: string, of: Attributes): ShapeMark {
  const shape = SHAPES[name];
  if (!shape) throw new Error(`The element ${name} is not drawn`);
  const [fill, colour] = [paintOf(of, 'fill'), paintOf(of, 'stroke')];
  const isRound = of.get('stroke-linejoin') === 'round';
  const stroke =
    colour === null ? null : { colour, width: numberOf(of, 'stroke-width'), dash: dashOf(of), isRound };
  return { lines: shape(of), fill, stroke };
}

/** How much of a text stands before the point that it is anchored to. */
const BEFORE: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 };

function textOf(of: Attributes, words: string): TextMark {
  const text = unescaped(words);
  const size = numberOf(of, 'font-size');
  const face = of.get('font-weight') === '600' ? 'bold' : 'plain';
  const left = widthOf(text, size, face) * (BEFORE[of.get('text-anchor') ?? ''] ?? 0);
  const at = { x: numberOf(of, 'x') - left, y: numberOf(of, 'y') };
  return { text, at, size, face, colour: of.get('fill') ?? '', halo: numberOf(of, 'stroke-width') };
}

function offsetOf(of: Attributes, { x, y }: Point): Point {
  const [dx = 0, dy = 0] = (of.get('transform') ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
  return { x: x + dx, y: y + dy };
}

/** A mark, and by how much it is moved. */
export interface Placed {
  readonly mark: Mark;
  readonly by: Point;
}

const ELEMENT = /<(\/?\w+)([^>]*?)\/?>(?:([^<]*)<\/text>)?/g;

/** The marks of a picture in the order in which they cover each other. Throws where one is not known. */
export function marksOf(body: string): Placed[] {
  const marks: Placed[] = [];
  const moves: Point[] = [];
  for (const [, name = '', tag = '', words = ''] of body.matchAll(ELEMENT)) {
    const by = moves.at(-1) ?? { x: 0, y: 0 };
    const of = attributesOf(tag);
    if (name === 'g') moves.push(offsetOf(of, by));
    else if (name === '/g') moves.pop();
    else marks.push({ mark: name === 'text' ? textOf(of, words) : shapeOf(name, of), by });
  }
  return marks;
}
