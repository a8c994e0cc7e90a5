// Owns the frontend domain: what people see, how the client is built, and the paths they take through it.
import type { DomainBreakdown } from '../../../../blueprint/parts/domains.ts';
import { AT_DEVICE, deviceOf, screensAt } from '../../graph/device-surface.ts';
import { isOfLayout } from '../../reading/clauses.ts';
import { apiOf, choice, componentsOf, hasServer, known } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { clip, series } from '../../things/phrases.ts';
import type { Drafted } from './drafted.ts';
import { gathered, type PassagePoint, passage, point } from './points.ts';

type Frontend = DomainBreakdown['frontend'];

/** Which pages each role works on; what a page is for stands in the table of pages. */
function screenPoints(spine: Spine, { routes }: Drafted): PassagePoint[] {
  return spine.roles.flatMap((role) => {
    const pages = routes.pages.filter((page) => page.roles.includes(role.name));
    const names = pages.slice(0, 8).map((page) => `${page.screen} (\`${page.path}\`)`);
    const serves = pages.flatMap((page) => page.serves).slice(0, 6);
    return names.length === 0 ? [] : [point(spine, `${role.name} works on ${series(names)}`, serves)];
  });
}

function clientPoints(spine: Spine): PassagePoint[] {
  return gathered(
    spine,
    'Part of the definition of done of each page',
    /\bresponsive|\bbrowsers?\b|\bkeyboard|\baccessib|\bcontrast\b|\bdark mode|\btouch\b|\bviewport|\bportrait\b|\bdesktop\b|\bscreens? \(|\bby words\b/i,
    undefined,
    (each) => !isOfLayout(each),
  );
}

function flowPoints(spine: Spine): PassagePoint[] {
  return spine.input.reading.flows.slice(0, 5).map((flow) => {
    const steps = flow.steps
      .slice(0, 6)
      .map((step) => clip(step.replace(/[.;]$/, ''), 70))
      .join(' → ');
    return point(spine, `${flow.name}: ${steps || clip(flow.goal, 200)}`, known(spine, flow.requirementIds));
  });
}

function none(spine: Spine): Frontend {
  const text = `Not applicable: ${spine.input.brief.title} has no user interface in this scope; ${apiOf(spine).name} is used by other systems.`;
  const passage_ = passage(spine, 'frontend', text, []);
  return {
    userInterfaceStrategy: passage_,
    clientSideArchitecture: passage_,
    stateManagement: passage_,
    userExperienceFlow: passage_,
  };
}

/** What a thing in the field shows by its own software, and no browser does. */
function atDevice(spine: Spine): { readonly screens: readonly string[]; readonly text: string } {
  const { components } = spine.structure;
  const device = deviceOf(components);
  const screens =
    device === null ? [] : screensAt(device, spine.input.reading).map(({ name }) => clip(name, 80));
  const software = components.find(({ id }) => id === AT_DEVICE.client)?.name ?? '';
  return { screens, text: screens.length === 0 ? '' : ` ${software} shows ${series(screens)}.` };
}

function strategy(spine: Spine, { routes }: Drafted): string {
  const client = componentsOf(spine, 'client')[0];
  const library = choice(spine, 'frontend', /ui|component|style|styling|library/i);
  const there = atDevice(spine);
  const pages = routes.pages
    .filter((page) => page.roles.some((role) => role !== 'public') && !there.screens.includes(page.screen))
    .map((page) => page.screen);
  return `${client?.name ?? 'The client'} shows ${series(pages.slice(0, 5)) || 'the product'}${pages.length > 5 ? ` and ${pages.length - 5} more` : ''}${library === null ? '' : `, built from ${library}`}; each page is shaped for the role that works there.${there.text}`;
}

function architecture(spine: Spine): string {
  const client = componentsOf(spine, 'client')[0];
  const framework = choice(spine, 'frontend') ?? client?.technology ?? 'the framework';
  return `${framework}, one folder for each feature; pages hold no rules beyond what they show, and reach ${hasServer(spine) ? `${apiOf(spine).name} only through the generated client` : 'the store only through the typed repositories'}.`;
}

/** The frontend domain; four times "Not applicable" where there is no user interface. Pure. */
export function draftFrontend(spine: Spine, drafted: Drafted): Frontend {
  if (!spine.hasUi) return none(spine);
  const flows = spine.input.reading.flows.map((flow) => flow.name);
  const first =
    spine.structure.flows.find((flow) => !/log[ -]?in|sign[ -]?in/i.test(flow.name)) ??
    spine.structure.flows[0];
  return {
    userInterfaceStrategy: passage(spine, 'frontend', strategy(spine, drafted), screenPoints(spine, drafted)),
    clientSideArchitecture: passage(spine, 'frontend', architecture(spine), clientPoints(spine)),
    stateManagement: passage(spine, 'frontend', drafted.state.frontendStrategy, []),
    userExperienceFlow: passage(
      spine,
      'frontend',
      flows.length > 0
        ? `The flows that count: ${series(flows.slice(0, 5))}.`
        : `The flow that counts: ${first?.name ?? 'the main task'}, started by ${first?.actor ?? 'the user'}.`,
      flowPoints(spine),
    ),
  };
}
