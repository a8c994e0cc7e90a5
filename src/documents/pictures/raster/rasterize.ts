// Owns the way from the SVG of a picture to its pixels.

import type { Point } from '../svg.ts';
import { coverArea } from './coverage.ts';
import type { Lens, Outline } from './edges.ts';
import { drawLetters } from './letters.ts';
import { marksOf, type Placed, type ShapeMark, type TextMark } from './marks.ts';
import { createPlane, type Indexed, type Plane } from './plane.ts';
import { strokeOf } from './stroke.ts';

function drawShape(plane: Plane, { lines, fill, stroke }: ShapeMark, lens: Lens): void {
  const paint = (colour: string, outlines: readonly Outline[]): void => {
    const ink = plane.inkOf(colour);
    coverArea(outlines, lens, (y, from, to, level) => plane.cover(ink, y, from, to, level));
  };
  if (fill) {
    const areas = lines.map(({ points }) => points);
    paint(fill, areas);
  }
  if (stroke) paint(stroke.colour, strokeOf(lines, stroke));
}

function drawText(plane: Plane, mark: TextMark, by: Point, zoom: number): void {
  const { text, face } = mark;
  const at = { x: (mark.at.x + by.x) * zoom, y: (mark.at.y + by.y) * zoom };
  const look = { size: mark.size * zoom, face, halo: 0 };
  if (mark.halo > 0)
    drawLetters(plane, plane.inkOf('#ffffff'), text, at, { ...look, halo: mark.halo * zoom });
  drawLetters(plane, plane.inkOf(mark.colour), text, at, look);
}

function draw(plane: Plane, { mark, by }: Placed, zoom: number): void {
  if ('text' in mark) drawText(plane, mark, by, zoom);
  else drawShape(plane, mark, { ...by, zoom });
}

/** The pixels of a picture on a white ground. `svg` is as `document` writes it. */
export function rasterize(svg: string, zoom: number): Indexed {
  const [, width, height] = /<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const colours = svg.match(/#[0-9a-f]{6}(?=")/g) ?? [];
  const plane = createPlane(Math.round(Number(width) * zoom), Math.round(Number(height) * zoom), [
    ...new Set(colours),
  ]);
  for (const placed of marksOf(svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))))
    draw(plane, placed, zoom);
  return plane;
}
