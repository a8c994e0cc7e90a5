// Owns the risks: which ones fit a product of this kind, told with its names, each with mitigation and owner role.
// Keeps true: at least three technical and two business risks; ids run without gaps.
import type { Risk } from '../../../../blueprint/parts/plan.ts';
import { PARTY_SYSTEMS } from '../../graph/party-systems.ts';
import {
  choice,
  componentsOf,
  coreOf,
  hasServer,
  inputText,
  isSingleUser,
  storeOf,
} from '../../spine/facts.ts';
import { livePlurals } from '../../spine/live.ts';
import type { Spine } from '../../spine.ts';
import { clip, noun } from '../../things/phrases.ts';
import { isOneMachine } from '../deployment/place.ts';
import { bottleneckOf } from '../qualities/load.ts';
import { ON_PAGE } from '../routes/verbs.ts';
import { BUSINESS } from './business-risks.ts';
import { type RiskRule, things } from './risk-rule.ts';
import { sourceRisk } from './sources.ts';

function asked(spine: Spine, pattern: RegExp): string | undefined {
  return spine.requirements.find(
    (each) => pattern.test(each.text) && (pattern === TOUCH || !ON_PAGE.test(each.text)),
  )?.id;
}

function asks(pattern: RegExp): (spine: Spine) => boolean {
  return (spine) => asked(spine, pattern) !== undefined;
}

/** What stands between a live source and the page. */
function liveVia(spine: Spine): string {
  const media = spine.structure.components.find((each) => each.id === 'media-server');
  return (media ?? coreOf(spine)).name;
}

/** What people are shown as it changes, else what the product is about; a stream of pictures is of that. */
function liveThings(spine: Spine): string {
  const isMedia = spine.structure.components.some(({ id }) => id === 'media-server');
  const shown = isMedia ? undefined : livePlurals(spine);
  return shown === undefined ? things(spine) : noun(shown);
}

function isAmongParties({ structure }: Spine): boolean {
  return structure.components.some(({ id }) => id === PARTY_SYSTEMS);
}

const LIVE = /\breal[- ]?time\b|(?<!aria-)(?<!\b(?:go|goes|going|went) )\blive\b|\bstream/i;
const MODEL =
  /\bmachine learning|\bdeep learning|\binference\b|\bre-?train|\btraining (?:job|run|pipeline|data)|\bmodel versions?\b|\bllms?\b|\bai model/i;
const MONEY =
  /\bpays?\b|\bpayments?\b|\btransfers?\b.*\b(?:money|funds|accounts?|amount|payee|payer)\b|\bsettle(?:s|ment)?\b|\bliquidity|\binvoice/i;
const SOURCE =
  /\bscrap|\bsync(?:s|ed|hroni[sz]e[sd]?)?\b|\bimport|\bfeed\b|(?<!\bno )\bthird[- ]party|\bexternal\b/i;
const DROPS =
  /\b(?:camera|sensor|station|device|source|feed|meter|stream|network)s?\b.{0,60}(?:\bfail|\bdrops?\b|\boffline\b|\bresilien|\bdisconnect)|\bresilien\w+ to\b/i;
const CHANGE =
  /\bexisting (?:[\w-]+ ){0,2}(?:systems?|app\w*|code\w*|data\w*|users?|apis?|clients?|tables?|schemas?|reports?|pages?|logic|records?|columns?|fields?|services?|processe?s?|func\w+)\b|\bbrownfield\b|\blegacy\b|\bmigrat/i;
const TOUCH = /\bdrag\b|\bgesture|\btouch\b|\bswipe/i;

