// Owns what those who only look may open: the pages and reads of what the role table lets them see.
// Keeps true: they get no call that changes anything, and nothing that the role table closes to them.
import type { Access } from '../../../../blueprint/parts/access.ts';
import type { ApiGroup, Endpoint, Page } from '../../../../blueprint/parts/routes.ts';
import { isOnlooker } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';

const READS: readonly Endpoint['method'][] = ['GET', 'SSE'];

interface Served {
  readonly roles: readonly string[];
  readonly serves: readonly string[];
}

/** The onlookers whom the role table lets see what one of these demands asks for. */
function lookersAt(
  spine: Spine,
  { capabilities }: Pick<Access, 'capabilities'>,
  { roles, serves }: Served,
): string[] {
  if (roles.includes('public')) return [];
  const open = capabilities.filter((row) => row.serves.some((id) => serves.includes(id)));
  return spine.roles
    .filter((role) => isOnlooker(role) && open.some(({ grants }) => grants[role.name] === 'yes'))
    .map(({ name }) => name);
}

/** The pages, open to those who may look at what they show. Pure. */
export function pagesWithOnlookers(
  spine: Spine,
  access: Pick<Access, 'capabilities'>,
  pages: readonly Page[],
): Page[] {
  return pages.map((page) => ({
    ...page,
    roles: unique([...page.roles, ...lookersAt(spine, access, page)]),
  }));
}

/** The groups with their reads open to those who may look. Pure. */
export function withOnlookers(
  spine: Spine,
  access: Pick<Access, 'capabilities'>,
  groups: readonly ApiGroup[],
): ApiGroup[] {
  const opened = (one: Endpoint): Endpoint =>
    READS.includes(one.method)
      ? { ...one, roles: unique([...one.roles, ...lookersAt(spine, access, one)]) }
      : one;
  return groups.map((group) => ({ ...group, endpoints: group.endpoints.map(opened) }));
}
