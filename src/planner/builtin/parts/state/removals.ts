// Owns the agreement of life cycles and calls: what a person removes in a life cycle is removed by a call that exists.
// Keeps true: no state is left that nothing leads to.
import type { Routes } from '../../../../blueprint/parts/routes.ts';
import type { StateMachine } from '../../../../blueprint/parts/state.ts';
import type { EntityFact } from '../../spine.ts';

const BY_PERSON = /\b(?:removed|deleted) by (?:a person|people)\b/i;

function isRemovable({ groups }: Pick<Routes, 'groups'>, segment: string): boolean {
  return groups.some((group) =>
    group.endpoints.some(({ method, path }) => method === 'DELETE' && path.startsWith(`/v1/${segment}/`)),
  );
}

function withoutRemovals(machine: StateMachine): StateMachine {
  const transitions = machine.transitions.filter(({ on }) => !BY_PERSON.test(on));
  const reached = new Set([machine.initial, ...transitions.flatMap(({ from, to }) => [from, to])]);
  return { ...machine, transitions, states: machine.states.filter((state) => reached.has(state)) };
}

/** The life cycles without removals by people for which no call exists. Pure. */
export function withCalledRemovals(
  machines: readonly StateMachine[],
  routes: Pick<Routes, 'groups'>,
  entities: readonly EntityFact[],
): StateMachine[] {
  return machines.map((machine) => {
    const segment = entities.find(({ name }) => name === machine.entity)?.segment;
    return segment === undefined || isRemovable(routes, segment) ? machine : withoutRemovals(machine);
  });
}
