// Owns the look-up that a told process begins with: who holds a name is answered by a directory, not by our own store.
import { isInstitution } from '../people/institutions.ts';
import type { EntityFact, RoleFact } from '../spine.ts';

const RESOLVES = /\bresolv\w+\b|\blook(?:s|ed|ing)?[- ]?up\b|\bdetermin\w+ where\b/i;
const DIRECTORY = /(?:oracle|directory|registry|resolver)$/i;

/** A look-up: the path of the parties that are looked up, and the directory that answers. */
export interface Lookup {
  readonly path: string;
  readonly party: EntityFact;
  readonly directory: EntityFact;
}

/** The look-up that a text tells of; null where it resolves nothing, or no directory or party is kept. Pure. */
export function lookupIn(
  text: string,
  entities: readonly EntityFact[],
  roles: readonly RoleFact[],
): Lookup | null {
  const directory = entities.find((one) => DIRECTORY.test(one.name));
  const party = entities.find((one) =>
    roles.some((role) => role.name.toLowerCase() === one.name.toLowerCase() && isInstitution(role)),
  );
  if (!RESOLVES.test(text) || directory === undefined || party === undefined) return null;
  return { path: `/v1/${party.segment}/lookup`, party, directory };
}
