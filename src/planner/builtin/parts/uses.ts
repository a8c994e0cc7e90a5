// Owns what a payment hub is used for beside its plain transfer: the calls, records and states of each use that the inputs list.
// Keeps true: only what is traced beside the draft is answered here, and only where a hub moves money between institutions.
import type { Data, Entity, Relation } from '../../../blueprint/parts/data.ts';
import type { ApiGroup, Endpoint } from '../../../blueprint/parts/routes.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import { PAYMENT_USES, type PaymentUse, type UseRecord } from '../catalogue/payment-uses.ts';
import { isInstitution } from '../people/institutions.ts';
import { mainEntity } from '../spine/facts.ts';
import type { EntityFact, Spine } from '../spine.ts';
import { capital, fill, pluralOf, unique } from '../things/nouns.ts';
import { column, noun, sentence, series } from '../things/phrases.ts';

const MOVES = /(?:transfer|payment|remittance)$/i;

interface Met {
  readonly use: PaymentUse;
  readonly ids: readonly string[];
}

interface Ground {
  readonly main: EntityFact;
  readonly party: EntityFact;
  readonly words: Readonly<Record<string, string>>;
  readonly met: readonly Met[];
}

function wordsOf(main: EntityFact, party: EntityFact): Record<string, string> {
  return {
    one: noun(main.name),
    One: main.name,
    many: noun(main.plural),
    segment: main.segment,
    party: column(party.name),
    Party: party.name,
  };
}

function metBy(further: readonly Requirement[]): Met[] {
  const useOf = ({ text }: Requirement): PaymentUse | undefined =>
    PAYMENT_USES.find(({ said }) => said.test(text));
  return PAYMENT_USES.map((use) => ({
    use,
    ids: further.filter((one) => useOf(one) === use).map(({ id }) => id),
  })).filter(({ ids }) => ids.length > 0);
}

function groundOf(spine: Spine): Ground | null {
  const main = mainEntity(spine);
  const party = spine.entities.find(({ name }) =>
    spine.roles.some((role) => role.name.toLowerCase() === name.toLowerCase() && isInstitution(role)),
  );
  const isHub = spine.option.patternId === 'orchestratedHub';
  if (!isHub || main === undefined || party === undefined || !MOVES.test(main.name)) return null;
  const met = metBy(spine.further);
  return met.length === 0 ? null : { main, party, words: wordsOf(main, party), met };
}

/** The ids of the demands that a use answers. Pure. */
export function servedByUses(spine: Spine): string[] {
  return groundOf(spine)?.met.flatMap(({ ids }) => ids) ?? [];
}

/** What the uses are, each with the demands it answers; empty where there are none. Pure. */
export function usesLine(spine: Spine): string {
  const met = groundOf(spine)?.met ?? [];
  return series(met.map(({ use, ids }) => `${use.name} (${ids.join(', ')})`));
}

function callsOf({ words, party }: Ground, { use, ids }: Met, readers: readonly string[]): Endpoint[] {
  return use.calls.map(({ method, path, does }) => ({
    method,
    path: fill(path, { ...words, id: '{id}' }),
    purpose: sentence(fill(does, { ...words, party: noun(party.name) })),
    roles: method === 'GET' ? [...readers] : [party.name],
    serves: [...ids],
  }));
}

/** Plain uses are the transfer itself: its own call serves them, and so does the quotation that says the use. */
function carried(groups: readonly ApiGroup[], { main, met }: Ground): ApiGroup[] {
  const ids = met.filter(({ use }) => use.calls.length === 0).flatMap((one) => one.ids);
  const isIts = ({ method, path }: Endpoint): boolean => method === 'POST' && path === `/v1/${main.segment}`;
  return groups.map((group) => ({
    ...group,
    endpoints: group.endpoints.map((one) =>
      isIts(one) ? { ...one, serves: unique([...one.serves, ...ids]) } : one,
    ),
  }));
}

