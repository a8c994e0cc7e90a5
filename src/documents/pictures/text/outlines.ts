// Owns turning the texts of a drawing into outlines. The renderer would open a font file again for each glyph: most of
// its work on a picture full of words. Kept true: each glyph stands where `widthOf` has measured it.
import { advanceOf } from './font.ts';
import { type Face, fontFile } from './font-file.ts';
import { type Contour, contoursOf, type Knot } from './glyphs.ts';

/** A glyph as a path of relative steps in units of the font, and where it ends, seen from where it began; y downwards. */
interface Outline {
  readonly steps: string;
  readonly end: { readonly x: number; readonly y: number };
}

function middle(a: Knot, b: Knot): Knot {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOn: true };
}

/** Two bends follow each other with a point between them that is not written. */
function withMiddles(contour: Contour): Knot[] {
  return contour.flatMap((knot, index) => {
    const before = contour.at(index - 1);
    return before && !before.isOn && !knot.isOn ? [middle(before, knot), knot] : [knot];
  });
}

function step(command: string, from: Knot, ...points: readonly Knot[]): string {
  return command + points.map((to) => `${to.x - from.x} ${from.y - to.y}`).join(' ');
}

/** The contour from `from`, where the pen is, back to its own start. */
function stepsOf(contour: Contour, from: Knot): { readonly steps: string; readonly start: Knot } {
  const knots = withMiddles(contour);
  const first = knots.findIndex((knot) => knot.isOn);
  const [start = from, ...rest] = [...knots.slice(first), ...knots.slice(0, first)];
  let [steps, pen, bend]: [string, Knot, Knot | null] = [step('m', from, start), start, null];
  for (const knot of [...rest, start]) {
    if (knot.isOn && bend) steps += step('q', pen, bend, knot);
    else if (knot.isOn && knot !== start) steps += step('l', pen, knot);
    [pen, bend] = knot.isOn ? [knot, null] : [pen, knot];
  }
  return { steps: `${steps}z`, start };
}

function readOutline(codePoint: number, face: Face): Outline {
  const file = fontFile(face);
  let pen: Knot = { x: 0, y: 0, isOn: true };
  const steps = contoursOf(file, file.glyphOf(codePoint)).map((contour) => {
    const drawn = stepsOf(contour, pen);
    pen = drawn.start;
    return drawn.steps;
  });
  return { steps: steps.join(''), end: { x: pen.x, y: -pen.y } };
}

const known: Readonly<Record<Face, Map<number, Outline>>> = { plain: new Map(), bold: new Map() };
function outlineOf(codePoint: number, face: Face): Outline {
  const outline = known[face].get(codePoint) ?? readOutline(codePoint, face);
  known[face].set(codePoint, outline);
  return outline;
}

/** A line of text as the data of a path, in units of the font, from the start of its base line; "" where none is seen. */
function pathOf(text: string, face: Face): string {
  let [path, advance, pen] = ['', 0, { x: 0, y: 0 }];
  for (const sign of text) {
    const codePoint = sign.codePointAt(0) ?? 32;
    const { steps, end } = outlineOf(codePoint, face);
    if (steps !== '') {
      path += `m${advance - pen.x} ${-pen.y}${steps}`;
      pen = { x: advance + end.x, y: end.y };
    }
    advance += advanceOf(codePoint, face) ?? 0;
  }
  return path;
}

/** What is drawn of a line of text. */
export interface TextPath {
  readonly data: string;
  /** What a unit of the data is in CSS pixels. */
  readonly scale: number;
}

/** A line of text as a path from the start of its base line. Pure. */
export function textPath(text: string, size: number, face: Face): TextPath {
  return { data: pathOf(text, face), scale: size / fontFile(face).unitsPerEm };
}
