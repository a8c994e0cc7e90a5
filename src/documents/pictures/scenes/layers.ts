// Owns the picture of a flowchart whose arrows join groups: layers from top to bottom, with the cards of each.
// Words stand beside their arrows where there is room for all; else arrows are numbered and the words follow below.
import type { Flowchart, FlowEdge, FlowGroup, FlowNode } from '../mermaid/flowchart.ts';
import { element, moved, type Point, textBlock } from '../svg.ts';
import { wrap } from '../text/wrap.ts';
import { AIM_WIDTH, FAINT, GROUP, WORDS } from '../theme.ts';
import { badgePlaces } from './badges.ts';
import { type Card, cardOf, drawCard } from './cards.ts';
import { beside, isNext, type Leap, leapSplines, onRails } from './layer-wires.ts';
import type { Note, Scene } from './scene.ts';
import { drawBadge, drawWire } from './wires.ts';

const PADDING = 12;
const GAP = 12;
const RAIL = 20;
/** Leaves room for the number on an arrow. */
const WIDE_RAIL = 26;
/** Between layers that an arrow joins; more where a number stands on it. */
const BETWEEN = 36;
const WIDE_BETWEEN = 50;
const MOST_IN_ROW = 3;
const LEAST_CARD = 150;

/** Whether every arrow joins groups, and every node stands in one. Pure. */
export function isLayered({ nodes, groups, edges }: Flowchart): boolean {
  const ids = new Set(groups.map((group) => group.id));
  return (
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

function rowsOf(nodes: readonly FlowNode[], width: number): FlowNode[][] {
  const fitting = Math.floor((width + GAP) / (LEAST_CARD + GAP));
  const rows = Math.ceil(nodes.length / Math.max(1, Math.min(MOST_IN_ROW, fitting)));
  const each = Math.ceil(nodes.length / rows);
  return Array.from({ length: rows }, (_, row) => nodes.slice(row * each, row * each + each));
}

function layerOf(group: FlowGroup, nodes: readonly FlowNode[], width: number): Layer {
  const title = wrap(group.lines.join(' · '), GROUP, width - 2 * PADDING);
  let y = title.height + 14;
  const rows = rowsOf(nodes, width - 2 * PADDING).map((row) => {
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

/** Layers from the top, each with room for an arrow above it where one comes or goes. */
function stacked(layers: readonly Layer[], leaps: readonly Leap[], room: number): Placed[] {
  const hasArrow = (below: number): boolean =>
    leaps.some((leap) => isNext(leap) && Math.max(leap.from, leap.to) === below);
  let y = 0;
  return layers.map((layer, at) => {
    if (at > 0) y += hasArrow(at) ? room : GAP;
    const placed = { ...layer, y };
    y += layer.height;
    return placed;
  });
}

/** An arrow with the numbers of its layers. */
interface Arrow extends Leap {
  readonly edge: FlowEdge;
}

function arrowsOf({ edges }: Flowchart, groups: readonly FlowGroup[]): Arrow[] {
  const numberOf = (id: string): number => groups.findIndex((group) => group.id === id);
  return edges.map((edge) => ({ edge, from: numberOf(edge.from), to: numberOf(edge.to) }));
}

/** Words stand beside an arrow that has the room between two layers for itself. */
function hasRoom(arrow: Arrow, arrows: readonly Arrow[]): boolean {
  return arrow.edge.words === '' || (isNext(arrow) && beside(arrow, arrows).length === 1);
}

function wordsBeside({ edge }: Arrow, spline: readonly Point[]): string {
  const middle = spline[1];
  if (edge.words === '' || !middle) return '';
  return textBlock(wrap(edge.words, WORDS, 240), { x: middle.x + 12, y: middle.y - 11 }, 'start');
}

function noteOf({ edge, from, to }: Arrow, index: number, groups: readonly FlowGroup[]): Note {
  const [start, end] = [from, to].map((at) => groups[at]?.lines[0] ?? '');
  const words = edge.words === '' ? '' : `: ${edge.words}`;
  return { number: index + 1, text: `${start} → ${end}${words}`, isDashed: edge.isDashed };
}

/** The scene of layers. Pure. */
export function layersScene(chart: Flowchart): Scene {
  const groups = chart.groups.filter((group) => chart.nodes.some((node) => node.group === group.id));
  const arrows = arrowsOf(chart, groups);
  const isNumbered = !arrows.every((arrow) => hasRoom(arrow, arrows));
  const rail = isNumbered ? WIDE_RAIL : RAIL;
  const width = AIM_WIDTH - onRails(arrows).length * rail;
  const nodesOf = ({ id }: FlowGroup) => chart.nodes.filter((node) => node.group === id);
  const layers = stacked(
    groups.map((group) => layerOf(group, nodesOf(group), width)),
    arrows,
    isNumbered ? WIDE_BETWEEN : BETWEEN,
  );
  const splines = leapSplines(arrows, layers, width, rail);
  const body = [
    ...layers.map((layer) => moved(layer.body, { x: 0, y: layer.y })),
    ...splines.map((spline, index) => drawWire(spline, arrows[index]?.edge.isDashed ?? false)),
    ...(isNumbered
      ? badgePlaces(splines, []).map((at, index) => drawBadge(index + 1, at))
      : arrows.map((arrow, index) => wordsBeside(arrow, splines[index] ?? []))),
  ];
  const last = layers.at(-1);
  return {
    width: AIM_WIDTH,
    height: (last?.y ?? 0) + (last?.height ?? 0),
    body: body.join(''),
    notes: isNumbered ? arrows.map((arrow, index) => noteOf(arrow, index, groups)) : [],
  };
}
