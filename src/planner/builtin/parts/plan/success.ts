// Owns the measures of success: technical from the scenarios, business from the features, experience from the pages.
// Keeps true: each has a number and says how it is measured; a number nobody stated says "assumed".
import type { Metric, Plan } from '../../../../blueprint/parts/plan.ts';
import { ATTRIBUTES } from '../../../../blueprint/quality.ts';
import type { Quantity } from '../../../../blueprint/requirement.ts';
import { isPerceived } from '../../ground/perceived.ts';
import { isInstitution } from '../../people/institutions.ts';
import {
  apiOf,
  chiefOf,
  hasServer,
  isShowcase,
  isSingleUser,
  known,
  mainEntity,
  mainUser,
  numberText,
  partners,
  textOf,
} from '../../spine/facts.ts';
import { featuresOf } from '../../spine/features.ts';
import type { RoleFact, Spine } from '../../spine.ts';
import { clip, noun, overlap } from '../../things/phrases.ts';
import { accessLevel, isLevelNamed } from '../accessibility.ts';
import type { Drafted } from '../domains/drafted.ts';

const BY_EYE = 'axe on each page in CI and a keyboard walk-through before each release';

/** Access for all is looked at on the pages; times and rates are counted where the work is done. */
function howMeasured(spine: Spine, measure: string): string {
  const counted = `${hasServer(spine) ? `Traces and counters of ${apiOf(spine).name}` : 'Timings that the client reports'}, and the load test before each release`;
  const isOfAccess = /\bWCAG\b/.test(measure);
  const isCounted = /\d/.test(measure.replace(/WCAG[^;]*|\([^)]*\)/g, ''));
  if (!isOfAccess) return `${counted}.`;
  return isCounted ? `${counted}; WCAG by ${BY_EYE}.` : `By ${BY_EYE}.`;
}

const ORDINARY_SHARE = 0.5;

/** A stated availability leaves so many requests that may fail, and no more. */
function mostFailed(spine: Spine): string {
  const stated = spine.quantity('availability');
  const left = Number((100 - (stated?.value ?? 0)).toPrecision(3));
  return stated === null || left <= 0 || left >= ORDINARY_SHARE
    ? `under ${ORDINARY_SHARE} % a month (assumed)`
    : clip(`under ${left} % a month: what the availability leaves, ${numberText(stated)}`, 160);
}

function technical(spine: Spine, { qualities }: Drafted): Metric[] {
  const stated = qualities.scenarios.filter(
    (each) => !each.measure.startsWith('assumed') && /\d/.test(each.measure),
  );
  const chosen = stated.slice(0, 4).map((each) => ({
    name: clip(`${ATTRIBUTES[each.attribute].label}: ${each.serves[0] ?? ''}`, 120),
    target: clip(each.measure, 160),
    howMeasured: howMeasured(spine, each.measure),
  }));
  const errors = {
    name: `Failed requests at ${clip(apiOf(spine).name, 60)}`,
    target: mostFailed(spine),
    howMeasured: hasServer(spine)
      ? 'Share of 5xx answers, by month, from the edge.'
      : 'Share of calls that the client library reports as failed, refusals left out, by month.',
  };
  const lead = {
    name: 'Time from commit to production',
    target: 'under 1 working day (assumed)',
    howMeasured: 'Median of the pipeline, by month.',
  };
  return [...chosen, errors, lead];
}

const PEOPLE = /\buser|\blearner|\bstudent|\bcustomer|\bskipper|\bparticipant/i;

/** A thing is finished where its life cycle ends, and not where it only ends by being taken away. */
function isFinished(spine: Spine, { lifecycles }: Drafted['state']): boolean {
  const machine = lifecycles.find((each) => each.entity === mainEntity(spine)?.name);
  if (machine === undefined) return true;
  const left = new Set(machine.transitions.map(({ from }) => from));
  return machine.states.some(
    (state) => !left.has(state) && !/^(?:REMOVED|DELETED|ERASED|DISABLED)$/.test(state),
  );
}

/** What a deadline ends has an end each time; anything else may be left lying. */
function finished(spine: Spine, { lifecycles }: Drafted['state']): Metric {
  const thing = noun(mainEntity(spine)?.plural ?? 'records');
  const machine = lifecycles.find((each) => each.entity === mainEntity(spine)?.name);
  const isEnded = machine?.transitions.some(({ on }) => /\bdeadline\b/i.test(on)) ?? false;
  return {
    name: `Finished ${thing}`,
    target: isEnded
      ? '100 % have reached a final state once their deadline has passed'
      : '90 % of those begun reach their final state (assumed)',
    howMeasured: `By state of ${thing} in the store, by ${isEnded ? 'day' : 'week'}.`,
  };
}

/** People use a product; an institution is connected to it, and uses it or not. */
function useOf(user: RoleFact, feature: string, thing: string): Metric {
  const who = clip(user.name, 50);
  return isInstitution(user)
    ? {
        name: `${who}: use of ${feature}`,
        target: '90 % of those connected, within 3 months of their connection (assumed)',
        howMeasured: `Those with at least one change of ${thing} in the week, over all that are connected.`,
      }
    : {
        name: `${who}: weekly use of ${feature}`,
        target: '60 % of accounts within 3 months of release (assumed)',
        howMeasured: `Accounts with at least one change of ${thing} in the week, over all accounts of the role.`,
      };
}