/** The groups with the calls of each use after those of the transfer. Pure. */
export function withUseCalls(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const ground = groundOf(spine);
  if (ground === null) return [...groups];
  const plain = carried(groups, ground);
  const at = plain.findIndex(({ endpoints }) =>
    endpoints.some(({ path }) => path === `/v1/${ground.main.segment}`),
  );
  const readers = plain[at]?.endpoints.find(
    ({ method, path }) => method === 'GET' && path === `/v1/${ground.main.segment}`,
  )?.roles ?? [ground.party.name];
  const endpoints = ground.met.flatMap((one) => callsOf(ground, one, readers));
  if (endpoints.length === 0 || at < 0) return plain;
  const group: ApiGroup = {
    category: `Uses of the ${ground.words.one}`,
    feature: `What the inputs list as uses, each over the same ${ground.words.one}`,
    endpoints,
  };
  return plain.toSpliced(at + 1, 0, group);
}

const OF_PEOPLE = {
  retention: 'assumed: as long as it holds, and then 7 years as the proof of it.',
  deletion: 'Ended, never changed; what names an account is blanked once the retention ends.',
};
const STAMPS = ['created_at', 'updated_at'].map((name) => ({ name, type: 'timestamptz', note: '' }));

function entityOf({ words, main }: Ground, record: UseRecord, ids: readonly string[], like: Entity): Entity {
  const told = (text: string): string => fill(text, words);
  return {
    name: told(record.name),
    description: told(record.describes),
    fields: [
      { name: 'id', type: 'uuid', note: '' },
      ...record.fields.map(([name, type, note]) => ({ name: told(name), type, note: told(note) })),
      ...STAMPS,
    ],
    owner: main.owner,
    personalData: record.isOfPeople === true ? 'personal' : 'none',
    ...(record.isOfPeople === true ? OF_PEOPLE : { retention: like.retention, deletion: like.deletion }),
    serves: [...ids],
  };
}

interface Recorded {
  readonly record: UseRecord;
  readonly ids: readonly string[];
}

function recordsOf({ met }: Ground): Recorded[] {
  return met.flatMap(({ use, ids }) => (use.record === null ? [] : [{ record: use.record, ids }]));
}

/** The thing that is moved names the list it came in, where lists are handed in. */
function withList(entity: Entity, { main }: Ground, lists: readonly Entity[]): Entity {
  const list = lists.find(({ name }) => name === `Bulk ${main.name}`);
  if (entity.name !== main.name || list === undefined) return entity;
  const field = {
    name: `${column(list.name)}_id`,
    type: 'uuid',
    note: `foreign key to ${list.name}, empty where it came alone`,
  };
  const at = entity.fields.findLastIndex(({ name }) => name.endsWith('_id')) + 1;
  return { ...entity, fields: entity.fields.toSpliced(at, 0, field) };
}

/** The data with the record of each use, kept as long as what it leads to. Pure. */
export function withUseRecords(spine: Spine, data: Data): Data {
  const ground = groundOf(spine);
  const like =
    data.entities.find(({ name }) => /^(?:quot|transaction)/i.test(name)) ??
    data.entities.find(({ name }) => name === ground?.main.name);
  if (ground === null || like === undefined) return data;
  const more = recordsOf(ground).map(({ record, ids }) => entityOf(ground, record, ids, like));
  const relations = recordsOf(ground).map(
    ({ record }): Relation => ({
      from: ground.party.name,
      to: fill(record.name, ground.words),
      cardinality: 'one-to-many',
      verb: record.verb,
    }),
  );
  const list = more.find(({ name }) => name === `Bulk ${ground.main.name}`);
  const held: Relation[] =
    list === undefined
      ? []
      : [{ from: list.name, to: ground.main.name, cardinality: 'one-to-many', verb: 'holds' }];
  return {
    ...data,
    entities: [...data.entities.map((each) => withList(each, ground, more)), ...more],
    relations: [...data.relations, ...relations, ...held],
  };
}

/** The success that shows the uses work; empty where there are none. Pure. */
export function usesDone(spine: Spine): string[] {
  const ground = groundOf(spine);
  if (ground === null) return [];
  const first = ground.met.flatMap(({ use }) => use.calls)[0];
  const call =
    first === undefined ? 'their' : `\`${first.method} ${fill(first.path, ground.words)}\` and the other`;
  return [
    `${capital(pluralOf('use'))} of the ${ground.words.one}: ${call} acceptance tests pass for ${series(servedByUses(spine))}.`,
  ];
}
