// Owns the reading of Mermaid flowcharts: labelled nodes and the edges between them. Pure.

/** An arrow of a flowchart with its label. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

const NODE =
  /\b(\w+)\s*(?:\[\(|\(\[|\(\(|\[\[|\{\{|[[({>])\s*"?([^\])}"]+)"?\s*(?:\)\]|\]\)|\)\)|\]\]|\}\}|[\])}])/g;
const LINK =
  /^\s*(.+?)\s*(?:--+\s*"?([^">-][^">]*?)"?\s*--+>?|-\.+->?|==+>|--+>|---)\s*(?:\|"?([^|"]*)"?\|)?\s*(.+?)\s*;?$/;

/** The labels of the nodes by id, marks and line breaks removed. Pure. */
export function nodes(chart: string): Map<string, string> {
  const found = [...chart.matchAll(NODE)].map(([, id = '', label = '']) => [id, clean(label)] as const);
  return new Map(found.reverse());
}

function clean(label: string): string {
  return (
    label
      .split(/<br\s*\/?>/i)[0]
      ?.replace(/[*_"]/g, '')
      .trim() ?? ''
  );
}

/** The arrows in the order they are drawn; "A & B --> C" gives two. Pure. */
export function edges(chart: string): Edge[] {
  return chart.split('\n').flatMap((line) => {
    const [, from = '', over, on, to = ''] = LINK.exec(line.replace(/[[({][^\])}]*[\])}]+/g, '')) ?? [];
    if (from === '' || to === '') return [];
    const label = clean(over ?? on ?? '');
    const ids = (side: string): string[] => side.split('&').flatMap((part) => /\w+/.exec(part)?.[0] ?? []);
    return ids(from).flatMap((source) => ids(to).map((target) => ({ from: source, to: target, label })));
  });
}

/** The flow as sentences in drawing order, each node once, led to by the label of its arrow. Pure. */
export function steps(chart: string): string[] {
  const names = nodes(chart);
  const links = edges(chart);
  const told = new Set<string>();
  const tell = (id: string, by: string): string[] => {
    if (told.has(id)) return [];
    told.add(id);
    const name = names.get(id) ?? id;
    return [by === '' ? name : `${by.replace(/^./, (first) => first.toUpperCase())}: ${name}`];
  };
  return links.flatMap(({ from, to, label }) => [...tell(from, ''), ...tell(to, label)]);
}
