// Owns the technical stack as the guides lay it out: rows by group, with what each choice goes back to. Pure.
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { STACK_GROUPS, type StackGroup, type StackRow } from '../../blueprint/parts/stack.ts';

const ORIGINS: Readonly<Record<StackRow['origin'], string>> = {
  houseDefault: 'house default',
  input: 'named in the inputs',
  decision: 'decided',
  catalogue: 'from the catalogue',
};

const PROTOTYPE = /prototype/i;
const ORM = /\bORM\b|object.relational/i;

function rowData(row: StackRow) {
  return {
    ...row,
    isPrototype: PROTOTYPE.test(row.role),
    isOrm: ORM.test(row.role),
    originWords: row.decisionId ? `${ORIGINS[row.origin]}, ${row.decisionId}` : ORIGINS[row.origin],
  };
}

/** A group with its rows; where it has none, why not. */
function groupData(group: StackGroup, { stack }: Blueprint) {
  const rows = stack.rows.filter((row) => row.group === group).map(rowData);
  return {
    rows,
    notApplicable: stack.notApplicable[group] ?? 'nothing in the inputs or the decisions calls for it',
  };
}

/** The groups by name, the database of the initial prototype and the ORM. Pure. */
export function stackData(blueprint: Blueprint) {
  const rows = blueprint.stack.rows;
  const groups = Object.fromEntries(STACK_GROUPS.map((group) => [group, groupData(group, blueprint)]));
  return {
    ...blueprint.stack,
    groups,
    serverRows: [...(groups.backend?.rows ?? []), ...(groups.database?.rows ?? [])],
    securityRows: [...(groups.security?.rows ?? []), ...(groups.authentication?.rows ?? [])],
    prototype:
      rows.find((row) => PROTOTYPE.test(row.role))?.choice ?? blueprint.data.databases[0]?.prototype ?? '',
    orm: rows.find((row) => ORM.test(row.role))?.choice ?? '',
  };
}
