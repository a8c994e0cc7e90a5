// Owns the data part: databases, entities with keys and types, relations, who owns a datum and how it leaves.
// Keeps true: every entity is one of the spine, every database a component that exists.

import type { Data, Database, Entity } from '../../../blueprint/parts/data.ts';
import type { Component } from '../../../blueprint/parts/structure.ts';
import {
  choice,
  componentsOf,
  coreOf,
  hasServer,
  isJobTable,
  isSingleUser,
  known,
  storeOf,
} from '../spine/facts.ts';
import { featuresOf } from '../spine/features.ts';
import { mentions } from '../spine/mentions.ts';
import type { EntityFact, Spine } from '../spine.ts';
import { clip, noun, overlap, sentence, series, slug } from '../things/phrases.ts';
import { fieldsOf } from './data/fields.ts';
import { forDataArchitect } from './data/for-architect.ts';
import { deletionOf, keptForever, retentionOf } from './data/lifetimes.ts';
import { childrenOf, classOf, isHeld, keptWith, natureOf } from './data/nature.ts';
import type { Bond } from './data/owned.ts';
import { bonds, relationsOf } from './data/relations.ts';
import { recoveryOf } from './recovery.ts';
import { LOOKED_AT } from './routes/verbs.ts';

const HOLDS_OBJECTS = /object|minio|\bs3\b|blob|bucket|file|storage bucket/i;

function objectStore(spine: Spine): Component | undefined {
  return componentsOf(spine, 'store').find((each) => HOLDS_OBJECTS.test(`${each.name} ${each.technology}`));
}

function kindOfStore(component: Component): string {
  if (component.kind === 'cache') return 'Cache';
  if (isJobTable(component)) return 'Job table';
  if (component.kind === 'queue') return 'Event log';
  if (HOLDS_OBJECTS.test(`${component.name} ${component.technology}`)) return 'Object store';
  return /firestore|mongo|document|dynamo|couch/i.test(component.technology)
    ? 'Document database'
    : 'Relational database';
}

function isRecord(component: Component): boolean {
  return /database$/.test(kindOfStore(component));
}

function tableOf(spine: Spine): string {
  return clip(`A table of ${storeOf(spine).name}`, 120);
}

function prototypeOf(spine: Spine, component: Component): string {
  if (isJobTable(component)) return tableOf(spine);
  const row = isRecord(component) ? choice(spine, 'database', /prototype/i) : null;
  return clip(row ?? `${component.technology}, one local instance`, 120);
}

function productionOf(spine: Spine, component: Component): string {
  if (isJobTable(component)) return tableOf(spine);
  const row = isRecord(component) ? choice(spine, 'database', /production/i) : null;
  return clip(row ?? component.technology, 120);
}

function backupOf(spine: Spine, component: Component): string {
  if (component.kind === 'cache') return 'None: it is rebuilt from the store of record.';
  if (isJobTable(component)) return `With ${storeOf(spine).name}, of which it is a table.`;
  const { point } = recoveryOf(spine);
  if (!hasServer(spine))
    return `Daily managed export to a bucket of another project; recovery point ${point}; a restore into the preview project is rehearsed each quarter.`;
  const isLossless = spine.quantity('recoveryPoint')?.value === 0;
  if (component.kind === 'queue' && isLossless)
    return `Replayed from the outbox in the store of record, which holds each message until it is confirmed: none is lost (${point}).`;
  if (component.kind === 'queue')
    return `Replayed from the outbox in the store of record; loss up to the recovery point is covered by it (${point}).`;
  if (!isRecord(component))
    return 'Versioned bucket with a daily copy to a second place; keys are checked against the store of record weekly.';
  if (isSingleUser(spine))
    return `Nightly copy of the database file to a second device (recovery point ${point}); a restore is tried once a quarter.`;
  if (isLossless)
    return `Each write is on a second node in another zone before it is acknowledged (recovery point ${point}); a continuous log archive and a nightly full copy guard against a wrong change; a restore into staging is rehearsed each quarter.`;
  return `Continuous log archive and a nightly full copy; recovery point ${point}; a restore into staging is rehearsed each quarter.`;
}

