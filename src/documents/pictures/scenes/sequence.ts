// Owns the picture of a sequence: who takes part from left to right, what is said from top to bottom.
import type { Message, Participant, Sequence } from '../mermaid/sequence.ts';
import { element, moved, type Point, textBlock } from '../svg.ts';
import { type Block, longestWord, wrap } from '../text/wrap.ts';
import { AIM_WIDTH, LINE, PAINTS, SMALL, WORDS } from '../theme.ts';
import type { Scene } from './scene.ts';
import { arrowhead } from './wires.ts';

const HEAD = { ...SMALL, face: 'bold', color: '#0f172a' } as const;
/** Longer words are broken. */
const WIDEST = 130;
const LOOP = 34;
const PERSON = 26;

interface Column {
  readonly x: number;
  readonly width: number;
  readonly name: Block;
  readonly isPerson: boolean;
}

/** How much room a column leaves: beside its longest word, beside its box, and at least in all. */
interface Spacing {
  readonly word: number;
  readonly box: number;
  readonly least: number;
}

const ROOMY: Spacing = { word: 24, box: 8, least: 64 };
/** Where so many take part that their texts could not be read on a phone. */
const TIGHT: Spacing = { word: 12, box: 4, least: 56 };
const MOST_WIDTH = AIM_WIDTH + 180;

function needsOf(participants: readonly Participant[], { word, least }: Spacing): number[] {
  return participants.map(({ name }) => Math.max(Math.min(longestWord(name, HEAD), WIDEST) + word, least));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Each column as wide as its longest word needs; what is left over is shared evenly. */
function columnsOf(participants: readonly Participant[]): ReadonlyMap<string, Column> {
  const spacing = sumOf(needsOf(participants, ROOMY)) <= MOST_WIDTH ? ROOMY : TIGHT;
  const needs = needsOf(participants, spacing);
  const spare = Math.max(0, AIM_WIDTH - sumOf(needs)) / needs.length;
  let left = 0;
  return new Map(
    participants.map(({ id, name, isPerson }, index) => {
      const room = (needs[index] ?? 0) + spare;
      const block = wrap(name, HEAD, room - spacing.word + 2);
      const width = Math.max(block.width + spacing.word - 2 - spacing.box, spacing.least - spacing.box);
      const column = { x: left + room / 2, width, name: block, isPerson };
      left += room;
      return [id, column];
    }),
  );
}

function personAt({ x, y }: Point): string {
  const pen = { fill: 'none', stroke: '#0f172a', 'stroke-width': 1.75 };
  const head = element('circle', { ...pen, cx: x, cy: y + 6, r: 5 });
  return head + element('path', { ...pen, d: `M${x - 10} ${y + 24} a10 11 0 0 1 20 0` });
}

function headOf({ x, width, name, isPerson }: Column, height: number): string {
  if (isPerson)
    return (
      personAt({ x, y: height - name.height - PERSON - 6 }) +
      textBlock(name, { x, y: height - name.height - 2 })
    );
  const { fill, stroke } = PAINTS.unit;
  const box = element('rect', {
    x: x - width / 2,
    y: 0,
    width,
    height,
    rx: 4,
    fill,
    stroke,
    'stroke-width': 1.75,
  });
  return box + textBlock(name, { x, y: (height - name.height) / 2 });
}

/** The text above an arrow stays inside the picture, and near the arrow. */
function wordsOf(text: string, left: number, right: number, width: number): { block: Block; x: number } {
  const block = wrap(text, WORDS, Math.min(Math.max(right - left - 16, 176), width));
  const middle = (left + right) / 2;
  return { block, x: Math.min(Math.max(middle, block.width / 2), width - block.width / 2) };
}

function line(from: Point, to: Point, isReply: boolean): string {
  const dash = isReply ? '6 4' : undefined;
  const d = `M${from.x} ${from.y} L${to.x} ${to.y}`;
  return (
    element('path', { d, stroke: LINE, 'stroke-width': 1.75, 'stroke-dasharray': dash }) +
    arrowhead(from, to, isReply)
  );
}

function loop({ x, y }: Point, isReply: boolean): string {
  const dash = isReply ? '6 4' : undefined;
  const d = `M${x} ${y - 14} h${LOOP} v14 h${-LOOP}`;
  const path = element('path', {
    d,
    fill: 'none',
    stroke: LINE,
    'stroke-width': 1.75,
    'stroke-dasharray': dash,
  });
  return path + arrowhead({ x: x + LOOP, y }, { x, y });
}

interface Row {
  readonly height: number;
  readonly draw: (y: number) => string;
}

function rowOf(message: Message, number: number, columns: ReadonlyMap<string, Column>, width: number): Row {
  const [from, to] = [columns.get(message.from)?.x ?? 0, columns.get(message.to)?.x ?? 0];
  const isSelf = from === to;
  const [left, right] = [Math.min(from, to), isSelf ? from + LOOP : Math.max(from, to)];
  const { block, x } = wordsOf(`${number}. ${message.words}`, left, right, width);
  const height = block.height + (isSelf ? 18 : 4) + 16;
  const draw = (y: number): string => {
    const ground = {
      x: x - block.width / 2 - 3,
      y,
      width: block.width + 6,
      height: block.height,
      fill: '#ffffff',
    };
    const base = y + height - 16;
    const arrow = isSelf
      ? loop({ x: from, y: base }, message.isReply)
      : line({ x: from, y: base }, { x: to, y: base }, message.isReply);
    return element('rect', ground) + textBlock(block, { x, y }) + arrow;
  };
  return { height, draw };
}

/** The scene of a sequence. Pure. */
export function sequenceScene({ participants, messages }: Sequence): Scene {
  const columns = columnsOf(participants);
  const all = [...columns.values()];
  const last = all.at(-1);
  const width = Math.max(AIM_WIDTH, (last?.x ?? 0) + (last?.width ?? 0) / 2);
  const heads = Math.max(...all.map((it) => it.name.height + (it.isPerson ? PERSON : 0))) + 14;
  const rows = messages.map((message, index) => rowOf(message, index + 1, columns, width));
  let y = heads + 16;
  const drawn = rows.map((row) => {
    const body = row.draw(y);
    y += row.height;
    return body;
  });
  const lifelines = all.map(({ x }) =>
    element('path', {
      d: `M${x} ${heads} V${y}`,
      stroke: '#94a3b8',
      'stroke-width': 1.25,
      'stroke-dasharray': '3 4',
    }),
  );
  const body = [...lifelines, ...all.map((column) => headOf(column, heads)), ...drawn].join('');
  return { width, height: y, body: moved(body, { x: 0, y: 0 }), notes: [] };
}
