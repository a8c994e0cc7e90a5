// Owns which role has the widest rights: who invites, who is asked first. Pure.
import type { RoleFact } from '../spine.ts';

const RANKS = [
  /super ?admin|administrator|\badmin\b/i,
  /owner|manager|supervisor|\blead|master|director|\bhead\b|coordinator/i,
  /operat|engineer/i,
  /agent|officer|staff|support|host\b/i,
] as const;

/** Matches a role that administers, whatever else its name says. */
export const ADMINISTERS = RANKS[0];

/** The role with the widest rights by its name; the first where no name tells. Pure. */
export function chiefAmong(roles: readonly RoleFact[]): RoleFact | undefined {
  return RANKS.flatMap((rank) => roles.filter((role) => rank.test(role.name)))[0] ?? roles[0];
}
