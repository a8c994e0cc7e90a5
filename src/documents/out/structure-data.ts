// Owns the architecture's graph and data as the guides show them: ids replaced by names, diagrams drawn. Pure.
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { containerDiagram, entityDiagram, sequenceDiagram, stateDiagram } from '../../blueprint/diagrams.ts';
import { deploymentDiagram, nodeId, passagesOf } from '../../blueprint/diagrams-deployment.ts';

type NameOf = (id: string) => string;

/** The name of a component; the id itself where there is none. Pure. */
export function componentNames({ structure }: Blueprint): NameOf {
  const names = new Map(structure.components.map((it) => [it.id, it.name]));
  return (id) => names.get(id) ?? id;
}

/** Components and connections in words, flows as diagrams. Pure. */
export function structureData(blueprint: Blueprint) {
  const { structure } = blueprint;
  const nameOf = componentNames(blueprint);
  return {
    ...structure,
    diagram: containerDiagram(blueprint),
    components: structure.components.map((it) => ({
      ...it,
      owner: it.owner === null ? '' : nameOf(it.owner),
    })),
    connections: structure.connections.map((it) => ({
      ...it,
      from: nameOf(it.from),
      to: nameOf(it.to),
      mode: it.isAsync ? 'Asynchronous' : 'Synchronous',
    })),
    flows: structure.flows.map((flow) => ({ ...flow, diagram: sequenceDiagram(flow, blueprint) })),
  };
}

/** Where state lives, with the life cycles drawn. Pure. */
export function stateData(blueprint: Blueprint) {
  const { state } = blueprint;
  const nameOf = componentNames(blueprint);
  return {
    ...state,
    backend: state.backend.map((it) => ({ ...it, owner: nameOf(it.owner), store: nameOf(it.store) })),
    lifecycles: state.lifecycles.map((it) => ({ ...it, diagram: stateDiagram(it) })),
  };
}

const PERSONAL = { none: 'None', personal: 'Personal', sensitive: 'Sensitive' } as const;

type Kept = Pick<Blueprint['data']['entities'][number], 'owner' | 'personalData' | 'retention' | 'deletion'>;

/** One row for all entities that are owned, kept and deleted alike, in the order of the first. */
function ownershipRows(blueprint: Blueprint) {
  const nameOf = componentNames(blueprint);
  const keyOf = (it: Kept): string => [it.owner, it.personalData, it.retention, it.deletion].join('|');
  const { entities } = blueprint.data;
  return [...new Set(entities.map(keyOf))].flatMap((key) => {
    const alike = entities.filter((it) => keyOf(it) === key);
    const [first] = alike;
    if (first === undefined) return [];
    const { owner, personalData, retention, deletion } = first;
    const names = alike.map((it) => it.name).join(', ');
    return [{ names, owner: nameOf(owner), personal: PERSONAL[personalData], retention, deletion }];
  });
}

type Fields = Blueprint['data']['entities'][number]['fields'];

/** The fields that all entities have alike, where there are several entities and each has more. */
function commonFields({ entities }: Blueprint['data']): Fields {
  const keyOf = (it: Fields[number]): string => `${it.name} ${it.type} ${it.note}`;
  const kept = entities.map(({ fields }) => new Set(fields.map(keyOf)));
  const common = (entities[0]?.fields ?? []).filter((it) => kept.every((keys) => keys.has(keyOf(it))));
  const isRest = entities.every(({ fields }) => fields.length > common.length);
  return entities.length > 1 && isRest ? common : [];
}

/** Databases and entities in words, with the diagram that tells how entities relate. Pure. */
export function dataData(blueprint: Blueprint) {
  const { data } = blueprint;
  const nameOf = componentNames(blueprint);
  const common = commonFields(data);
  const isCommon = (name: string): boolean => common.some((it) => it.name === name);
  return {
    ...data,
    common,
    diagram: entityDiagram(blueprint),
    databases: data.databases.map((it) => ({ ...it, component: nameOf(it.component) })),
    entities: data.entities.map((it) => ({
      ...it,
      own: it.fields.filter(({ name }) => !isCommon(name)),
      owner: nameOf(it.owner),
      personal: PERSONAL[it.personalData],
    })),
    ownership: ownershipRows(blueprint),
  };
}

/** Nodes with the names of what they run and of what they reach, and the deployment diagram. Pure. */
export function deploymentData(blueprint: Blueprint) {
  const { deployment } = blueprint;
  const passages = passagesOf(blueprint);
  const reachedFrom = (id: string): string[] =>
    passages
      .filter(({ from }) => from.id === id)
      .map(({ to, protocols }) => `${to.name} (${protocols.join(', ')})`);
  const nameOf = componentNames(blueprint);
  return {
    ...deployment,
    diagram: deploymentDiagram(blueprint),
    nodes: deployment.nodes.map((it, index) => ({
      ...it,
      runs: it.runs.map(nameOf),
      reaches: reachedFrom(nodeId(index)),
    })),
  };
}
