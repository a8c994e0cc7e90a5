// Owns which roles are institutions that call by their systems, and not people at a browser. Pure.
import type { RoleFact } from '../spine.ts';

const BY_NAME =
  /\b(?:bank|fintech|institution|organi[sz]ation|insurer|acquirer|issuer|processor|aggregator|system|third party)s?$/i;
const INITIALS = /^[A-Z]{3,6}s?$/;
const BY_DESCRIPTION =
  /\b(?:service provider|institution|organi[sz]ation|bank|company|companies|outside system)s?\b/i;

/** Where a party's second name is spelled out: "Also named CCP: Clearing House". */
const BY_SECOND_NAME = /^Also named [A-Z]{2,6}s?: ([^.]*)/;

/** True for a role that is an institution or a system: it signs in by certificate and client credentials. Pure. */
export function isInstitution({ name, description }: RoleFact): boolean {
  const spelt = BY_SECOND_NAME.exec(description)?.[1] ?? '';
  const isSpelt = INITIALS.test(name) && BY_DESCRIPTION.test(description);
  return BY_NAME.test(name) || isSpelt || BY_DESCRIPTION.test(spelt);
}
