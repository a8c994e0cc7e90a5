// Owns who does what a demand asks for where it names nobody: the people of the page that it is done on.
// Must not know endpoints. Keeps true: a demand that names a role is that role's, whatever page it stands on.
import type { Page } from '../../../../blueprint/parts/routes.ts';
import { keptFor } from '../../../kept.ts';
import { chiefOf, isNamed, rolesForText, textOf } from '../../spine/facts.ts';
import type { FeatureFact, Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';
import { overlap } from '../../things/phrases.ts';
import { deskRoles } from './desk-deeds.ts';
import { draftPages } from './pages.ts';

/** The pages of the documents with their roles, without a sign-in of our own; none where no screen is told. Pure. */
export const pagesOf = keptFor((spine: Spine): readonly Page[] =>
  spine.input.reading.screens.length > 0 ? draftPages(spine, { login: [] }) : [],
);

/** A word of the title counts twice: a title and one more word are a place, two words in common are none. */
const LEAST = 3;

/** The roles of the one page that comes closest to a demand; none where the demand names a role or no page stands out. Pure. */
export function pageUsers(spine: Spine, text: string, ids: readonly string[]): string[] {
  if (spine.roles.some((role) => isNamed(text, role.name))) return [];
  const scored = pagesOf(spine)
    .filter((page) => !page.roles.includes('public') && page.serves.some((id) => ids.includes(id)))
    .map((page) => ({
      page,
      score: overlap(page.screen, text) + overlap(`${page.screen} ${page.purpose}`, text),
    }))
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = scored;
  return best === undefined || best.score < LEAST || best.score === next?.score ? [] : best.page.roles;
}

/** The roles for one demand: those of its page where it names none, else as its feature says; and whose page does it for others. Pure. */
export function usersOf(spine: Spine, feature: FeatureFact, text: string, ids: readonly string[]): string[] {
  const users = pageUsers(spine, text, ids);
  const own = users.length > 0 ? users : rolesForText(spine, feature, text, ids);
  return unique([...own, ...deskRoles(spine, pagesOf(spine), text)]);
}

/** True where no demand of a feature names the role that stands for it because nobody else does. Pure. */
export function isByDefault(spine: Spine, feature: FeatureFact): boolean {
  const [only, ...others] = feature.roleNames;
  const isChief = only === chiefOf(spine).name && others.length === 0;
  return isChief && !isNamed(`${feature.name} ${textOf(spine, feature.requirementIds)}`, only);
}