const SHOWN = {
  name: 'Demonstrations that go from an empty start to the end without a fault',
  target: '9 of 10 (assumed)',
  howMeasured: 'Counted by who demonstrates, with the log of each run beside it.',
};

function business(spine: Spine, { state }: Drafted): Metric[] {
  const feature = clip(featuresOf(spine)[0]?.name ?? spine.input.brief.title, 70);
  const thing = noun(mainEntity(spine)?.plural ?? 'records');
  if (isSingleUser(spine))
    return [
      {
        name: `Manual steps left in ${feature}`,
        target: '0 beyond those that a requirement asks for (assumed)',
        howMeasured: 'Counted in the flow before and after the change.',
      },
      {
        name: `Wrong ${thing} found after a run`,
        target: 'at most 1 in a quarter (assumed)',
        howMeasured: `Corrections of ${thing} by hand, counted from the audit trail.`,
      },
    ];
  if (isShowcase(spine)) return [SHOWN];
  const user = spine.roles.find((role) => PEOPLE.test(role.name)) ?? mainUser(spine);
  const stated = spine.quantity('users') ?? spine.quantity('dailyUsers');
  const reach =
    stated === null
      ? []
      : [
          {
            name: 'People reached',
            target: clip(numberText(stated), 160),
            howMeasured: 'Accounts with at least one action in the last 30 days.',
          },
        ];
  return [
    ...reach,
    useOf(user, feature, thing),
    ...(isFinished(spine, state) ? [finished(spine, state)] : []),
  ];
}

/** How much of the product's own work is quick enough is measured at the server, and no page shows it. */
const SHARE = /^\d[\d.]* % of /;
const HUMAN = /\bsecond|\bclick|\bkeystroke|\btap|\bload|\bfeedback|\baction|\bsession|\bminute/i;

/** What is told or copied to a system outside is over when that has it, and no person waits for it at a page. */
function isBetweenSystems(spine: Spine, { subject, text, requirementId }: Quantity): boolean {
  const demand = requirementId === null ? '' : textOf(spine, [requirementId]);
  const said = `${subject} ${text} ${demand}`.toLowerCase();
  const isTold =
    /\b(?:webhook|copied to|sent to|tell the|told to|pushed to|delivered to|synchroni[sz]ed)\b/.test(said);
  return isTold && partners(spine).some(({ name }) => overlap(name, said) > 0);
}

/** Where the main task is done: the page that one person does most on, else the first behind the sign-in. */
function mainPage(
  spine: Spine,
  pages: Drafted['routes']['pages'],
): Drafted['routes']['pages'][number] | undefined {
  const own = pages.filter((each) => !each.roles.includes('public'));
  return isSingleUser(spine) ? own.toSorted((a, b) => b.serves.length - a.serves.length)[0] : own[0];
}

function experience(spine: Spine, { routes }: Drafted): Metric[] {
  const stated = spine.input.reading.quantities
    .filter(
      (each) =>
        each.measure === 'latency' &&
        !SHARE.test(each.subject) &&
        HUMAN.test(`${each.subject} ${each.text}`) &&
        !isBetweenSystems(spine, each),
    )
    .slice(0, 3);
  const waits = stated.map((each) => ({
    name: clip(each.subject || 'Waiting time', 120),
    target: clip(numberText(each), 160),
    howMeasured: isPerceived(each)
      ? 'Timed with five people on the page, with changing states, before each release.'
      : 'Measured in the page for each visit (p95, by week).',
  }));
  const page = mainPage(spine, routes.pages);
  if (page === undefined)
    return [
      ...waits,
      {
        name: 'First good call of a new client',
        target: 'within 1 working day of onboarding (assumed)',
        howMeasured: 'Time from the issued credentials to the first 2xx answer.',
      },
    ];
  const role = page.roles[0] ?? chiefOf(spine).name;
  return [
    ...waits,
    {
      name: `${clip(role, 50)}: main task on ${clip(page.screen, 50)}`,
      target: isSingleUser(spine)
        ? 'done in under 1 min, without a retry (assumed)'
        : '9 of 10 people finish it unaided (assumed)',
      howMeasured: `${isSingleUser(spine) ? 'Log of each run' : 'A test with five people before each release'}${known(spine, page.serves).length > 0 ? `, for ${known(spine, page.serves).slice(0, 3).join(', ')}` : ''}.`,
    },
    {
      name: 'Pages without a serious accessibility finding',
      target: `${routes.pages.length} of ${routes.pages.length} (${isLevelNamed(spine) ? '' : 'assumed: '}${accessLevel(spine)})`,
      howMeasured: 'axe on each page in CI and a keyboard walk-through before each release.',
    },
  ];
}

/** The measures of success. Pure. */
export function draftSuccess(spine: Spine, drafted: Drafted): Plan['success'] {
  return {
    technical: technical(spine, drafted),
    business: business(spine, drafted),
    userExperience: experience(spine, drafted),
  };
}
