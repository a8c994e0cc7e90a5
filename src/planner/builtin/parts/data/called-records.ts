// Owns the records of what the calls set up, list or leave waiting and no noun of the documents stands for,
// and the entries of a ledger that the structure has. Keeps true: what is kept already stands once; nothing is added that no call or part names.
import type { Data, Entity, Relation } from '../../../../blueprint/parts/data.ts';
import type { Endpoint, Routes } from '../../../../blueprint/parts/routes.ts';
import { singular } from '../../reading/nouns.ts';
import { coreOf, known, textOf } from '../../spine/facts.ts';
import { mentions } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { capital, pluralOf, slugOf, unique } from '../../things/nouns.ts';
import { column } from '../../things/phrases.ts';
import { CALLED_KINDS, type CalledKind, LEDGER_FIELDS, WAITING_FIELDS } from './called-kinds.ts';
import { isInstitutionRecord } from './kinds.ts';

type Field = Entity['fields'][number];

/** A record with the bonds that hold it to what is kept already. */
interface Added {
  readonly entity: Entity;
  readonly relations: readonly Relation[];
}

/** Signing in, the own account and readiness are calls of no record. */
const STANDARD = /^(?:login|me|health|metrics)$/;

const ID: Field = { name: 'id', type: 'uuid', note: '' };
const CREATED: Field = { name: 'created_at', type: 'timestamptz', note: '' };
const UPDATED: Field = { name: 'updated_at', type: 'timestamptz', note: '' };

function callsOf({ groups }: Routes): Endpoint[] {
  return groups
    .flatMap(({ endpoints }) => endpoints)
    .filter(({ method, path }) => method !== 'EVENT' && path.startsWith('/v1/'));
}

function isKept({ entities }: Pick<Data, 'entities'>, segment: string): boolean {
  return entities.some(({ name }) => [slugOf(pluralOf(name)), slugOf(name)].includes(segment));
}

/** "ca-certificates" as the inputs spell it: "CA Certificate". */
function nameOf(spine: Spine, segment: string, serves: readonly string[]): string {
  const words = segment.split('-');
  const one = [...words.slice(0, -1), singular(words.at(-1) ?? '')];
  const said = textOf(spine, serves).split(/[^\p{L}]+/u);
  const isLoud = (word: string): boolean => word.length < 5 && said.includes(word.toUpperCase());
  return one.map((word) => (isLoud(word) ? word.toUpperCase() : capital(word))).join(' ');
}

function keyTo(name: string, note = ''): Field {
  return { name: `${column(name)}_id`, type: 'uuid', note: `foreign key to ${name}${note}` };
}

function bond(from: string, to: string, verb: string): Relation {
  return { from, to, cardinality: 'one-to-many', verb };
}

/** Whose account it is, where the inputs make accounts for the people of their parties too, and which roles it holds. */
function ofAccount(
  spine: Spine,
  { entities }: Data,
  name: string,
  ids: readonly string[],
): Partial<Added> & { keys: Field[] } {
  const party = spine.entities.find(
    (each) => isInstitutionRecord(spine, each) && mentions(textOf(spine, ids), each),
  );
  const role = entities.find((each) => each.name === 'Role');
  return {
    keys: party === undefined ? [] : [keyTo(party.name, ', empty for staff of the operator')],
    relations: [
      ...(party === undefined ? [] : [bond(party.name, name, 'has')]),
      ...(role === undefined
        ? []
        : [{ from: 'Role', to: name, cardinality: 'many-to-many' as const, verb: 'is held by' }]),
    ],
  };
}

function recordOf(spine: Spine, data: Data, segment: string, calls: readonly Endpoint[]): Added {
  const serves = known(spine, unique(calls.flatMap((one) => one.serves)));
  const name = nameOf(spine, segment, serves);
  const kind = CALLED_KINDS.find(({ head }) => head.test(name));
  if (kind === undefined) throw new Error('the widest kind fits every name');
  const { keys, relations = [] } = /\baccount$/i.test(name)
    ? ofAccount(spine, data, name, serves)
    : { keys: [] };
  return { entity: entityOf(spine, name, kind, keys, serves), relations };
}

function entityOf(
  spine: Spine,
  name: string,
  kind: CalledKind,
  keys: readonly Field[],
  serves: string[],
): Entity {
  return {
    name,
    description: kind.describes,
    fields: [ID, ...keys, ...kind.fields, CREATED, ...(kind.isAppended === true ? [] : [UPDATED])],
    owner: coreOf(spine).id,
    personalData: kind.personalData,
    retention: kind.retention,
    deletion: kind.deletion,
    serves,
  };
}

/** "Settlement Model" is what the `model` of a settlement names: its key, instead of a word. */
function withKeys(data: Data, added: readonly Added[]): Data {
  const keyOf = (owner: Entity, name: string): Added | undefined =>
    added.find(({ entity }) => entity.name.toLowerCase() === `${owner.name} ${name}`.toLowerCase());
  const linked = data.entities.flatMap((each) =>
    each.fields
      .flatMap(({ name }) => keyOf(each, name)?.entity.name ?? [])
      .map((to) => bond(to, each.name, 'rules')),
  );
  return {
    ...data,
    entities: data.entities.map((each) => ({
      ...each,
      fields: each.fields.map((one) => {
        const to = keyOf(each, one.name);
        return to === undefined ? one : keyTo(to.entity.name);
      }),
    })),
    relations: [...data.relations, ...linked],
  };
}

