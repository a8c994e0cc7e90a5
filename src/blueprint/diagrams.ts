// Owns the diagrams: Mermaid text drawn from the typed blueprint, so that a diagram cannot contradict a table.
// Keeps true: any text is a valid label; an edge to a component that does not exist is not drawn.

import type { Blueprint } from './blueprint.ts';
import { idsFor, label, lines } from './diagrams-text.ts';
import type { Component, Connection, Flow } from './parts/structure.ts';

type Kind = Component['kind'];

/** The groups of components by kind, from the people inwards. */
export const GROUPS: readonly { readonly name: string; readonly kinds: readonly Kind[] }[] = [
  { name: 'Clients', kinds: ['client'] },
  { name: 'Edge', kinds: ['gateway'] },
  { name: 'Services', kinds: ['service'] },
  { name: 'Background work', kinds: ['worker', 'job'] },
  { name: 'Messaging', kinds: ['queue'] },
  { name: 'Data', kinds: ['store', 'cache'] },
  { name: 'Outside systems', kinds: ['external'] },
];

const SHAPES: Readonly<Partial<Record<Kind, readonly [string, string]>>> = {
  client: ['(["', '"])'],
  store: ['[("', '")]'],
  cache: ['[("', '")]'],
  queue: ['[["', '"]]'],
  external: ['("', '")'],
};

type Ids = ReadonlyMap<string, string>;

/** A component in the shape of its kind. Pure. */
export function node(component: Component, ids: Ids): string {
  const [open, close] = SHAPES[component.kind] ?? ['["', '"]'];
  return `${ids.get(component.id)}${open}${lines(component.name, component.technology)}${close}`;
}

/** A frame with a title around nodes. Pure. */
export function subgraph(id: string, title: string, nodes: readonly string[]): string[] {
  return [`  subgraph ${id}["${title}"]`, ...nodes.map((it) => `    ${it}`), '  end'];
}

function edge(connection: Connection, ids: Ids): string[] {
  const [from, to] = [ids.get(connection.from), ids.get(connection.to)];
  if (!from || !to) return [];
  const arrow = connection.isAsync ? '-.->' : '-->';
  return [`  ${from} ${arrow}|"${lines(connection.verb, connection.protocol)}"| ${to}`];
}

/** The containers grouped by kind, with verb and protocol on every edge; dashed where asynchronous. Pure. */
export function containerDiagram({ structure }: Blueprint): string {
  const ids = idsFor(
    structure.components.map((it) => it.id),
    'c_',
  );
  const groups = GROUPS.flatMap(({ name, kinds }, index) => {
    const inside = structure.components.filter((it) => kinds.includes(it.kind));
    return inside.length === 0
      ? []
      : subgraph(
          `g_${index}`,
          name,
          inside.map((it) => node(it, ids)),
        );
  });
  return ['flowchart TB', ...groups, ...structure.connections.flatMap((it) => edge(it, ids))].join('\n');
}

/** One flow as a sequence; the person who starts it stands first. Pure. */
export function sequenceDiagram(flow: Flow, { structure }: Blueprint): string {
  const names = flow.steps.flatMap((step) => [step.from, step.to]);
  const ids = idsFor(['actor', ...names], 'p_');
  const nameOf = (id: string): string => structure.components.find((it) => it.id === id)?.name ?? id;
  const participants = [...ids].map(([name, id]) =>
    name === 'actor'
      ? `  actor ${id} as ${label(flow.actor)}`
      : `  participant ${id} as ${label(nameOf(name))}`,
  );
  const steps = flow.steps.map(
    (step) =>
      `  ${ids.get(step.from)}${step.isReply ? '-->>' : '->>'}${ids.get(step.to)}: ${label(step.action)}`,
  );
  return ['sequenceDiagram', ...participants, ...steps].join('\n');
}

const CARDINALITIES = {
  'one-to-one': '||--||',
  'one-to-many': '||--o{',
  'many-to-one': '}o--||',
  'many-to-many': '}o--o{',
} as const;

/** An overview stays one: the more entities there are, the fewer fields each shows, and beyond ten none; the tables
 *  hold them all. */
const FIELD_LIMIT = 8;
const FIELDS_IN_ALL = 64;
const MOST_WITH_FIELDS = 10;

function fieldsShown(entities: number): number {
  return entities > MOST_WITH_FIELDS ? 0 : Math.min(FIELD_LIMIT, Math.floor(FIELDS_IN_ALL / entities));
}

function word(text: string, fallback: string): string {
  const plain = text.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^[^A-Za-z]+|_+$/g, '');
  return plain === '' ? fallback : plain;
}

/** The entities with their first fields where they are few, and their relations. Pure. */
export function entityDiagram({ data }: Blueprint): string {
  const ids = idsFor(
    data.entities.map((it) => it.name),
    'e_',
  );
  const entities = data.entities.flatMap((entity) => [
    // Unlike elsewhere, no per cent sign may stand in the name of an entity.
    `  ${ids.get(entity.name)}["${label(entity.name).replaceAll('%', '％')}"] {`,
    ...entity.fields
      .slice(0, fieldsShown(data.entities.length))
      .map((it, at) => `    ${word(it.type, 'text')} ${word(it.name, `field_${at + 1}`)}`),
    '  }',
  ]);
  const relations = data.relations.flatMap(({ from, to, cardinality, verb }) => {
    const [left, right] = [ids.get(from), ids.get(to)];
    return left && right ? [`  ${left} ${CARDINALITIES[cardinality]} ${right} : "${label(verb)}"`] : [];
  });
  return ['erDiagram', ...entities, ...relations].join('\n');
}

/** The life cycle of one entity as a state machine. Pure. */
export function stateDiagram(machine: Blueprint['state']['lifecycles'][number]): string {
  const all = [machine.initial, ...machine.states, ...machine.transitions.flatMap((it) => [it.from, it.to])];
  const ids = idsFor(all, 's_');
  const states = [...ids].map(([name, id]) => `  state "${label(name)}" as ${id}`);
  const moves = machine.transitions.map(
    (it) => `  ${ids.get(it.from)} --> ${ids.get(it.to)} : ${label(it.on)}`,
  );
  return ['stateDiagram-v2', ...states, `  [*] --> ${ids.get(machine.initial)}`, ...moves].join('\n');
}