const TECHNICAL: readonly RiskRule[] = [
  {
    when: asks(MODEL),
    likelihood: 'Medium',
    impact: 'High',
    ownerRole: 'Machine learning engineer',
    title: (s) => `A new model judges ${things(s)} worse than the one it replaces (${asked(s, MODEL)})`,
    mitigation: () =>
      'A fixed test set with a floor for each class; release to a share of the work first; the model before is restored by its version in minutes.',
  },
  {
    when: asks(MONEY),
    likelihood: 'Low',
    impact: 'High',
    ownerRole: 'Backend lead',
    title: (s) => `Money moves twice or not at all after a timeout (${asked(s, MONEY)})`,
    mitigation: (s) =>
      `Idempotency keys end to end, state changes by compare-and-set in ${storeOf(s).name}, a daily comparison of totals, fault injection before the release.`,
  },
  {
    when: (s) =>
      s.requirements.some(
        (each) => LIVE.test(each.text) && !/\binteraction|\bdrag|\btaps?\b/i.test(each.text),
      ),
    likelihood: 'Medium',
    impact: 'High',
    ownerRole: 'Frontend lead',
    title: (s) => `Live ${liveThings(s)} overload the browser or ${liveVia(s)} at peak (${asked(s, LIVE)})`,
    mitigation: () =>
      'A spike with the stated number of streams in phase 1; updates are merged to a few a second; the view falls back to reads every 10 s.',
  },
  {
    when: asks(DROPS),
    likelihood: 'High',
    impact: 'Medium',
    ownerRole: 'Operations lead',
    title: (s) =>
      `${isAmongParties(s) ? 'Parties' : 'Sources'} drop out in ways that tests never showed (${asked(s, DROPS)})`,
    mitigation: (s) =>
      isAmongParties(s)
        ? `A fault-injection test cuts, slows and garbles the answers of one party; each of its ${things(s)} under way ends by its deadline, and those of others go on.`
        : `A fault-injection test cuts, slows and garbles each source; ${liveVia(s)} shows the age of what it knows.`,
  },
  {
    when: asks(SOURCE),
    likelihood: 'Medium',
    impact: 'Medium',
    ownerRole: 'Backend lead',
    title: (s) => `${sourceRisk(s).title} (${asked(s, SOURCE)})`,
    mitigation: (s) => sourceRisk(s).mitigation,
  },
  {
    when: asks(TOUCH),
    likelihood: 'Medium',
    impact: 'Medium',
    ownerRole: 'Frontend lead',
    title: (s) => `Direct manipulation feels slow or breaks on small devices (${asked(s, TOUCH)})`,
    mitigation: () =>
      'The hardest screen is built first and tried on three cheap phones; a keyboard path exists for each gesture.',
  },
  {
    when: (s) => CHANGE.test(inputText(s)),
    likelihood: 'Medium',
    impact: 'High',
    ownerRole: 'Backend lead',
    title: (s) => `What already uses ${things(s)} breaks when their source changes`,
    mitigation: (s) =>
      `Characterisation tests around present readers first; the change hides behind a switch; ${storeOf(s).name} is copied before the first run.`,
  },
  {
    when: (s) => componentsOf(s, 'queue').length > 0,
    likelihood: 'Medium',
    impact: 'Medium',
    ownerRole: 'Backend lead',
    title: (s) =>
      `Messages on ${componentsOf(s, 'queue')[0]?.name ?? 'the queue'} arrive late, twice or out of order`,
    mitigation: () =>
      'Consumers keep handled ids; order is asked only per key; lag has an alert and a rehearsed way to catch up.',
  },
  {
    when: isOneMachine,
    likelihood: 'Medium',
    impact: 'High',
    ownerRole: 'Operations lead',
    title: (s) =>
      `The one machine under ${clip(s.input.brief.title, 60)} fails and ${storeOf(s).name} with it`,
    mitigation: () =>
      'Copies leave the machine; rebuilding from the repository and a copy is one command, rehearsed and timed.',
  },
  {
    when: (s) => !isSingleUser(s),
    likelihood: 'Medium',
    impact: 'Medium',
    ownerRole: 'Architect',
    title: (s) =>
      hasServer(s)
        ? `${bottleneckOf(s).name} reaches its limit earlier than assumed`
        : `Reads and writes of ${storeOf(s).name} pass the plan of the provider earlier than assumed`,
    mitigation: (s) =>
      `A load test in phase 1 with ${things(s)} of realistic size; the measured rate replaces the assumption before hardware or plans are bought.`,
  },
  {
    when: () => true,
    likelihood: 'Low',
    impact: 'High',
    ownerRole: 'Operations lead',
    title: (s) => `A schema change damages ${things(s)} in ${storeOf(s).name}`,
    mitigation: () =>
      'Expand, then contract; each migration runs on a copy in CI; the copy made before it is restored in a drill.',
  },
  {
    when: (s) =>
      !storeOf(s).technology.includes(choice(s, 'database', /prototype/i) ?? storeOf(s).technology),
    likelihood: 'Medium',
    impact: 'Medium',
    ownerRole: 'Architect',
    title: (s) =>
      `The prototype's ${choice(s, 'database', /prototype/i) ?? storeOf(s).technology} hides faults that only appear in production`,
    mitigation: (s) =>
      `Integration tests run against the production kind of ${storeOf(s).name} from the first week.`,
  },
];

function numbered(spine: Spine, kind: Risk['kind'], rules: readonly RiskRule[], most: number): Risk[] {
  const prefix = kind === 'technical' ? 'TR' : 'BR';
  return rules
    .filter((rule) => rule.when(spine))
    .slice(0, most)
    .map((rule, index) => ({
      id: `${prefix}-${index + 1}`,
      kind,
      title: clip(rule.title(spine), 160),
      likelihood: rule.likelihood,
      impact: rule.impact,
      mitigation: rule.mitigation(spine),
      ownerRole: isSingleUser(spine) ? 'Owner' : rule.ownerRole,
    }));
}

/** The risks that fit, technical first, at most six and four. Pure. */
export function draftRisks(spine: Spine): Risk[] {
  return [...numbered(spine, 'technical', TECHNICAL, 6), ...numbered(spine, 'business', BUSINESS, 4)];
}
