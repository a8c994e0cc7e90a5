// Owns the agreement of life cycles with calls and columns: what a person does in a life cycle is done by a call that exists.
// Keeps true: no state is left that nothing leads to; a thing with a life cycle has a column that says where it stands.
import type { Entity as DataEntity } from '../../../../blueprint/parts/data.ts';
import type { Routes } from '../../../../blueprint/parts/routes.ts';
import type { StateMachine } from '../../../../blueprint/parts/state.ts';
import type { EntityFact } from '../../spine.ts';

const REMOVED = /\b(?:removed|deleted) by (?:a person|people)\b/i;
const JUDGED = /^a person (?:takes|closes)\b|^marked as false\b/i;

function isCalled({ groups }: Pick<Routes, 'groups'>, segment: string, methods: RegExp): boolean {
  return groups.some((group) =>
    group.endpoints.some(({ method, path }) => methods.test(method) && path.startsWith(`/v1/${segment}/`)),
  );
}

function reachable({ initial, transitions }: StateMachine): Set<string> {
  const reached = new Set([initial]);
  // A set that grows while it is walked is walked to its end.
  for (const state of reached) for (const { from, to } of transitions) if (from === state) reached.add(to);
  return reached;
}

function without(machine: StateMachine, deeds: RegExp): StateMachine {
  const left = { ...machine, transitions: machine.transitions.filter(({ on }) => !deeds.test(on)) };
  const reached = reachable(left);
  return {
    ...left,
    transitions: left.transitions.filter(({ from }) => reached.has(from)),
    states: left.states.filter((state) => reached.has(state)),
  };
}

/** The life cycles without what people would do by calls that do not exist; one that nothing moves is left out. Pure. */
export function withCalledRemovals(
  machines: readonly StateMachine[],
  routes: Pick<Routes, 'groups'>,
  entities: readonly EntityFact[],
): StateMachine[] {
  return machines
    .map((machine) => {
      const segment = entities.find(({ name }) => name === machine.entity)?.segment;
      if (segment === undefined) return machine;
      const kept = isCalled(routes, segment, /^DELETE$/) ? machine : without(machine, REMOVED);
      return isCalled(routes, segment, /^(?:PATCH|PUT|POST)$/) ? kept : without(kept, JUDGED);
    })
    .filter(({ transitions }) => transitions.length > 0);
}

const STANDS = /^(?:status|state|phase|stage)$|_(?:status|state)$|^is_(?:expired|active|archived|disabled)$/;

function isStanding({ fields }: DataEntity): boolean {
  return fields.some(({ name }) => STANDS.test(name));
}

function withColumn(entity: DataEntity, { states }: StateMachine): DataEntity {
  const note = `assumed: ${states.join(', ')}`;
  const at = entity.fields.findIndex(({ name }) => name === 'created_at');
  const place = at < 0 ? entity.fields.length : at;
  const fields = entity.fields.toSpliced(place, 0, { name: 'status', type: 'text', note });
  return { ...entity, fields };
}

/** The entities, each with a life cycle with a column that says where it stands. Pure. */
export function withStateColumns(
  entities: readonly DataEntity[],
  machines: readonly StateMachine[],
): DataEntity[] {
  return entities.map((entity) => {
    const machine = machines.find((one) => one.entity === entity.name);
    return machine === undefined || isStanding(entity) ? entity : withColumn(entity, machine);
  });
}
