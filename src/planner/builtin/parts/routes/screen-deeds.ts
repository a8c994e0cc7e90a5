// Owns the removals that only a screen or a role tells of: "add/remove simulated boats" where no demand says it.
// Keeps true: a call is added only for a thing that people already make, for those of them who are told to remove it.
import type { ApiGroup, Endpoint, Page } from '../../../../blueprint/parts/routes.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { article, noun } from '../../things/phrases.ts';
import { isAskedOf } from './actions.ts';
import { OPERATIONS } from './verbs.ts';

/** What must never happen asks for no call. */
const FORBIDS = /\b(?:never|must not|may not|cannot|no longer|without)\b/i;

interface Told {
  readonly text: string;
  readonly roles: readonly string[];
}

function toldOf(spine: Spine, pages: readonly Page[]): Told[] {
  return [
    ...pages
      .filter((page) => !page.roles.includes('public'))
      .map(({ purpose, roles }) => ({ text: purpose, roles })),
    ...spine.roles.map(({ name, description }) => ({ text: description, roles: [name] })),
  ].flatMap(({ text, roles }) => text.split(/(?<=[.;])\s/).map((one) => ({ text: one, roles })));
}

/** Who may remove a thing: those who make it and are told to remove it, else all who make it; null where nobody is. */
function removers(told: readonly Told[], made: Endpoint, entity: EntityFact): readonly string[] | null {
  const said = told.filter(({ text }) => !FORBIDS.test(text) && isAskedOf(text, OPERATIONS.delete, entity));
  if (said.length === 0) return null;
  const named = made.roles.filter((role) => said.some(({ roles }) => roles.includes(role)));
  return named.length > 0 ? named : made.roles;
}

function removalOf(
  spine: Spine,
  told: readonly Told[],
  endpoints: readonly Endpoint[],
  made: Endpoint,
): Endpoint[] {
  const entity = spine.entities.find(({ segment }) => made.path === `/v1/${segment}`);
  const path = `${made.path}/{id}`;
  const isThere = endpoints.some((one) => one.method === 'DELETE' && one.path === path);
  if (entity === undefined || made.method !== 'POST' || isThere) return [];
  const roles = removers(told, made, entity);
  if (roles === null) return [];
  const purpose = `Remove ${article(noun(entity.name))}: it is hidden at once, and deleted when its retention ends.`;
  return [{ method: 'DELETE', path, purpose, roles: [...roles], serves: [...made.serves] }];
}

function rootOf(path: string): string {
  return path.replace('/{id}', '');
}

/** The groups with the removals that screens and roles tell of, each behind the call that makes the thing. Pure. */
export function withScreenDeeds(
  spine: Spine,
  pages: readonly Page[],
  groups: readonly ApiGroup[],
): ApiGroup[] {
  const told = toldOf(spine, pages);
  const all = groups.flatMap((group) => group.endpoints);
  return groups.map((group) => {
    const removals = group.endpoints.flatMap((made) => removalOf(spine, told, all, made));
    const last = (path: string) => group.endpoints.findLastIndex((one) => one.path === path);
    const endpoints = group.endpoints.flatMap((one, at) => [
      one,
      ...removals.filter(({ path }) => last(path) === at || (last(path) < 0 && last(rootOf(path)) === at)),
    ]);
    return { ...group, endpoints };
  });
}

/** The things that a page or a role tells somebody to remove, with whom. Pure. */
export function toldRemovals(
  spine: Spine,
  pages: readonly Page[],
): { readonly entity: EntityFact; readonly roles: readonly string[] }[] {
  const told = toldOf(spine, pages).filter(({ text }) => !FORBIDS.test(text));
  return spine.entities.flatMap((entity) => {
    const roles = told
      .filter(({ text }) => isAskedOf(text, OPERATIONS.delete, entity))
      .flatMap((one) => one.roles);
    return roles.length === 0 ? [] : [{ entity, roles: [...new Set(roles)] }];
  });
}
