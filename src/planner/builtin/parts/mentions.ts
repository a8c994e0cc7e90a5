// Owns how one tells that a text speaks of an entity.
import { pluralOf } from '../nouns.ts';
import type { EntityFact } from '../spine.ts';

/** True where a text speaks of an entity, by its name in either number. Pure. */
export function mentions(text: string, entity: EntityFact): boolean {
  const small = ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `;
  const forms = [entity.name, entity.plural].map((form) => form.toLowerCase().replace(/[^a-z0-9]+/g, ' '));
  const stem = stemOf(entity.name);
  const isNamed = [...forms, ...apart(entity.name)].some((form) => small.includes(` ${form} `));
  return isNamed || (stem !== '' && small.includes(` ${stem}`));
}

/** "Parcel Event" is also said as "events of a parcel". */
function apart(name: string): string[] {
  const [of, thing, ...rest] = name.toLowerCase().split(' ');
  if (of === undefined || thing === undefined || rest.length > 0) return [];
  return ['a', 'an', 'the', 'each', 'every'].map((word) => `${pluralOf(thing)} of ${word} ${of}`);
}

/** The verb inside a noun: "Booking" holds "book", "Annotation" holds "annot"; empty where there is none. */
function stemOf(name: string): string {
  const stem = /^([a-z]{4,})(?:ing|ation|tion|ment)$/i.exec(name)?.[1] ?? '';
  return stem.toLowerCase();
}
