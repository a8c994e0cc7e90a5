import { describe, expect, test } from 'vitest';
import { drawTitle, titleOf } from '../../../src/documents/pictures/scenes/titles.ts';

const FRAME = { x: 0, y: 0, width: 200, height: 150 };
const TITLE = titleOf(['Network', 'private']);
const NEXT_LINE = 26;

/** A straight wire from left to right at a height. */
function wireAt(y: number): { x: number; y: number }[] {
  return [0, 30, 60, 90].map((x) => ({ x, y }));
}

function halos(wires: readonly { x: number; y: number }[][]): number {
  return drawTitle(TITLE, FRAME, wires).body.split('paint-order').length - 1;
}

describe('the title of a frame', () => {
  test('parts its letters from a wire behind them, in the lines that it passes', () => {
    expect(halos([wireAt(16)])).toBe(1);
    expect(halos([wireAt(NEXT_LINE)])).toBe(2);
  });
  test('has no halo where wires pass elsewhere, or end before it', () => {
    expect(halos([wireAt(120)])).toBe(0);
    expect(halos([wireAt(16).map(({ x, y }) => ({ x: x + 120, y }))])).toBe(0);
  });
  test('has none where there is no wire', () => {
    expect(halos([])).toBe(0);
  });
});
