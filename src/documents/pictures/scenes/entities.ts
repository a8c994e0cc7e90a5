// Owns the picture of entities: a card with the first fields of each, joined by crow's foot lines.
import { placed, type Undirected } from '../layout/fit.ts';
import { frameOf, withDocks } from '../layout/reach.ts';
import type { Entities, EntityCard, EntityLink } from '../mermaid/entities.ts';
import { element, moved, type Point, textBlock } from '../svg.ts';
import { shortened } from '../text/signs.ts';
import { type Block, widthOfBlocks, wrap } from '../text/wrap.ts';
import { LINE, NAME, SMALL, WORDS } from '../theme.ts';
import { drawLabels } from './labels.ts';
import type { Scene } from './scene.ts';
import { drawLine } from './wires.ts';

const PADDING = 10;
const FOOT = 12;

interface Card {
  readonly name: Block;
  readonly rows: readonly { readonly field: Block; readonly type: Block | null }[];
  readonly width: number;
  readonly height: number;
  readonly typeAt: number;
}

function cardOf({ name, fields }: EntityCard, hasTypes: boolean): Card {
  const head = wrap(name, NAME, hasTypes ? 200 : 120);
  const rows = fields.map((field) => ({
    field: wrap(shortened(field.name, 24), WORDS, 400),
    type: hasTypes ? wrap(shortened(field.type, 14), SMALL, 400) : null,
  }));
  const types = widthOfBlocks(rows.flatMap((row) => row.type ?? []));
  const typeAt = PADDING + widthOfBlocks(rows.map((row) => row.field)) + (types > 0 ? 14 : 0);
  const body = typeAt + types + PADDING;
  const width = Math.ceil(Math.max(head.width + 2 * PADDING, body, 100));
  return {
    name: head,
    rows,
    width,
    typeAt,
    height: head.height + 12 + rows.length * 20 + (rows.length ? 8 : 0),
  };
}

function drawCard({ name, rows, width, height, typeAt }: Card): string {
  const top = name.height + 12;
  const pen = { stroke: '#334155', 'stroke-width': 1.75 };
  const head = element('path', {
    d: `M0 ${top} V4 A4 4 0 0 1 4 0 H${width - 4} A4 4 0 0 1 ${width} 4 V${top} Z`,
    fill: '#e2e8f0',
    stroke: 'none',
  });
  const rule =
    rows.length === 0 ? '' : element('path', { d: `M0 ${top} H${width}`, ...pen, 'stroke-width': 1 });
  const lines = rows.map(({ field, type }, index) => {
    const y = top + 4 + index * 20;
    return (
      textBlock(field, { x: PADDING, y }, 'start') + (type ? textBlock(type, { x: typeAt, y }, 'start') : '')
    );
  });
  const frame = element('rect', { x: 0, y: 0, width, height, rx: 4, fill: 'none', ...pen });
  const ground = element('rect', { x: 0, y: 0, width, height, rx: 4, fill: '#ffffff' });
  return ground + head + rule + frame + textBlock(name, { x: width / 2, y: 6 }) + lines.join('');
}

/** The sign at the end of a line: a crow's foot for many, a bar for exactly one. `out` leads away from the card. */
function endSign(tip: Point, next: Point, isMany: boolean): string {
  const length = Math.hypot(next.x - tip.x, next.y - tip.y) || 1;
  const [x, y] = [(next.x - tip.x) / length, (next.y - tip.y) / length];
  const [foot, side] = [{ x: tip.x + x * FOOT, y: tip.y + y * FOOT }, 7];
  const [left, right] = [
    [-y * side, x * side],
    [y * side, -x * side],
  ] as const;
  const pen = { fill: 'none', stroke: LINE, 'stroke-width': 1.75 };
  if (isMany) {
    const d = [left, right].map(([dx, dy]) => `M${foot.x} ${foot.y} L${tip.x + dx} ${tip.y + dy}`).join(' ');
    const none = element('circle', { ...pen, fill: '#ffffff', cx: foot.x + x * 5, cy: foot.y + y * 5, r: 5 });
    return element('path', { ...pen, d }) + none;
  }
  const bars = [5, 10].map((far) => {
    const [cx, cy] = [tip.x + x * far, tip.y + y * far];
    return `M${cx + left[0]} ${cy + left[1]} L${cx + right[0]} ${cy + right[1]}`;
  });
  return element('path', { ...pen, d: bars.join(' ') });
}

function drawLink(points: readonly Point[], link: EntityLink): string {
  const [start, second, before, end] = [points.at(0), points.at(2), points.at(-3), points.at(-1)];
  if (!start || !second || !before || !end) return '';
  const ends = endSign(start, second, link.isManyFrom) + endSign(end, before, link.isManyTo);
  return drawLine(points, false) + ends;
}

interface Variant {
  readonly cards: ReadonlyMap<string, Card>;
  readonly words: readonly Block[];
  readonly graph: Undirected;
}

function variantOf({ cards, links }: Entities, hasTypes: boolean): Variant {
  const drawn = new Map(cards.map((card) => [card.id, cardOf(card, hasTypes)]));
  const words = links.map((link) => wrap(link.words, WORDS, hasTypes ? 130 : 90));
  const graph: Undirected = {
    gap: { near: 20, ranks: 6 },
    isDocked: true,
    clearance: FOOT + 12,
    groups: [],
    boxes: [...drawn].map(([id, { width, height }]) => ({ id, group: null, width, height })),
    wires: links.map(({ from, to }, index) => {
      const { width, height } = words[index] ?? { width: 0, height: 0 };
      return { from, to, ranks: 1, label: { width: width + 12, height: height + 4 } };
    }),
  };
  return { cards: drawn, words, graph };
}

/** The scene of an entity diagram; where the types of fields make it too wide, it shows names only. */
export async function entityScene(entities: Entities): Promise<Scene> {
  const { cards, words, layout } = await placed([variantOf(entities, true), variantOf(entities, false)]);
  const boxes = [...cards].map(([id, card]) => {
    const at = layout.boxes.get(id) ?? { x: 0, y: 0 };
    return moved(drawCard(card), { x: at.x - card.width / 2, y: at.y - card.height / 2 });
  });
  const lines = entities.links.map((link, index) => {
    const points = layout.wires[index]?.points ?? [];
    const [from, to] = [link.from, link.to].map((id) => frameOf(layout, cards, id));
    return drawLink(withDocks(points, from ?? null, to ?? null), link);
  });
  const body = [...lines, ...boxes, drawLabels(layout.wires, words)].join('');
  return { width: layout.width, height: layout.height, body, notes: [] };
}
