// Owns the judging of a spine by the rules of the graph, before any part is drafted on its names. Pure.
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { type Finding, isError } from '../../blueprint/check/finding.ts';
import type { Structure } from '../../blueprint/parts/structure.ts';
import type { BlueprintInput } from '../port.ts';
import { wordsOf } from './complaints.ts';
import type { SpineAnswer } from './schemas/spine.ts';
import { tried } from './trial.ts';

/** What a spine decides: ids, the graph, its verbs and protocols, the owners of stores. */
const OF_THE_GRAPH: ReadonlySet<string> = new Set(['R02', 'M03', 'M04', 'M06', 'M07']);

/** Where a spine is judged: the input, and the blueprint that the rules would draft. */
export interface SpineGround {
  readonly input: BlueprintInput;
  readonly rules: Blueprint;
}

/** Flows follow from the spine, so they are no part of the judgement. */
function graphFindings(
  { input, rules }: SpineGround,
  graph: Pick<Structure, 'components' | 'connections'>,
): Finding[] {
  const blueprint = { ...rules, structure: { ...rules.structure, ...graph, flows: [] } };
  return tried(input, blueprint, OF_THE_GRAPH).filter((one) => one.part === 'structure');
}

/** What does not hold in a spine as the model gave it, for the model; at least what later parts build on. Pure. */
export function spineFindings(answer: SpineAnswer, ground: SpineGround): string[] {
  const { components, connections, entities, roles, stack } = answer;
  const known = new Set(components.map((one) => one.id));
  return [
    ...(components.length < 2 ? ['components: name at least two'] : []),
    ...[...known]
      .filter((id) => !/^[a-z][a-z0-9-]{0,39}$/.test(id))
      .map((id) => `components: "${id}" is no slug`),
    ...entities.filter((one) => !known.has(one.owner)).map((one) => `entities: owner of ${one.name}`),
    ...(entities.length === 0 ? ['entities: name at least one'] : []),
    ...(roles.length === 0 ? ['roles: name at least one'] : []),
    ...(stack.length < 4 ? ['stack: name at least four choices'] : []),
    ...graphFindings(ground, { components, connections }).map(wordsOf),
  ];
}

/** True where a graph has errors that no later part could mend. Pure. */
export function isBroken(graph: Pick<Structure, 'components' | 'connections'>, ground: SpineGround): boolean {
  return graphFindings(ground, graph).some(isError);
}
