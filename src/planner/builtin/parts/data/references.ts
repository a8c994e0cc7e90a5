// Owns the relations that a list tells: a field that names another thing, what a thing is searched by, and kinds that
// hang together wherever both are kept.
// Keeps true: what only refers to a thing is no part of it.

import { mentionsAlone } from '../../spine/mentions.ts';
import { sentencesOf } from '../../spine/told.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { column } from '../../things/phrases.ts';
import { searchKeys } from '../../things/search-keys.ts';
import { SETS } from '../routes/told-deed-data.ts';
import { KINDS_TOGETHER } from './everyday-kinds.ts';
import { kindOf } from './kinds.ts';
import type { Bond } from './owned.ts';

const isCalled = ({ name }: EntityFact, word: string): boolean => name.toLowerCase() === word.toLowerCase();

/** "A box … to each parcel": no thing has two of them at a time. */
function isOneEach(spine: Spine, child: EntityFact, parent: EntityFact): boolean {
  const said = new RegExp(
    `\\b(?:an?|one) (?:[\\w-]+ )?${child.name}\\b[^.;]{0,60}\\b(?:to|for) (?:each|every) (?:[\\w-]+ )?${parent.name}\\b`,
    'i',
  );
  return sentencesOf(spine).some((text) => said.test(text));
}

/** A field without a type that bears the name of another thing refers to it. Pure. */
export function referred(spine: Spine): Bond[] {
  return spine.entities.flatMap((child) =>
    child.fields.flatMap(({ name, type }): Bond[] => {
      const parent = spine.entities.find((each) => each !== child && isCalled(each, name));
      if (parent === undefined || type.trim() !== '') return [];
      const isSingle = isOneEach(spine, child, parent);
      const verb = isSingle ? 'is held by' : 'is named by';
      return [{ parent, child, verb, field: column(name), many: isSingle ? 'one' : 'several' }];
    }),
  );
}

/** "Each with the practitioners who offer it": a field in the plural names several, and each of them has several. Pure. */
export function listed(spine: Spine): Bond[] {
  return spine.entities.flatMap((child) =>
    child.fields.flatMap(({ name, type }): Bond[] => {
      const parent = spine.entities.find(
        (each) => each !== child && each.plural.toLowerCase() === name.toLowerCase(),
      );
      if (parent === undefined || parent.name === parent.plural || type.trim() !== '') return [];
      return [{ parent, child, verb: 'is listed with', field: column(name), many: 'both' }];
    }),
  );
}

/** What somebody sets of one of the places: "sets opening hours and visit types of one clinic". */
function setParts({ roles }: Spine, site: EntityFact): string[] {
  return roles.flatMap(({ description }) => {
    const [, listed = '', of = ''] = SETS.exec(description) ?? [];
    return isCalled(site, of) ? listed.split(/,? and |, /) : [];
  });
}

/** "Every practitioner of the clinic": what is said to be of a place belongs to it. Pure. */
export function ofSite(spine: Spine): Bond[] {
  const site = spine.entities.find((each) => kindOf(spine, each)?.id === 'site');
  if (site === undefined) return [];
  return spine.entities.flatMap((child) => {
    const said = new RegExp(`\\b${child.name}s? of (?:an?|the|one|each|every) ${site.name}\\b`, 'i');
    const isSet =
      child.kind === 'staff' ||
      setParts(spine, site).some((part) => mentionsAlone(part, child, spine.entities));
    const isOf = child !== site && (isSet || sentencesOf(spine).some((text) => said.test(text)));
    return isOf ? [{ parent: site, child, verb: 'has' }] : [];
  });
}

/** "Search free slots by clinic and date": a slot is of one clinic. Pure. */
export function searched(spine: Spine): Bond[] {
  return spine.requirements.flatMap(({ text }) => {
    const { thing, keys } = searchKeys(text);
    const child = spine.entities.find((each) => isCalled(each, thing));
    if (child === undefined) return [];
    return keys.flatMap((key) => {
      const parent = spine.entities.find((each) => each !== child && isCalled(each, key));
      return parent === undefined ? [] : [{ parent, child, verb: 'has' }];
    });
  });
}

/** Things of two kinds that hang together: a slot is taken by an appointment. Pure. */
export function togetherByKind(spine: Spine): Bond[] {
  const first = (kind: string): EntityFact | undefined =>
    spine.entities.find((each) => kindOf(spine, each)?.id === kind);
  return KINDS_TOGETHER.flatMap(([one, other, verb]) => {
    const [parent, child] = [first(one), first(other)];
    return parent === undefined || child === undefined ? [] : [{ parent, child, verb }];
  });
}
