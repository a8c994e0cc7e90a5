import { describe, expect, test } from 'vitest';
import { FULL } from '../../../../src/documents/pictures/raster/coverage.ts';
import { createPlane } from '../../../../src/documents/pictures/raster/plane.ts';

describe('a plane', () => {
  test('begins white, and takes the colour of what covers a pixel whole', () => {
    const plane = createPlane(3, 2, []);
    plane.cover(plane.inkOf('#ff0000'), 1, 1, 3, FULL);
    const [white, red] = [plane.colours.indexOf(0xffffff), plane.colours.indexOf(0xff0000)];
    // Before each row stands its filter: none.
    expect([...plane.rows]).toEqual([0, white, white, white, 0, white, red, red]);
  });
  test('mixes the colour with its ground where it covers a part', () => {
    const plane = createPlane(1, 1, []);
    plane.cover(plane.inkOf('#000000'), 0, 0, 1, FULL / 2);
    expect(plane.colours[plane.rows[1] ?? 0]).toBe(0x808080);
  });
  test('leaves out what lies outside', () => {
    const plane = createPlane(2, 1, []);
    const ink = plane.inkOf('#000000');
    for (const y of [-1, 1]) plane.cover(ink, y, 0, 2, FULL);
    plane.cover(ink, 0, -5, 0, FULL);
    plane.cover(ink, 0, 2, 9, 3);
    expect([...plane.rows]).toEqual([0, 0, 0]);
  });
});

describe('the colours of a picture', () => {
  test('are at most as many as a byte can name; one more is drawn as the nearest of them', () => {
    const grey = (value: number): string => `#${value.toString(16).padStart(2, '0').repeat(3)}`;
    const plane = createPlane(
      1,
      1,
      Array.from({ length: 256 }, (_, value) => grey(value)),
    );
    expect(plane.colours).toHaveLength(256);
    expect(plane.colours[plane.inkOf('#7f807f').index]).toBe(0x7f7f7f);
    expect(plane.colours).toHaveLength(256);
  });
  test('that are named stay as they are, whatever is mixed before them', () => {
    const plane = createPlane(1, 1, ['#fdfdfd']);
    plane.cover(plane.inkOf('#000000'), 0, 0, 1, 1);
    expect(plane.colours[plane.inkOf('#fdfdfd').index]).toBe(0xfdfdfd);
    expect(plane.colours[plane.inkOf('#fefefe').index]).toBe(0xfefefe);
  });
  test('that are mixed and nearly the same are one', () => {
    const plane = createPlane(1, 1, []);
    const mixes = [1, 2].map((level) => plane.mix(plane.inkOf('#f0f0f0'), 0, level));
    expect(mixes).toEqual([0, 0]);
    expect(plane.mix(plane.inkOf('#000000'), 0, 8)).not.toBe(0);
  });
});
