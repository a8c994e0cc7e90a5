// Owns what a thing is for its keeping: whose data it holds, how long it stays, and whether it goes with its parent.
// Must not know stores. Pure.
import type { Entity } from '../../../../blueprint/parts/data.ts';
import { isRoleEntity } from '../../spine/facts.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { isInstitutionRecord, kindOf } from './kinds.ts';
import { keptForever, type Nature, retentionOf, statedRetention } from './lifetimes.ts';
import type { Bond } from './owned.ts';
import { personalClassIn, showsPassersBy } from './personal.ts';
import { bonds } from './relations.ts';

function domainOf({ input, requirements }: Spine): string {
  return [input.reading.purpose, ...requirements.map((each) => each.text)].join(' ');
}

/** A row that points to a person is personal too, even where its own fields are not; an institution is no person. Pure. */
export function classOf(spine: Spine, entity: EntityFact, all: readonly Bond[]): Entity['personalData'] {
  const named = personalClassIn(domainOf(spine), entity);
  const isPerson = isRoleEntity(spine, entity) && !isInstitutionRecord(spine, entity);
  const own = named === 'none' && isPerson ? 'personal' : named;
  const parents = all
    .filter((bond) => bond.child === entity && bond.field === undefined)
    .map((bond) => bond.parent);
  const people = parents.filter((parent) => !isInstitutionRecord(spine, parent));
  const isBound = people.some((parent) => personalClassIn(domainOf(spine), parent) !== 'none');
  return own === 'none' && isBound ? 'personal' : own;
}

/** True for pictures of places where people pass who have no account. Pure. */
export function isPictured(spine: Spine, entity: EntityFact): boolean {
  return showsPassersBy(domainOf(spine), entity);
}

const DEEP = 3;

/** What is of a thing, or of what is of it, and has to be kept for a stated time; nothing where it has a time of its own. Pure. */
export function keptWith(
  spine: Spine,
  entity: EntityFact,
  all: readonly Bond[],
  deep = DEEP,
): EntityFact | undefined {
  if (deep === 0 || (deep === DEEP && statedRetention(spine, entity) !== undefined)) return undefined;
  const below = childrenOf(entity, all).filter((each) => classOf(spine, each, all) !== 'none');
  return (
    below.find((each) => statedRetention(spine, each) !== undefined) ??
    below.map((each) => keptWith(spine, each, all, deep - 1)).find((each) => each !== undefined)
  );
}

/** What is of a thing, or of what is of it, and is kept without an end. */
function namedBy(
  spine: Spine,
  entity: EntityFact,
  all: readonly Bond[],
  deep = DEEP,
): EntityFact | undefined {
  if (deep === 0) return undefined;
  const below = all
    .filter(({ parent, child }) => parent === entity && child !== entity)
    .map((one) => one.child);
  return (
    below.find((each) => keptForever(spine, each) !== undefined) ??
    below.map((each) => namedBy(spine, each, all, deep - 1)).find((each) => each !== undefined)
  );
}

/** What its defaults have to know of a thing. Pure. */
export function natureOf(spine: Spine, entity: EntityFact, all: readonly Bond[]): Nature {
  return {
    kind: classOf(spine, entity, all),
    isPicture: isPictured(spine, entity),
    keptWith: keptWith(spine, entity, all),
    namedBy: namedBy(spine, entity, all),
    isJudged: all.some(({ parent, child }) => parent === entity && kindOf(spine, child)?.id === 'judgement'),
  };
}

/** How long a thing is kept, for a sentence that says whether it is assumed. Pure. */
export function keptFor(spine: Spine, entity: EntityFact): string {
  const kept = retentionOf(spine, entity, natureOf(spine, entity, bonds(spine)));
  return kept.replace(/^assumed: /, '').replace(/\.$/, '');
}

/** What has a time of its own to stay, or is about a person where its parent is not, does not go with its parent. Pure. */
export function isHeld(
  spine: Spine,
  parentClass: Entity['personalData'],
  child: EntityFact,
  all: readonly Bond[],
  deep = DEEP,
): boolean {
  const own = classOf(spine, child, all);
  const isOfPeople = parentClass === 'none' && own !== 'none';
  // Things that belong to each other in a ring end somewhere.
  const below = own === 'none' && deep > 0 ? childrenOf(child, all) : [];
  const isNeeded = below.some((each) => isHeld(spine, own, each, all, deep - 1));
  const isKept = statedRetention(spine, child) !== undefined || keptWith(spine, child, all) !== undefined;
  return isOfPeople || isNeeded || isKept;
}

/** The things that belong to an entity, without those that only refer to it. Pure. */
export function childrenOf(entity: EntityFact, all: readonly Bond[]): EntityFact[] {
  return all.filter((bond) => bond.parent === entity && bond.field === undefined).map((bond) => bond.child);
}
