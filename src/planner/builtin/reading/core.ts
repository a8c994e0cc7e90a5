// Owns which requirements a guide is drafted from; the others are traced beside them. Pure.
import type { Reading } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';

/** The reading with the requirements that a guide is drafted from and no others. Pure. */
export function coreReading(reading: Reading): Reading {
  const further = new Set(reading.furtherIds ?? []);
  if (further.size === 0) return reading;
  return { ...reading, requirements: reading.requirements.filter(({ id }) => !further.has(id)) };
}

/** The requirements that are traced beside those, in order. Pure. */
export function furtherOf({ requirements, furtherIds = [] }: Reading): Requirement[] {
  return requirements.filter(({ id }) => furtherIds.includes(id));
}
