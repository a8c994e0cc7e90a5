// Owns how accounts come to be where not all are invited: by a code at an own address, or from accounts that exist.
// Keeps true: who holds a code instead of an account is asked for none.

import { deviceOf } from '../../graph/device-surface.ts';
import { unknownAtDevice } from '../../people/at-device.ts';
import { bearers } from '../../people/bearers.ts';
import { sentencesOf } from '../../spine/told.ts';
import type { RoleFact, Spine } from '../../spine.ts';
import { noun, series } from '../../things/phrases.ts';
import { credentialName } from '../data/kinds.ts';

const BY_OWN_ADDRESS =
  '(?:sign|log)s? in (?:with|by) (?:an? |their )?(?:e-?mail|phone)[^.;]{0,30}\\b(?:code|link)s?\\b';

/** The roles that sign in by a code at their own address, where others do not: nobody invites them. Pure. */
export function selfEnrolled(spine: Spine): RoleFact[] {
  const says = ({ name }: RoleFact): boolean => {
    const said = new RegExp(`\\b${name}s? ${BY_OWN_ADDRESS}`, 'i');
    return sentencesOf(spine).some((text) => said.test(text));
  };
  const own = spine.roles.filter(says);
  return own.length < spine.roles.length ? own : [];
}

/** Who signs in by a code sent to an own address makes the account by it. Pure. */
export function enrolment(own: readonly RoleFact[]): string[] {
  return own.map(
    ({ name }) =>
      `${name}: by the first code that is confirmed at an own address. It makes the account, with the role ${name} and no other; a record that others made before is joined to it only once somebody has checked who the person is (assumed).`,
  );
}

/** The thing in the field that compares codes by itself, where one does; else null. */
function comparingDevice(spine: Spine): string | null {
  const alone = sentencesOf(spine).some((text) => /\bwithout (?:a )?(?:network|connection)/i.test(text));
  return alone ? deviceOf(spine.structure.components) : null;
}

/** Who counts wrong tries: what compares the code does. */
function countedBy(spine: Spine): string {
  const device = comparingDevice(spine);
  return device === null
    ? 'counted by the server and not by the screen alone'
    : `counted at the ${noun(device)} by its software, also without a connection, and by the server for every call`;
}

/** Who needs no account: what lets them in, what it opens, and how it is kept from being guessed. Pure. */
export function bearerLogin(spine: Spine, api: string): string[] {
  const code = credentialName(spine);
  const device = comparingDevice(spine);
  const there =
    device !== null
      ? `; at the ${device} its software compares it with the hashes that it holds, also without a connection`
      : '';
  return bearers(spine).map(
    ({ name }) =>
      `${name}: no account and no session. The ${code} that was sent stands in its place: ${api} compares its keyed hash on each call${there}; it opens the one thing it was sent for, until it is used, revoked or past its time. Wrong tries are counted for the ${code} and for the place or address they come from, and slowed down.`,
  );
}

/** How people with an account get in at a thing in the field, where the inputs do not say it. Pure. */
export function deviceLogin(spine: Spine): string[] {
  const found = unknownAtDevice(spine, sentencesOf(spine));
  if (found === null) return [];
  const who = series(found.roles.map(({ name }) => name));
  const place = noun(found.device);
  return [
    `${who} at the ${place}: no browser and no redirect. A personal code of the account is shown or scanned there; each ${place} holds the keyed hashes of the codes that are good, also without a connection, and what was done carries the account. One that was blocked meanwhile may still let in there, and is reported when the connection returns (assumed).`,
  ];
}

/** Who is named in no invitation, because a code is enough. Pure. */
export function notInvited(spine: Spine): string[] {
  const names = bearers(spine).map(({ name }) => name);
  return names.length === 0 ? [] : [`None for ${series(names)}: the ${credentialName(spine)} is enough.`];
}

const BLOCKED =
  /\bwrong\b[^.;]{0,40}\b(?:times|tries|attempts)\b[^.;]{0,60}\b(?:block|lock)|\b(?:block|lock)\w*\b[^.;]{0,60}\bwrong (?:tries|attempts|codes|pins)\b/i;

/** How often a code may be tried: as the inputs say, else as is usual. Pure. */
export function triesOf(spine: Spine): string {
  if (bearers(spine).length === 0) return '';
  const said = sentencesOf(spine).find((text) => BLOCKED.test(text));
  const limit =
    said === undefined
      ? '5 in 15 minutes for each code and each address (assumed)'
      : `"${said.replace(/\.$/, '')}", as the inputs say, ${countedBy(spine)}`;
  return ` Tries of a ${credentialName(spine)}: ${limit}.`;
}
