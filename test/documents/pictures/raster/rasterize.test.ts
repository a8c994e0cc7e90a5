import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { drawSvg } from '../../../../src/documents/pictures/paint.ts';
import { rasterize } from '../../../../src/documents/pictures/raster/rasterize.ts';
import { guidePictures, optionPicture } from '../../../../src/documents/pictures/requests.ts';
import { document, element, moved, textLine } from '../../../../src/documents/pictures/svg.ts';
import { canDraw } from '../../../../src/documents/pictures/text/font.ts';
import { NAME, SMALL } from '../../../../src/documents/pictures/theme.ts';
import { DOSSIER } from '../../../fixtures/dossier.ts';

const FONTS = join(import.meta.dirname, '../../../../assets/fonts');
const ZOOM = 2;

/** The red, green, blue and alpha of pixels, as a renderer of SVG draws them, which reads the fonts itself. */
function reference(svg: string): Uint8Array {
  const fontFiles = ['Inter-Regular.ttf', 'Inter-SemiBold.ttf'].map((name) => join(FONTS, name));
  return new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' },
    fitTo: { mode: 'zoom', value: ZOOM },
    background: '#ffffff',
  }).render().pixels;
}

function own(svg: string): Uint8Array {
  const { width, height, rows, colours } = rasterize(svg, ZOOM);
  const pixels = new DataView(new ArrayBuffer(width * height * 4));
  for (let at = 0; at < width * height; at += 1) {
    const colour = colours[rows[at + Math.floor(at / width) + 1] ?? 0] ?? 0;
    pixels.setUint32(at * 4, colour * 256 + 255);
  }
  return new Uint8Array(pixels.buffer);
}

/** The share of values that differ so much that a person could tell. */
function different(pixels: Uint8Array, others: Uint8Array): number {
  expect(pixels.length).toBe(others.length);
  let count = 0;
  for (let at = 0; at < pixels.length; at += 1)
    if (Math.abs((pixels[at] ?? 0) - (others[at] ?? 0)) > 64) count += 1;
  return count / pixels.length;
}

/** The share of values that are not those of a white ground. */
function drawn(svg: string): number {
  const pixels = own(svg);
  let count = 0;
  for (const value of pixels) if (value < 255) count += 1;
  return count / pixels.length;
}

const PICTURES = [
  ...(DOSSIER.rounds[0]?.optionSet.options ?? []).map((option) => optionPicture(option, DOSSIER.reading)),
  ...guidePictures(DOSSIER.blueprint),
];

describe('every shape of a picture', () => {
  test.each(PICTURES)('stands where a renderer of SVG has it: $key', async (request) => {
    const picture = await drawSvg(request);
    if ('refused' in picture) throw new Error(picture.refused);
    const shapes = picture.svg.replace(/<text.*?<\/text>/g, '');
    expect(drawn(shapes)).toBeGreaterThan(0.005);
    expect(different(own(shapes), reference(shapes))).toBeLessThan(0.0001);
  });
  test.each([
    ['clockwise', 'M10 30 A20 20 0 0 1 30 10 L30 30 Z'],
    ['the other way round', 'M10 30 A20 20 0 0 0 30 10 L10 10 Z'],
    ['too small to reach, so that it grows', 'M10 30 A5 4 0 0 1 50 30 Z'],
  ])('is round as a renderer of SVG has it where it is an arc %s', (_, d) => {
    const svg = document({ width: 60, height: 60, body: element('path', { d, fill: '#000000' }) });
    expect(drawn(svg)).toBeGreaterThan(0.01);
    expect(different(own(svg), reference(svg))).toBeLessThan(0.0001);
  });
  test('would be missed: a border left out is seen by these tests', () => {
    const box = { x: 10, y: 10, width: 60, height: 30, fill: '#eff6ff' };
    const svg = (stroke: string): string =>
      document({ width: 80, height: 50, body: element('rect', { ...box, stroke, 'stroke-width': 2 }) });
    expect(different(own(svg('#eff6ff')), reference(svg('#2563eb')))).toBeGreaterThan(0.02);
  });
});

/** Every sign that the fonts can draw and that stands by itself, in lines of 60. */
function signs(): string[] {
  const known = Array.from({ length: 0xffff - 0x21 }, (_, at) => at + 0x21)
    .filter(canDraw)
    .filter((codePoint) => !/\p{M}/u.test(String.fromCodePoint(codePoint)));
  const lines = Array.from({ length: Math.ceil(known.length / 60) }, (_, at) =>
    known.slice(at * 60, (at + 1) * 60),
  );
  return lines.map((line) => String.fromCodePoint(...line));
}

describe('text', () => {
  const ANCHORS = ['start', 'middle', 'end'] as const;
  test.each([SMALL, NAME])('shows each sign as the font has it, in size $size $face', (style) => {
    const lines = signs().map((line, index) =>
      textLine(line, { x: 750, y: 20 + index * 24 }, style, ANCHORS[index % 3]),
    );
    const svg = document({ width: 1500, height: lines.length * 24 + 20, body: lines.join('') });
    expect(lines.length).toBeGreaterThan(10);
    expect(drawn(svg)).toBeGreaterThan(0.02);
    expect(different(own(svg), reference(svg))).toBeLessThan(0.0001);
  });
  test('is parted by its halo from what stands behind it, as a renderer of SVG does it', () => {
    const wire = element('path', { d: 'M0 0 L90 30', stroke: '#475569', 'stroke-width': 1.75 });
    const svg = (hasHalo: boolean): string => {
      const line = textLine('a < b & "c"', { x: 10, y: 20 }, SMALL, 'start', hasHalo);
      return document({ width: 90, height: 30, body: wire + moved(line, { x: 4, y: 1 }) });
    };
    expect(different(own(svg(true)), reference(svg(true)))).toBeLessThan(0.001);
    expect(drawn(svg(true))).toBeLessThan(drawn(svg(false)));
  });
  test('that reaches out of the picture is left out there, and does not come back in on the other side', () => {
    const line = textLine('WWWW', { x: -12, y: 8 }, NAME) + textLine('WWWW', { x: 30, y: 30 }, NAME);
    const svg = document({ width: 60, height: 32, body: line });
    expect(drawn(svg)).toBeGreaterThan(0.1);
    expect(different(own(svg), reference(svg))).toBeLessThan(0.001);
  });
});

describe('what the scenes do not write', () => {
  test.each([
    ['an element', '<ellipse cx="5" cy="5" rx="4" ry="2"/>'],
    ['a step of a path', '<path d="M0 0 Q5 5 9 0"/>'],
  ])('is refused rather than left out: %s', (_, body) => {
    expect(() => rasterize(document({ width: 9, height: 9, body }), ZOOM)).toThrow('is not drawn');
  });
  test('is not needed: an empty picture is white', () => {
    const { rows, colours } = rasterize(document({ width: 3, height: 2, body: '' }), ZOOM);
    expect([rows.length, Math.max(...rows), colours]).toEqual([7 * 4, 0, [0xffffff]]);
  });
});
