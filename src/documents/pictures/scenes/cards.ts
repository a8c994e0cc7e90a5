// Owns the cards: a name and lines about it in the shape of their kind.
import { element, type Point, textBlock } from '../svg.ts';
import { type Block, wrap } from '../text/wrap.ts';
import { NAME, PAINTS, type Shape, SMALL } from '../theme.ts';

/** A measured card. */
export interface Card {
  readonly width: number;
  readonly height: number;
  readonly shape: Shape;
  readonly blocks: readonly Block[];
}

const PADDING = 12;
/** The height of half the lid of a store. */
const LID = 8;
/** The room of the bars at both ends of a queue. */
const BAR = 10;

/** A card for a name and the lines below it, wrapped to the width asked for. Pure. */
export function cardOf([name = '?', ...about]: readonly string[], shape: Shape, maxText: number): Card {
  const blocks = [wrap(name, NAME, maxText), ...about.map((line) => wrap(line, SMALL, maxText))];
  const sides = shape === 'queue' ? BAR : 0;
  const text = Math.max(...blocks.map((block) => block.width));
  const height = blocks.reduce((sum, block) => sum + block.height, 0) + 2 * PADDING;
  return {
    shape,
    blocks,
    width: Math.ceil(Math.max(text + 2 * (PADDING + sides), 96)),
    height: Math.ceil(height + (shape === 'store' ? 2 * LID : 0)),
  };
}

function outline({ width, height, shape }: Card): string {
  const { fill, stroke, isDashed } = PAINTS[shape];
  const pen = { fill, stroke, 'stroke-width': 1.75, 'stroke-dasharray': isDashed ? '6 4' : undefined };
  const [right, bottom] = [width, height];
  if (shape === 'store') {
    const [rx, low] = [width / 2, bottom - LID];
    const body = `M0 ${LID} A${rx} ${LID} 0 0 1 ${right} ${LID} V${low} A${rx} ${LID} 0 0 1 0 ${low} Z`;
    const lid = `M0 ${LID} A${rx} ${LID} 0 0 0 ${right} ${LID}`;
    return element('path', { ...pen, d: body }) + element('path', { ...pen, fill: 'none', d: lid });
  }
  const rx = shape === 'client' ? 14 : shape === 'external' ? 8 : 4;
  const box = element('rect', { ...pen, x: 0, y: 0, width, height, rx });
  if (shape !== 'queue') return box;
  const bars = `M${BAR} 0 V${bottom} M${right - BAR} 0 V${bottom}`;
  return box + element('path', { ...pen, fill: 'none', d: bars });
}

/** The card with its upper left corner at the origin. Pure. */
export function drawCard(card: Card): string {
  const top: Point = { x: card.width / 2, y: PADDING + (card.shape === 'store' ? 2 * LID - 3 : 0) };
  let y = top.y;
  const texts = card.blocks.map((block) => {
    const drawn = textBlock(block, { x: top.x, y });
    y += block.height;
    return drawn;
  });
  return outline(card) + texts.join('');
}
