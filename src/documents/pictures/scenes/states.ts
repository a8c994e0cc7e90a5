// Owns the picture of a life cycle: states, the moves between them with their trigger, and where it begins and ends.
import { placed, type Undirected } from '../layout/fit.ts';
import type { Size } from '../layout/graph.ts';
import { frameOf, withEnds } from '../layout/reach.ts';
import type { States } from '../mermaid/states.ts';
import { element, moved, type Point, textBlock } from '../svg.ts';
import { type Block, wrap } from '../text/wrap.ts';
import { NAME, WORDS } from '../theme.ts';
import { drawLabels } from './labels.ts';
import type { Scene } from './scene.ts';
import { drawWire } from './wires.ts';

const START = ' start';
const DOT = 16;

interface Card {
  readonly name: Block;
  readonly width: number;
  readonly height: number;
  readonly isEnd: boolean;
}

function cardsOf({ states, moves }: States): ReadonlyMap<string, Card> {
  return new Map(
    states.map(({ id, name }) => {
      const block = wrap(name, NAME, 160);
      const isEnd = !moves.some((move) => move.from === id);
      return [id, { name: block, width: Math.max(block.width + 32, 90), height: block.height + 18, isEnd }];
    }),
  );
}

/** A state that nothing leaves has a double border. */
function drawState({ name, width, height, isEnd }: Card): string {
  const pen = { stroke: '#1d4ed8', 'stroke-width': 1.75 };
  const outer = element('rect', { ...pen, x: 0, y: 0, width, height, rx: 9, fill: '#eff6ff' });
  const inset = { x: 4, y: 4, width: width - 8, height: height - 8, rx: 6, fill: 'none' };
  const inner = isEnd ? element('rect', { ...pen, ...inset, 'stroke-width': 1.25 }) : '';
  return outer + inner + textBlock(name, { x: width / 2, y: 9 });
}

function dotAt({ x, y }: Point): string {
  return element('circle', { cx: x, cy: y, r: DOT / 2, fill: '#0f172a' });
}

interface Variant {
  readonly words: readonly Block[];
  readonly graph: Undirected;
}

function variantOf(machine: States, cards: ReadonlyMap<string, Card>, maxWords: number): Variant {
  const words = machine.moves.map((move) => wrap(move.words, WORDS, maxWords));
  const moves = machine.moves.map(({ from, to }, index) => {
    const { width, height } = words[index] ?? { width: 0, height: 0 };
    return { from, to, ranks: 1, label: { width: width + 14, height: height + 4 } };
  });
  const boxes = [...cards].map(([id, { width, height }]) => ({ id, group: null, width, height }));
  const graph: Undirected = {
    gap: { near: 20, ranks: 18 },
    isDocked: false,
    clearance: 5,
    groups: [],
    boxes: [{ id: START, group: null, width: DOT, height: DOT }, ...boxes],
    wires: [{ from: START, to: machine.initial, label: null, ranks: 1 }, ...moves],
  };
  return { words, graph };
}

/** The scene of a state diagram. */
export async function stateScene(machine: States): Promise<Scene> {
  const cards = cardsOf(machine);
  const { words, layout } = await placed([variantOf(machine, cards, 140), variantOf(machine, cards, 90)]);
  const sizes = new Map<string, Size>([...cards, [START, { width: DOT, height: DOT }]]);
  const pairs = [{ from: START, to: machine.initial }, ...machine.moves];
  const lines = pairs.map(({ from, to }, index) => {
    const points = layout.wires[index]?.points ?? [];
    return drawWire(withEnds(points, frameOf(layout, sizes, from), frameOf(layout, sizes, to)), false);
  });
  const drawn = [...cards].map(([id, card]) => {
    const at = layout.boxes.get(id) ?? { x: 0, y: 0 };
    return moved(drawState(card), { x: at.x - card.width / 2, y: at.y - card.height / 2 });
  });
  const texts = drawLabels(layout.wires.slice(1), words);
  const body = [...lines, dotAt(layout.boxes.get(START) ?? { x: 0, y: 0 }), ...drawn, texts].join('');
  return { width: layout.width, height: layout.height, body, notes: [] };
}
