// Owns what several features or pages share: a deed that two of them ask for, and what a page must be able to read.
// Keeps true: no call stands twice, and none loses a role or a requirement that asks for it.
import type { ApiGroup, Endpoint, Page } from '../../../../blueprint/parts/routes.ts';
import { isDoneBy } from '../../people/acting.ts';
import { isStaff, known, textOf } from '../../spine/facts.ts';
import { featuresOf } from '../../spine/features.ts';
import { mentions, mentionsAlone } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { listedSearches } from '../../things/listed-keys.ts';
import { unique } from '../../things/nouns.ts';
import { article, clip, noun, overlap, series, slug } from '../../things/phrases.ts';
import { searchKeys } from '../../things/search-keys.ts';
import { actionEndpoints } from './actions.ts';

function isSame(one: Endpoint, other: Endpoint): boolean {
  return one.method === other.method && one.path === other.path;
}

/** "Open my box with a code." and "Open a box remotely." are said of one call. */
function bothPurposes(one: string, other: string): string {
  if (one === other || one.includes(other.replace(/\.$/, ''))) return one;
  const second = other.charAt(0).toLowerCase() + other.slice(1);
  return clip(`${one.replace(/\.$/, '')}; ${second}`, 300);
}

function joined(one: Endpoint, other: Endpoint): Endpoint {
  return {
    ...one,
    purpose: bothPurposes(one.purpose, other.purpose),
    roles: unique([...one.roles, ...other.roles]),
    serves: unique([...one.serves, ...other.serves]),
  };
}

/** A deed that a second feature asks for keeps its one place, with the people and demands of both. Pure. */
export function withShared(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const asked = featuresOf(spine).flatMap((feature) => actionEndpoints(spine, feature));
  const all = (endpoint: Endpoint): Endpoint =>
    asked
      .filter((one) => isSame(one, endpoint) && one.serves.some((id) => !endpoint.serves.includes(id)))
      .reduce(joined, endpoint);
  return groups.map((group) => ({ ...group, endpoints: group.endpoints.map(all) }));
}

/** "/v1/berths/{id}/assignments" acts on berths. */
function rootOf({ path }: Endpoint): string {
  return path.split('/').slice(0, 3).join('/');
}

/** Who may make or change a thing may read it. Pure. */
export function withActors(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const all = groups.flatMap((group) => group.endpoints);
  const order = spine.roles.map((role) => role.name);
  const actors = (root: string): string[] =>
    all
      .filter((one) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(one.method) && rootOf(one) === root)
      .flatMap((one) => one.roles);
  const isReading = (one: Endpoint): boolean =>
    one.method === 'GET' && [rootOf(one), `${rootOf(one)}/{id}`].includes(one.path);
  const opened = (one: Endpoint): Endpoint => {
    const open = new Set([...one.roles, ...actors(rootOf(one))]);
    const listed = order.filter((name) => open.has(name));
    return isReading(one) && listed.length > 0 ? { ...one, roles: listed } : one;
  };
  return groups.map((group) => ({ ...group, endpoints: group.endpoints.map(opened) }));
}

const OWN_WORK = /^(\/v1\/[^/]+)\/(notifications|forecast|export)$/;
/** What is drawn up over many people is for those who work with it, not for one of them. */
const SUMS_UP = /\bexport\b/;

/** What the product makes about a thing is read by those who read the thing; a list over all of it by staff alone. Pure. */
export function withReaders(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const listed = groups.flatMap((group) => group.endpoints).filter((one) => one.method === 'GET');
  const staff = spine.roles.filter(isStaff).map((role) => role.name);
  const readers = ({ path, roles }: Endpoint): string[] => {
    const [, root, kind = ''] = OWN_WORK.exec(path) ?? [];
    const open = listed.find((one) => one.path === root)?.roles ?? roles;
    const working = open.filter((name) => staff.includes(name));
    return [...(SUMS_UP.test(kind) && working.length > 0 ? working : open)];
  };
  const told = (one: Endpoint): Endpoint => (OWN_WORK.test(one.path) ? { ...one, roles: readers(one) } : one);
  return groups.map((group) => ({ ...group, endpoints: group.endpoints.map(told) }));
}

/** What a page is about: the entities of each requirement that its words come closest to. */
function shownOn(spine: Spine, page: Page): EntityFact[][] {
  const said = `${page.screen} ${page.purpose}`;
  const scored = page.serves.map((id) => ({ id, score: overlap(said, textOf(spine, [id])) }));
  const best = Math.max(2, ...scored.map((each) => each.score));
  return scored
    .filter((each) => each.score === best)
    .map(({ id }) => spine.entities.filter((each) => mentions(textOf(spine, [id]), each)))
    .filter((things) => things.length > 0);
}

/** What a list is searched by, where a demand gives its keys line by line. */
function listOrSearch({ input }: Spine, { name, plural }: EntityFact): string {
  const keys = listedSearches(input).find(({ thing }) => thing === name.toLowerCase())?.keys ?? [];
  return keys.length === 0
    ? `List ${noun(plural)}.`
    : `Search ${noun(plural)} by ${series(keys)}, by cursor.`;
}

