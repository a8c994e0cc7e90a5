// Owns how a run tells that two rows of different tables are of the same thing: by the naming column that both have.
import type { Entity } from '../../../../blueprint/parts/data.ts';

const NAMES_IT = /^(?:symbol|code|key|number|isbn|sku|email|serial_number|external_id)$/;

/** The columns that say which of its kind a row is. Pure. */
export function namingIn(fields: Entity['fields']): string[] {
  return fields.map((field) => field.name).filter((field) => NAMES_IT.test(field));
}

function naming(entities: readonly Entity[], name: string): string[] {
  return namingIn(entities.find((each) => each.name === name)?.fields ?? []);
}

/** What says that a row of one thing and a row of its source are of the same, in a sentence for those who make the tables. Pure. */
export function sameIn(entities: readonly Entity[], filled: string, source: string): string {
  const theirs = naming(entities, source);
  const both = naming(entities, filled).filter((field) => theirs.includes(field));
  const told = `${filled} is filled from ${source} by a run and holds no key of it`;
  return both.length === 1
    ? `${told}: \`${both[0]}\`, which both have, says that two rows are of the same thing; it is made unique in ${filled} before the first run, once no present row stands twice.`
    : `${told}: which column says that two rows are of the same thing is settled, and made unique, before the first run.`;
}
