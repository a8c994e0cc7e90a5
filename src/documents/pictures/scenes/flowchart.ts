// Owns the picture of a flowchart whose arrows join nodes: cards, the frames of places, and the words of the arrows.
// Words stand beside their arrows where there is room; else arrows are numbered and the words follow below.
import { placed, type Undirected } from '../layout/fit.ts';
import type { Frame, Layout } from '../layout/graph.ts';
import { frameOf, withEnds } from '../layout/reach.ts';
import type { Flowchart, FlowEdge, FlowNode } from '../mermaid/flowchart.ts';
import { element, moved, type Point } from '../svg.ts';
import { type Block, wrap } from '../text/wrap.ts';
import { FAINT, type Shape, WORDS } from '../theme.ts';
import { badgePlaces } from './badges.ts';
import { type Card, cardOf, drawCard } from './cards.ts';
import { drawLabels } from './labels.ts';
import type { Note, Scene } from './scene.ts';
import { drawTitle, type Title, titleOf } from './titles.ts';
import { drawBadge, drawWire } from './wires.ts';

interface Parts {
  readonly cards: ReadonlyMap<string, Card>;
  readonly titles: ReadonlyMap<string, Title>;
  /** Null where arrows are numbered. */
  readonly words: readonly (Block | null)[] | null;
}
interface Variant extends Parts {
  readonly graph: Undirected;
}

/** A frame around all of one kind would only make wires longer: the kind stands on the card, if the shape leaves it open. */
function linesOf(chart: Flowchart, node: FlowNode): readonly string[] {
  const kind = chart.groups.find((group) => group.id === node.group && group.isKind);
  return kind && node.shape === 'unit'
    ? [...node.lines, ...kind.lines.map((line) => `[${line}]`)]
    : node.lines;
}

function partsOf(chart: Flowchart, isNumbered: boolean, maxText: number): Parts {
  const places = chart.groups.filter(
    ({ id, isKind }) => !isKind && chart.nodes.some((it) => it.group === id),
  );
  return {
    cards: new Map(chart.nodes.map((node) => [node.id, cardOf(linesOf(chart, node), node.shape, maxText)])),
    titles: new Map(places.map((place) => [place.id, titleOf(place.lines)])),
    words: isNumbered
      ? null
      : chart.edges.map((edge) => (edge.words === '' ? null : wrap(edge.words, WORDS, 130))),
  };
}

/** Who only takes from a queue stands below it, and an outside system that calls what it is told by below those who tell it:
 *  such an arrow leads up. */
function isUpwards({ nodes, edges }: Flowchart, { from, to }: FlowEdge): boolean {
  const shapeOf = (id: string): Shape | undefined => nodes.find((it) => it.id === id)?.shape;
  const isReached = edges.some((it) => it.to === from);
  if (shapeOf(to) === 'queue') return !isReached && shapeOf(from) === 'unit';
  return isReached && shapeOf(from) === 'external';
}

function variantOf(chart: Flowchart, isNumbered: boolean, maxText: number): Variant {
  const parts = partsOf(chart, isNumbered, maxText);
  const graph: Undirected = {
    gap: { near: 16, ranks: isNumbered ? (parts.titles.size > 0 ? 56 : 42) : 20 },
    isDocked: false,
    clearance: 5,
    boxes: chart.nodes.map(({ id, group }) => {
      const { width, height } = parts.cards.get(id) ?? { width: 0, height: 0 };
      return { id, group: group !== null && parts.titles.has(group) ? group : null, width, height };
    }),
    groups: [...parts.titles].map(([id, { width, height }]) => ({ id, width, height })),
    wires: chart.edges.map((edge, index) => {
      const { from, to } = edge;
      const block = parts.words?.[index];
      const label = block ? { width: block.width + 12, height: block.height + 4 } : null;
      return { from, to, ranks: 1, label, isBackwards: isUpwards(chart, edge) };
    }),
  };
  return { ...parts, graph };
}

function drawFrame({ x, y, width, height }: Frame): string {
  const pen = { fill: '#ffffff', stroke: FAINT, 'stroke-width': 1.5 };
  return element('rect', { x, y, width, height, rx: 8, ...pen });
}

function drawCards(layout: Layout, cards: Parts['cards']): string[] {
  return [...cards].map(([id, card]) => {
    const at = layout.boxes.get(id) ?? { x: 0, y: 0 };
    return moved(drawCard(card), { x: at.x - card.width / 2, y: at.y - card.height / 2 });
  });
}

function nameOf(chart: Flowchart, id: string): string {
  return chart.nodes.find((it) => it.id === id)?.lines[0] ?? id;
}

function noteOf(chart: Flowchart, edge: FlowEdge, index: number): Note {
  const words = edge.words === '' ? '' : `: ${edge.words}`;
  const text = `${nameOf(chart, edge.from)} → ${nameOf(chart, edge.to)}${words}`;
  return { number: index + 1, text, isDashed: edge.isDashed };
}

function splinesOf(layout: Layout, chart: Flowchart, { cards }: Parts): Point[][] {
  return chart.edges.map((edge, index) => {
    const [from, to] = [edge.from, edge.to].map((id) => frameOf(layout, cards, id));
    return withEnds(layout.wires[index]?.points ?? [], from ?? null, to ?? null);
  });
}

/** The scene of a flowchart. */
export async function flowchartScene(chart: Flowchart): Promise<Scene> {
  const { layout, ...parts } = await placed([
    variantOf(chart, false, 142),
    variantOf(chart, true, 142),
    variantOf(chart, true, 112),
  ]);
  const splines = splinesOf(layout, chart, parts);
  const titles = [...layout.groups].map(([id, frame]) => drawTitle(parts.titles.get(id), frame, splines));
  const taken = titles.flatMap((title) => title.ground ?? []);
  const isNumbered = parts.words === null;
  const body = [
    ...[...layout.groups.values()].map(drawFrame),
    ...splines.map((points, index) => drawWire(points, chart.edges[index]?.isDashed ?? false)),
    ...titles.map((title) => title.body),
    ...drawCards(layout, parts.cards),
    drawLabels(layout.wires, parts.words ?? []),
    ...(isNumbered ? badgePlaces(splines, taken).map((at, index) => drawBadge(index + 1, at)) : []),
  ];
  const notes = isNumbered ? chart.edges.map((edge, index) => noteOf(chart, edge, index)) : [];
  return { width: layout.width, height: layout.height, body: body.join(''), notes };
}
