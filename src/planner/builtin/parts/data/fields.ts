// Owns how an entity gets its columns: the fields of the documents, those its requirements imply, keys and timestamps.
// Keeps true: an id first, foreign keys named after the entity they point to, no column twice.
import type { Entity } from '../../../../blueprint/parts/data.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { readSignals } from '../../ground/signals.ts';
import { isRoleEntity, requirementOf, storeOf } from '../../spine/facts.ts';
import { mentions, mentionsAlone } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { article, column, noun, series } from '../../things/phrases.ts';
import { callerKey } from '../announced.ts';
import { stageColumn } from '../state/shown-stages.ts';
import { fileList, isFileList } from './file-lists.ts';
import { IMPLIED } from './implied-columns.ts';
import { isInstitutionRecord, kindFields, kindOf } from './kinds.ts';
import { partiesOf } from './outside-parties.ts';
import type { Bond } from './owned.ts';
import { personalKind } from './personal.ts';
import { isDerived, signInTrait, traitsOf } from './shown.ts';
import { toldFields } from './told-fields.ts';
import { unnamedColumns } from './unnamed-flags.ts';

type Field = Entity['fields'][number];

/** Types by name, for fields whose documents give none; the first that fits holds. */
const TYPES_BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/phone|postcode|zip_code|(?:label|serial|house|licen[cs]e|passport|plate)_number$/, 'text'],
  [/^(?:date_of_birth|birth_?date|birthday)$/, 'date'],
  [/(?:_at|_date|timestamp|_time|deadline)$|^(?:date|time)$/, 'timestamptz'],
  [/^(?:is|has|can|should)_|enabled$|flag$|passed$/, 'boolean'],
  [/_id$/, 'uuid'],
  [/(?:count|number|index|streak|quantity|position|attempts?|version|age)$/, 'integer'],
  [/(?:amount|price|total|fee|balance|cost)$/, 'numeric(18,4)'],
  [/(?:score|confidence|rate|ratio|latitude|longitude|weight|length|width|height)$/, 'double precision'],
  [/(?:metadata|payload|settings|config|content)$|_json$/, 'jsonb'],
];

/** Types as documents write them, in the words of the database. */
const TYPES_BY_WORD: readonly (readonly [RegExp, string])[] = [
  [/^(?:uuid|guid)/i, 'uuid'],
  [/bool/i, 'boolean'],
  [/^(?:bigint|long)/i, 'bigint'],
  [/^int|integer|serial/i, 'integer'],
  [/^(?:float|double|real|number)/i, 'double precision'],
  [/^(?:decimal|numeric|money)/i, 'numeric(18,4)'],
  [/time|^date/i, 'timestamptz'],
  [/json|object|map|dict|\[\]|array|list/i, 'jsonb'],
  [/^(?:str|text|varchar|char|enum|url|email)|["']|\|/i, 'text'],
];

function typeOf(name: string, written: string): string {
  const byWord = written === '' ? undefined : TYPES_BY_WORD.find(([pattern]) => pattern.test(written));
  const byName = TYPES_BY_NAME.find(([pattern]) => pattern.test(name));
  const isText = /^(?:str(?:ing)?|text|varchar|char)\b/i.test(written.trim());
  const isLoose = byWord === undefined || (byWord[1] === 'text' && !isText) || /^number$/i.test(written);
  return (isLoose ? byName?.[1] : undefined) ?? byWord?.[1] ?? 'text';
}

function noteOf(name: string, written: string): string {
  const personal = personalKind(name);
  const about = personal === null ? '' : `${personal.kind} data (${personal.why})`;
  if (/\|\s*null\b/i.test(written)) return [about, 'may be empty'].filter((part) => part !== '').join('; ');
  const values = /["'|]/.test(written) ? `one of ${written.replaceAll('"', '').slice(0, 100)}` : '';
  return [about, values].filter((part) => part !== '').join('; ');
}

/** A length of what happens in time is a time. */
const IN_TIME = /\b(?:visit|appointment|session|lesson|meeting|call|shift|slot|course|consultation)\b/i;

function inTime(entity: EntityFact, field: Field): Field {
  const isLength = field.name === 'length' && IN_TIME.test(entity.name);
  return isLength ? { name: 'length_minutes', type: 'integer', note: '' } : field;
}

function stated(entity: EntityFact, isDocument: boolean): Field[] {
  const kept = isDocument ? entity.fields : entity.fields.filter((field) => !isDerived(field));
  return kept.map((field) => {
    const name = column(field.name);
    const told = isDocument && /^\w+$/.test(field.name) ? field.name : name;
    const [, each] = /^(string|number|boolean)\[\]$/i.exec(field.type.trim()) ?? [];
    return inTime(entity, {
      name: told,
      type: isDocument && each !== undefined ? `list of ${each}` : typeOf(name, field.type),
      note: noteOf(field.name, field.type),
    });
  });
}

/** The instant that what is shown is computed from, beside the state that it is the age of. */
function instants(entity: EntityFact, isDocument: boolean): Field[] {
  if (isDocument || !entity.fields.some(isDerived)) return [];
  const state = entity.fields.find(({ name }) => /^(?:state|status)$/i.test(name))?.name.toLowerCase();
  const shown = entity.fields.filter(isDerived).map(({ name }) => name.toLowerCase());
  return state === undefined
    ? []
    : [
        {
          name: `${state}_since`,
          type: 'timestamptz',
          note: `what is shown as ${series(shown)} is computed`,
        },
      ];
}

/** Types of a table in the words of a document store. */
const IN_DOCUMENTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:uuid|text|char)/, 'string'],
  [/^(?:integer|bigint|double|numeric)/, 'number'],
  [/^timestamptz/, 'timestamp'],
  [/^jsonb/, 'map or list'],
];

