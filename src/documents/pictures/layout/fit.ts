// Owns the choice among layouts: as narrow as a phone needs, then as low as possible.
import { AIM_WIDTH } from '../theme.ts';
import { type Graph, type Layout, layOut } from './graph.ts';
import { type Part, partsOf, together } from './shelves.ts';

/** A graph whose direction is still to be chosen. */
export type Undirected = Omit<Graph, 'direction'>;

/** Every `depth` neighbours below one box, or above it, stand on ranks of their own, so that a wide fan becomes a narrow
 *  stair. */
function staggered(graph: Graph, depth: number, end: 'from' | 'to' = 'from'): Graph {
  const seen = new Map<string, number>();
  const wires = graph.wires.map((wire) => {
    const nth = seen.get(wire[end]) ?? 0;
    seen.set(wire[end], nth + 1);
    return { ...wire, ranks: wire.ranks + (nth % depth) };
  });
  return { ...graph, wires };
}

/** Both, and neighbours closer to each other. */
function squeezed(graph: Graph, depth: number): Graph {
  const { wires } = staggered(staggered(graph, depth), 2, 'to');
  return { ...graph, wires, gap: { ...graph.gap, near: graph.gap.near / 3 } };
}

/** Of a wide fan, every second neighbour stands above rather than below. */
function halved(graph: Graph): Graph {
  const seen = new Map<string, number>();
  const wires = graph.wires.map((wire) => {
    const nth = seen.get(wire.from) ?? 0;
    seen.set(wire.from, nth + 1);
    return { ...wire, isBackwards: nth % 2 === 1 };
  });
  return { ...graph, wires };
}

/** Too wide weighs more than too high: people scroll down. */
function burden({ width, height }: Layout): number {
  return height + 8 * Math.max(0, width - AIM_WIDTH);
}

function lighter(best: Layout, other: Layout): Layout {
  return burden(other) < burden(best) ? other : best;
}

/** From the least changed to the most; left to right comes last, because it leaves corners empty. */
const CHANGES: readonly ((graph: Graph) => Graph)[] = [
  (graph) => staggered(graph, 2),
  (graph) => staggered(graph, 3),
  (graph) => staggered(graph, 4),
  (graph) => squeezed(graph, 2),
  (graph) => squeezed(graph, 3),
  (graph) => ({ ...graph, direction: 'LR' }),
];

/** Wider than this, texts could not be read on a phone. */
const MOST_WIDTH = 750;
/** What is tried only then, for it tears apart what belongs together. */
const LAST_CHANGES: typeof CHANGES = [
  (graph) => squeezed(halved(graph), 6),
  (graph) => squeezed(halved(graph), 10),
];

interface Laid extends Part {
  readonly layout: Layout;
}

async function laidOut(graph: Undirected): Promise<Laid[]> {
  const laid: Laid[] = [];
  for (const part of partsOf({ ...graph, direction: 'TB' }))
    laid.push({ ...part, layout: await layOut(part.graph) });
  return laid;
}

/** The graph changed in each way, none twice: where no fan is wide, much comes out the same. */
function changesOf(graph: Graph, changes: typeof CHANGES): Graph[] {
  const all = new Map(changes.map((change) => change(graph)).map((it) => [JSON.stringify(it), it]));
  all.delete(JSON.stringify(graph));
  return [...all.values()];
}

/** The lightest of what is too wide and of its changes, until one is narrow enough. */
async function lightest(part: Part, first: Layout, changes: typeof CHANGES): Promise<Layout> {
  let best = first;
  for (const changed of changesOf(part.graph, changes)) {
    best = lighter(best, await layOut(changed));
    if (best.width <= AIM_WIDTH) break;
  }
  return best;
}

/** What is too wide is changed until it is not, or in each way. */
async function narrowed(part: Laid): Promise<Laid> {
  if (part.layout.width <= AIM_WIDTH) return part;
  const layout = await lightest(part, part.layout, CHANGES);
  return {
    ...part,
    layout: layout.width <= MOST_WIDTH ? layout : await lightest(part, layout, LAST_CHANGES),
  };
}

/** The first variant that keeps the aimed width as it is, else the last one, changed. Roomy ones first. */
export async function placed<T extends { readonly graph: Undirected }>(
  variants: readonly [T, ...T[]],
): Promise<T & { readonly layout: Layout }> {
  let [last, parts]: [T, Laid[]] = [variants[0], []];
  for (const variant of variants) {
    [last, parts] = [variant, await laidOut(variant.graph)];
    const layout = together(parts, AIM_WIDTH);
    if (layout.width <= AIM_WIDTH) return { ...variant, layout };
  }
  const narrow: Laid[] = [];
  for (const part of parts) narrow.push(await narrowed(part));
  return { ...last, layout: together(narrow, AIM_WIDTH) };
}
