// Owns the picture of a flowchart whose arrows join groups: layers from top to bottom, with the cards of each.
// Arrows to the next layer stand between the two; the others run along the right side.
import type { Flowchart, FlowEdge, FlowGroup, FlowNode } from '../mermaid/flowchart.ts';
import { element, moved, textBlock } from '../svg.ts';
import { wrap } from '../text/wrap.ts';
import { AIM_WIDTH, FAINT, GROUP, WORDS } from '../theme.ts';
import { type Card, cardOf, drawCard } from './cards.ts';
import type { Scene } from './scene.ts';
import { drawWire } from './wires.ts';

const PADDING = 12;
const GAP = 12;
const RAIL = 20;
const BETWEEN = 36;
const MOST_IN_ROW = 3;

/** Whether all arrows join groups, and every node stands in one. Pure. */
export function isLayered({ nodes, groups, edges }: Flowchart): boolean {
  const ids = new Set(groups.map((group) => group.id));
  return (
    edges.length > 0 &&
    edges.every((edge) => ids.has(edge.from) && ids.has(edge.to)) &&
    nodes.every((node) => node.group !== null)
  );
}

interface Layer {
  readonly id: string;
  readonly height: number;
  readonly body: string;
}

/** What is said about a card is one text, whatever its lines in Mermaid. */
function linesOf({ lines: [name = '?', ...about] }: FlowNode): string[] {
  return about.length === 0 ? [name] : [name, about.join(' ')];
}

/** Cards of one row get the same height, and share the width. */
function rowOf(
  nodes: readonly FlowNode[],
  width: number,
): { readonly cards: Card[]; readonly height: number } {
  const each = (width - GAP * (nodes.length - 1)) / nodes.length;
  const cards = nodes.map((node) => cardOf(linesOf(node), node.shape, each - 48));
  const height = Math.max(...cards.map((card) => card.height));
  return { cards: cards.map((card) => ({ ...card, width: each, height })), height };
}

function rowsOf(nodes: readonly FlowNode[]): FlowNode[][] {
  const rows = Math.ceil(nodes.length / MOST_IN_ROW);
  const each = Math.ceil(nodes.length / rows);
  return Array.from({ length: rows }, (_, row) => nodes.slice(row * each, row * each + each));
}

function layerOf(group: FlowGroup, nodes: readonly FlowNode[], width: number): Layer {
  const title = wrap(group.lines.join(' · '), GROUP, width - 2 * PADDING);
  let y = title.height + 14;
  const rows = rowsOf(nodes).map((row) => {
    const { cards, height } = rowOf(row, width - 2 * PADDING);
    const at = y;
    y += height + GAP;
    let x = PADDING;
    return cards
      .map((card) => {
        const body = moved(drawCard(card), { x, y: at });
        x += card.width + GAP;
        return body;
      })
      .join('');
  });
  const frame = element('rect', {
    x: 0,
    y: 0,
    width,
    height: y,
    rx: 8,
    fill: '#ffffff',
    stroke: FAINT,
    'stroke-width': 1.5,
  });
  return {
    id: group.id,
    height: y,
    body: frame + textBlock(title, { x: PADDING, y: 7 }, 'start') + rows.join(''),
  };
}

interface Placed extends Layer {
  readonly y: number;
}

function stacked(layers: readonly Layer[]): Placed[] {
  let y = 0;
  return layers.map((layer) => {
    const at = y;
    y += layer.height + BETWEEN;
    return { ...layer, y: at };
  });
}

function straight(from: Placed, to: Placed, edge: FlowEdge, width: number): string {
  const x = width / 2;
  const [start, end] = from.y < to.y ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
  const middle = { x, y: (start + end) / 2 };
  const words =
    edge.words === ''
      ? ''
      : textBlock(wrap(edge.words, WORDS, 240), { x: x + 12, y: middle.y - 11 }, 'start');
  return drawWire([{ x, y: start }, middle, middle, { x, y: end }], edge.isDashed) + words;
}

function along(from: Placed, to: Placed, edge: FlowEdge, x: number, right: number): string {
  const isDown = from.y < to.y;
  const start = from.y + from.height * (isDown ? 0.7 : 0.3);
  const end = to.y + to.height * (isDown ? 0.3 : 0.7);
  const corner = { x: right, y: start };
  const other = { x: right, y: end };
  return drawWire(
    [
      { x, y: start },
      corner,
      corner,
      corner,
      other,
      other,
      other,
      { x: right - 4, y: end },
      { x: right - 4, y: end },
      { x: x, y: end },
    ],
    edge.isDashed,
  );
}

/** The scene of layers. Pure. */
export function layersScene(chart: Flowchart): Scene {
  const filled = chart.groups.filter((group) => chart.nodes.some((node) => node.group === group.id));
  const order = filled.map((group) => group.id);
  const isNext = ({ from, to }: FlowEdge): boolean => Math.abs(order.indexOf(from) - order.indexOf(to)) === 1;
  const far = chart.edges.filter((edge) => edge.from !== edge.to && !isNext(edge));
  const width = AIM_WIDTH - far.length * RAIL;
  const layers = stacked(
    filled.map((group) =>
      layerOf(
        group,
        chart.nodes.filter((node) => node.group === group.id),
        width,
      ),
    ),
  );
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const wires = chart.edges.map((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    if (!from || !to || from === to) return '';
    const rail = far.indexOf(edge);
    return rail === -1
      ? straight(from, to, edge, width)
      : along(from, to, edge, width, width + (rail + 1) * RAIL);
  });
  const body = [...layers.map((layer) => moved(layer.body, { x: 0, y: layer.y })), ...wires].join('');
  const last = layers.at(-1);
  return { width: AIM_WIDTH, height: (last?.y ?? 0) + (last?.height ?? 0), body, notes: [] };
}
