// Owns what a told flow does before its person signs in: the pages, looks and holds that are open to everybody.
// Keeps true: only what stands before the sign-in of a told flow is opened; nothing that shows or changes what is somebody's.
import type { ApiGroup, Endpoint, Page } from '../../../../blueprint/parts/routes.ts';
import { mentionsAlone } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';
import { clip } from '../../things/phrases.ts';
import { bonds } from '../data/relations.ts';
import { HELD } from './told-deed-data.ts';

const PUBLIC = 'public';
const SIGNS_IN = /\b(?:signs?|logs?) in\b/i;

/** A flow whose person picks and holds a thing before the sign-in: the steps until then, and the thing. */
interface Early {
  readonly steps: readonly string[];
  readonly thing: EntityFact;
}

/** The flows that sign in only after something was picked and held. Pure. */
export function earlyFlows({ input, entities }: Pick<Spine, 'input' | 'entities'>): Early[] {
  return input.reading.flows.flatMap(({ steps }): Early[] => {
    const at = steps.findIndex((step) => SIGNS_IN.test(step));
    const before = steps.slice(0, Math.max(0, at));
    const picked = before.map((step) => HELD.exec(step)?.[1] ?? '').find((one) => one !== '');
    const thing = entities.find((each) => picked !== undefined && mentionsAlone(picked, each, entities));
    return thing === undefined ? [] : [{ steps: before, thing }];
  });
}

/** What is chosen by: the thing itself and what each of them is of. */
function chosenBy(spine: Spine): string[] {
  return earlyFlows(spine).flatMap(({ thing }) => {
    const above = bonds(spine).filter(({ child, field }) => child === thing && field === undefined);
    return [thing, ...above.map(({ parent }) => parent)].map(({ segment }) => segment);
  });
}

function isLook({ method, path }: Endpoint, segments: readonly string[]): boolean {
  return method === 'GET' && segments.some((one) => path === `/v1/${one}` || path === `/v1/${one}/{id}`);
}

function opened(endpoint: Endpoint, told: string): Endpoint {
  return {
    ...endpoint,
    purpose: clip(`${endpoint.purpose} ${told}`, 300),
    roles: unique([PUBLIC, ...endpoint.roles]),
  };
}

/** The groups with what comes before a sign-in open to everybody, rate-limited. Pure. */
export function withEarlyCalls(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const early = earlyFlows(spine);
  const segments = unique(chosenBy(spine));
  const holds = early.map(({ thing }) => `/v1/${thing.segment}/{id}/hold`);
  const open = (one: Endpoint): Endpoint => {
    if (holds.includes(one.path))
      return opened(one, 'Open before the sign-in: the answer holds a token, and who books shows it.');
    return isLook(one, segments) ? opened(one, 'Open before the sign-in, to choose by; rate-limited.') : one;
  };
  return groups.map((group) => ({ ...group, endpoints: group.endpoints.map(open) }));
}

/** The pages with those that a flow opens before its sign-in open to everybody. Pure. */
export function withEarlyPages(spine: Spine, pages: readonly Page[]): Page[] {
  const texts = earlyFlows(spine).flatMap(({ steps }) => steps);
  const isOpened = ({ screen }: Page): boolean =>
    texts.some((text) => new RegExp(`\\bopens? (?:the )?${screen}\\b`, 'i').test(text));
  const isOfHeld = ({ path }: Page): boolean =>
    earlyFlows(spine).some(({ thing }) => path.endsWith(`/:${thing.segment.replace(/s$/, '')}Id`));
  return pages.map((page) =>
    isOpened(page) || isOfHeld(page) ? { ...page, roles: unique([PUBLIC, ...page.roles]) } : page,
  );
}
