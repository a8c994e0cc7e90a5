// Owns the titles of frames: a name, and what is said about the place. Wires pass behind their letters, which have a halo
// then: it takes more time than the letters themselves. Pure.
import type { Frame, Size } from '../layout/graph.ts';
import { type Point, textBlock } from '../svg.ts';
import { type Block, wrap } from '../text/wrap.ts';
import { GROUP, SMALL } from '../theme.ts';

const MAX = 140;
/** A wire that is farther away than this, half its own width included, is not touched by a halo. */
const HALO = 8;

/** A measured title. */
export interface Title extends Size {
  readonly blocks: readonly Block[];
}

/** The first line is the name. */
export function titleOf([name = '?', ...about]: readonly string[]): Title {
  const blocks = [wrap(name, GROUP, MAX), ...about.map((line) => wrap(line, SMALL, MAX))];
  const width = Math.max(...blocks.map((block) => block.width)) + 8;
  return { blocks, width, height: blocks.reduce((sum, block) => sum + block.height, 0) + 4 };
}

/** Whether a wire comes near: no piece of a spline leaves the box around its four points. */
function isCrossed(text: Frame, wires: readonly (readonly Point[])[]): boolean {
  const meets = (from: number, length: number, values: readonly number[]): boolean =>
    Math.min(...values) < from + length + HALO && Math.max(...values) > from - HALO;
  return wires.some((points) =>
    points.some((_, index) => {
      const piece = index % 3 === 0 ? points.slice(index, index + 4) : [];
      const [xs, ys] = [piece.map(({ x }) => x), piece.map(({ y }) => y)];
      return meets(text.x, text.width, xs) && meets(text.y, text.height, ys);
    }),
  );
}

/** The title in the upper left corner of its frame; `ground` is the room that it takes. */
export function drawTitle(
  title: Title | undefined,
  frame: Frame,
  wires: readonly (readonly Point[])[],
): { readonly body: string; readonly ground: Frame | null } {
  if (!title) return { body: '', ground: null };
  const ground = { x: frame.x + 8, y: frame.y + 6, width: title.width, height: title.height };
  let y = ground.y + 2;
  const texts = title.blocks.map((block) => {
    const hasHalo = isCrossed({ x: ground.x + 4, y, width: block.width, height: block.height }, wires);
    const drawn = textBlock(block, { x: ground.x + 4, y }, 'start', hasHalo);
    y += block.height;
    return drawn;
  });
  return { body: texts.join(''), ground };
}
