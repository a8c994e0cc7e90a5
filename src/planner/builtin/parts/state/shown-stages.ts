// Owns the life cycles that a page draws with arrows: "the order's status (Picking -> Packing -> Shipping)".
// Keeps true: the told stages stand in their order; what is added around them says that it is assumed.
import type { Entity } from '../../../../blueprint/parts/data.ts';
import type { StateMachine } from '../../../../blueprint/parts/state.ts';
import type { Screen } from '../../../../blueprint/reading.ts';
import type { EntityFact, Spine } from '../../spine.ts';

const STAGES =
  /\b(?:status|life ?cycle|stages?|progress)\b[^.()]{0,40}\(((?:[A-Z][a-z]+ ?(?:->|→) ?){1,5}[A-Z][a-z]+)\)/;
const GOES_OUT = /^(?:DEPLOY|RELEAS|PUBLISH|ROLL)/;

interface Shown {
  readonly page: Screen;
  readonly stages: readonly string[];
}

/** The stages of a thing as a page shows them; null where no page does, or where another thing is nearer to its words. */
function shownFor({ input, entities }: Pick<Spine, 'input' | 'entities'>, entity: EntityFact): Shown | null {
  for (const page of input.reading.screens) {
    const found = STAGES.exec(page.purpose);
    const before = page.purpose.slice(0, found?.index ?? 0).toLowerCase();
    const said = ({ name }: EntityFact): boolean => before.includes(name.toLowerCase().split(' ')[0] ?? '');
    if (found === null || entities.find(said)?.name !== entity.name) continue;
    return { page, stages: (found[1] ?? '').split(/->|→/).map((stage) => stage.trim().toUpperCase()) };
  }
  return null;
}

/** The life cycle of a thing as a page shows it, with a way to fail and an end that are assumed; null where none does. Pure. */
export function shownMachine(
  spine: Pick<Spine, 'input' | 'entities'>,
  entity: EntityFact,
): StateMachine | null {
  const shown = shownFor(spine, entity);
  const [initial] = shown?.stages ?? [];
  const last = shown?.stages.at(-1);
  if (shown === null || initial === undefined || last === undefined) return null;
  const ways = shown.stages
    .slice(1)
    .map((to, at) => ({ from: shown.stages[at] ?? initial, to, on: 'passed' }));
  const failed = shown.stages.map((from) => ({
    from,
    to: 'FAILED',
    on: 'failed, or refused by a check (assumed)',
  }));
  const ends = GOES_OUT.test(last)
    ? [
        { from: last, to: 'LIVE', on: 'takes all of the work (assumed)' },
        { from: 'LIVE', to: 'REPLACED', on: 'a later one is live (assumed)' },
        { from: 'LIVE', to: 'TAKEN_BACK', on: 'rolled back (assumed)' },
      ]
    : [{ from: last, to: 'DONE', on: 'ended (assumed)' }];
  const transitions = [...ways, ...failed, ...ends];
  const states = [...new Set([...shown.stages, ...transitions.map(({ to }) => to)])];
  return {
    entity: entity.name,
    initial,
    states,
    transitions,
    serves: [...entity.requirementIds].slice(0, 6),
  };
}

/** The column that says where a thing stands, with the stages of its page; none where no page shows any. Pure. */
export function stageColumn(spine: Pick<Spine, 'input' | 'entities'>, entity: EntityFact): Entity['fields'] {
  const machine = shownMachine(spine, entity);
  const shown = shownFor(spine, entity);
  if (machine === null || shown === null) return [];
  const more = machine.states.filter((state) => !shown.stages.includes(state));
  const note = `${shown.stages.join(', ')}, as ${shown.page.name} shows it; assumed: ${more.join(', ')}`;
  return [{ name: 'status', type: 'text', note }];
}
