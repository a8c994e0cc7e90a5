// Owns where a demand stands that shares little with a page: with another on the same thing, or with the rest of its section.
// Keeps true: a section whose demands stand on several pages tells nothing.
import type { Page } from '../../../../blueprint/parts/routes.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import type { Spine } from '../../spine.ts';
import { overlap } from '../../things/phrases.ts';

const SHOWN =
  /\b(?:hide|show|disable|grey out)\b[^.;]*\b(?:actions?|fields?|links?|menus?|inputs?|controls?)\b|\b(?:actions?|fields?|links?|menus?|inputs?|controls?)\b[^.;]*\b(?:visible|hidden|disabled)\b/i;

/** True where something on a page is shown, hidden or closed for a time. Pure. */
export function isShownOrHidden(text: string): boolean {
  return SHOWN.test(text);
}

/** The section in which a demand stands, with its document; empty where it has none. Pure. */
export function sectionOf({ source }: Requirement): string {
  return source.kind === 'document' && source.heading !== '' ? `${source.documentId} ${source.heading}` : '';
}

/** A demand without the names of flags, whose parts are no words about a page. Pure. */
export function withoutFlags(text: string): string {
  return text.replace(/\b[A-Z]+(?:_[A-Z]+)+\b/g, ' ');
}

/** A demand with the page it is of by its words, -1 where it is of none; not sure where it shares few of them. */
export interface Home {
  readonly each: Requirement;
  readonly at: number;
  readonly isSure: boolean;
}

const ALIKE = 3;

/** The page of the demand that speaks of the same, where one shares enough words. */
function alike(text: string, placed: readonly Home[]): number {
  let best: { readonly at: number; readonly score: number } = { at: -1, score: ALIKE - 1 };
  for (const { each, at } of placed) {
    const score = overlap(each.text, text);
    if (score > best.score) best = { at, score };
  }
  return best.at;
}

/** The pages on which the demands of each section stand. */
function bySection(placed: readonly Home[]): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const { each, at } of placed) {
    const section = sectionOf(each);
    if (section !== '') found.set(section, (found.get(section) ?? new Set<number>()).add(at));
  }
  return found;
}

/** The homes, in which what is not sure goes where a demand on the same stands, else to the one page of its section. Pure. */
export function besideOthers(
  { requirements }: Pick<Spine, 'requirements'>,
  pages: readonly Pick<Page, 'serves'>[],
  homes: readonly Home[],
): Home[] {
  if (homes.every(({ isSure }) => isSure)) return [...homes];
  const pageOf = new Map(pages.flatMap(({ serves }, at) => serves.map((id) => [id, at] as const)));
  const served = requirements.flatMap((each): Home[] => {
    const at = pageOf.get(each.id);
    return at === undefined ? [] : [{ each, at, isSure: true }];
  });
  const sure = [...served, ...homes.filter(({ at, isSure }) => isSure && at >= 0)];
  const known = homes.map((home): Home => {
    const at = home.isSure || !SHOWN.test(home.each.text) ? -1 : alike(withoutFlags(home.each.text), sure);
    return at < 0 ? home : { ...home, at, isSure: true };
  });
  const sections = bySection([...sure, ...known.filter(({ at, isSure }) => isSure && at >= 0)]);
  return known.map((home) => {
    const [only, ...others] = home.isSure ? [] : (sections.get(sectionOf(home.each)) ?? []);
    return only === undefined || others.length > 0 ? home : { ...home, at: only, isSure: true };
  });
}
