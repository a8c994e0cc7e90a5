// Owns on whom the take-up of a product depends beside its people: the institutions that connect.
import { isInstitution } from '../../people/institutions.ts';
import type { Spine } from '../../spine.ts';

/** The institutions that take part; undefined where there are none. Pure. */
export function partyOf({ roles }: Spine): string | undefined {
  return roles.find(isInstitution)?.name;
}
