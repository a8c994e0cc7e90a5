// Owns where a demand stands that tells how a page looks while something is missing: it loads, is lost, or is not there.
// Keeps true: it adds to the page whose words it shares, and to no page where it shares none.
import type { Page } from '../../../../blueprint/parts/routes.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import type { Spine } from '../../spine.ts';
import { overlap } from '../../things/phrases.ts';

/** "While boxes load, …", "When the connection is lost at the desk, …". */
const MISSING =
  /^(?:while|when|whenever|if|as long as|until) [^,.]{0,80}\b(?:loads?|loading|loaded|connection|network|offline|empty|nothing|no results?)\b[^,.]{0,60},/i;
const SHOWN =
  /\b(?:stands?|stays?|remains?|shows?|shown|appears?|readable|says|offers?|grey|gray|skeletons?|placeholders?|spinner|banner|greyed)\b/i;

function isOfLook({ kind, text }: Requirement): boolean {
  return kind === 'functional' && MISSING.test(text) && SHOWN.test(text);
}

/** The pages with what is shown on them while something is missing, each on the first page that shares most of its words. Pure. */
export function withStates({ requirements }: Spine, pages: readonly Page[]): Page[] {
  const served = new Set(pages.flatMap(({ serves }) => serves));
  const words = pages.map((page) =>
    page.roles.length === 1 && page.roles.includes('public')
      ? ''
      : `${page.screen} ${page.purpose} ${page.path.replace(/\W+/g, ' ')}`,
  );
  const homes = requirements
    .filter((each) => isOfLook(each) && !served.has(each.id))
    .map(({ id, text }) => {
      const shared = words.map((one) => overlap(one, text));
      const best = Math.max(0, ...shared);
      return { id, at: best === 0 ? -1 : shared.indexOf(best) };
    });
  return pages.map((page, index) => {
    const own = homes.filter(({ at }) => at === index).map(({ id }) => id);
    return own.length === 0 ? page : { ...page, serves: [...page.serves, ...own] };
  });
}
