// Owns which demands a page answers, among those that share words with it.
// Keeps true: a demand on one role stands on no page of others; a word that many demands have in common tells nothing.
import type { Screen } from '../../../../blueprint/reading.ts';
import type { Measure, Requirement } from '../../../../blueprint/requirement.ts';
import { keptFor } from '../../../kept.ts';
import { isDoneBy } from '../../people/acting.ts';
import { stems } from '../../reading/flows.ts';
import { mentions } from '../../spine/mentions.ts';
import type { Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';

/** What is measured of the product as a whole is shown on no page. */
const WHOLE: ReadonlySet<Measure> = new Set<Measure>([
  'availability',
  'retention',
  'growth',
  'users',
  'dailyUsers',
  'concurrentUsers',
  'budget',
  'teamSize',
]);
const MOST = 8;
/** A word in more of the demands than this share of them, and in more than a few, is common. */
const COMMON_SHARE = 0.15;
const FEW = 3;

const commonIn = keptFor((spine: Spine): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const { text } of spine.requirements)
    for (const stem of stems(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const most = Math.max(FEW, spine.requirements.length * COMMON_SHARE);
  return new Set([...counts].filter(([, count]) => count > most).map(([stem]) => stem));
});

/** A text without the things of more than one word that the page does not speak of: "visit type" is no visit. */
function without(spine: Spine, text: string, page: string): string {
  return spine.entities
    .filter((each) => each.name.includes(' ') && !mentions(page, each))
    .reduce(
      (left, { name, plural }) => left.replace(new RegExp(`\\b(?:${name}|${plural})\\b`, 'gi'), ' '),
      text,
    );
}

type Named = Pick<Screen, 'name' | 'purpose'>;

interface Shared {
  readonly isAny: boolean;
  readonly isTelling: boolean;
}

function sharedWith(spine: Spine, { name, purpose }: Named, { text }: Requirement): Shared {
  const page = `${name} ${purpose}`;
  const words = stems(page);
  const said = stems(without(spine, text, page));
  const shared = [...said].filter((stem) => words.has(stem));
  const common = commonIn(spine);
  const called = name.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  const isNamed = called.length > 1 && called.every((word) => text.toLowerCase().includes(word));
  return { isAny: shared.length > 0, isTelling: isNamed || shared.some((stem) => !common.has(stem)) };
}

/** True where more than a third of what is to be done is told by who does it. */
const tellsWho = keptFor(({ requirements, roles }: Spine): boolean => {
  const deeds = requirements.filter(({ kind }) => kind === 'functional');
  const told = deeds.filter(({ text }) => roles.some(({ name }) => isDoneBy(text, name)));
  return roles.length > 1 && told.length * 3 > deeds.length;
});

const spoken = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;

/** The names of pages of more than one word, and each demand, as plain words: worked out once. */
const spokenIn = keptFor(({ input, requirements }: Spine) => ({
  pages: input.reading.screens.filter(({ name }) => name.includes(' ')).map(({ name }) => spoken(name)),
  demands: new Map(requirements.map(({ id, text }) => [id, spoken(text)])),
}));

/** "Every night landing …" is of the page "Night landing" and not of one that only shares its words. */
function isOfOther(spine: Spine, { name }: Named, { id, text }: Requirement): boolean {
  const { pages, demands } = spokenIn(spine);
  const [own, said] = [spoken(name), demands.get(id) ?? spoken(text)];
  return !said.includes(own) && pages.some((other) => other !== own && said.includes(other));
}

function isOfWhole({ input }: Spine, { id }: Requirement): boolean {
  return input.reading.quantities.some((each) => each.requirementId === id && WHOLE.has(each.measure));
}

/** Of the demands that share words with a page those that it answers, with what its own people are asked to do there;
 *  all of them where none would be left, or where the inputs seldom say who does what. Pure. */
export function answeredOn(
  spine: Spine,
  screen: Named,
  ids: readonly string[],
  roles: readonly string[],
): string[] {
  if (!tellsWho(spine)) return [...ids];
  const isFit = (each: Requirement): boolean => {
    const doers = spine.roles.filter((role) => isDoneBy(each.text, role.name));
    if (doers.length > 0 && !doers.some((role) => roles.includes(role.name))) return false;
    if (isOfOther(spine, screen, each)) return false;
    const { isAny, isTelling } = sharedWith(spine, screen, each);
    const isListed = ids.includes(each.id);
    return doers.length > 0 ? isTelling || (isListed && isAny) : isListed && isTelling;
  };
  const fit = spine.requirements.filter((each) => !isOfWhole(spine, each) && isFit(each)).map(({ id }) => id);
  const kept = unique([...ids.filter((id) => fit.includes(id)), ...fit]);
  return kept.length > 0 ? kept.slice(0, MOST) : [...ids];
}
