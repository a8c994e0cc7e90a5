// Owns the pages: the screens of the documents with their paths, roles and requirements.
// Keeps true: paths are unique, every role that a page names is a role of the access part.
import type { Access } from '../../../../blueprint/parts/access.ts';
import type { Page } from '../../../../blueprint/parts/routes.ts';
import type { Screen } from '../../../../blueprint/reading.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { deviceOf, screensAt } from '../../graph/device-surface.ts';
import { isInstitution } from '../../people/institutions.ts';
import { isOwnMachine, isSingleUser, known, rolesOf, textOf } from '../../spine/facts.ts';
import { featuresOf, isDemand } from '../../spine/features.ts';
import { mentions } from '../../spine/mentions.ts';
import type { FeatureFact, Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';
import { action, clip, noun, overlap, sentence, slug } from '../../things/phrases.ts';
import { admitting } from './admitting.ts';
import { answeredOn } from './page-demands.ts';
import { holdsAll, ofItself } from './page-namings.ts';
import { pageRoles } from './page-roles.ts';
import { besideOthers, isShownOrHidden, sectionOf, withoutFlags } from './page-sections.ts';
import { withStates } from './page-states.ts';
import { LOGIN, plainName, underName } from './under-name.ts';
import { ON_PAGE } from './verbs.ts';

const HOME = /^(?:home|dashboard|landing|main)\b|\((?:home|dashboard)\)/i;

function pathOf(screen: Screen): string {
  if (screen.path?.startsWith('/')) return clip(screen.path, 120).replace('…', '');
  if (HOME.test(screen.name)) return '/';
  return `/${slug(screen.name.replace(/\([^)]*\)/g, '').replace(/\b(?:screen|page|view|modal|dialog)\b/gi, ''))}`;
}

/** The requirements nearest to a text among those not yet of another kind: shared words, at most four. */
function nearest(spine: Spine, text: string): string[] {
  const scored = spine.requirements
    .filter((each) => each.kind === 'functional')
    .map((each) => ({ id: each.id, score: overlap(text, each.text) }))
    .filter((each) => each.score >= 2);
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, 4)
    .map((each) => each.id);
}

const headingOf = ({ source }: Screen): string => (source.kind === 'document' ? source.heading : '');

/** "Update Roster dialog" says by its name what it is for. */
function overText(name: string): string {
  const deed =
    /^((?:Add|Create|Edit|Update|Change|Remove|Delete|Import|Export|Confirm|Select|Choose|Invite) .+?) (?:modal |overlay |dialog|drawer|popup)/i.exec(
      name,
    )?.[1];
  return deed === undefined ? '' : `Opens over a page (which one is assumed): "${deed}".`;
}

function pageOf(spine: Spine, screen: Screen): Page {
  const own = unique([...known(spine, screen.requirementIds), ...underName(spine, screen.name)]);
  const text = `${screen.name} ${screen.purpose}`;
  const near = own.length > 0 ? own : nearest(spine, text);
  const serves = near.length > 0 ? near : nearestFeature(spine, text);
  const isPublic = LOGIN.test(screen.name) && !isSingleUser(spine);
  const purpose =
    screen.purpose ||
    (isPublic ? entryText(spine) : '') ||
    overText(screen.name) ||
    (serves[0] === undefined ? screen.name : action(textOf(spine, serves.slice(0, 1)), 300));
  const roles = isPublic ? ['public'] : pageRoles(spine, screen.name, text, serves, headingOf(screen));
  const named = underName(spine, screen.name);
  const answered = isPublic
    ? serves
    : unique([...named, ...answeredOn(spine, screen, ofItself(spine, screen, serves), roles)]);
  return {
    path: pathOf(screen),
    screen: clip(screen.name, 80),
    purpose: settled(spine, sentence(clip(purpose, 400))),
    roles,
    serves: answered,
  };
}

/** What a page is told to do, where the side of a conflict that is followed says otherwise. */
function settled({ input }: Spine, purpose: string): string {
  const told = plainName(purpose);
  const against = input.reading.conflicts.find(
    ({ kind, sides }) =>
      kind === 'scope' && sides.slice(1).some(({ text }) => plainName(text).endsWith(told)),
  );
  if (against === undefined || told === '') return purpose;
  const answer = input.answers.find((each) => each.question.conflictId === against.id)?.answer;
  return clip(`${purpose} Instead (${against.id}): ${answer ?? against.proposal}`, 400);
}

