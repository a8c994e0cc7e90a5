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

/** A branch that ends at once stands beside the question it answers, before the branch that goes on. */
function shortBranchesFirst(links: readonly Edge[]): Edge[] {
  const goesOn = new Set(links.map(({ from }) => from));
  const isShort = (link: Edge): boolean => link.label !== '' && !goesOn.has(link.to);
  const beside = (link: Edge): Edge[] =>
    links.filter((other) => other !== link && other.from === link.from && isShort(other));
  const leads = links.filter(
    (link, at) =>
      !isShort(link) && link.label !== '' && links.findIndex(({ from }) => from === link.from) === at,
  );
  const moved = new Set(leads.flatMap(beside));
  return links.flatMap((link) => [
    ...(leads.includes(link) ? beside(link) : []),
    ...(moved.has(link) ? [] : [link]),
  ]);
}

/** The flow as sentences in drawing order, each node once, led to by the label of its arrow. Pure. */
export function steps(chart: string): string[] {
  const names = nodes(chart);
  const links = shortBranchesFirst(edges(chart));
  const told = new Set<string>();
  const tell = (id: string, by: string): string[] => {
    if (told.has(id)) return [];
    told.add(id);
    const name = names.get(id) ?? id;
    return [by === '' ? name : `${by.replace(/^./, (first) => first.toUpperCase())}: ${name}`];
  };
  return links.flatMap(({ from, to, label }) => [...tell(from, ''), ...tell(to, label)]);
}
