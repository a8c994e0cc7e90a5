// Owns what a role without an account may call: what its code opens, and no list of what belongs to others.
// Keeps true: no call is left without a role.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import { bearers } from '../../people/bearers.ts';
import type { Spine } from '../../spine.ts';
import { clip, series } from '../../things/phrases.ts';
import { credentialName } from '../data/kinds.ts';

/** A list, or what stands beside an item and not under it. */
const OVER_ALL = /^\/v1\/[^/]+(?:\/[a-z-]+)?$/;

function opened(spine: Spine, one: Endpoint): Endpoint {
  const names = bearers(spine).map(({ name }) => name);
  const held = one.roles.filter((name) => names.includes(name));
  const others = one.roles.filter((name) => !names.includes(name));
  if (held.length === 0) return one;
  if (one.method === 'GET' && OVER_ALL.test(one.path) && others.length > 0) return { ...one, roles: others };
  const told = `${one.purpose} ${series(held)}: by the ${credentialName(spine)} in place of a session; rate-limited.`;
  return { ...one, purpose: clip(told, 300) };
}

/** The groups with the calls of roles that hold a code: guarded by it, and never a list. Pure. */
export function withBearers(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  if (bearers(spine).length === 0) return [...groups];
  return groups.map((group) => ({
    ...group,
    endpoints: group.endpoints.map((one) => opened(spine, one)),
  }));
}
