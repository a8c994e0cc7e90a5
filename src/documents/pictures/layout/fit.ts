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
function changesOf(graph: Graph): Graph[] {
  const all = new Map(CHANGES.map((change) => change(graph)).map((it) => [JSON.stringify(it), it]));
  all.delete(JSON.stringify(graph));
  return [...all.values()];
}

/** What is too wide is changed until it is not, or in each way. */
async function narrowed(part: Laid): Promise<Laid> {
  let best = part.layout;
  for (const changed of best.width <= AIM_WIDTH ? [] : changesOf(part.graph)) {
    best = lighter(best, await layOut(changed));
    if (best.width <= AIM_WIDTH) break;
  }
  return { ...part, layout: best };
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
