// Owns which roles work at one of many places and so see its rows alone: "runs the calendar of one clinic".
// Must not know endpoints. Keeps true: only staff are bound, to a thing that is kept, by the words that tell of their role.

import { isStaff } from '../../spine/facts.ts';
import { mentions } from '../../spine/mentions.ts';
import type { EntityFact, RoleFact, Spine } from '../../spine.ts';
import { column, noun, series } from '../../things/phrases.ts';

/** A role and the thing of which it works for one. */
export interface Bound {
  readonly role: RoleFact;
  readonly site: EntityFact;
}

const ONE_OF = /\b(?:of|in|at|for) (?:one|(?:its|their|her|his) own) ([\p{L}-]+(?: [\p{L}-]+)?)/giu;

type Facts = Pick<Spine, 'entities' | 'roles' | 'requirements'>;

function siteOf({ entities }: Facts, { description }: RoleFact): EntityFact | undefined {
  const named = [...description.matchAll(ONE_OF)].map(([, found = '']) => found);
  return entities.find((each) => named.some((text) => mentions(text, each)));
}

/** True where demands count a role among the people of one place: "each nurse of the ward". */
function isCountedAt({ requirements }: Facts, role: RoleFact, site: EntityFact): boolean {
  const counted = new RegExp(`\\b${role.name}s? (?:of|at|in) (?:the|an?|one|their) ${site.name}\\b`, 'i');
  return requirements.some(({ text }) => counted.test(text));
}

/** The roles that work for one of several places, with the place: as told of them, else where demands count them among its people. Pure. */
export function boundRoles(spine: Facts): Bound[] {
  const staff = spine.roles.filter(isStaff);
  const sites = staff.flatMap((role) => siteOf(spine, role) ?? []);
  return staff.flatMap((role) => {
    const site = siteOf(spine, role) ?? sites.find((each) => isCountedAt(spine, role, each));
    return site === undefined ? [] : [{ role, site }];
  });
}

/** "(assumed for Nurse)", where no word of the role itself binds it. */
function assumedFor(spine: Spine, bound: readonly Bound[]): string {
  const names = bound.filter(({ role }) => siteOf(spine, role) === undefined).map(({ role }) => role.name);
  return names.length === 0 ? '' : ` (assumed for ${series(names)})`;
}

/** What binds them, one sentence for each kind of place; empty where nobody is bound. Pure. */
export function boundText(spine: Spine): string {
  const all = boundRoles(spine);
  const sites = [...new Set(all.map(({ site }) => site))];
  return sites
    .map((site) => {
      const bound = all.filter((each) => each.site === site);
      const names = bound.map(({ role }) => role.name);
      const key = `\`${column(site.name)}_id\``;
      return `${series(names)} work${names.length > 1 ? '' : 's'} for one ${noun(site.name)} only${assumedFor(spine, bound)}: the account carries its ${key}, each query and command is narrowed to it, and a row of another ${noun(site.name)} answers 404.`;
    })
    .join(' ');
}
