// Owns the placing of boxes, groups and wires by Graphviz; sizes and places in CSS pixels, y downwards.
// Must not know what stands in a box.

import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { z } from 'zod';
import type { Point } from '../svg.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Box extends Size {
  readonly id: string;
  readonly group: string | null;
}
/** A frame around boxes; its size is that of its title. */
export interface Group extends Size {
  readonly id: string;
}
export interface Wire {
  readonly from: string;
  readonly to: string;
  /** The room that its words take; null for none. */
  readonly label: Size | null;
  /** By how many ranks the ends lie apart at least. */
  readonly ranks: number;
  /** Whether it leads up, or to the left, against the direction of the graph. */
  readonly isBackwards?: boolean;
}
export interface Graph {
  readonly boxes: readonly Box[];
  readonly groups: readonly Group[];
  readonly wires: readonly Wire[];
  /** Distance between neighbours, and between ranks. */
  readonly gap: { readonly near: number; readonly ranks: number };
  /** From top to bottom, or from left to right. */
  readonly direction: 'TB' | 'LR';
  /** Whether wires leave and reach the middle of a side, with a straight piece as long as `clearance`. */
  readonly isDocked: boolean;
  /** The distance that wires keep from boxes; their ends are to be led on by as much. */
  readonly clearance: number;
}

export interface Frame extends Size {
  readonly x: number;
  readonly y: number;
}
export interface Layout extends Size {
  /** By id: the middle of the box. */
  readonly boxes: ReadonlyMap<string, Point>;
  readonly groups: ReadonlyMap<string, Frame>;
  /** In the order of the wires: the points of a cubic spline from end to end, and the middle of the label. */
  readonly wires: readonly { readonly points: readonly Point[]; readonly label: Point | null }[];
}

const Laid = z.object({
  bb: z.string(),
  objects: z
    .array(z.object({ name: z.string(), pos: z.string().optional(), bb: z.string().optional() }))
    .default([]),
  edges: z
    .array(z.object({ wire: z.coerce.number(), pos: z.string(), lp: z.string().optional() }))
    .default([]),
});

function room({ width, height }: Size): string {
  const size = `WIDTH="${Math.ceil(width)}" HEIGHT="${Math.ceil(height)}"`;
  return `<<TABLE FIXEDSIZE="TRUE" ${size} BORDER="0"><TR><TD></TD></TR></TABLE>>`;
}

function inches(pixels: number): string {
  return (pixels / 72).toFixed(4);
}

type NodeLine = (box: Box) => string;

/** Docked wires want their straight piece only at the sides where they dock. */
function nodeLineOf({ clearance, isDocked, direction }: Graph): NodeLine {
  const aside = isDocked && direction === 'TB' ? 0 : clearance;
  const above = isDocked && direction === 'LR' ? 0 : clearance;
  return ({ id, width, height }) =>
    `"${id}" [width=${inches(width + 2 * aside)}, height=${inches(height + 2 * above)}]`;
}

function groupLines(group: Group, boxes: readonly Box[], nodeLine: NodeLine): string[] {
  const inside = boxes.filter((box) => box.group === group.id);
  return [
    `subgraph "cluster_${group.id}" {`,
    `margin=18; labeljust=l; label=${room(group)}`,
    ...inside.map(nodeLine),
    '}',
  ];
}

function wireLine(wire: Wire, index: number): string {
  const label = wire.label ? `, label=${room(wire.label)}` : '';
  const [tail, head] = wire.isBackwards ? [wire.to, wire.from] : [wire.from, wire.to];
  return `"${tail}" -> "${head}" [wire=${index}, minlen=${wire.ranks}${label}]`;
}

const DOCKS = { TB: ', tailport=s, headport=n', LR: ', tailport=e, headport=w' } as const;

function dotOf(graph: Graph): string {
  const { boxes, groups, wires, gap, direction, isDocked } = graph;
  const nodeLine = nodeLineOf(graph);
  const gaps = `nodesep=${inches(gap.near)}, ranksep=${inches(gap.ranks)}`;
  return [
    'digraph {',
    `graph [rankdir=${direction}, ${gaps}, splines=true, pad=0]`,
    `node [shape=box, fixedsize=true, label=""]; edge [dir=none${isDocked ? DOCKS[direction] : ''}]`,
    ...groups.flatMap((group) => groupLines(group, boxes, nodeLine)),
    ...boxes.filter((box) => box.group === null).map(nodeLine),
    ...wires.map(wireLine),
    '}',
  ].join('\n');
}

function numbers(text: string): number[] {
  return text
    .split(/[,\s]+/)
    .filter((it) => it !== '')
    .map(Number);
}

function pointAt(text: string, top: number): Point {
  const [x = 0, y = 0] = numbers(text);
  return { x, y: top - y };
}

function frameOf(bb: string, top: number): Frame {
  const [left = 0, bottom = 0, right = 0, upper = 0] = numbers(bb);
  return { x: left, y: top - upper, width: right - left, height: upper - bottom };
}

/** What is used of Graphviz. "json0" is not among the formats that its types name: "json" without the instructions for
 *  drawing, which take a third of the time. */
interface Engine {
  layout(dot: string, format?: string, engine?: 'dot'): string;
}

let loading: Promise<Graphviz> | null = null;

/** Places the graph from top to bottom. Rejects where Graphviz refuses it, which is a bug. */
export async function layOut(graph: Graph): Promise<Layout> {
  loading ??= Graphviz.load();
  const graphviz: Engine = await loading;
  const laid = Laid.parse(JSON.parse(graphviz.layout(dotOf(graph), 'json0', 'dot')));
  const whole = frameOf(laid.bb, 0);
  const top = whole.height;
  const wires = new Map(laid.edges.map((edge) => [edge.wire, edge]));
  return {
    width: whole.width,
    height: whole.height,
    boxes: new Map(
      laid.objects.flatMap(({ name, pos }) => (pos ? [[name, pointAt(pos, top)] as const] : [])),
    ),
    groups: new Map(
      laid.objects.flatMap(({ name, bb }) =>
        bb && name.startsWith('cluster_') ? [[name.slice('cluster_'.length), frameOf(bb, top)] as const] : [],
      ),
    ),
    wires: graph.wires.map(({ isBackwards }, index) => {
      const edge = wires.get(index);
      const points = edge ? edge.pos.split(' ').map((text) => pointAt(text, top)) : [];
      return {
        points: isBackwards ? points.reverse() : points,
        label: edge?.lp ? pointAt(edge.lp, top) : null,
      };
    }),
  };
}
