// Owns SVG as text: the few elements that the drawings use, every text escaped. Numbers are CSS pixels.

import { widthOf } from './text/font.ts';
import { textPath } from './text/outlines.ts';
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

function unescaped(text: string): string {
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

function haloOf(width: number): string {
  return `stroke="#ffffff" stroke-width="${width}" stroke-linejoin="round" paint-order="stroke"`;
}

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
  return `<text ${place} ${font} ${hasHalo ? haloOf(HALO_WIDTH) : ''}>${escaped(text)}</text>`;
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

/** A text as `textLine` writes it. */
const TEXT =
  /<text x="(?<x>.+?)" y="(?<y>.+?)" text-anchor="(?<anchor>.+?)" font-size="(?<size>.+?)" font-weight="(?<weight>.+?)" fill="(?<color>.+?)" (?<halo>.*?)>(?<words>.*?)<\/text>/g;

const BEFORE: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 };

function outline({ x, y, anchor, size, weight, color, halo, words }: Record<string, string>): string {
  const text = unescaped(words ?? '');
  const face = weight === '600' ? 'bold' : 'plain';
  const { data, scale } = textPath(text, Number(size), face);
  const left = Number(x) - widthOf(text, Number(size), face) * (BEFORE[anchor ?? ''] ?? 0);
  const place = `transform="translate(${left} ${y}) scale(${scale})"`;
  return `<path d="${data}" ${place} fill="${color}" ${halo ? haloOf(HALO_WIDTH / scale) : ''}/>`;
}

/** The same document with outlines for texts, so that its renderer needs no fonts. Pure. */
export function outlined(svg: string): string {
  return svg.replace(TEXT, (...match) => outline(match.at(-1)));
}

/** The whole picture as an SVG document; the ground is the renderer's. Pure. */
export function document({ width, height, body }: Drawing): string {
  const size = `width="${number(width)}" height="${number(height)}"`;
  const box = `viewBox="0 0 ${number(width)} ${number(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${box}>${body}</svg>`;
}