/** How long the inputs have the messages of a queue kept, where they name its technology for it. */
function messagesKept(spine: Spine, { kind, technology }: Component): string {
  const [name = ''] = technology.split(/[\s(,]/);
  const isNamed = (text: string): boolean => name !== '' && text.toLowerCase().includes(name.toLowerCase());
  const kept = spine.input.reading.quantities.find(
    (each) =>
      each.measure === 'retention' && /\b(?:messages?|events?)\b/i.test(each.text) && isNamed(each.text),
  );
  if (kind !== 'queue' || kept === undefined) return '';
  const by = kept.requirementId === null ? '' : ` (${kept.requirementId})`;
  return ` Messages are kept for ${kept.value} ${kept.unit}${by}.`;
}

function databaseOf(spine: Spine, component: Component): Database {
  const purpose = `${component.responsibility}${messagesKept(spine, component)}`;
  return {
    component: component.id,
    type: kindOfStore(component),
    purpose: sentence(purpose),
    prototype: prototypeOf(spine, component),
    production: productionOf(spine, component),
    backup: backupOf(spine, component),
  };
}

function databases(spine: Spine): Database[] {
  const stores = componentsOf(spine, 'store', 'cache', 'queue');
  return (stores.length > 0 ? stores : [storeOf(spine)]).map((each) => databaseOf(spine, each));
}

function describe(spine: Spine, entity: EntityFact, all: readonly Bond[]): string {
  const above = all.filter((bond) => bond.child === entity && bond.many !== 'both');
  const names = (isReference: boolean): string[] =>
    above.filter((bond) => (bond.field !== undefined) === isReference).map((bond) => noun(bond.parent.name));
  const [parents, others] = [names(false), names(true)];
  const handling = featuresOf(spine).filter((each) => each.entityNames.includes(entity.name));
  const feature =
    handling.find(({ name }) => overlap(name, entity.name) > 0 && !LOOKED_AT.test(name)) ?? handling[0];
  const told = [
    parents.length === 0 ? '' : `Belongs to ${series(parents)}.`,
    others.length === 0 ? '' : `Refers to ${series(others)}.`,
    feature === undefined ? '' : `Handled by ${clip(feature.name, 80)}.`,
  ].filter((each) => each !== '');
  return told.length > 0 ? told.join(' ') : 'Named in the documents.';
}

function ownerOf(spine: Spine, entity: EntityFact): string {
  const exists = spine.structure.components.some((component) => component.id === entity.owner);
  return exists ? entity.owner : coreOf(spine).id;
}

function holdsObjects(spine: Spine, names: readonly string[]): string | null {
  const hasKey = names.some((name) => /object_key|(?:image|video|file|photo)(?!s?_id$)/.test(name));
  return hasKey ? (objectStore(spine)?.name ?? null) : null;
}

function entityOf(spine: Spine, entity: EntityFact, all: readonly Bond[]): Entity {
  const personalData = classOf(spine, entity, all);
  const fields = fieldsOf(
    spine,
    entity,
    all.filter((bond) => bond.child === entity),
  );
  const children = childrenOf(entity, all);
  const kept = new Set(all.filter(({ isKept }) => isKept === true).map(({ child }) => child));
  const going = children.filter((child) => !kept.has(child) && !isHeld(spine, personalData, child, all));
  const spoken = spine.requirements.filter((each) => mentions(each.text, entity)).map((each) => each.id);
  const objects = holdsObjects(
    spine,
    fields.map((field) => field.name),
  );
  return {
    name: clip(entity.name, 60),
    description: describe(spine, entity, all),
    fields,
    owner: ownerOf(spine, entity),
    personalData,
    retention: retentionOf(spine, entity, natureOf(spine, entity, all)),
    deletion: deletionOf(spine, entity, personalData, {
      children: going.filter((child) => ownerOf(spine, child) === ownerOf(spine, entity)),
      told: going.filter((child) => ownerOf(spine, child) !== ownerOf(spine, entity)),
      holding: children.filter((child) => !going.includes(child)),
      objectStore: objects,
      isKeptForever: keptForever(spine, entity) !== undefined,
      isKeptWith: personalData !== 'none' && keptWith(spine, entity, all) !== undefined,
    }),
    serves: known(spine, [
      ...(entity.requirementIds.length > 0 ? entity.requirementIds : spoken),
      ...fields.flatMap(({ note }) => /\bnamed by (\S+)$/.exec(note)?.[1] ?? []),
    ]),
  };
}

/** Where the documents name nothing that is kept, the product's own records stand in, and say that they do. */
function standIn(spine: Spine): EntityFact {
  const about = featuresOf(spine)[0]?.name ?? spine.input.brief.title;
  const name = clip(about.replace(/ records?$/i, ''), 50).concat(' record');
  const requirementIds = featuresOf(spine)[0]?.requirementIds ?? [];
  return {
    name,
    plural: `${name}s`,
    segment: slug(`${name}s`),
    fields: [],
    requirementIds,
    owner: coreOf(spine).id,
  };
}

function consistency(spine: Spine): string {
  const store = storeOf(spine);
  const queue = componentsOf(spine, 'queue')[0];
  const cache = componentsOf(spine, 'cache')[0];
  const records = componentsOf(spine, 'store')
    .filter(isRecord)
    .map((each) => each.name);
  const parts = [
    records.length > 1
      ? `${series(records)} are each the truth for what their service owns; no transaction spans two of them, other services hold copies that say how old they are.`
      : `${store.name} is the truth; each change to one aggregate commits in one transaction.`,
  ];
  if (queue !== undefined)
    parts.push(
      `Events leave through an outbox table in the same transaction and reach ${queue.name} at least once; consumers keep the ids they have seen.`,
    );
  if (cache !== undefined)
    parts.push(`${cache.name} holds copies only and is dropped on each change of its row.`);
  const objects = objectStore(spine);
  if (objects !== undefined)
    parts.push(
      `An object is written to ${objects.name} before its row; a nightly sweep removes objects that no row names.`,
    );
  return parts.join(' ');
}

function migration(spine: Spine): string {
  const orm = choice(spine, 'backend', /orm/i) ?? choice(spine, 'database', /orm/i);
  if (kindOfStore(storeOf(spine)) === 'Document database')
    return `Documents carry \`schema_version\`; readers accept the last two, a script rewrites older ones in batches before the third appears.`;
  const tool =
    orm === null
      ? 'versioned scripts'
      : /prisma/i.test(orm)
        ? 'Prisma Migrate'
        : /sqlmodel|sqlalchemy/i.test(orm)
          ? 'Alembic'
          : /jpa|hibernate|spring/i.test(orm)
            ? 'Flyway'
            : `the migrations of ${orm}`;
  return `Schema changes go through ${tool}, expand first, contract a release later, so that the release before still runs; each one is tried on a copy of the data in CI.`;
}

/** The data part: one entity for each that was read, relations by keys, names and requirements. Pure. */
export function draftData(spine: Spine): Data {
  const facts = spine.entities.length > 0 ? spine.entities : [standIn(spine)];
  const all = bonds(spine);
  const entities = facts.map((entity) => entityOf(spine, entity, all));
  return {
    databases: databases(spine),
    entities,
    relations: relationsOf(all),
    consistency: consistency(spine),
    migration: migration(spine),
    forDataArchitect: forDataArchitect(spine, entities, all),
    notes: '',
  };
}
