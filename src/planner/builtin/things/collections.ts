// Owns which nouns name one collection that the product has once: "the catalogue of rare teas" holds many entries and
// is itself one, so what is kept, listed and changed are its entries. Must not know parts. Pure.
import type { Reading } from '../../../blueprint/reading.ts';
import { pluralOf } from './nouns.ts';

function textsOf({ requirements, purpose, challenge, features }: Reading): string {
  return [
    purpose,
    challenge ?? '',
    ...requirements.map(({ text }) => text),
    ...features.map(({ name }) => name),
  ]
    .join('\n')
    .toLowerCase();
}

/** True where a text speaks of one such thing only, and of what is in it. */
function isCollection(name: string, text: string): boolean {
  const noun = name.toLowerCase().replace(/[^a-z0-9 ]/g, '.');
  if (noun.includes(' ') || new RegExp(`\\b${pluralOf(noun)}\\b`).test(text)) return false;
  if (
    new RegExp(
      `\\b(?:an?|each|every|another|new|one) ${noun}\\b(?=$|[^ ]| (?:is|are|was|has|can|must|may|will|and|or|to|of|in|on|with|by|for|that|which|from|at)\\b)`,
    ).test(text)
  )
    return false;
  return new RegExp(
    `\\bthe ${noun} of (?:[\\w-]+ ){0,4}?[\\w-]+s\\b|\\b(?:symbols|entries|rows|items|records) (?:directly )?(?:in|to|of|from|into) the ${noun}\\b|\\bthe ${noun} (?:database )?table\\b`,
  ).test(text);
}

/** The name of what is kept: the entry of a collection, anything else as it is. Pure. */
export function keptName(name: string, reading: Reading): string {
  return isCollection(name, textsOf(reading)) ? `${name} entry` : name;
}
