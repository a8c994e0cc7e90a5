// Owns reading flowcharts back from the Mermaid that the blueprint writes, and from no other:
// a line that is not understood refuses the whole, so that a picture never shows less than its text.
import { drawable } from '../text/signs.ts';
import type { Shape } from '../theme.ts';

export interface FlowNode {
  readonly id: string;
  readonly shape: Shape;
  /** The name first, then lines about it. */
  readonly lines: readonly string[];
  /** The id of its group. */
  readonly group: string | null;
}
export interface FlowGroup {
  readonly id: string;
  readonly lines: readonly string[];
  /** Whether it gathers what is of one kind (ids "g_…"), rather than what stands in one place. */
  readonly isKind: boolean;
}
/** Ends are ids of nodes or groups. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly isDashed: boolean;
  readonly words: string;
}
export interface Flowchart {
  readonly nodes: readonly FlowNode[];
  readonly groups: readonly FlowGroup[];
  readonly edges: readonly FlowEdge[];
}

const SHAPES: Readonly<Record<string, Shape>> = {
  '(["': 'client',
  '[("': 'store',
  '[["': 'queue',
  '("': 'external',
  '["': 'unit',
};

const GROUP = /^subgraph (\w+)\["(.*)"\]$/;
const NODE = /^(\w+)(\(\["|\[\("|\[\["|\("|\[")(.*?)"[\])]{1,2}$/;
const EDGE = /^(\w+) (-->|-\.->)(?:\|"(.*)"\|)? (\w+)$/;

function linesOf(label: string): string[] {
  return label.split('<br/>').map(drawable);
}

/** The graph of a flowchart; null where a line is not understood or nothing is drawn. Pure. */
export function readFlowchart(lines: readonly string[]): Flowchart | null {
  const nodes: FlowNode[] = [];
  const groups: FlowGroup[] = [];
  const edges: FlowEdge[] = [];
  let group: string | null = null;
  for (const line of lines) {
    const [, groupId, title] = GROUP.exec(line) ?? [];
    const [, id, open = '', label] = NODE.exec(line) ?? [];
    const [, from, arrow, words = '', to] = EDGE.exec(line) ?? [];
    const shape = SHAPES[open];
    if (line === 'end') group = null;
    else if (groupId !== undefined && title !== undefined) {
      groups.push({ id: groupId, lines: linesOf(title), isKind: groupId.startsWith('g_') });
      group = groupId;
    } else if (id !== undefined && label !== undefined && shape)
      nodes.push({ id, shape, lines: linesOf(label), group });
    else if (from !== undefined && to !== undefined)
      edges.push({
        from,
        to,
        isDashed: arrow === '-.->',
        words: words === '' ? '' : linesOf(words).join(', '),
      });
    else return null;
  }
  const known = new Set([...nodes, ...groups].map((it) => it.id));
  const isWhole = edges.every((edge) => known.has(edge.from) && known.has(edge.to));
  return nodes.length > 0 && isWhole ? { nodes, groups, edges } : null;
}
