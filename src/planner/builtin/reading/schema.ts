// Owns the data models the documents spell out: collections, tables, models and interfaces with their fields. Pure.
import type { EntityRead } from '../../../blueprint/reading.ts';
import type { Passage } from './document.ts';
import { capitalised, title } from './inline.ts';
import { singular } from './nouns.ts';

type Read = Omit<EntityRead, 'mentions' | 'requirementIds'>;

const FIELD =
  /^\s*["'`]?([A-Za-z_]\w*)["'`]?\??\s*(?::\s*|\s+)((?:"[^"]*"(?:\s*\|\s*)?)+|[A-Za-z][\w.()<>[\], |]*?)\s*(?:,|;)?\s*(?:\/\/.*|#.*|--.*)?$/;
const NOT_A_FIELD =
  /^(?:rules_version|service|match|allow|return|if|else|import|export|const|function|primary|unique|constraint|model|table|create|interface|type|class|enum)$/i;

/** "user_accounts" and "userAccounts" give "User Account". Pure. */
export function entityName(identifier: string): string {
  const words = identifier
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '');
  const last = words.pop() ?? identifier;
  return [...words, singular(last)].map(capitalised).join(' ');
}

/** The entities of schemas in document order. Pure. */
export function readSchema(passages: readonly Passage[]): Read[] {
  return [
    ...passages.flatMap(collection),
    ...passages.flatMap(declared),
    ...fieldTables(passages),
    ...passages.flatMap(tableNamed),
  ];
}

/** A code block under a heading such as `users/{userId}`. */
function collection(passage: Passage): Read[] {
  const path = /^`?((?:[a-z][\w-]*(?:\/\{?\w+\}?)*\/?)+)`?$/i.exec(title(passage.path.at(-1) ?? ''))?.[1];
  if (passage.kind !== 'code' || path === undefined || !path.includes('/')) return [];
  const name = path
    .split('/')
    .filter((part) => part !== '' && !part.includes('{'))
    .at(-1);
  return name === undefined
    ? []
    : [{ name: entityName(name), fields: fieldsIn(passage.raw), source: passage.source }];
}

function fieldsIn(code: string): Read['fields'] {
  return code.split('\n').flatMap((line) => {
    const [, name, type] = FIELD.exec(line) ?? [];
    if (name === undefined || type === undefined || NOT_A_FIELD.test(name)) return [];
    return [{ name, type: type.replace(/"/g, '').trim() || 'text' }];
  });
}

/** CREATE TABLE, Prisma models, TypeScript interfaces, Python classes and entity relationship diagrams. */
function declared(passage: Passage): Read[] {
  if (passage.kind !== 'code') return [];
  const shape =
    /\b(?:create table(?: if not exists)?|model|interface|class|type)\s+["'`]?(\w+)["'`]?[^\n{(]*[({]([^}]*?)(?:\n\s*\)|\}|\);)/gi;
  return [...passage.raw.matchAll(shape)].flatMap(([, name = '', body = '']) => {
    const fields = fieldsIn(body);
    return fields.length > 0 ? [{ name: entityName(name), fields, source: passage.source }] : [];
  });
}

/** Tables with a "Field" column under a heading such as "Step schema". */
function fieldTables(passages: readonly Passage[]): Read[] {
  const rows = passages.filter(
    ({ cells, section }) =>
      /^(?:field|column|attribute name|property)$/i.test(cells[0]?.header ?? '') && section !== 'persona',
  );
  return [...Map.groupBy(rows, ({ group }) => group)].flatMap(([, [first, ...others]]) => {
    const heading = title(first?.path.at(-1) ?? '').replace(/\s*\(.*\)/, '');
    // "`orders`" above a table of columns is the table itself.
    const name =
      /^`?([\w -]+?)`?(?: (?:schema|model|table|entity|fields|data model))$/i.exec(heading)?.[1] ??
      (first?.section === 'schema' ? /^([a-z][a-z_]+)$/.exec(heading)?.[1] : undefined);
    if (!first || name === undefined) return [];
    const fields = [first, ...others].flatMap(({ cells }) =>
      (cells[0]?.text ?? '').split(/\s*\/\s*/).map((field) => ({ name: field, type: typeOf(cells) })),
    );
    return [
      {
        name: entityName(name),
        fields: fields.filter(({ name: field }) => field !== ''),
        source: first.source,
      },
    ];
  });
}

function typeOf(cells: Passage['cells']): string {
  return cells.find(({ header }) => /^(?:data ?)?type$/i.test(header))?.text ?? '';
}

/** "the orders database table" and "the `annotations` table". */
function tableNamed(passage: Passage): Read[] {
  if (passage.section === 'skip' || passage.kind === 'code') return [];
  const shape = /\b(?:the|in|from) (?:[`"](\w+)[`"] (?:table|collection)|([a-z_]+) database table)\b/gi;
  return [...passage.raw.matchAll(shape)].map(([, quoted, bare]) => ({
    name: entityName(quoted ?? bare ?? ''),
    fields: [],
    source: passage.source,
  }));
}

/** True where a field says that a name is a number kept with something: "currentStreak: number" makes no streak. Pure. */
export function countsOf({ name: field, type }: EntityRead['fields'][number], name: string): boolean {
  const words = entityName(field).toLowerCase().split(' ');
  const isPlain = /^(?:number|int\w*|float|double|decimal|bool\w*|date\w*|time\w*)$/i.test(type.trim());
  return (
    isPlain &&
    !/^(?:is|has|can|should)$/.test(words[0] ?? '') &&
    words.length > 1 &&
    words.at(-1) === name.toLowerCase()
  );
}
