// Owns the titles of frames: a name, and what is said about the place. Wires pass behind their letters. Pure.
import type { Frame, Size } from '../layout/graph.ts';
import { textBlock } from '../svg.ts';
import { type Block, wrap } from '../text/wrap.ts';
import { GROUP, SMALL } from '../theme.ts';

const MAX = 140;

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

/** The title in the upper left corner of its frame; `ground` is the room that it takes. */
export function drawTitle(
  title: Title | undefined,
  frame: Frame,
): { readonly body: string; readonly ground: Frame | null } {
  if (!title) return { body: '', ground: null };
  const ground = { x: frame.x + 8, y: frame.y + 6, width: title.width, height: title.height };
  let y = ground.y + 2;
  const texts = title.blocks.map((block) => {
    const drawn = textBlock(block, { x: ground.x + 4, y }, 'start', true);
    y += block.height;
    return drawn;
  });
  return { body: texts.join(''), ground };
}