function inDocument(field: Field): Field {
  if (/^list of /.test(field.type)) return field;
  const type = IN_DOCUMENTS.find(([pattern]) => pattern.test(field.type))?.[1] ?? field.type;
  return { ...field, type };
}

function spoken(spine: Spine, entity: EntityFact): Requirement[] {
  const own = entity.requirementIds.flatMap((id) => requirementOf(spine, id) ?? []);
  const named = spine.requirements.filter((each) => mentions(each.text, entity));
  return [...new Set([...named, ...own])].slice(0, 8);
}

/** "feed-to-catalogue run" changes the catalogue; "feed-driven" speaks of no feed. */
const COMPOUND = /\b[\w]+-(?:to-(?=\w)|(?:derived|driven|based|added|sourced)\b)/gi;

/** What an audit entry holds is no column of the thing that was looked at. */
const AUDITED = /\b(?:record|writ|log)\w* (?:in|to|into) (?:an|the) audit\b.*$/i;

/** The clause of a text that speaks of an entity, so that a word beside another entity is not taken for its own. */
function clauses(text: string, entity: EntityFact, all: readonly EntityFact[]): string {
  const plain = text.replace(COMPOUND, ' ');
  const parts = plain.split(/[.;:()]|\b(?:and then|when|while)\b/).map((part) => part.replace(AUDITED, ' '));
  return parts.filter((part) => mentionsAlone(part, entity, all)).join(' ');
}

/** "Keep the scans of a letter": the file is the scan's, where scans are kept as a thing of their own. */
function withoutOthers(text: string, entity: EntityFact, all: readonly EntityFact[]): string {
  return all
    .filter(({ name }) => name !== entity.name && name.includes(' '))
    .reduce((left, { name }) => left.replace(new RegExp(`\\b${name}s?\\b`, 'gi'), ' '), text);
}

/** What a screen shows on a map has a place. */
function placed(spine: Spine, entity: EntityFact): Field[] {
  const page = spine.input.reading.screens.find(({ name, purpose }) => {
    const said = `${name} ${purpose}`;
    return /\bmap\b/i.test(said) && !/\bsite map\b/i.test(said) && mentions(said, entity);
  });
  if (page === undefined || !isPlaced(entity)) return [];
  return [{ name: 'location', type: 'text (latitude, longitude)', note: `shown on the map of ${page.name}` }];
}

/** Things that stand somewhere; a thing that only happens is where its source is. */
const PLACED =
  /\b(?:cameras?|sensors?|stations?|devices?|meters?|sites?|stores?|shops?|clinics?|lockers?|depots?|vehicles?|assets?|stops?|venues?|buildings?|branch(?:es)?|probes?|gates?)$/i;

/** True for a thing that stands somewhere, by its name. Pure. */
export function isPlaced({ name }: EntityFact): boolean {
  return PLACED.test(name);
}

function implied(spine: Spine, entity: EntityFact): Field[] {
  const requirements = spoken(spine, entity);
  return IMPLIED.flatMap(([word, name, type]): Field[] => {
    const by = requirements.find((each) => {
      const said = clauses(each.text, entity, spine.entities);
      return word.test(name === 'object_key' ? withoutOthers(said, entity, spine.entities) : said);
    });
    if (by === undefined) return [];
    const isFiles = name === 'object_key' && isFileList(by.text);
    return [isFiles ? fileList(by.id) : { name, type, note: `implied by ${by.id}` }];
  }).slice(0, 5);
}

/** What demands and screens imply, each column once. */
function hints(spine: Spine, entity: EntityFact): Field[] {
  const asked = implied(spine, entity);
  const shown = placed(spine, entity).filter(({ name }) => !asked.some((field) => field.name === name));
  return [...asked, ...shown];
}

const FLAG = /\b(?:is|has|can)(?:_[a-z0-9]+)+\b/g;

