// Owns how entities hang together: foreign keys first, then names, then what requirements say of two entities at once.
// Keeps true: relations join entities of the spine, no pair twice, no entity to itself.
import type { Relation } from '../../../../blueprint/parts/data.ts';
import { keptFor } from '../../../kept.ts';
import { inputText, isRoleEntity } from '../../spine/facts.ts';
import { mentions } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { column } from '../../things/phrases.ts';
import { nearbyBonds } from './nearby.ts';
import { partyBonds } from './outside-parties.ts';
import { type Bond, toldBonds } from './owned.ts';
import { listed, ofSite, referred, searched, togetherByKind } from './references.ts';

function keyed(spine: Spine): Bond[] {
  return spine.entities.flatMap((child) =>
    spine.entities
      .filter((parent) => parent !== child && child.fields.some((field) => pointsTo(field.name, parent)))
      .map((parent) => ({ parent, child, verb: 'has' })),
  );
}

function pointsTo(field: string, parent: EntityFact): boolean {
  const name = column(field);
  return name === `${column(parent.name)}_id` || name === `${column(parent.name)}_ref`;
}

/** A type is no part of a thing: each thing is of one. */
const KIND = / (?:type|category|template|kind)$/i;

/** "Lesson Progress" belongs to "Lesson". */
function named(spine: Spine): Bond[] {
  return spine.entities.flatMap((child) =>
    spine.entities
      .filter(
        (parent) => parent !== child && child.name.toLowerCase().startsWith(`${parent.name.toLowerCase()} `),
      )
      .map((parent) =>
        KIND.test(child.name)
          ? { parent: child, child: parent, verb: 'has' }
          : { parent, child, verb: 'has' },
      ),
  );
}

/** A verb of a sentence, the relation it tells of a thing, and of a person who is the parent. */
const VERBS: readonly (readonly [RegExp, string, string?])[] = [
  [/\bbook|\breserv/i, 'is booked by', 'books'],
  [/\bdetect|\bproduc|\bgenerat/i, 'yields'],
  [/\btrigger/i, 'triggers'],
  [/\bcontain|\binclud|\bconsist/i, 'contains'],
  [/\bassign/i, 'is assigned to', 'is assigned'],
  [/\bannotat/i, 'is judged by', 'judges'],
  [/\bsend|\bsubmit|\bplace\b/i, 'sends'],
  [/\bjoin/, 'is joined by', 'joins'],
];

/** "600 stations with 48 boxes each", "the boxes of a station". */
function contained(spine: Spine): Bond[] {
  const text = inputText(spine).toLowerCase();
  const holds = (parent: EntityFact, child: EntityFact): boolean => {
    const [one, many] = [parent.name.toLowerCase(), child.plural.toLowerCase()];
    return new RegExp(
      `\\b${one}s? with (?:\\d+|several|many) ${many}\\b|\\b${many} (?:of|in|at) (?:an?|each|every) ${one}\\b`,
    ).test(text);
  };
  return spine.entities.flatMap((child) =>
    spine.entities
      .filter((parent) => parent !== child && holds(parent, child))
      .map((parent) => ({ parent, child, verb: 'has' })),
  );
}

/** What is nothing without the thing it is of; two things that only share a sentence are left to people. */
const DETAIL =
  /\b(?:codes?|events?|notes?|entr(?:y|ies)|lines?|items?|steps?|answers?|attempts?|versions?|files?|segments?|reminders?|images?|documents?)$/i;

const NEAR = 40;

/** One thing, the verb and the other thing stand in one short stretch of a sentence, either way round. */
function joins(text: string, one: EntityFact, verb: RegExp, other: EntityFact): boolean {
  return text.split(/[.;:()]/).some((part) => {
    const at = part.search(verb);
    if (at < 0) return false;
    const around = [part.slice(Math.max(0, at - NEAR), at), part.slice(at, at + NEAR)] as const;
    return (
      (mentions(around[0], one) && mentions(around[1], other)) ||
      (mentions(around[0], other) && mentions(around[1], one))
    );
  });
}

/** The entry of a collection is a part of that collection alone, which is no thing beside it. */
function isOwnEntry({ name, alsoNamed = [] }: EntityFact): boolean {
  return alsoNamed.some((also) => name === `${also} entry`);
}

function together(spine: Spine): Bond[] {
  return spine.entities.flatMap((child, index) =>
    spine.entities.slice(0, index).flatMap((parent) => {
      const texts = spine.requirements
        .map((each) => each.text)
        .filter((text) => mentions(text, parent) && mentions(text, child));
      if (texts.length === 0) return [];
      const told = VERBS.find(([pattern]) => texts.some((text) => joins(text, parent, pattern, child)));
      if (told === undefined && (!DETAIL.test(child.name) || isOwnEntry(child))) return [];
      // A person has things; no person is a part of one.
      if (isRoleEntity(spine, child) && !isRoleEntity(spine, parent))
        return [{ parent: child, child: parent, verb: told?.[2] ?? 'has' }];
      const verb = (isRoleEntity(spine, parent) ? told?.[2] : undefined) ?? told?.[1] ?? 'has';
      return [{ parent, child, verb }];
    }),
  );
}

function pairKey(bond: Bond): string {
  return [bond.parent.name, bond.child.name].sort().join('|');
}

/** Bonds in order of certainty; what only stands in one sentence gives a child at most one parent. Pure. */
export const bonds = keptFor((spine: Spine): readonly Bond[] => {
  const certain = [
    ...searched(spine),
    ...listed(spine),
    ...ofSite(spine),
    ...partyBonds(spine),
    ...referred(spine),
    ...toldBonds(spine),
    ...keyed(spine),
    ...named(spine),
    ...contained(spine),
  ];
  const bound = new Set(certain.map((bond) => bond.child.name));
  const joined = new Set(certain.flatMap((bond) => [bond.child.name, bond.parent.name]));
  const likely = together(spine).filter((bond) => {
    // A role is the subject of most sentences; standing in one says little about who owns what.
    if (isRoleEntity(spine, bond.parent) && joined.has(bond.child.name)) return false;
    const isFirst = !bound.has(bond.child.name);
    bound.add(bond.child.name);
    return isFirst;
  });
  // What kinds alone join leaves room for whom a demand names.
  const told = [
    ...new Map(
      [...togetherByKind(spine), ...likely, ...certain].map((bond) => [pairKey(bond), bond]),
    ).values(),
  ];
  // A thing that is of another does not hold it as well.
  const pairs = new Set(told.map(pairKey));
  const nearby = nearbyBonds(spine, told).filter(
    (bond) => !pairs.has(pairKey(bond)) && pairs.add(pairKey(bond)),
  );
  return [...told, ...nearby];
});

const CARDINALITIES = { one: 'one-to-one', several: 'one-to-many', both: 'many-to-many' } as const;

/** The bonds as relations, the parent on the left. Pure. */
export function relationsOf(all: readonly Bond[]): Relation[] {
  return all.map(({ parent, child, verb, many = 'several' }) => ({
    from: parent.name,
    to: child.name,
    cardinality: CARDINALITIES[many],
    verb,
  }));
}