function readsFor(spine: Spine, page: Page, entity: EntityFact): Endpoint[] {
  const serves = known(spine, page.serves).filter((id) => entity.requirementIds.includes(id));
  const method = 'GET' as const;
  const read = { method, roles: [...page.roles], serves };
  const path = `/v1/${entity.segment}`;
  return [
    { ...read, path, purpose: listOrSearch(spine, entity) },
    { ...read, path: `${path}/{id}`, purpose: `Read ${article(noun(entity.name))}.` },
  ];
}

function isListed(groups: readonly ApiGroup[], { segment }: EntityFact): boolean {
  const path = `/v1/${segment}`;
  return groups.some((group) => group.endpoints.some((one) => one.method === 'GET' && one.path === path));
}

/** Pictures that come by themselves, by their other name. */
const FEEDS = /\b(?:video|camera|live) feeds?\b/i;

/** What the words of a page name: "the parcel's events" are its parcel events. */
function namedOn(spine: Spine, { screen, purpose }: Page): EntityFact[] {
  const plain = `${screen}. ${purpose}`.replace(/['’]s? /g, ' ');
  const text = FEEDS.test(plain) ? `${plain} Streams.` : plain;
  return spine.entities.filter((each) => mentionsAlone(text, each, spine.entities));
}

/** The record of a person who uses the product for themselves is shown to staff, and to nobody else like them. */
function isShownTo(spine: Spine, entity: EntityFact, name: string): boolean {
  const owner = spine.roles.find((role) => role.name.toLowerCase() === entity.name.toLowerCase());
  const reader = spine.roles.find((role) => role.name === name);
  return owner === undefined || isStaff(owner) || (reader !== undefined && isStaff(reader));
}

/** Who searches by a thing has to see which of them there are. */
function searchers({ roles, requirements }: Spine, { name }: EntityFact): string[] {
  const texts = requirements
    .map((each) => each.text)
    .filter((text) => searchKeys(text).keys.includes(name.toLowerCase()));
  return roles.filter((role) => texts.some((text) => isDoneBy(text, role.name))).map((role) => role.name);
}

/** Whom a page is for may read what its words name, and who searches by a thing may read it. Pure. */
export function withPageReaders(
  spine: Spine,
  pages: readonly Page[],
  groups: readonly ApiGroup[],
): ApiGroup[] {
  const order = spine.roles.map((role) => role.name);
  const readersOf = (entity: EntityFact): string[] =>
    [
      ...pages.filter((page) => namedOn(spine, page).includes(entity)).flatMap((page) => page.roles),
      ...searchers(spine, entity),
    ].filter((name) => isShownTo(spine, entity, name));
  const more = new Map(
    spine.entities.flatMap((each) => {
      const readers = readersOf(each);
      return [`/v1/${each.segment}`, `/v1/${each.segment}/{id}`].map((path) => [path, readers] as const);
    }),
  );
  const opened = (one: Endpoint): Endpoint => {
    const open = new Set([...one.roles, ...(more.get(one.path) ?? [])]);
    return one.method === 'GET' && order.some((name) => open.has(name))
      ? { ...one, roles: order.filter((name) => open.has(name)) }
      : one;
  };
  return groups.map((group) => ({ ...group, endpoints: group.endpoints.map(opened) }));
}

/** The parts of a thing that a page shows and no call reads: read under the thing that they are of. Pure. */
export function withParts(spine: Spine, pages: readonly Page[], groups: readonly ApiGroup[]): ApiGroup[] {
  let all = [...groups];
  for (const page of pages)
    for (const part of namedOn(spine, page).filter((each) => !isListed(all, each))) {
      const whole = spine.entities.find((each) => part.name.startsWith(`${each.name} `));
      if (whole === undefined || !isListed(all, whole)) continue;
      const rest = part.plural.slice(whole.name.length + 1);
      const path = `/v1/${whole.segment}/{id}/${slug(rest)}`;
      const purpose = `List the ${noun(rest)} of ${article(noun(whole.name))}, oldest first.`;
      const serves = known(spine, page.serves).filter((id) => part.requirementIds.includes(id));
      const isThere = all.some((group) => group.endpoints.some((one) => one.path === path));
      if (!isThere)
        all = withMost(all, page.serves, [{ method: 'GET', path, purpose, roles: [...page.roles], serves }]);
    }
  return all;
}

/** A page whose thing no call reads gets the calls it loads from, in the group that serves most of its demands. Pure. */
export function withPageReads(spine: Spine, pages: readonly Page[], groups: readonly ApiGroup[]): ApiGroup[] {
  let all = [...groups];
  for (const page of pages.filter((each) => !each.roles.includes('public'))) {
    const unread = shownOn(spine, page).find((things) => !things.some((thing) => isListed(all, thing)));
    const first = unread?.[0];
    if (first !== undefined) all = withMost(all, page.serves, readsFor(spine, page, first));
  }
  return all;
}

function withMost(
  groups: readonly ApiGroup[],
  ids: readonly string[],
  more: readonly Endpoint[],
): ApiGroup[] {
  const shared = groups.map(
    (group) => unique(group.endpoints.flatMap((one) => one.serves)).filter((id) => ids.includes(id)).length,
  );
  const at = shared.indexOf(Math.max(0, ...shared));
  return groups.map((group, index) =>
    index === at ? { ...group, endpoints: [...group.endpoints, ...more] } : group,
  );
}
