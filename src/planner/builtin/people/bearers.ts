// Owns which roles are let in by a code, link or token that they were sent, and so have no account.
// Keeps true: who signs in, or has an account in the inputs' words, is no bearer of a code. Pure.
import type { Reading } from '../../../blueprint/reading.ts';
import type { RoleFact, Spine } from '../spine.ts';

const CREDENTIAL =
  '(?:an? |the |their |his |her |its )?(?:[\\w-]+ ){0,2}?(?:codes?|qr[- ]codes?|pins?|links?|tokens?)';
const OPENS = '(?:open|enter|see|view|reach|follow|unlock|pick up|track|answer|join|get into)';
const SIGNS_IN = '(?:(?:sign|log)s?(?:ed|ing)?[- ]?(?:in|up|on)|logins?|accounts?|passwords?)';

/** What a role is told to do by the code it holds: "guests open the gate with a code", "As a guest, I want to …". */
function letInBy(role: string): RegExp {
  const who = `(?:\\bas an? ${role},? i (?:want|need|can|would like)(?: to)?|\\b${role}s? (?:can |may |must |should )?(?:be able to )?)`;
  return new RegExp(`${who} ?${OPENS}s? [^.;]{0,50}?\\b(?:with|by|through|using) ${CREDENTIAL}\\b`, 'i');
}

function isSignedIn(role: string): RegExp {
  return new RegExp(`\\b${role}s? (?:[\\w-]+ ){0,3}${SIGNS_IN}\\b`, 'i');
}

function textsOf(reading: Reading): string[] {
  const { purpose, requirements, actors } = reading;
  return [
    ...purpose.split(/(?<=[.;])\s/),
    ...requirements.flatMap(({ text }) => text.split(/(?<=[.;])\s|;/)),
    ...actors.map(({ name, description }) => `${name}: ${description}`),
  ];
}

/** True where the inputs let a role in by a code that it was sent, and have it sign in nowhere. Pure. */
export function isLetInByCode(role: string, reading: Reading): boolean {
  const texts = textsOf(reading);
  return texts.some((text) => letInBy(role).test(text)) && !texts.some((text) => isSignedIn(role).test(text));
}

/** The roles that have an account: all but those let in by a code; all where nobody else would be left. Pure. */
export function accountRoles(roles: readonly RoleFact[]): RoleFact[] {
  const others = roles.filter((role) => role.isBearer !== true);
  return others.length > 0 ? others : [...roles];
}

/** The roles that are let in by a code they were sent and have no account. Pure. */
export function bearers({ roles }: Pick<Spine, 'roles'>): RoleFact[] {
  const accounts = accountRoles(roles);
  return roles.filter((role) => !accounts.includes(role));
}
