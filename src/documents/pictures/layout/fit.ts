// Owns the choice among layouts: as narrow as a phone needs, then as low as possible.
import { AIM_WIDTH } from '../theme.ts';
import { type Graph, type Layout, layOut } from './graph.ts';
import { partsOf, together } from './shelves.ts';

/** A graph whose direction is still to be chosen. */
export type Undirected = Omit<Graph, 'direction'>;

/** Every `depth` neighbours below one box stand on ranks of their own, so that a wide fan becomes a narrow stair. */
function staggered(graph: Graph, depth: number): Graph {
  const seen = new Map<string, number>();
  const wires = graph.wires.map((wire) => {
    const nth = seen.get(wire.from) ?? 0;
    seen.set(wire.from, nth + 1);
    return { ...wire, ranks: wire.ranks + (nth % depth) };
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

function asIs(part: Graph): Graph {
  return part;
}

/** From the plainest to the most changed; left to right comes last, because it leaves corners empty. */
const TRIES: readonly ((part: Graph) => Graph)[] = [
  asIs,
  (part) => staggered(part, 2),
  (part) => staggered(part, 3),
  (part) => staggered(part, 4),
  (part) => ({ ...part, direction: 'LR' }),
];

async function lightest(part: Graph, tries: readonly ((part: Graph) => Graph)[]): Promise<Layout> {
  let best: Layout | null = null;
  for (const change of tries) {
    const layout = await layOut(change(part));
    best = best ? lighter(best, layout) : layout;
    if (best.width <= AIM_WIDTH) break;
  }
  return best ?? (await layOut(part));
}

async function laidOut(graph: Undirected, tries: readonly ((part: Graph) => Graph)[]): Promise<Layout> {
  const parts = partsOf({ ...graph, direction: 'TB' });
  const layouts: Layout[] = [];
  for (const { part } of parts) layouts.push(await lightest(part, tries));
  const wires = parts.map((it) => it.wires);
  return together(layouts, wires, AIM_WIDTH);
}

/** The first variant that keeps the aimed width as it is, else the last one, changed. Roomy ones first. */
export async function placed<T extends { readonly graph: Undirected }>(
  variants: readonly [T, ...T[]],
): Promise<T & { readonly layout: Layout }> {
  let last: T = variants[0];
  for (const variant of variants) {
    const layout = await laidOut(variant.graph, [asIs]);
    if (layout.width <= AIM_WIDTH) return { ...variant, layout };
    last = variant;
  }
  return { ...last, layout: await laidOut(last.graph, TRIES) };
}
