// Owns what the data architect is told of the data part: what is fixed, what was guessed, and what is to be settled.
import type { Entity } from '../../../../blueprint/parts/data.ts';
import { auditedDeeds } from '../../spine/audited.ts';
import { hasServer } from '../../spine/facts.ts';
import { filledFrom } from '../../spine/filled-from.ts';
import type { Spine } from '../../spine.ts';
import { series } from '../../things/phrases.ts';
import type { Bond } from './owned.ts';
import { sameIn } from './same-rows.ts';

/** The notes, each a sentence or two; only those that fit the product. Pure. */
export function forDataArchitect(spine: Spine, entities: readonly Entity[], all: readonly Bond[]): string[] {
  const runs = spine.entities.flatMap((entity) => {
    const source = filledFrom(entity, spine);
    return source === undefined ? [] : [{ entity, source }];
  });
  const bound = new Set(
    [
      ...all.flatMap((bond) => [bond.parent, bond.child]),
      ...runs.flatMap(({ entity, source }) => [entity, source]),
    ].map(({ name }) => name),
  );
  const lonely = entities.filter((entity) => !bound.has(entity.name));
  const bare = entities.filter((entity) => entity.fields.some((field) => /\bassumed\)?$/.test(field.note)));
  const people = entities.filter((entity) => entity.personalData !== 'none').map((entity) => entity.name);
  const names = (list: readonly string[]): string => series(list.slice(0, 6));
  return [
    hasServer(spine)
      ? 'Every `id` is a UUIDv7 made by the server; `created_at` and `updated_at` are set by the server in UTC, and the second carries the ETag.'
      : 'Every `id` is the one that the path of the inputs names, else made by the client library; times of creation and change are the server time of the provider. What ships with the client as content files is no document: only its id and version are kept with what people did.',
    hasServer(spine)
      ? `Index the foreign keys and the order of each list (\`created_at\`, \`id\`), first for ${names(entities.slice(0, 3).map((each) => each.name))}.`
      : 'An index for each query that a page makes, kept in the repository with the access rules; nothing else is indexed.',
    ...(people.length > 0
      ? [`Confirm the personal-data class of ${names(people)}; it was read from names.`]
      : []),
    ...runs.map(({ entity, source }) => sameIn(entities, entity.name, source.name)),
    ...(lonely.length > 0 && entities.length > 1 && hasServer(spine)
      ? [
          `The documents do not say how ${names(lonely.map((each) => each.name))} ${lonely.length === 1 ? 'relates' : 'relate'} to the rest; settle it before the first migration.`,
        ]
      : []),
    ...(bare.length > 0
      ? [
          `The documents give no fields for ${names(bare.map((each) => each.name))}; the columns here are implied or assumed.`,
        ]
      : []),
    ...(hasServer(spine) ? [technicalTables(spine)] : []),
  ];
}

function technicalTables({ requirements, entities }: Spine): string {
  const [audited] = auditedDeeds(requirements, entities);
  const trail =
    audited === undefined
      ? 'audit trail'
      : `audit trail of each ${audited.deed}${audited.holds === '' ? '' : ` with ${audited.holds}`} (${audited.id})`;
  return `Technical tables (outbox, idempotency keys, ${trail}) are left to the detailed schema.`;
}