function nearestFeature(spine: Spine, text: string): string[] {
  const scored = featuresOf(spine).map((feature) => ({
    feature,
    score: overlap(text, `${feature.name} ${textOf(spine, feature.requirementIds)}`),
  }));
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return known(spine, best?.feature.requirementIds ?? []).slice(0, 4);
}

/** "Transfer records are kept" begins like a deed and is none. */
function isDeedOfPeople(text: string): boolean {
  return isDemand(text) && !/^(?:\S+ ){1,12}?(?:is|are|must|needs? to be (?!able))\b/i.test(text);
}

/** The systems of an institution open no browser, so a page is for the others wherever there are any. */
function people({ roles }: Spine, names: readonly string[]): string[] {
  const open = names.filter((name) => !roles.some((role) => role.name === name && isInstitution(role)));
  return open.length > 0 ? open : [...names];
}

function featurePage(spine: Spine, feature: FeatureFact): Page {
  const serves = known(spine, feature.requirementIds);
  const deeds = serves.filter((id) => isDeedOfPeople(textOf(spine, [id])));
  const kept = spine.entities.filter((each) => mentions(feature.name, each));
  const seen = kept[0] && `Find and read ${kept[0].plural.toLowerCase()}, each with its state and history.`;
  const told = deeds[0] ?? (seen === undefined ? serves[0] : undefined);
  const purpose = told === undefined ? (seen ?? feature.name) : action(textOf(spine, [told]), 300);
  return {
    path: `/${slug(feature.name)}`,
    screen: clip(feature.name, 80),
    purpose: sentence(purpose),
    roles: people(spine, rolesOf(spine, feature)),
    serves,
  };
}

function entryText(spine: Spine): string {
  return `Entry to ${clip(spine.input.brief.title, 120)}; starts the sign-in and shows why one was refused.`;
}

function loginPage(spine: Spine): Page {
  return {
    path: '/login',
    screen: 'Sign in',
    purpose: entryText(spine),
    roles: ['public'],
    serves: unique([...admitting(spine), ...underName(spine, 'Sign in')]),
  };
}

function distinct(pages: readonly Page[]): Page[] {
  const byPath = new Map<string, Page>();
  for (const page of pages) if (!byPath.has(page.path)) byPath.set(page.path, page);
  return [...byPath.values()];
}

/** A screen that the inputs put out of scope, and whose conflict nobody has settled otherwise. */
function isLeftOut({ input }: Spine, { name }: Screen): boolean {
  const conflict = input.reading.conflicts.find(
    (each) =>
      each.kind === 'scope' && each.statement.includes(`"${name}"`) && /out of scope/i.test(each.statement),
  );
  const isAnswered = input.answers.some(
    (each) => each.by !== null && each.question.conflictId === conflict?.id,
  );
  return conflict !== undefined && !isAnswered;
}

/** A page below another ("/desk/walk-in") is for the people of that page. */
function underParents(pages: readonly Page[]): Page[] {
  return pages.map((page) => {
    const parent = pages.find((each) => each.path.length > 1 && page.path.startsWith(`${each.path}/`));
    return parent === undefined ? page : { ...page, roles: parent.roles };
  });
}

const OVER = /\b(?:overlay|modal|dialog|drawer|popup)\b/i;

/** What opens over a page has no address of its own: it hangs on the page whose words it shares. */
function overPages(pages: readonly Page[]): Page[] {
  const isOver = (page: Page): boolean =>
    OVER.test(page.screen) || /^(?:Overlay|Modal|Dialog)\b/.test(page.purpose);
  const below = pages.filter((page) => !isOver(page) && !page.roles.includes('public'));
  return pages.map((page) => {
    const scored = below.map((each) => ({
      each,
      score: overlap(`${each.screen} ${each.path}`, page.screen),
    }));
    const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { each: below[0], score: 0 }).each;
    if (!isOver(page) || best === undefined) return page;
    return { ...page, path: clip(`${best.path}#${page.path.replace(/^\//, '')}`, 120).replace('…', '') };
  });
}

const SHARED_WORDS = 3;

/** What does not name the thing that opens over a page is done on the page itself, where that speaks of it too. */
function below(pages: readonly Page[], shared: readonly number[], text: string): number {
  const best = Math.max(0, ...shared);
  const at = shared.indexOf(best);
  const [base, over] = pages[at]?.path.split('#') ?? [];
  if (over === undefined || holdsAll(text, pages[at]?.screen ?? '')) return at;
  const under = pages.findIndex(({ path }) => path === base);
  const here = shared[under] ?? 0;
  return under < 0 || (here + 1 < best && (here < 2 || ON_PAGE.test(text))) ? at : under;
}

