import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { placed, type Undirected } from '../../../src/documents/pictures/layout/fit.ts';
import type { Layout } from '../../../src/documents/pictures/layout/graph.ts';
import { AIM_WIDTH } from '../../../src/documents/pictures/theme.ts';

/** One box that leads to `count` others. */
function fan(count: number): Undirected {
  const ids = ['top', ...Array.from({ length: count }, (_, at) => `below-${at}`)];
  return {
    boxes: ids.map((id) => ({ id, group: null, width: 120, height: 40 })),
    groups: [],
    wires: ids.slice(1).map((to) => ({ from: 'top', to, label: null, ranks: 1 })),
    gap: { near: 16, ranks: 20 },
    isDocked: false,
    clearance: 5,
  };
}

const layout = vi.spyOn(Graphviz.prototype, 'layout');
afterEach(() => layout.mockClear());

describe('placed', () => {
  test('takes the first variant that is narrow enough, and lays out no other', async () => {
    const { graph } = await placed([{ graph: fan(3) }, { graph: fan(2) }]);
    expect(graph.boxes).toHaveLength(4);
    expect(layout).toHaveBeenCalledTimes(1);
  });
  test('narrows the last where none is, and lays out nothing twice', async () => {
    const { graph, layout: narrow } = await placed([{ graph: fan(9) }, { graph: fan(8) }]);
    const asked = layout.mock.calls.map(([dot]) => dot);
    expect(graph.boxes).toHaveLength(9);
    expect(narrow.width).toBeLessThanOrEqual(AIM_WIDTH);
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(asked).size).toBe(asked.length);
  });
  const aboveTop = ({ boxes }: Layout): number =>
    [...boxes.values()].filter(({ y }) => y < (boxes.get('top')?.y ?? 0)).length;
  test('puts half of a fan above where it is too wide for any stair, its wires still leading away', async () => {
    const { layout: laid } = await placed([{ graph: fan(24) }]);
    expect(aboveTop(laid)).toBe(12);
    const top = laid.boxes.get('top')?.y ?? 0;
    const starts = laid.wires.map(({ points }) => Math.abs((points[0]?.y ?? 0) - top));
    expect(Math.max(...starts)).toBeLessThan(40);
  });
  test('puts none above where a stair is narrow enough', async () => {
    const { layout: laid } = await placed([{ graph: fan(6) }]);
    expect(aboveTop(laid)).toBe(0);
  });
  test('lays out nothing twice where a change changes nothing', async () => {
    const { boxes, ...rest } = fan(2);
    const large = { ...rest, boxes: boxes.map((box) => ({ ...box, width: 700 })) };
    await placed([{ graph: large }]);
    const asked = layout.mock.calls.map(([dot]) => dot);
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(asked).size).toBe(asked.length);
  });
});
