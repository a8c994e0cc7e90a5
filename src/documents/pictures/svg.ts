// Owns SVG as text: the few elements that the drawings use, every text escaped. Numbers are CSS pixels.

import type { Block, Style } from './text/wrap.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A finished part of a picture with its size; it is drawn from its own upper left corner. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A text as it was before it was written. Pure. */
export function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** An element without content; undefined attributes are left out. Pure. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}="${typeof value === 'number' ? number(value) : escaped(value)}"`],
  );
  return `<${name} ${written.join(' ')}/>`;
}

const HALO_WIDTH = 5;

const HALO = `stroke="#ffffff" stroke-width="${HALO_WIDTH}" stroke-linejoin="round" paint-order="stroke"`;

/** One line of text; `at` is the end of its base line that `anchor` names. A halo parts it from lines behind. Pure. */
export function textLine(
  text: string,
  at: Point,
  style: Style,
  anchor: 'start' | 'middle' | 'end' = 'start',
  hasHalo = false,
): string {
  const weight = style.face === 'bold' ? 600 : 400;
  const place = `x="${number(at.x)}" y="${number(at.y)}" text-anchor="${anchor}"`;
  const font = `font-size="${style.size}" font-weight="${weight}" fill="${style.color}"`;
  return `<text ${place} ${font} ${hasHalo ? HALO : ''}>${escaped(text)}</text>`;
}

/** The lines of a block; `top` is its upper edge, x its left edge or its middle. Pure. */
export function textBlock(
  block: Block,
  top: Point,
  anchor: 'start' | 'middle' = 'middle',
  hasHalo = false,
): string {
  const { size, leading } = block.style;
  const base = top.y + (leading - size) / 2 + size * 0.8;
  return block.lines
    .map((line, index) =>
      textLine(line, { x: top.x, y: base + index * leading }, block.style, anchor, hasHalo),
    )
    .join('');
}

/** A drawing moved by an offset. Pure. */
export function moved(body: string, { x, y }: Point): string {
  return `<g transform="translate(${number(x)} ${number(y)})">${body}</g>`;
}

/** The whole picture as an SVG document; the ground is the renderer's. Pure. */
export function document({ width, height, body }: Drawing): string {
  const size = `width="${number(width)}" height="${number(height)}"`;
  const box = `viewBox="0 0 ${number(width)} ${number(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${box}>${body}</svg>`;
}
