// Owns how one tells that a text speaks of an entity.
import { keptFor } from '../../kept.ts';
import type { EntityFact } from '../spine.ts';
import { pluralOf } from '../things/nouns.ts';

function plain(text: string): string {
  return ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `;
}

/** What is looked for in a text, each piece with its spaces. */
const piecesOf = keptFor((entity: EntityFact): readonly string[] => {
  const others = (entity.alsoNamed ?? []).flatMap((name) => [name, `${name}s`]);
  const forms = [entity.name, entity.plural, ...others].map(plain);
  const stem = stemOf(entity.name);
  return [...forms, ...apart(entity.name).map((form) => ` ${form} `), ...(stem === '' ? [] : [` ${stem}`])];
});

/** True where a text speaks of an entity, by its name in either number. Pure. */
export function mentions(text: string, entity: EntityFact): boolean {
  const small = plain(text);
  return piecesOf(entity).some((piece) => small.includes(piece));
}

/** True where a text speaks of an entity itself and not only of another whose name holds its name. Pure. */
export function mentionsAlone(text: string, entity: EntityFact, all: readonly EntityFact[]): boolean {
  const longer = all.filter(
    (each) => each !== entity && each.name.toLowerCase().includes(entity.name.toLowerCase()),
  );
  const rest = longer.reduce(
    (left, each) => left.replace(new RegExp(`\\b${each.name}s?\\b`, 'gi'), ' '),
    text,
  );
  return mentions(rest, entity);
}

/** The entity that stands closest to the words of a pattern in a text; undefined where none is named. Pure. */
export function nearestEntity(
  all: readonly EntityFact[],
  text: string,
  words: RegExp,
): EntityFact | undefined {
  const at = text.search(words);
  const placed = all
    .filter((each) => mentionsAlone(text, each, all))
    .map((each) => ({ each, far: Math.abs(text.toLowerCase().indexOf(each.name.toLowerCase()) - at) }));
  return placed.toSorted((a, b) => a.far - b.far)[0]?.each;
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