/** What holds on every page is the demand of none. */
const EVERYWHERE =
  /\bwithout (?:re-?)?(?:writ|build|deploy|cod)\w+ (?:the |any )?(?:ui|code|app\w*|client)\b|^use (?:the |this )?(?:app\w*|product|site) (?:on|in)\b|\b(?:on|across) (?:all|every|each) (?:pages?|screens?|devices?)\b/i;

/** A function that speaks of nothing that is stored is one of the page whose words it shares. */
function withOwnWork(spine: Spine, pages: readonly Page[]): Page[] {
  const served = new Set(pages.flatMap((page) => page.serves));
  const words = pages.map((page) =>
    page.roles.includes('public') ? '' : `${page.screen} ${page.purpose} ${textOf(spine, page.serves)}`,
  );
  const over = pages.findIndex((page) => page.path.includes('#'));
  const besides = new Set(
    spine.requirements.filter(({ text }) => OVER.test(text)).map((each) => sectionOf(each)),
  );
  // What stands in one section with demands on a dialog, and speaks of what is on a page, is of the dialog too.
  const overAt = (each: Requirement): number => {
    const isBeside = ON_PAGE.test(each.text) && besides.has(sectionOf(each)) && sectionOf(each) !== '';
    return OVER.test(each.text) || isBeside ? over : -1;
  };
  const isOfPage = ({ text }: Requirement): boolean =>
    ON_PAGE.test(text) || isShownOrHidden(text) || !spine.entities.some((entity) => mentions(text, entity));
  const homes = spine.requirements
    .filter((each) => !served.has(each.id) && !EVERYWHERE.test(each.text) && isOfPage(each))
    .filter((each) => each.kind === 'functional' || overAt(each) >= 0)
    .map((each) => {
      const label = /^([^.:]{3,40}): /.exec(each.text)?.[1] ?? '';
      const shared = words.map(
        (text) =>
          overlap(text, withoutFlags(each.text)) +
          (label.split('/').some((part) => holdsAll(text, part)) ? SHARED_WORDS : 0),
      );
      const here = overAt(each);
      if (here >= 0) return { each, at: here, isSure: true };
      const best = Math.max(0, ...shared);
      const at = below(pages, shared, each.text);
      const isSeen = ON_PAGE.test(each.text) || isShownOrHidden(each.text);
      const least = ON_PAGE.test(each.text) ? 1 : SHARED_WORDS;
      return {
        each,
        at: best >= least ? at : -1,
        isSure: !isSeen || (best >= SHARED_WORDS && ON_PAGE.test(each.text)),
      };
    });
  const placed = besideOthers(spine, pages, homes);
  return pages.map((page, index) => ({
    ...page,
    serves: [...page.serves, ...placed.filter(({ at }) => at === index).map(({ each }) => each.id)],
  }));
}

/** A page that only tells what happens is for all who stand before the device; one that is worked is for those it is of. */
const ONLY_TELLS = /^(?!.*\b(?:enter|digits?|buttons?|press|type|number pad|scan)\b)/i;

/** Pages that a device shows say so; what one of them only tells is for all who work at it. */
function atDevices(spine: Spine, pages: readonly Page[]): Page[] {
  const device = deviceOf(spine.structure.components);
  if (device === null) return [...pages];
  const names = screensAt(device, spine.input.reading).map(({ name }) => clip(name, 80));
  const there = pages.filter(({ screen }) => names.includes(screen));
  const everybody = unique(there.flatMap(({ roles }) => roles));
  return pages.map((page) => {
    if (!there.includes(page)) return page;
    const roles = ONLY_TELLS.test(page.purpose) ? everybody : page.roles;
    return { ...page, purpose: clip(`At the ${noun(device)}: ${page.purpose}`, 400), roles };
  });
}

/** The pages in the order of the documents, the sign-in first; none without a user interface. Pure. */
export function draftPages(spine: Spine, access: Pick<Access, 'login'>): Page[] {
  if (!spine.hasUi) return [];
  const told = spine.input.reading.screens.filter((each) => !isLeftOut(spine, each));
  const drafted =
    spine.input.reading.screens.length > 0
      ? underParents(told.map((each) => pageOf(spine, each)))
      : featuresOf(spine).map((each) => featurePage(spine, each));
  const needsNone = drafted.some((page) => LOGIN.test(page.screen)) || isOwnMachine(spine);
  const login = needsNone || access.login.length === 0 ? [] : [loginPage(spine)];
  const all = distinct([...login, ...overPages(drafted)]);
  return atDevices(spine, withStates(spine, withOwnWork(spine, all)));
}
