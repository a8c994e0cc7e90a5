// Owns the features: what users can do, grouped from functional requirements by epic, section heading or shared entity. Pure.
import type { Actor, EntityRead, Feature } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Passage } from './document.ts';
import { stems } from './flows.ts';
import { capitalised, shortened, title } from './inline.ts';
import { type Told, toldUsers } from './section-users.ts';
import { isUse } from './uses.ts';
import { holdsAlways } from './words/always.ts';
import { GENERIC_HEADING } from './words/sections.ts';

/** More features than this are no longer groups. */
const MOST = 12;

interface Group {
  readonly name: string;
  readonly words: ReadonlySet<string>;
  readonly ids: string[];
  readonly passage: Passage;
}

/** The features in document order, each with at least one requirement. Pure. */
export function readFeatures(
  passages: readonly Passage[],
  requirements: readonly Requirement[],
  origin: ReadonlyMap<string, Passage>,
  actors: readonly Actor[],
  entities: readonly EntityRead[],
): Feature[] {
  const functional = requirements.filter(({ kind }) => kind === 'functional');
  const groups = [...epics(passages), ...headed(functional, origin)];
  const textOf = (id: string | undefined): string => functional.find((one) => one.id === id)?.text ?? '';
  // A single demand that does not speak for its whole section draws only what speaks of the heading itself.
  const narrow = new Set(
    groups.filter(({ ids, name }) => ids.length === 1 && !textOf(ids[0]).startsWith(name)),
  );
  const homesOf = ({ text }: Requirement): Group[] =>
    groups.filter((group) => !narrow.has(group) || isOf(text, group));
  const left = functional.filter(
    (one) =>
      !groups.some(({ ids }) => ids.includes(one.id)) &&
      (holdsAlways(one.text) || !joins(one.id, homesOf(one), functional)),
  );
  const byEntity = shared(left, entities, origin).filter((group) => !joinsNamesake(group, groups));
  const all = [...groups, ...byEntity].filter(({ ids }) => ids.length > 0);
  const kept = new Set([...all].sort((a, b) => b.ids.length - a.ids.length).slice(0, MOST));
  const told = (group: Group): Told => ({ passages, functional, actors, ids: group.ids });
  const isArea = ({ ids }: Group): boolean => !ids.every((id) => isUseOf(origin.get(id)));
  return all
    .filter((group) => kept.has(group) && isArea(group))
    .map((group) => feature(group, told(group), entities));
}

/** A kind of use is served by an area and is none itself. */
function isUseOf(passage: Passage | undefined): boolean {
  return passage !== undefined && isUse(passage);
}

function isOf(text: string, { name }: Group): boolean {
  const words = stems(text);
  return [...stems(name)].some((stem) => words.has(stem));
}

function feature({ name, ids, passage }: Group, told: Told, entities: readonly EntityRead[]): Feature {
  const users = toldUsers(passage, told);
  const uses = (one: { readonly requirementIds: readonly string[] }): boolean =>
    one.requirementIds.some((id) => ids.includes(id));
  return {
    name: shortened(capitalised(name), 76),
    requirementIds: ids,
    actorNames: users.length > 0 ? users : told.actors.filter(uses).map((one) => one.name),
    entityNames: entities.filter(uses).map((one) => one.name),
    source: passage.source,
  };
}

function epics(passages: readonly Passage[]): Group[] {
  const named = passages.filter(({ label, text, kind }) =>
    /^epic \d+\s*[:–-]/i.test(kind === 'heading' ? text : label),
  );
  return named.map((passage) => {
    const name = (passage.kind === 'heading' ? passage.text : passage.label).replace(
      /^epic \d+\s*[:–-]\s*/i,
      '',
    );
    const goal = passages.filter(({ parent }) => parent?.source === passage.source).map(({ text }) => text);
    return { name, words: stems([name, ...goal].join(' ')), ids: [], passage };
  });
}

function headed(functional: readonly Requirement[], origin: ReadonlyMap<string, Passage>): Group[] {
  const byHeading = Map.groupBy(functional, ({ id }) => headingOf(origin.get(id)));
  return [...byHeading].flatMap(([name, members]) => {
    const passage = origin.get(members[0]?.id ?? '');
    if (name === '' || !passage) return [];
    return [
      {
        name,
        words: stems([name, ...members.map(({ text }) => text)].join(' ')),
        ids: members.map(({ id }) => id),
        passage,
      },
    ];
  });
}

function headingOf(passage: Passage | undefined): string {
  if (!passage || passage.documentKind === 'ux') return '';
  const name = title(passage.path.at(-1) ?? '')
    .replace(/\s*\(.*\)$/, '')
    .replace(/["“”]/g, '');
  if (passage.path.some((heading) => /edge case|error/i.test(heading))) return '';
  const isName = !GENERIC_HEADING.test(name) && name.split(' ').length < 6;
  return isName && passage.path.length > 1 ? name : '';
}

/** Puts a requirement into the group whose words it shares most; false where it shares too few. */
function joins(id: string, groups: readonly Group[], functional: readonly Requirement[]): boolean {
  const text = functional.find((one) => one.id === id)?.text ?? '';
  const words = stems(text);
  const quoted = stems([...text.matchAll(/["“]([^"”]+)["”]/g)].map((match) => match[1]).join(' '));
  const ranked = groups
    .map((group) => ({ group, shared: sharing(words, group, groups) + sharing(quoted, group, groups) }))
    .sort((a, b) => b.shared - a.shared);
  const best = ranked[0];
  // Among many groups one shared word, however rare, is chance.
  const count = [...words].filter((word) => best?.group.words.has(word)).length;
  if (!best || best.shared < 1 || (groups.length > 5 && count < 3)) return false;
  best.group.ids.push(id);
  return true;
}

/** A word that only one group uses counts fully; one that all use hardly counts. */
function sharing(words: ReadonlySet<string>, group: Group, groups: readonly Group[]): number {
  const own = [...words].filter((word) => group.words.has(word));
  return own.reduce((sum, word) => sum + 1 / groups.filter((one) => one.words.has(word)).length, 0);
}

/** "Settlement management" belongs to the heading "Settlement". */
function joinsNamesake({ name, ids }: Group, groups: readonly Group[]): boolean {
  const entity = name.replace(/ management$/, '').toLowerCase();
  const namesake = groups.find((group) => group.name.toLowerCase().startsWith(entity));
  namesake?.ids.push(...ids);
  return namesake !== undefined;
}

/** One demand that names a thing founds no area of the product. */
const FEWEST = 2;

function shared(
  left: readonly Requirement[],
  entities: readonly EntityRead[],
  origin: ReadonlyMap<string, Passage>,
): Group[] {
  const taken = new Set<string>();
  return [...entities]
    .sort((a, b) => b.requirementIds.length - a.requirementIds.length)
    .flatMap((entity) => {
      const ids = left
        .filter(({ id }) => entity.requirementIds.includes(id) && !taken.has(id))
        .map(({ id }) => id);
      const passage = origin.get(ids[0] ?? '');
      for (const id of ids) taken.add(id);
      return passage && ids.length >= FEWEST
        ? [{ name: `${entity.name} management`, words: new Set<string>(), ids, passage }]
        : [];
    });
}
