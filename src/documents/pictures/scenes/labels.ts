// Owns the words beside wires. Pure.
import type { Layout } from '../layout/graph.ts';
import { textBlock } from '../svg.ts';
import type { Block } from '../text/wrap.ts';

/** Each block in the room that the layout kept for it. */
export function drawLabels(wires: Layout['wires'], words: readonly (Block | null)[]): string {
  return wires
    .map(({ label }, index) => {
      const block = words[index];
      return label && block ? textBlock(block, { x: label.x, y: label.y - block.height / 2 }) : '';
    })
    .join('');
}
