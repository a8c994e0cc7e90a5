// Owns the three phases: what comes first and how one knows that it is done.
// Keeps true: each requirement stands in exactly one phase; a duration is a range and names its basis.
import type { Phase } from '../../../../blueprint/parts/plan.ts';
import type { Endpoint } from '../../../../blueprint/parts/routes.ts';
import {
  apiOf,
  componentsOf,
  isOwnMachine,
  known,
  requirementOf,
  storeOf,
  textOf,
} from '../../spine/facts.ts';
import { featuresOf } from '../../spine/features.ts';
import { filledFrom } from '../../spine/filled-from.ts';
import { mentions } from '../../spine/mentions.ts';
import type { FeatureFact, Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';
import { action, clip, sentence, series } from '../../things/phrases.ts';
import type { Drafted } from '../domains/drafted.ts';
import { SET_UP_TIME } from '../qualities/aspects.ts';
import { bottleneckOf } from '../qualities/load.ts';
import { servedByUses, usesDone, usesLine } from '../uses.ts';
import { isBuiltOn } from './built-on.ts';
import { weeksOf } from './effort.ts';
import { orderLine, statedOrder, stepOf } from './stated-order.ts';
import { presentState, switchedOn } from './switched.ts';

const HARD =
  /\breal[- ]?time|\blive\b|\bstream|\bmodel\b|\bdetect|\bmatch|\bpay|\btransfer|\bsettle|\bsync|\bconcurren|\bscale|\bdrag|\binteractive|\bimport|\bresilien|\bencrypt|\d+ ?(?:ms|s|%|fps)\b/gi;

function hardness(spine: Spine, feature: FeatureFact): number {
  const text = `${feature.name} ${textOf(spine, feature.requirementIds)}`;
  const musts = feature.requirementIds.filter((id) => requirementOf(spine, id)?.priority === 'must').length;
  return (text.match(HARD) ?? []).length * 2 + musts;
}

/** The features in the order that the inputs give, else by risk, each behind what it needs. Pure. */
export function byRisk(spine: Spine): FeatureFact[] {
  const steps = statedOrder(spine);
  const step = new Map(
    featuresOf(spine).map((one) => [one, stepOf(steps, one.name, textOf(spine, one.requirementIds))]),
  );
  const ranked = [...featuresOf(spine)]
    .sort((a, b) => hardness(spine, b) - hardness(spine, a))
    .toSorted((a, b) => (step.get(a) ?? 0) - (step.get(b) ?? 0));
  if (steps.length > 0) return ranked;
  const told = new Set<FeatureFact>();
  const placed = (feature: FeatureFact): FeatureFact[] => {
    if (told.has(feature)) return [];
    told.add(feature);
    const before = ranked.filter((other) => other !== feature && isNeeded(spine, feature, other));
    return [...before.flatMap(placed), feature];
  };
  return ranked.flatMap(placed);
}

const DONE_BEFORE =
  /\b(?:when|once|after|as soon as) (?:an?|the|each) [\w-]+(?: [\w-]+)? (?:is|was|has been) ([a-z]{3,}?)(?:([a-z])\2)?ed\b/gi;

/** What one feature begins with is a deed of the other, or its things are those of the other's parties or movements. */
function isNeeded(spine: Spine, feature: FeatureFact, other: FeatureFact): boolean {
  return isBegunBy(spine, feature, other) || isBuiltOn(spine, feature, other);
}

/** "A code is issued when a parcel is dropped": what one feature begins with is a deed of the other. */
function isBegunBy(spine: Spine, feature: FeatureFact, other: FeatureFact): boolean {
  const own = deedsOf(spine, feature);
  const deeds = deedsOf(spine, other);
  const begins = [...textOf(spine, feature.requirementIds).matchAll(DONE_BEFORE)].map(
    ([, stem = '', twice = '']) => `${stem}${twice}`.toLowerCase(),
  );
  return begins.some((stem) => deeds.has(stem) && !own.has(stem));
}

/** The verbs that the demands of a feature begin with. */
function deedsOf(spine: Spine, feature: FeatureFact): Set<string> {
  const verbs = feature.requirementIds.map(
    (id) => /^[a-z]+/i.exec(action(textOf(spine, [id]), 60))?.[0] ?? '',
  );
  return new Set(verbs.map((verb) => verb.toLowerCase().replace(/e$/, '')));
}

function featureLine(spine: Spine, feature: FeatureFact): string {
  const texts = feature.requirementIds.flatMap((id) => requirementOf(spine, id) ?? []).slice(0, 3);
  const actions = texts.map((each) => `${action(each.text, 90)} (${each.id})`);
  return sentence(`${clip(feature.name, 80)}: ${series(actions) || 'as the documents tell'}`);
}

/** How many demands of a feature a call serves. */
function weightOf({ serves }: Endpoint, { requirementIds }: FeatureFact): number {
  return serves.filter((id) => requirementIds.includes(id)).length;
}

/** A call that fills a thing anew. */
function isRun({ method, path }: Endpoint): boolean {
  return method === 'POST' && path.endsWith('/sync');
}

/** The call that shows that a feature works: the run that serves more of its demands than any deed before it, else its
 *  first deed, else what it reads. Pure. */
export function proofOf(drafted: Drafted, feature: FeatureFact): string | null {
  const { groups } = drafted.routes;
  const own = groups.find((each) => each.category === clip(feature.name, 80))?.endpoints ?? [];
  const deed = own.find(({ method }) => method !== 'GET');
  const least = deed === undefined ? 0 : weightOf(deed, feature);
  const among = deed === undefined ? groups.flatMap(({ endpoints }) => endpoints) : own;
  const run = among.find((each) => isRun(each) && weightOf(each, feature) > least);
  const acts = run ?? deed ?? own[0];
  return own.length === 0 || acts === undefined ? null : `\`${acts.method} ${acts.path}\``;
}

function featureDone(drafted: Drafted, feature: FeatureFact): string {
  const proof = proofOf(drafted, feature);
  const ids = feature.requirementIds.slice(0, 6);
  return sentence(
    `${clip(feature.name, 80)}: ${proof === null ? 'its' : `${proof} and the other`} acceptance tests pass${ids.length === 0 ? '' : ` for ${series(ids)}`}`,
  );
}

interface Split {
  readonly first: FeatureFact[];
  readonly second: FeatureFact[];
  readonly ids: readonly [string[], string[], string[]];
}

/** What the first features are filled from comes with them. */
function isSource(spine: Spine, first: readonly FeatureFact[], other: FeatureFact): boolean {
  const filled = spine.entities.filter(({ name }) => first.some((each) => each.entityNames.includes(name)));
  const sources = filled.flatMap((entity) => filledFrom(entity, spine) ?? []);
  return sources.some((source) => mentions(other.name, source));
}

/** What no feature holds, in the words of its first demands. */
function restLine(spine: Spine, ids: readonly string[]): string[] {
  const told = ids.flatMap((id) => requirementOf(spine, id) ?? []).slice(0, 4);
  const more = ids.length > told.length ? ` and ${ids.length - told.length} more` : '';
  return told.length === 0
    ? []
    : [
        sentence(
          `What is left: ${told.map((each) => `${action(each.text, 90)} (${each.id})`).join(', ')}${more}`,
        ),
      ];
}

/** The hardest third of the features first; qualities that are proven under load last. */
function split(spine: Spine): Split {
  const ranked = byRisk(spine);
  const count = Math.max(1, Math.ceil(ranked.length / 3));
  const hardest = ranked.toSorted((a, b) => hardness(spine, b) - hardness(spine, a)).slice(0, count);
  const first = ranked.filter(
    (each) =>
      hardest.includes(each) ||
      isSource(spine, hardest, each) ||
      hardest.some((one) => one !== each && isNeeded(spine, one, each)),
  );
  const constraints = spine.requirements.filter((each) => each.kind === 'constraint').map((each) => each.id);
  const qualities = spine.requirements.filter((each) => each.kind === 'quality').map((each) => each.id);
  const one = known(spine, [...first.flatMap((each) => each.requirementIds), ...constraints]).filter(
    (id) => !qualities.includes(id),
  );
  const three = qualities;
  const rest = spine.requirements
    .map((each) => each.id)
    .filter((id) => !one.includes(id) && !three.includes(id));
  const two = [...rest, ...servedByUses(spine)];
  return { first, second: ranked.filter((each) => !first.includes(each)), ids: [one, two, three] };
}

/** Where a step counts as done before people use it: the environment before the last. Pure. */
export function triedIn({ deployment }: Drafted): string {
  return deployment.environments.at(-2)?.name ?? deployment.environments[0]?.name ?? 'staging';
}

/** Where the first step is brought up: on the user's own machine it is the one that counts. Pure. */
export function firstIn(spine: Spine, drafted: Drafted): string {
  const last = drafted.deployment.environments.at(-1)?.name;
  return isOwnMachine(spine) && last !== undefined ? last : triedIn(drafted);
}

function skeleton(spine: Spine, drafted: Drafted): string {
  const path = unique([
    ...componentsOf(spine, 'client')
      .slice(0, 1)
      .map((each) => each.name),
    apiOf(spine).name,
    storeOf(spine).name,
  ]);
  return `Walking skeleton: ${isOwnMachine(spine) ? 'the first start' : 'sign-in'} and one ${clip(featuresOf(spine)[0]?.name ?? 'feature', 60)} call through ${path.join(' → ')}, deployed by the pipeline to ${firstIn(spine, drafted)}.`;
}

function foundation(spine: Spine, drafted: Drafted, { first, ids }: Split): Phase {
  const rules = spine.structure.invariants.map(({ id }) => id);
  const [one, last] = [rules[0], rules.at(-1)];
  const guards =
    one === undefined
      ? []
      : [`The tests of ${one === last ? one : `${one} to ${last}`} pass for what is built so far.`];
  return {
    name: 'Foundation',
    weeks: weeksOf(spine, drafted, ids, 0),
    deliverables: [
      skeleton(spine, drafted),
      ...orderLine(spine),
      ...first.map((feature) => featureLine(spine, feature)),
      presentState(spine)?.exit ??
        `Load and fault test of ${bottleneckOf(spine).name}, with its measured rate written into the guide.`,
    ],
    successCriteria: [
      ...first.map((feature) => featureDone(drafted, feature)),
      ...guards,
      `A new machine runs everything from the repository within ${SET_UP_TIME} (assumed).`,
    ],
    serves: ids[0],
  };
}

function enhancement(spine: Spine, drafted: Drafted, { second, ids }: Split): Phase {
  const roles = series(spine.roles.slice(0, 3).map((role) => role.name));
  const uses = usesLine(spine);
  const turned = isOwnMachine(spine) ? switchedOn(spine) : null;
  const tried = `What ${roles} asked for when they tried the first version, within the ${spine.requirements.length} requirements.`;
  const deliverables = [
    ...second.map((feature) => featureLine(spine, feature)).slice(0, 9),
    ...(uses === '' ? [] : [sentence(`Uses: ${uses}`)]),
  ];
  const refused =
    spine.roles.length > 1
      ? 'Each forbidden pair of role and endpoint is refused in CI.'
      : isOwnMachine(spine)
        ? 'Calls from beyond the machine are refused in CI.'
        : 'Calls without a session are refused in CI.';
  return {
    name: 'Enhancement',
    weeks: weeksOf(spine, drafted, ids, 1),
    deliverables:
      deliverables.length > 0
        ? deliverables
        : [
            ...(turned === null ? [] : [turned.deliverable]),
            ...restLine(spine, ids[1]),
            ...(turned === null ? [tried] : []),
          ],
    successCriteria: [
      ...second.slice(0, 5).map((feature) => featureDone(drafted, feature)),
      ...usesDone(spine),
      refused,
      turned?.done ?? `A week of use by ${roles} without a fault that stops the work.`,
    ],
    serves: ids[1],
  };
}

function scaling(spine: Spine, drafted: Drafted, { ids }: Split): Phase {
  const scenarios = drafted.qualities.scenarios
    .filter((each) => !each.measure.startsWith('assumed'))
    .slice(0, 6);
  const measures = scenarios.map((each) => sentence(`Met and measured: ${each.measure}`));
  const alerts = drafted.deployment.alerts.slice(0, 3).map((each) => `\`${each.metric}\``);
  const duties = spine.input.reading.compliance.slice(0, 4).map((each) => each.name);
  return {
    name: 'Scaling',
    weeks: weeksOf(spine, drafted, ids, 2),
    deliverables: [
      isOwnMachine(spine)
        ? 'The largest run that is assumed, timed on the machine it is for.'
        : `${bottleneckOf(spine).name} at the expected load: ${clip(drafted.qualities.performance.expectedLoad, 300)}`,
      `Alerts live: ${series(alerts)} and ${Math.max(0, drafted.deployment.alerts.length - 3)} more, each with a page that says what to do.`,
      `A restore of ${storeOf(spine).name}, rehearsed and timed.`,
      ...(duties.length > 0 ? [`Evidence for ${series([...new Set(duties)])}.`] : []),
    ],
    successCriteria:
      measures.length > 0
        ? unique(measures)
        : [sentence(`Met and measured: ${drafted.qualities.performance.responseTimes}`)],
    serves: ids[2],
  };
}

/** Foundation, Enhancement and Scaling. Pure. */
export function draftPhases(spine: Spine, drafted: Drafted): Phase[] {
  const parts = split(spine);
  return [
    foundation(spine, drafted, parts),
    enhancement(spine, drafted, parts),
    scaling(spine, drafted, parts),
  ];
}
