// Owns whom a page is for, by its title, its words, and where it stands in the documents. Knows no path.

import { isStaff, rolesNear, textOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { keywords, overlap } from '../../things/phrases.ts';

/** Whom a page is for: those it names, or the roles of the requirement that its words come closest to; without one, those
 *  nearest to its words. `heading` is that of its place in the documents. Pure. */
export function pageRoles(
  spine: Spine,
  title: string,
  text: string,
  serves: readonly string[],
  heading = '',
): string[] {
  const owner = spine.roles.find((role) => new RegExp(`\\b${role.name}(?:['’]s|s['’])`, 'i').test(text));
  if (owner !== undefined) return [owner.name];
  const titled = spine.roles.filter((role) => new RegExp(`\\b${role.name}s?\\b`, 'i').test(title));
  if (titled.length > 0) return titled.map((role) => role.name);
  if (START.test(title)) return beginners(spine);
  const surface = surfaceOf(spine, heading);
  if (surface.length === 1) return surface;
  const owners = ownersOf(spine, title, text);
  if (owners.length > 0) return owners;
  const called = spine.roles.filter((role) => lastWordIn(role.name, text));
  if (called.length === 1) return called.map((role) => role.name);
  const scored = serves.map((id) => ({
    id,
    score: overlap(text, textOf(spine, [id])) + 2 * overlap(title, textOf(spine, [id])),
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { id: '', score: 0 });
  return best.score === 0
    ? rolesNear(spine, text, serves)
    : rolesNear(spine, textOf(spine, [best.id]), [best.id]);
}

const START = /^(?:start|welcome|landing|main menu)(?: (?:page|screen))?$/i;

/** Where the product begins it begins for all who use it for themselves; for all where everybody is staff. */
function beginners(spine: Spine): string[] {
  const own = spine.roles.filter((role) => !isStaff(role));
  return (own.length > 0 ? own : spine.roles).map((role) => role.name);
}

/** Pages under "Warehouse console" are for the one role of the warehouse, where that is no thing that is kept. */
function surfaceOf({ roles, entities }: Spine, heading: string): string[] {
  const things = new Set(entities.flatMap((each) => [...keywords(`${each.name} ${each.plural}`)]));
  const words = [...keywords(heading)].filter((word) => word.length > 4 && !things.has(word));
  return roles
    .filter((role) => [...keywords(role.name)].some((word) => words.includes(word)))
    .map((role) => role.name);
}

/** "My parcel" is for those whose own words ("open my box") come closest to the page; none where nobody says "my". */
function ownersOf({ roles, requirements }: Spine, title: string, text: string): string[] {
  const thing = /\b(?:my|your) ([\p{L}-]+)/iu.exec(title)?.[1]?.replace(/s$/i, '');
  if (thing === undefined) return [];
  const own = new RegExp(`\\b(?:my|their own) ${thing}`, 'i');
  const scored = roles
    .filter((role) => !isStaff(role))
    .map((role) => {
      const named = new RegExp(`\\b${role.name}\\b`, 'i');
      const told = requirements.map((one) => one.text).filter((one) => named.test(one));
      const nearness = 1 + overlap(text, told.join(' ')) + (told.some((one) => own.test(one)) ? 100 : 0);
      return { role, score: told.some((one) => MINE.test(one)) ? nearness : 0 };
    });
  const best = Math.max(1, ...scored.map((each) => each.score));
  return scored.filter((each) => each.score === best).map((each) => each.role.name);
}

const MINE = /\b(?:my|their own)\b/i;

/** "The agent gives a reason" speaks of the operations agent, where no other role is called so. */
function lastWordIn(name: string, text: string): boolean {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  return words.length > 1 && last.length > 3 && new RegExp(`\\b${last}s?\\b`, 'i').test(text);
}
