// Owns placing the parts of a graph that hang together apart from each other, in rows no wider than asked for.
import type { Graph, Layout } from './graph.ts';

/** The ids that hang together, by wire or by group, in the order first seen. Pure. */
function islands({ boxes, wires }: Graph): Set<string>[] {
  const joins = [
    ...boxes.map((box) => [box.id, box.group ?? box.id]),
    ...wires.map((wire) => [wire.from, wire.to]),
  ];
  return joins.reduce<Set<string>[]>((sets, join) => {
    const touched = sets.filter((set) => join.some((id) => set.has(id)));
    const rest = sets.filter((set) => !touched.includes(set));
    return [...rest, new Set([...touched.flatMap((set) => [...set]), ...join])];
  }, []);
}

/** A part of a graph, with the index of each of its wires in the whole. */
export interface Part {
  readonly graph: Graph;
  readonly wires: readonly number[];
}

/** The graph as its unconnected parts. Pure. */
export function partsOf(graph: Graph): Part[] {
  return islands(graph).map((ids) => {
    const wires = graph.wires.flatMap((wire, index) => (ids.has(wire.from) ? [index] : []));
    const part = {
      ...graph,
      boxes: graph.boxes.filter((box) => ids.has(box.id)),
      groups: graph.groups.filter((group) => ids.has(group.id)),
      wires: graph.wires.filter((wire) => ids.has(wire.from)),
    };
    return { graph: part, wires };
  });
}

/** Sizes put into rows, largest first: the offset of each, in the order given. Pure. */
export function shelve(
  sizes: readonly { readonly width: number; readonly height: number }[],
  maxWidth: number,
  gap: number,
): { readonly x: number; readonly y: number }[] {
  const order = sizes.map((size, index) => ({ size, index })).sort((a, b) => b.size.height - a.size.height);
  const offsets = sizes.map(() => ({ x: 0, y: 0 }));
  let [x, y, rowHeight] = [0, 0, 0];
  for (const { size, index } of order) {
    if (x > 0 && x + size.width > maxWidth) [x, y, rowHeight] = [0, y + rowHeight + gap, 0];
    offsets[index] = { x, y };
    x += size.width + gap;
    rowHeight = Math.max(rowHeight, size.height);
  }
  return offsets;
}

/** One layout of the parts' layouts. Pure. */
export function together(
  parts: readonly (Pick<Part, 'wires'> & { readonly layout: Layout })[],
  maxWidth: number,
): Layout {
  const sizes = parts.map(({ layout }) => layout);
  const offsets = shelve(sizes, maxWidth, 28);
  const placed = parts.map((part, index) => ({ ...part, ...(offsets[index] ?? { x: 0, y: 0 }) }));
  const count = parts.flatMap(({ wires }) => wires).length;
  const all: Layout['wires'][number][] = Array.from({ length: count }, () => ({ points: [], label: null }));
  for (const { layout, wires, x, y } of placed)
    layout.wires.forEach(({ points, label }, at) => {
      all[wires[at] ?? 0] = {
        points: points.map((point) => ({ x: point.x + x, y: point.y + y })),
        label: label && { x: label.x + x, y: label.y + y },
      };
    });
  return {
    width: Math.max(...placed.map(({ layout, x }) => x + layout.width)),
    height: Math.max(...placed.map(({ layout, y }) => y + layout.height)),
    boxes: new Map(
      placed.flatMap(({ layout, x, y }) =>
        [...layout.boxes].map(([id, at]) => [id, { x: at.x + x, y: at.y + y }] as const),
      ),
    ),
    groups: new Map(
      placed.flatMap(({ layout, x, y }) =>
        [...layout.groups].map(([id, at]) => [id, { ...at, x: at.x + x, y: at.y + y }] as const),
      ),
    ),
    wires: all,
  };
}
