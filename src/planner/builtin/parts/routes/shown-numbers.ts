// Owns the reads behind what a page shows beside its things: gauges, a counter on an icon, how many are missing until a run, a log of events.
// Keeps true: each is told by a page or by the inputs' own words; what a call reads already gets no second one.
import type { ApiGroup, Endpoint, Page } from '../../../../blueprint/parts/routes.ts';
import { mentions } from '../../spine/mentions.ts';
import { sentencesOf } from '../../spine/told.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { clip, noun, overlap } from '../../things/phrases.ts';
import { shownLayers } from './shown-layers.ts';

const GAUGES = /\b(?:health|status|system|load)?(?: [\w-]+)? ?gauges?\b(?: \(([^)]{3,80})\))?/i;
const COUNTED = /\b(?:progress bar|progress indicator|counter|progress)\b[^.;]*["“]([^"”]{4,60})["”]/i;
const BADGE =
  /\b(?:badge|counter)\b[^.]*\b(?:when|for|of|that|with)\b[^.]*\b(?:new|waiting|open|pending|unread)\b/i;
const THRESHOLD = /\bthreshold\b/i;

type Read = Pick<Endpoint, 'path' | 'purpose' | 'roles' | 'serves'>;

/** The demand of a page that shares most words with a text; the page's first one where none shares any. */
function nearestDemand(spine: Spine, page: Page, text: string): string[] {
  const scored = page.serves.map((id) => ({
    id,
    score: overlap(text, spine.requirements.find((each) => each.id === id)?.text ?? ''),
  }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best === undefined ? [] : [best.id];
}

function gauges(spine: Spine, page: Page): Read[] {
  const [told, listed] = GAUGES.exec(page.purpose) ?? [];
  if (told === undefined) return [];
  const shown = listed === undefined ? '' : `: ${listed}`;
  const purpose = `The present values of the gauges${shown}, from the metrics and with their age; the page asks every 5 s while it is open (assumed).`;
  return [
    { path: '/v1/health/gauges', purpose, roles: page.roles, serves: nearestDemand(spine, page, told) },
  ];
}

/** How many are missing until a run that a number starts, and how many wait for somebody. */
function counters(spine: Spine, page: Page): Read[] {
  const [, label] = COUNTED.exec(page.purpose) ?? [];
  const thing = label === undefined ? undefined : spine.entities.find((each) => mentions(label, each));
  const by = spine.requirements.find(({ id, text }) => THRESHOLD.test(text) && page.serves.includes(id));
  if (label === undefined || thing === undefined || by === undefined) return [];
  const badge = sentencesOf(spine).find((text) => BADGE.test(text) && mentions(text, thing));
  const waiting =
    badge === undefined ? '' : `; and how many ${noun(thing.plural)} wait, for the counter on the icon`;
  const purpose = `"${label}": how many are missing until the number of ${by.id} is reached${waiting}; read again after each decision and every 15 s (assumed).`;
  return [{ path: `/v1/${thing.segment}/progress`, purpose, roles: page.roles, serves: [by.id] }];
}

const LOG = /\b(?:log|list|feed|stream|timeline) of (?:the |all )?([\w-]+)/i;

/** "A scrolling log of events": the things of which the inputs say that such a list is. */
function logged(spine: Spine, page: Page, isRead: (entity: EntityFact) => boolean): Read[] {
  const [, rows = ''] = LOG.exec(page.purpose) ?? [];
  const listed = spine.entities.find(
    (each) =>
      rows !== '' &&
      each.plural.toLowerCase().endsWith(` ${rows.toLowerCase()}`) &&
      sentencesOf(spine).some((text) => LOG.test(text) && mentions(text, each)),
  );
  if (listed === undefined || isRead(listed)) return [];
  const purpose = `List ${noun(listed.plural)}, newest first: the log that the page scrolls, read on from the last cursor every 2 s while it is open (assumed).`;
  return [
    { path: `/v1/${listed.segment}`, purpose, roles: page.roles, serves: nearestDemand(spine, page, rows) },
  ];
}

function placed(groups: readonly ApiGroup[], read: Read): ApiGroup[] {
  const root = read.path.split('/').slice(0, 3).join('/');
  const all = groups.map(({ endpoints }) => endpoints);
  const own = all.findIndex((endpoints) => endpoints.some(({ path }) => path.startsWith(root)));
  const near = all.findIndex((endpoints) =>
    endpoints.some(({ serves }) => serves.some((id) => read.serves.includes(id))),
  );
  const at = Math.max(0, own >= 0 ? own : near);
  const endpoint: Endpoint = {
    ...read,
    method: 'GET',
    purpose: clip(read.purpose, 300),
    roles: [...read.roles],
    serves: [...read.serves],
  };
  return groups.map((group, index) =>
    index === at ? { ...group, endpoints: [...group.endpoints, endpoint] } : group,
  );
}

/** The groups with the reads behind the numbers and logs that pages show. Pure. */
export function withShownNumbers(
  spine: Spine,
  pages: readonly Page[],
  groups: readonly ApiGroup[],
): ApiGroup[] {
  const paths = new Set(groups.flatMap(({ endpoints }) => endpoints.map(({ path }) => path)));
  const isRead = ({ segment }: EntityFact): boolean => paths.has(`/v1/${segment}`);
  const told = pages
    .filter(({ roles }) => !roles.includes('public'))
    .flatMap((page) => [
      ...gauges(spine, page),
      ...counters(spine, page),
      ...logged(spine, page, isRead),
      ...shownLayers(spine, page, isRead).map((read) => ({
        ...read,
        serves: nearestDemand(spine, page, read.purpose),
      })),
    ]);
  const fresh = [...new Map(told.map((read) => [read.path, read])).values()].filter(
    ({ path }) => !paths.has(path),
  );
  return groups.length === 0 ? [] : fresh.reduce(placed, [...groups]);
}
