// Owns the replacing of a name throughout a blueprint. Decision records and ids keep their words: they are history.
import { Blueprint } from '../../../blueprint/blueprint.ts';

/** Fields that are ids or links to ids; renaming a thing never changes what points at it. */
const FIXED = new Set([
  'id',
  'owner',
  'store',
  'component',
  'from',
  'to',
  'runs',
  'serves',
  'decisionId',
  'drivers',
  'patternId',
  'documentId',
  'formula',
  'supersedes',
]);

/** The blueprint with `from` replaced by `to` as a whole word in every text; records of decisions stay. Pure. */
export function renameIn(blueprint: Blueprint, from: string, to: string): Blueprint {
  const words = wholeWord(from);
  const { decisions, ...rest } = blueprint;
  return Blueprint.parse({ ...record(replaced(rest, words, to, '')), decisions });
}

/** A value of a blueprint with `from` replaced by `to` in every text that is no id. Pure. */
export function rewordedFor(value: unknown, from: string, to: string): unknown {
  return replaced(value, wholeWord(from), to, '');
}

/** How often a name stands in the texts of a blueprint, decisions aside. Pure. */
export function mentionsOf(blueprint: Blueprint, name: string): number {
  const { decisions: _, ...rest } = blueprint;
  return JSON.stringify(rest).match(wholeWord(name))?.length ?? 0;
}

/** A pattern for a name as a whole word, plural included, in any case. Pure. */
export function wholeWord(name: string): RegExp {
  const escaped = name.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${escaped}(?=s?(?![\\w-]))`, 'gi');
}

function replaced(value: unknown, words: RegExp, to: string, field: string): unknown {
  if (typeof value === 'string') return FIXED.has(field) && !isName(value) ? value : value.replace(words, to);
  if (Array.isArray(value)) return value.map((one: unknown) => replaced(one, words, to, field));
  if (typeof value !== 'object' || value === null) return value;
  const isSource = 'kind' in value && 'document' in value;
  if (isSource) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [keyOf(key, field, words, to), replaced(one, words, to, key)]),
  );
}

/** Grants are keyed by role names: there, the key is a text. */
function keyOf(key: string, field: string, words: RegExp, to: string): string {
  return field === 'grants' ? key.replace(words, to) : key;
}

/** Relations and life cycles use names, not ids, in `from` and `to`: names have capitals or blanks. */
function isName(value: string): boolean {
  return /[A-Z ]/.test(value) && !/^(?:[A-Z]+-?\d+|[A-Z_]+)$/.test(value);
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('a blueprint is an object');
  return { ...value };
}
