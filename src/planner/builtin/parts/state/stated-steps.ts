// Owns the words of a step between two states that the inputs list: what leads on, and what no row says.
import { LIFECYCLES } from '../../catalogue/lifecycle-data.ts';
import type { EntityFact } from '../../spine.ts';

/** A state that the stated values of the column leave out is worked out, and no row says it. Pure. */
export function unstored({ fields }: EntityFact, from: string, event: string): string {
  const values = fields.find(({ name }) => /^(?:status|state)$/i.test(name))?.type.toUpperCase() ?? '';
  const isStored = !values.includes('|') || values.split(/\W+/).includes(from);
  const told = `${event}; ${from} is shown, not stored`;
  return isStored || told.length > 80 ? event : told;
}

/** What leads from one state to the next, as rules know it of such things; else the step itself. Pure. */
export function eventOf(entity: EntityFact, from: string, to: string): string {
  const known = LIFECYCLES.filter((one) => one !== LIFECYCLES.at(-1) && one.entity.test(entity.name)).flatMap(
    (one) => one.transitions,
  );
  const exact = known.find((one) => one[0] === from && one[1] === to) ?? known.find((one) => one[1] === to);
  return exact?.[2] ?? `is moved on to ${to.toLowerCase().replaceAll('_', ' ')}`.slice(0, 80);
}
