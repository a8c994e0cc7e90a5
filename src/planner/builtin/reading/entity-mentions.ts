// Owns what the passages say beside an entity's name: where it is mentioned, and the fields that are listed with it. Pure.
import type { EntityRead } from '../../../blueprint/reading.ts';
import type { Passage } from './document.ts';
import { KEEPING_VERBS } from './words/entity-words.ts';

const VERB = new RegExp(`^(?!(?:order|comment|review|offer|report)$)(?:${KEEPING_VERBS})e?$`, 'i');

/** True for a word that says what is done to what is kept: "store", "track". Pure. */
export function isKeepingVerb(word: string): boolean {
  return VERB.test(word);
}

/** What an entity's name looks like in a text: singular or plural, as one phrase or turned round with "of". Pure. */
export function shapeOf(name: string): RegExp {
  const words = name.toLowerCase().split(' ');
  const last = words.pop() ?? name;
  const plural = last.endsWith('y') ? `${last.slice(0, -1)}(?:y|ies)` : `${last}(?:e?s)?`;
  const together = [...words, plural].join('["” -]{0,2}');
  const apart = words.length === 1 ? `|${plural} of (?:an?|the|each|every|its) ${words[0]}` : '';
  return new RegExp(`\\b(?:${together}${apart})\\b`, 'i');
}

/** The passages that name an entity, in order. Pure. */
export function mentioning(name: string, spoken: readonly Passage[]): Passage[] {
  const shape = shapeOf(name);
  return spoken.filter(({ text }) => shape.test(text));
}

/** A field is named by a noun: what begins with a verb, or ends before its noun, is the rest of a sentence. */
function isFieldName(part: string): boolean {
  const words = part.replace(/^(?:an?|the) /, '').split(' ');
  const [first = ''] = words;
  const hasTail = /^(?:the|an?|of|to|in|its|their)$/i.test(words.at(-1) ?? '');
  const isLoud = words.some((word) => /^[A-Z]{4,}$/.test(word));
  return !hasTail && !isLoud && !(words.length > 1 && isKeepingVerb(first));
}

/** "register a patient with name, date of birth and phone number" states three fields. Pure. */
export function fieldsBeside(name: string, spoken: readonly Passage[]): EntityRead['fields'] {
  const shape = new RegExp(
    `${shapeOf(name).source},? (?:each )?with (?:an? )?([\\w ]+(?:, (?:an? )?[\\w ]+)* and (?:an? |the )?[\\w]+(?: [\\w]+)?)`,
    'i',
  );
  const flag = /\bflag \(?`?(\w+_\w+)/i;
  const listed = spoken
    .flatMap(({ text }) => {
      const parts = shape.exec(text)?.[1]?.split(/, | and /) ?? [];
      return parts.every(isFieldName) ? parts : [];
    })
    .slice(0, 8);
  const flags = spoken
    .filter(({ text }) => shapeOf(name).test(text))
    .flatMap(({ text }) => flag.exec(text)?.[1] ?? []);
  return [
    ...listed.map((field) => ({
      name: field.replace(/^(?:an?|the) | (?:who|that|which)$/g, '').trim(),
      type: '',
    })),
    ...[...new Set(flags)].map((field) => ({ name: field, type: 'boolean' })),
  ].filter((field) => field.name.length > 1 && field.name.length < 30);
}
