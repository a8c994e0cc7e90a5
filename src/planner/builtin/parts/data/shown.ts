// Owns what documents list as a field and no table keeps as they say it: what is computed when it is shown,
// and a person's name or number that is kept with the thing it is used for.
// Keeps true: a field with a type of its own is kept as it is written.
import type { Entity } from '../../../../blueprint/parts/data.ts';
import { keptFor } from '../../../kept.ts';
import { mentions } from '../../spine/mentions.ts';
import { sentencesOf } from '../../spine/told.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { column } from '../../things/phrases.ts';
import { personalClass } from './personal.ts';

type Field = Entity['fields'][number];

/** What changes by the clock alone. */
const BY_THE_CLOCK =
  /^(?:age|(?:days?|hours?|minutes?|time) (?:left|remaining|elapsed|ago)|(?:time )?remaining|elapsed(?: time)?)$/i;

/** True for a listed field that is computed from an instant when it is shown. Pure. */
export function isDerived({ name, type }: EntityFact['fields'][number]): boolean {
  return type.trim() === '' && BY_THE_CLOCK.test(name.replaceAll('_', ' '));
}

const TRAIT =
  '(?:(?:first |last |full )?names?|phone numbers?|e-?mail(?: address(?:es)?)?|(?:postal )?address(?:es)?)';

/** "The recipient's name and phone number": the person's traits, as columns. */
function traitsIn(text: string, role: string): string[] {
  const said = new RegExp(
    `\\b${role}(?:['’]s|s['’]) (${TRAIT}(?:(?:, | and ){1,2}(?:their )?${TRAIT})*)`,
    'i',
  );
  const listed = said.exec(text)?.[1] ?? '';
  return listed.split(/, | and /).flatMap((part) => {
    const trait = part
      .replace(/^(?:and|their) /i, '')
      .replace(/(?<!s)s$/, '')
      .trim();
    return trait === '' ? [] : [column(`${role} ${trait.replace(/ (?:number|address)$/i, '')}`)];
  });
}

/** The things a sentence is about, without those that are a part of another one it names. */
function wholes(spine: Spine, text: string): EntityFact[] {
  const named = spine.entities.filter((each) => mentions(text, each));
  const isPart = ({ name }: EntityFact): boolean =>
    named.some(
      (other) => other.name !== name && name.toLowerCase().startsWith(`${other.name.toLowerCase()} `),
    );
  return named.filter((each) => !isPart(each));
}

/** "Guests sign in with email": what a person signs in by, as a column of the person's record. Pure. */
export function signInTrait(spine: Spine, { name, fields }: EntityFact): Field[] {
  const isRole = spine.roles.some((role) => role.name.toLowerCase() === name.toLowerCase());
  const said = new RegExp(
    `\\b${name}s? (?:sign|log)s? in (?:with|by) (?:an? |their )?(e-?mail|phone)\\b`,
    'i',
  );
  const by = sentencesOf(spine).flatMap((text) => said.exec(text)?.[1] ?? [])[0];
  const trait = by === undefined ? '' : column(by.replace('-', ''));
  const isListed = fields.some((field) => column(field.name).startsWith(trait));
  return isRole && trait !== '' && !isListed
    ? [{ name: trait, type: 'text', note: 'personal data; what the sign-in is by' }]
    : [];
}

/** The things that hold data of people: first those that are kept with somebody's traits, then those that are so by their names. Pure. */
export function personalIn(spine: Spine): EntityFact[] {
  const all = spine.entities.map((each) => ({ each, isTraited: traitsOf(spine, each).length > 0 }));
  const held = all.filter(({ each, isTraited }) => isTraited || personalClass(each) !== 'none');
  return held.toSorted((a, b) => Number(b.isTraited) - Number(a.isTraited)).map(({ each }) => each);
}

interface Told {
  readonly about: EntityFact | undefined;
  readonly columns: readonly string[];
}

/** What the inputs keep of people without a record of their own, person by person, with the thing it is kept with. */
const toldOfStrangers = keptFor((spine: Spine): readonly Told[] => {
  const names = new Set(spine.entities.map((each) => each.name.toLowerCase()));
  const strangers = spine.roles.filter((role) => !names.has(role.name.toLowerCase()));
  return strangers.flatMap(({ name }) =>
    sentencesOf(spine).flatMap((text) => {
      const columns = traitsIn(text, name);
      return columns.length === 0 ? [] : [{ about: wholes(spine, text)[0], columns }];
    }),
  );
});

/** A person's traits that the inputs keep with a thing, where the person has no record of their own. Pure. */
export function traitsOf(spine: Spine, entity: EntityFact): Field[] {
  const columns = toldOfStrangers(spine).flatMap(({ about, columns }) => (about === entity ? columns : []));
  return [...new Set(columns)].map((name) => ({ name, type: 'text', note: 'personal data' }));
}
