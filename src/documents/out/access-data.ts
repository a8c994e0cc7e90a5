// Owns the matrices of access: roles by capabilities, and what anyone may reach without a role. Pure.
import type { Blueprint } from '../../blueprint/blueprint.ts';

const GRANTS = { yes: 'Yes', own: 'Own only', no: 'No' } as const;
const PUBLIC = 'public';

/** Roles as columns, in the order of the blueprint; what a role is not granted is "No". Pure. */
export function accessData({ access, routes }: Blueprint) {
  const roles = access.roles.map((role) => role.name);
  const endpoints = routes.groups.flatMap((group) => group.endpoints);
  return {
    ...access,
    roleNames: roles,
    isRbac: roles.length > 1,
    matrix: access.capabilities.map(({ capability, grants, serves }) => ({
      capability,
      serves,
      grants: roles.map((role) => GRANTS[grants[role] ?? 'no']),
    })),
    unprotected: [
      ...routes.pages.filter((page) => page.roles.includes(PUBLIC)).map((page) => page.path),
      ...endpoints.filter((it) => it.roles.includes(PUBLIC)).map((it) => `${it.method} ${it.path}`),
    ],
  };
}