/** What is set up by calls over a collection of its own. */
function setUp(spine: Spine, data: Data, calls: readonly Endpoint[]): Added[] {
  const segments = unique(calls.map(({ path }) => path.split('/')[2] ?? ''));
  return segments
    .filter((segment) => !STANDARD.test(segment) && !segment.startsWith('{') && !isKept(data, segment))
    .flatMap((segment) => {
      const own = calls.filter(({ path }) => path.split('/')[2] === segment);
      const isCollection = own.some(({ path }) => path === `/v1/${segment}`);
      return isCollection ? [recordOf(spine, data, segment, own)] : [];
    });
}

const WAITS = /^\/v1\/([a-z-]+)\/\{id\}\/([a-z-]+)\/\{\w+\}\/approval$/;

/** A deed that waits for a second person is kept with who asked and who decided. */
function waiting(data: Data, calls: readonly Endpoint[]): Added[] {
  return calls.flatMap(({ path, serves }): Added[] => {
    const [, segment = '', deed = ''] = WAITS.exec(path) ?? [];
    const of = data.entities.find(({ name }) => [slugOf(pluralOf(name)), slugOf(name)].includes(segment));
    const name = of === undefined ? '' : `${of.name} ${capital(singular(deed))}`;
    if (of === undefined || isKept(data, slugOf(pluralOf(name)))) return [];
    const given = of.fields.filter((one) => /^(?:amount|share_percent|currency)$/.test(one.name));
    const entity: Entity = {
      name,
      description: `Asked by one person, decided by a second; only then the ${of.name.toLowerCase()} changes.`,
      fields: [
        ID,
        keyTo(of.name),
        ...given.map((one) => ({ ...one, note: '' })),
        ...WAITING_FIELDS,
        CREATED,
        UPDATED,
      ],
      owner: of.owner,
      personalData: 'none',
      retention: of.retention,
      deletion: of.deletion,
      serves,
    };
    return [{ entity, relations: [bond(of.name, name, 'changes by')] }];
  });
}

/** The two sides of each movement, where the structure has a ledger and no noun of the inputs stands for its entries. */
function entries(spine: Spine, data: Data): Added[] {
  const ledger = spine.structure.components.find(({ id, kind }) => id === 'ledger' && kind === 'store');
  const [main] = spine.entities;
  const named = data.entities.some(({ name }) => /\b(?:entry|posting|journal)$/i.test(name));
  if (ledger === undefined || main === undefined || named) return [];
  const account = spine.entities.find(({ kind }) => kind === 'account');
  const like = data.entities.find(({ name }) => name === main.name);
  const key = (of: EntityFact): Field => ({
    name: `${column(of.name)}_id`,
    type: 'uuid',
    note: `no foreign key: ${of.name} is in another database`,
  });
  const entity: Entity = {
    name: 'Ledger Entry',
    description: `One side of a movement, kept in ${ledger.name}; a balance is a sum of them.`,
    fields: [ID, ...(account === undefined ? [] : [key(account)]), key(main), ...LEDGER_FIELDS, CREATED],
    owner: ledger.owner ?? coreOf(spine).id,
    personalData: 'none',
    retention: like?.retention ?? 'assumed: as long as the accounts are kept.',
    deletion:
      like?.deletion ?? 'Never changed or deleted; a wrong movement is answered by one that takes it back.',
    serves: known(spine, ledger.serves),
  };
  const above = [main, ...(account === undefined ? [] : [account])];
  return [{ entity, relations: above.map(({ name }) => bond(name, entity.name, 'is booked by')) }];
}

/** Who approved stands where it waited, and the trail is no longer left to others. */
function told(data: Data, added: readonly Added[]): Pick<Data, 'entities' | 'forDataArchitect'> {
  const waits = new Set(
    added.flatMap(({ relations }) =>
      relations.filter(({ verb }) => verb === 'changes by').map(({ from }) => from),
    ),
  );
  const hasTrail = added.some(({ entity }) => entity.name === 'Audit Entry');
  return {
    entities: data.entities.map((each) =>
      waits.has(each.name)
        ? { ...each, fields: each.fields.filter(({ name }) => name !== 'approved_by') }
        : each,
    ),
    forDataArchitect: hasTrail
      ? data.forDataArchitect.map((line) =>
          line.replace('outbox, idempotency keys, audit trail)', 'outbox, idempotency keys)'),
        )
      : data.forDataArchitect,
  };
}

/** The data with a record for each thing that is called, waits or is booked, where none stands for it yet. Pure. */
export function withCalledRecords(spine: Spine, data: Data, routes: Routes): Data {
  const calls = callsOf(routes);
  const added = [...setUp(spine, data, calls), ...waiting(data, calls), ...entries(spine, data)];
  if (added.length === 0) return data;
  const keyed = withKeys(data, added);
  const { entities, forDataArchitect } = told(keyed, added);
  return {
    ...data,
    entities: [...entities, ...added.map(({ entity }) => entity)],
    relations: [...keyed.relations, ...added.flatMap(({ relations }) => relations)],
    forDataArchitect,
  };
}
