// Owns what stands around a drawing: the title above, numbered notes and the legend below, the margins.
import type { Note, Scene } from './scenes/scene.ts';
import { drawBadge } from './scenes/wires.ts';
import { type Drawing, element, moved, textBlock } from './svg.ts';
import { drawable } from './text/signs.ts';
import { fill } from './text/wrap.ts';
import { AIM_WIDTH, FAINT, MARGIN, SMALL, TITLE, WORDS } from './theme.ts';

const INDENT = 32;

function noteOf(note: Note, width: number): Drawing {
  const block = fill(note.text + (note.isDashed ? ' (asynchronous)' : ''), WORDS, width - INDENT);
  const height = Math.max(24, block.height) + 4;
  const badge = drawBadge(note.number, { x: 11, y: 12 });
  const text = textBlock(block, { x: INDENT, y: block.lines.length === 1 ? 3 : 1 }, 'start');
  return { width, height, body: badge + text };
}

/** Drawings one below the other, from the left. Pure. */
function stacked(drawings: readonly Drawing[], gap: number): Drawing {
  let y = 0;
  const bodies = drawings.map((it) => {
    const body = moved(it.body, { x: 0, y });
    y += it.height + gap;
    return body;
  });
  const width = Math.max(0, ...drawings.map((it) => it.width));
  return { width, height: Math.max(0, y - gap), body: bodies.join('') };
}

function legendOf(legend: string, width: number): Drawing {
  const block = fill(drawable(legend), SMALL, width);
  const rule = element('path', { d: `M0 0 H${width}`, stroke: FAINT, 'stroke-width': 1 });
  return { width, height: block.height + 8, body: rule + textBlock(block, { x: 0, y: 8 }, 'start') };
}

/** The scene as a finished picture. Pure. */
export function framed(scene: Scene, title: string, legend: string): Drawing {
  const width = Math.max(scene.width, AIM_WIDTH);
  const head = fill(drawable(title), TITLE, width);
  const parts: Drawing[] = [
    { width, height: head.height, body: textBlock(head, { x: 0, y: 0 }, 'start') },
    { ...scene, width, body: moved(scene.body, { x: (width - scene.width) / 2, y: 0 }) },
  ];
  if (scene.notes.length > 0)
    parts.push(
      stacked(
        scene.notes.map((note) => noteOf(note, width)),
        2,
      ),
    );
  if (legend !== '') parts.push(legendOf(legend, width));
  const all = stacked(parts, 18);
  return {
    width: width + 2 * MARGIN,
    height: all.height + 2 * MARGIN,
    body: moved(all.body, { x: MARGIN, y: MARGIN }),
  };
}
