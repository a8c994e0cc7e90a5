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

type StateRow = Blueprint['state']['backend'][number];

/** One row for all that is owned, kept and held in step alike, in the order of the first. */
function stateRows(rows: readonly StateRow[]): StateRow[] {
  const keyOf = (it: StateRow): string => [it.owner, it.store, it.synchronisation].join('|');
  const alike = Map.groupBy(rows, keyOf);
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, state: [first, ...others].map(({ state }) => state).join(', ') }],
  );
}

/** Where state lives, with the life cycles drawn. Pure. */
export function stateData(blueprint: Blueprint) {
  const { state } = blueprint;
  const nameOf = componentNames(blueprint);
  return {
    ...state,
    backend: stateRows(state.backend).map((it) => ({
      ...it,
      owner: nameOf(it.owner),
      store: nameOf(it.store),
    })),
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

interface Common {
  readonly fields: Fields;
  /** Who lacks the last of them, for the sentence that names them; empty where nobody does. */
  readonly without: string;
}

const FEW_WITHOUT = 2;
const MANY = 8;

/** The fields that all entities have alike, where there are several entities and each has more; of many, also what all
 *  but a few have. */
function commonFields({ entities }: Blueprint['data']): Common {
  const keyOf = (it: Fields[number]): string => `${it.name} ${it.type} ${it.note}`;
  const lacking = (field: Fields[number]): string[] =>
    entities.filter(({ fields }) => !fields.some((it) => keyOf(it) === keyOf(field))).map(({ name }) => name);
  const first = entities[0]?.fields ?? [];
  const all = first.filter((it) => lacking(it).length === 0);
  const most = first.find((it) => {
    const count = lacking(it).length;
    return count > 0 && count <= FEW_WITHOUT && entities.length >= MANY;
  });
  const isRest = entities.every(({ fields }) => fields.length > all.length);
  if (entities.length < 2 || !isRest) return { fields: [], without: '' };
  return most === undefined
    ? { fields: all, without: '' }
    : { fields: [...all, most], without: lacking(most).join(' and ') };
}

const KEY = /^foreign key to /;

/** A key in three signs: the sentence above the table says what they mean. */
function pointed(field: Fields[number]): Fields[number] {
  return { ...field, note: field.note.replace(KEY, '→ ') };
}

/** Databases and entities in words, with the diagram that tells how entities relate. Pure. */
export function dataData(blueprint: Blueprint) {
  const { data } = blueprint;
  const nameOf = componentNames(blueprint);
  const common = commonFields(data);
  const isCommon = (name: string): boolean => common.fields.some((it) => it.name === name);
  return {
    ...data,
    common: common.fields,
    commonWithout: common.without,
    hasKeys: data.entities.some(({ fields }) => fields.some(({ note }) => KEY.test(note))),
    diagram: entityDiagram(blueprint),
    databases: data.databases.map((it) => ({ ...it, component: nameOf(it.component) })),
    entities: data.entities.map((it) => ({
      ...it,
      own: it.fields.filter(({ name }) => !isCommon(name)).map(pointed),
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