/** A flag that a demand writes as a column is one of what the demand's heading speaks of, else of what it speaks of itself. */
function flags(spine: Spine, entity: EntityFact): Field[] {
  return spine.requirements.flatMap((each): Field[] => {
    const heading = each.source.kind === 'document' ? each.source.heading : '';
    const isHeaded = spine.entities.some((one) => mentions(heading, one));
    if (!mentions(isHeaded ? heading : each.text.replace(COMPOUND, ' '), entity)) return [];
    const names = each.text.match(FLAG) ?? [];
    return names.map((name) => ({ name, type: 'boolean', note: `named by ${each.id}` }));
  });
}

const SAYS_WHAT = /name|title|label|symbol|code|key|text|number/;

function naming(spine: Spine, fields: readonly Field[], entity: EntityFact): Field[] {
  const byKind = kindFields(spine, entity);
  if (byKind.length > 0) return byKind.filter((field) => !fields.some((each) => each.name === field.name));
  if (fields.length > 2 || fields.some((field) => SAYS_WHAT.test(field.name))) return [];
  return [{ name: 'label', type: 'text', note: `what people call ${article(noun(entity.name))} (assumed)` }];
}

/** The address that a thing is reached at stands once, with what people give it for: a stream has that of its camera. */
function isKeptAbove(spine: Spine, entity: EntityFact, { name }: Field, bonds: readonly Bond[]): boolean {
  if (name !== 'source_url' || kindOf(spine, entity)?.id !== 'stream') return false;
  const above = bonds.filter(({ child, many }) => child === entity && many !== 'both');
  return above.some(({ parent }) => implied(spine, parent).some((field) => field.name === name));
}

function foreignKeys(bonds: readonly Bond[]): Field[] {
  return bonds
    .filter((bond) => bond.many !== 'both' && bond.isPath !== true)
    .flatMap(({ parent, child, field, sides = [''] }) =>
      sides.map((side) => ({
        name: `${side === '' ? '' : `${side}_`}${column(parent.name)}_id`,
        type: 'uuid',
        note: `${parent.owner === child.owner ? 'foreign key to' : 'no foreign key, another service keeps the'} ${parent.name}${side === '' ? '' : `, the ${side}`}${field === undefined ? '' : ', empty while there is none'}`,
      })),
    );
}

/** What migrations read, and the version of shipped content that something was done on. */
function versions({ input }: Spine, entity: EntityFact): Field[] {
  const added = 'beside the stated fields';
  const isOfContent = readSignals(input).has('staticContent') && !OWN_RECORD.test(entity.name);
  return [
    { name: 'schema_version', type: 'integer', note: added },
    ...(isOfContent ? [{ name: 'content_version', type: 'text', note: added }] : []),
  ];
}

const OWN_RECORD = /^(?:user|profile|account|member|learner|customer|person)$/i;

const TIMES: readonly Field[] = [
  { name: 'created_at', type: 'timestamptz', note: '' },
  { name: 'updated_at', type: 'timestamptz', note: '' },
];

/** The columns of an entity: id, foreign keys by its bonds, its own fields, timestamps. Pure. */
export function fieldsOf(spine: Spine, entity: EntityFact, bonds: readonly Bond[]): Field[] {
  const isDocument = /firestore|mongo|dynamo|couch/i.test(storeOf(spine).technology);
  const told = stated(entity, isDocument);
  const instead = kindOf(spine, entity)?.instead ?? [];
  const isPerson = isRoleEntity(spine, entity) && !isInstitutionRecord(spine, entity);
  const hinted = isPerson ? [] : hints(spine, entity);
  const isNew = (field: Field): boolean => !isKeptAbove(spine, entity, field, bonds);
  const likely = hinted.filter((field) => !instead.includes(field.name) && isNew(field));
  const keyed = new Set(bonds.filter((bond) => bond.field !== undefined).map((bond) => bond.field));
  const plain = told.filter((field) => !keyed.has(field.name));
  const beside = [
    ...flags(spine, entity),
    ...unnamedColumns(spine, entity),
    ...instants(entity, isDocument),
    ...traitsOf(spine, entity),
    ...signInTrait(spine, entity),
    ...partiesOf(spine, entity),
    ...callerKey(spine, entity),
    ...toldFields(spine, entity).filter(({ name }) => !told.some((field) => field.name === name)),
  ];
  const own = [...(told.length >= 2 ? plain : [...plain, ...likely]), ...beside];
  const id: Field = { name: 'id', type: 'uuid', note: '' };
  const names = new Set(own.map((field) => column(field.name)));
  const times = TIMES.filter((field) => !isDocument || !names.has(field.name));
  const all = [
    id,
    ...foreignKeys(bonds),
    ...stageColumn(spine, entity),
    ...naming(spine, own, entity).filter(isNew),
    ...own,
    ...(isDocument && told.length > 0 ? [] : times),
  ];
  if (isDocument && told.length > 0) all.push(...versions(spine, entity));
  const fields = [...new Map([...all].reverse().map((field) => [field.name, field])).values()].reverse();
  return isDocument ? fields.map(inDocument) : fields;
}
