// Owns what is a party's own: the things with a key to it, and what they pass through. Knows no endpoint.
// Keeps true: only an institution is a party here; what people own is read from their own words.
import { keptFor } from '../../kept.ts';
import { isInstitution } from '../people/institutions.ts';
import type { EntityFact, RoleFact, Spine } from '../spine.ts';
import type { Bond } from './data/owned.ts';
import { bonds } from './data/relations.ts';

/** A party with its own record and the things of which some rows are its own. */
export interface Ownership {
  readonly role: RoleFact;
  readonly record: EntityFact;
  readonly things: readonly EntityFact[];
}

/** Two steps: a thing with a key to the party, and what that thing passes through. */
function thingsOf(record: EntityFact, all: readonly Bond[]): EntityFact[] {
  const near = all.filter((bond) => bond.parent === record).map((bond) => bond.child);
  const passed = all
    .filter((bond) => bond.verb === 'passes through' && near.includes(bond.parent))
    .map((bond) => bond.child);
  return [...new Set([...near, ...passed])];
}

function found(spine: Spine): Ownership[] {
  const all = bonds(spine);
  return spine.roles.filter(isInstitution).flatMap((role) => {
    const record = spine.entities.find((each) => each.name.toLowerCase() === role.name.toLowerCase());
    return record === undefined ? [] : [{ role, record, things: thingsOf(record, all) }];
  });
}

/** The parties with what is their own. Pure. */
export const ownershipOf = keptFor((spine: Spine): readonly Ownership[] => found(spine));
