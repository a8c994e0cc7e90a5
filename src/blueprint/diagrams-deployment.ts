// Owns the diagram of where a product runs: its nodes with what they run, and what passes from node to node.
// Must not repeat the container diagram: arrows join nodes, with the protocols that the network has to let through.
import type { Blueprint } from './blueprint.ts';
import { GROUPS, node, subgraph } from './diagrams.ts';
import { idsFor, label, lines } from './diagrams-text.ts';
import type { Component } from './parts/structure.ts';

/** Where components run: a node of the deployment, or for those on none the group of their kind. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** Null where it is no node of ours. */
  readonly shape: string | null;
  readonly components: readonly Component[];
}

/** What passes from one place to another. */
export interface Passage {
  readonly from: Place;
  readonly to: Place;
  /** Each once, in the order of the connections. */
  readonly protocols: readonly string[];
  /** True where nobody waits for an answer. */
  readonly isAsync: boolean;
}

/** The id of a node of the deployment, by its place in the list. Pure. */
export function nodeId(index: number): string {
  return `n_${index}`;
}

/** The places from the people inwards, none empty and each component in one. Pure. */
export function placesOf({ deployment, structure }: Blueprint): Place[] {
  const left = new Set(structure.components);
  const taken = (isHere: (one: Component) => boolean): Component[] => {
    const here = [...left].filter(isHere);
    for (const one of here) left.delete(one);
    return here;
  };
  const nodes = deployment.nodes.map(({ name, shape, runs }, index) => {
    return { id: nodeId(index), name, shape, components: taken(({ id }) => runs.includes(id)) };
  });
  const others = GROUPS.map(({ name, kinds }, index) => {
    return { id: `o_${index}`, name, shape: null, components: taken(({ kind }) => kinds.includes(kind)) };
  });
  const [clients, ...inner] = others;
  return [...(clients ? [clients] : []), ...nodes, ...inner].filter((it) => it.components.length > 0);
}

/** What passes between the places, in the order of the connections; what stays on one node is not told. Pure. */
export function passagesOf(blueprint: Blueprint): Passage[] {
  const places = placesOf(blueprint);
  const placeOf = (id: string) => places.find(({ components }) => components.some((it) => it.id === id));
  const passages = new Map<string, Passage>();
  for (const { from, to, protocol, isAsync } of blueprint.structure.connections) {
    const [start, end] = [placeOf(from), placeOf(to)];
    if (!start || !end || start === end) continue;
    const key = `${start.id} ${end.id}`;
    const before = passages.get(key);
    const protocols = [...new Set([...(before?.protocols ?? []), protocol])];
    passages.set(key, { from: start, to: end, protocols, isAsync: isAsync && (before?.isAsync ?? true) });
  }
  return [...passages.values()];
}

/** What runs on which node, and the protocols between the nodes; dashed where nobody waits for an answer. Pure. */
export function deploymentDiagram(blueprint: Blueprint): string {
  const ids = idsFor(
    blueprint.structure.components.map((it) => it.id),
    'c_',
  );
  const places = placesOf(blueprint).flatMap(({ id, name, shape, components }) =>
    subgraph(
      id,
      shape === null ? label(name) : lines(name, shape),
      components.map((one) => node(one, ids)),
    ),
  );
  const passages = passagesOf(blueprint).map(
    ({ from, to, protocols, isAsync }) =>
      `  ${from.id} ${isAsync ? '-.->' : '-->'}|"${label(protocols.join(', '))}"| ${to.id}`,
  );
  return ['flowchart TB', ...places, ...passages].join('\n');
}
