// Owns on whom the take-up of a product depends: the institutions that connect, else the people of its leading feature.
import { isInstitution } from '../../institutions.ts';
import type { Spine } from '../../spine.ts';
import { isOnlooker, rolesOf } from '../facts.ts';
import { featuresOf } from '../features.ts';

/** The institutions that take part; undefined where there are none. Pure. */
export function partyOf({ roles }: Spine): string | undefined {
  return roles.find(isInstitution)?.name;
}

/** Who has to take a product up: those whom the leading feature is for, not those who look on. Pure. */
export function takerOf(spine: Spine): string {
  const lead = featuresOf(spine)[0];
  const users = lead === undefined ? [] : rolesOf(spine, lead);
  const active = spine.roles.filter((role) => users.includes(role.name) && !isOnlooker(role));
  return (active[0] ?? spine.roles.at(-1))?.name ?? 'User';
}
