// Owns drawing text: each sign is stamped where `widthOf` has measured it, on the row of pixels nearest to its base line.
import type { Point } from '../svg.ts';
import { advanceOf } from '../text/font.ts';
import { fontFile } from '../text/font-file.ts';
import { FULL } from './coverage.ts';
import type { Ink, Plane } from './plane.ts';
import { type Look, PHASES, type Stamp, stampsOf } from './stamps.ts';

/** What lies outside the picture is left out. */
function press(plane: Plane, ink: Ink, stamp: Stamp, x: number, y: number): void {
  const { width, height, levels } = stamp;
  const { rows, width: room } = plane;
  const left = x + stamp.left;
  const end = Math.min(width, room - left);
  for (let row = 0; row < height; row += 1) {
    const start = (y + stamp.top + row) * (room + 1) + 1 + left;
    for (let column = Math.max(0, -left); column < end; column += 1) {
      const level = levels[row * width + column] ?? 0;
      if (level === FULL) rows[start + column] = ink.index;
      else if (level > 0) rows[start + column] = plane.mix(ink, rows[start + column] ?? 0, level);
    }
  }
}

/** Draws a line of text from `at`, in pixels, which is the start of its base line. */
export function drawLetters(plane: Plane, ink: Ink, text: string, at: Point, look: Look): void {
  const scale = look.size / fontFile(look.face).unitsPerEm;
  const stampAt = stampsOf(look);
  const y = Math.round(at.y);
  let x = at.x + 0.5 / PHASES;
  for (const sign of text) {
    const codePoint = sign.codePointAt(0) ?? 32;
    const whole = Math.floor(x);
    press(plane, ink, stampAt(codePoint, Math.floor((x - whole) * PHASES)), whole, y);
    x += (advanceOf(codePoint, look.face) ?? 0) * scale;
  }
}
