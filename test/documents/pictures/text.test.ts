import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { document, element, outlined, textLine } from '../../../src/documents/pictures/svg.ts';
import { canDraw, widthOf } from '../../../src/documents/pictures/text/font.ts';
import { drawable, shortened } from '../../../src/documents/pictures/text/signs.ts';
import { fill, wrap } from '../../../src/documents/pictures/text/wrap.ts';
import { GROUP, NAME, NUMBER, PAINTS, SMALL, TITLE, WORDS } from '../../../src/documents/pictures/theme.ts';

const FONTS = join(import.meta.dirname, '../../../assets/fonts');
const NO_FONTS = { font: { loadSystemFonts: false } };
const LINE = 'Clinic appointments application (Zürich) → 42 %';

/** The pictures of the renderer with the fonts at hand, which it reads itself. */
function drawnWithFonts(svg: string): Resvg {
  const fontFiles = ['Inter-Regular.ttf', 'Inter-SemiBold.ttf'].map((name) => join(FONTS, name));
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' } });
}

describe('widthOf', () => {
  test.each([SMALL, NAME])('is what the renderer draws, in size $size $face', (style) => {
    const body = textLine(LINE, { x: 10, y: 50 }, style);
    const drawn = drawnWithFonts(document({ width: 900, height: 100, body })).getBBox()?.width ?? 0;
    const measured = widthOf(LINE, style.size, style.face);
    expect(Math.abs(drawn - measured) / measured).toBeLessThan(0.03);
  });
});

/** Every sign that the fonts can draw and that stands by itself, in lines of 60. */
function signs(): string[] {
  const drawn = Array.from({ length: 0xffff - 0x21 }, (_, at) => at + 0x21)
    .filter(canDraw)
    .filter((codePoint) => !/\p{M}/u.test(String.fromCodePoint(codePoint)));
  const lines = Array.from({ length: Math.ceil(drawn.length / 60) }, (_, at) =>
    drawn.slice(at * 60, (at + 1) * 60),
  );
  return lines.map((line) => String.fromCodePoint(...line));
}

describe('outlined', () => {
  const ANCHORS = ['start', 'middle', 'end'] as const;
  test.each([SMALL, NAME])('draws each sign as the font has it, in size $size $face', (style) => {
    const lines = signs().map((line, index) => {
      const anchor = ANCHORS[index % 3] ?? 'start';
      return textLine(line, { x: 750, y: 20 + index * 24 }, style, anchor);
    });
    const svg = document({ width: 1500, height: lines.length * 24 + 20, body: lines.join('') });
    const [own, other] = [new Resvg(outlined(svg), NO_FONTS), drawnWithFonts(svg)];
    const [ours, theirs] = [own.render().pixels, other.render().pixels];
    const different = ours.filter((value, at) => Math.abs(value - (theirs[at] ?? 0)) > 16);
    expect(lines.length).toBeGreaterThan(10);
    expect(different.length).toBeLessThan(ours.length / 10_000);
    expect(theirs.some((value) => value > 0)).toBe(true);
  });
  test('leaves no text for the renderer, and keeps what stands behind it from shining through', () => {
    const line = textLine('a < b & "c"', { x: 10, y: 20 }, SMALL, 'start', true);
    const svg = outlined(document({ width: 90, height: 30, body: line }));
    expect(svg).not.toContain('<text');
    expect(svg).toMatch(/stroke="#ffffff".*paint-order="stroke"/);
  });
  test('leaves a drawing without text as it is', () => {
    const svg = document({ width: 9, height: 9, body: element('rect', { x: 1, y: 1, width: 2, height: 2 }) });
    expect(outlined(svg)).toBe(svg);
  });
});

describe('wrap', () => {
  test('keeps every line within the width, and every sign', () => {
    const text = `${'word '.repeat(12)}${'x'.repeat(90)}`;
    const block = wrap(text, SMALL, 120);
    for (const line of block.lines) expect(widthOf(line, SMALL.size, SMALL.face)).toBeLessThanOrEqual(120);
    expect(block.lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
  test('makes lines even and cuts no word that fits', () => {
    expect(wrap('Clinic appointments client', NAME, 142).lines).toEqual(['Clinic', 'appointments', 'client']);
    expect(wrap('Background worker', NAME, 160).lines).toEqual(['Background worker']);
  });
  test('is not asked to make even what is read as a sentence', () => {
    const text = 'one two three four five six seven eight';
    const [first = ''] = fill(text, WORDS, 200).lines;
    const [even = ''] = wrap(text, WORDS, 200).lines;
    expect(first.length).toBeGreaterThan(even.length);
  });
});

describe('drawable', () => {
  test('drops emoji and letters that the fonts lack, and keeps accents and arrows', () => {
    expect(drawable('🚀 Réservé 予約 → Überblick\u200b')).toBe('Réservé → Überblick');
  });
  test('shows the signs that Mermaid’s labels stand in for', () => {
    expect(drawable('C＃ at 100％')).toBe('C# at 100%');
  });
  test('is never empty', () => {
    expect(drawable('予約')).toBe('?');
  });
});

test('a text that is shortened says so', () => {
  expect(shortened('x'.repeat(41))).toBe(`${'x'.repeat(39)}…`);
  expect(shortened('x'.repeat(40))).toBe('x'.repeat(40));
});

/** Relative luminance and contrast, WCAG 2.2. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test('every text stands out from its ground by 4.5 to 1 at least', () => {
  const grounds = ['#ffffff', '#e2e8f0', ...Object.values(PAINTS).map((paint) => paint.fill)];
  for (const { color } of [TITLE, NAME, SMALL, WORDS, GROUP])
    for (const ground of grounds) expect(contrast(color, ground)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(NUMBER.color, '#334155')).toBeGreaterThanOrEqual(4.5);
});
