// Owns what a party reads of its own: its record, what has a key to it, and its line in what is settled over several.
// Keeps true: nobody loses a call; a call that a party shares with others says that it gets its own rows only.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import { known } from '../../spine/facts.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { noun, sentence, slug } from '../../things/phrases.ts';
import { type Ownership, ownershipOf } from '../ownership.ts';

const READS = ['GET', 'WS', 'SSE'];

function isOn({ method, path }: Endpoint, { segment }: EntityFact, tails: readonly string[]): boolean {
  return READS.includes(method) && tails.some((tail) => path === `/v1/${segment}${tail}`);
}

/** What a party sees of a call, or null where nothing of it is its own. */
function scopeOf(spine: Spine, { role, record, things }: Ownership, endpoint: Endpoint): string | null {
  if (isOn(endpoint, record, ['/{id}'])) return `${role.name} gets its own record only`;
  if (things.some((each) => isOn(endpoint, each, ['', '/{id}', '/live'])))
    return `${role.name} gets its own only`;
  const lined = things
    .filter((each) => each.kind === 'line')
    .flatMap((line) => spine.entities.filter((each) => line.name === `${each.name} Line`));
  return lined.some((each) => isOn(endpoint, each, ['', '/{id}']))
    ? `${role.name} gets those with a line of its own`
    : null;
}

function scoped(spine: Spine, endpoint: Endpoint): Endpoint {
  const scopes = ownershipOf(spine).flatMap((each) => {
    const scope = scopeOf(spine, each, endpoint);
    return scope === null ? [] : [{ name: each.role.name, scope }];
  });
  if (scopes.length === 0) return endpoint;
  const open = new Set([...endpoint.roles, ...scopes.map(({ name }) => name)]);
  const told = [endpoint.purpose.replace(/\.$/, ''), ...scopes.map(({ scope }) => scope)];
  return {
    ...endpoint,
    purpose: sentence(told.join('; ')),
    roles: spine.roles.map((role) => role.name).filter((name) => open.has(name)),
  };
}

/** "/v1/settlements/{id}/lines": what stands under the thing whose name it begins with. */
function partOf(
  spine: Spine,
  entity: EntityFact,
): { readonly owner: EntityFact; readonly part: string } | null {
  const owner = spine.entities.find((each) => entity.name.startsWith(`${each.name} `));
  return entity.kind === undefined || owner === undefined
    ? null
    : { owner, part: noun(entity.plural.slice(owner.name.length + 1)) };
}

/** The reading of a party's records, where the thing that they stand under is read. */
function recordReads(spine: Spine, group: ApiGroup): Endpoint[] {
  return ownershipOf(spine).flatMap(({ role, things }) =>
    things.flatMap((entity): Endpoint[] => {
      const under = partOf(spine, entity);
      const read = under && group.endpoints.find((each) => isOn(each, under.owner, ['/{id}']));
      if (under === null || read === undefined || read === null) return [];
      return [
        {
          method: 'GET',
          path: `${read.path}/${slug(under.part)}`,
          purpose: `List the ${under.part} of a ${noun(under.owner.name)}, one for each ${entity.kind === 'line' ? noun(role.name) : 'type and currency'}; ${role.name} gets its own only.`,
          roles: spine.roles
            .map(({ name }) => name)
            .filter((name) => [...read.roles, role.name].includes(name)),
          serves: known(spine, entity.requirementIds),
        },
      ];
    }),
  );
}

/** What is told to be a party's own is read by that party, its own rows and no others. Pure. */
export function withOwners(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  return groups.map((group) => ({
    ...group,
    endpoints: [...group.endpoints.map((each) => scoped(spine, each)), ...recordReads(spine, group)],
  }));
}
