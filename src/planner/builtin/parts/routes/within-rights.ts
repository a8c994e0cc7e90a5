// Owns the agreement of calls and rights: where a whole area is closed to a role, no call of the area is open to it.
// Keeps true: no call is left without a role; a role that the table does not name is not touched.
import type { Access } from '../../../../blueprint/parts/access.ts';
import type { ApiGroup } from '../../../../blueprint/parts/routes.ts';

/** The groups without the roles to which the table closes their whole area. Pure. */
export function withinRights(
  { capabilities }: Pick<Access, 'capabilities'>,
  groups: readonly ApiGroup[],
): ApiGroup[] {
  return groups.map((group) => {
    const row = capabilities.find(({ capability }) => capability === group.category);
    if (row === undefined) return group;
    const isOpen = (role: string): boolean => row.grants[role] !== 'no';
    return {
      ...group,
      endpoints: group.endpoints.map((one) => {
        const roles = one.roles.filter(isOpen);
        return roles.length === 0 ? one : { ...one, roles };
      }),
    };
  });
}
