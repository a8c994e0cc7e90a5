// Owns the runtime sequences: the login first, then the flows that the documents tell, over this graph's components.
// Keeps true: each end is "actor" or a component; a step goes along an edge of the graph, a reply back along its call.

import type { Flow } from '../../../blueprint/parts/structure.ts';
import type { FlowRead } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import { AT_DEVICE, deviceOf, isAtDevice } from '../graph/device-surface.ts';
import { isOwnWork } from '../people/own-work.ts';
import { isDemand } from '../spine/features.ts';
import { mentions } from '../spine/mentions.ts';
import type { EntityFact, FeatureFact, RoleFact } from '../spine.ts';
import { capital, clip } from '../things/nouns.ts';
import { action } from '../things/phrases.ts';
import { contentSteps } from './content-steps.ts';
import { detectionFlow } from './detection-flow.ts';
import { decidedAt, reportedBy } from './device-steps.ts';
import { isSeen, labelled, parted } from './drawn-labels.ts';
import { dueFlow } from './due-flow.ts';
import { call, reply, type Step } from './flow-steps.ts';
import { byApi, loginFlow, machineFlow } from './login-flow.ts';
import { phasedSteps } from './phased-flow.ts';
import { deedOn, type ServerInput, serverSteps, type Told, toldAlways } from './server-steps.ts';
import { deviceSteps, sentenceSteps, type ToldFlow } from './told-steps.ts';

export interface FlowInput extends ServerInput {
  readonly read: readonly FlowRead[];
  readonly features: readonly FeatureFact[];
  readonly roles: readonly RoleFact[];
  readonly securityIds: readonly string[];
  /** True where one person runs it on an own machine; false by default. */
  readonly isOwnMachine?: boolean;
  /** True where the inputs speak of a fulfilment by the other party; false by default. */
  readonly isFulfilled?: boolean;
}

const MOST_FLOWS = 4;
/** Steps that are shown before the end of a flow. */
const MOST_TOLD = 7;
/** The login has a flow of its own. */
const SIGN_IN = /\b(?:auth\w*|sign[- ]?(?:in|up)|log ?in)\b/i;

/** The login, then up to three flows: those the documents tell, then those of the first features. Pure. */
export function buildFlows(input: FlowInput): Flow[] {
  const told = input.read
    .filter((one) => one.steps.length >= 2)
    .slice(0, 3)
    .map((one) => ({ ...one, steps: one.steps.flatMap(parted) }));
  const spare = input.features.filter(
    (feature) =>
      !SIGN_IN.test(feature.name) &&
      deedOf(input, feature) !== null &&
      !told.some((flow) => overlaps(flow, feature)),
  );
  const byWeight = spare.toSorted((a, b) => b.requirementIds.length - a.requirementIds.length);
  const made = byWeight.slice(0, Math.max(0, Math.min(3, told.length === 0 ? 2 : 3 - told.length)));
  const main = told.length + made.length === 0 ? mainFlow(input) : [];
  const machine = machineFlow(input);
  const flows = [
    loginFlow(input),
    ...machine,
    ...detectionFlow(input),
    ...[...told.map((one) => toldFlow(input, one)), ...made.map((one) => madeFlow(input, one)), ...main].map(
      (one) => byApi(one, input.graph, input.roles),
    ),
  ];
  return flows
    .slice(0, MOST_FLOWS + machine.length)
    .concat(dueFlow(input))
    .map((flow, index) => ({ ...flow, id: `F-${index + 1}` }));
}

function overlaps(flow: FlowRead, feature: FeatureFact): boolean {
  if (flow.requirementIds.some((id) => feature.requirementIds.includes(id))) return true;
  return flow.name.toLowerCase().includes(feature.name.toLowerCase().split(' ')[0] ?? '');
}

/** A flow as the documents tell it: its own steps at the edges, the system's work between them. */
function toldFlow(input: FlowInput, read: FlowRead): Flow {
  const { graph } = input;
  const actor = actorOf(input, read);
  const isShown = (step: string): boolean =>
    /^(?:the )?(?:system|app|modal|dialog|page|screen|ui|map|banner|toast)?\s*(?:shows?|displays?|closes?|appears?|zoom|focus|highlights?|redirects?|opens the|is shown)|\b(?:appears|closes|is updated|is shown|becomes|highlighted|focused|zoomed)\b/i.test(
      step,
    );
  const last = read.steps.at(-1) ?? '';
  const middle = read.steps.slice(0, -1).slice(0, MOST_TOLD);
  const edges = middle.flatMap((step) =>
    isShown(step) || isSeen(step)
      ? [reply(graph.places.client, 'actor', labelled(phrase(step)))]
      : [call('actor', graph.places.client, labelled(phrase(step))), ...loadSteps(input, step)],
  );
  const opened = edges[0]?.isReply
    ? [call('actor', graph.places.client, `starts: ${read.goal || read.name}`), ...edges]
    : edges;
  const feature = input.features.find((one) => overlaps(read, one));
  const told = {
    title: `${read.name} ${read.goal}`,
    text: read.steps.join(' '),
    serves: read.requirementIds,
  };
  const training = trainingSteps(input, told.text);
  const work = [...serverSteps(input, told, feature), ...training];
  const ends = { client: graph.places.client, entry: graph.places.entry };
  const others = input.roles.map((one) => one.name).filter((name) => name !== actor);
  const flow = { steps: read.steps.map(phrase), actor, others, ...ends };
  const steps = atDevice(input, read, told, feature, flow) ??
    phasedSteps(input, read, actor) ??
    sentenceSteps(flow, work) ?? [
      ...opened,
      ...work,
      reply(
        graph.places.client,
        'actor',
        training.length > 0 && BATCH_STARTS.test(last) ? MISSING : phrase(last),
      ),
    ];
  return {
    id: 'F-2',
    name: clip(read.name, 120),
    actor,
    steps,
    serves: (read.requirementIds.length > 0 ? read.requirementIds : (feature?.requirementIds ?? [])).slice(
      0,
      6,
    ),
  };
}

/** A drawn end of a batch that starts a run, although a number does. */
const BATCH_STARTS =
  /\b(?:batch|queue) (?:is )?(?:complete|completed|done|finished|empty)\b.*\b(?:trigger|start|launch)/i;
const MISSING = 'shows how many are missing until the next run';

const LOADS =
  /^(?:the (?:app|page|system) )?(?:loads?|fetch(?:es)?|gets?) (?:an? |the |next |new )*(?:batch|list|page|queue|set)\b/i;

/** "Load batch of images": what a step of its own loads is read before anything is done to it. */
function loadSteps(input: FlowInput, step: string): Step[] {
  const loaded = input.entities.find((one) => LOADS.test(step) && mentions(step, one));
  if (loaded === undefined || input.graph.places.entry === 'access-rules') return [];
  const told = { title: `view ${loaded.plural.toLowerCase()}`, text: '', serves: [] };
  return serverSteps({ ...input, stated: [] }, told, undefined);
}

/** What is told to start a training run starts one, where the graph has somebody who does. */
function trainingSteps({ graph }: FlowInput, text: string): Step[] {
  const starter = graph.connections.find(({ to }) => to === 'training-job');
  return starter !== undefined && /\bre-?train/i.test(text)
    ? [call(starter.from, starter.to, 'starts one run when the threshold is crossed')]
    : [];
}

const OFFLINE = /\bwithout (?:a )?(?:network|connection|internet)|\boffline\b|\bno network\b/i;

/** The steps of a flow that runs at a device in the field; null for any other. */
function atDevice(
  input: FlowInput,
  read: FlowRead,
  told: Told,
  feature: FeatureFact | undefined,
  flow: ToldFlow,
): Step[] | null {
  const device = deviceOf(input.graph.components);
  if (device === null || !isAtDevice(device, read.steps)) return null;
  const isOffline = input.requirements.some(({ text }) => OFFLINE.test(text));
  const on = deedOn(input, told, feature);
  const deed = { ...on, text: told.text + toldAlways(on.noun, input.requirements), isOffline };
  const there = { ...flow, client: AT_DEVICE.client };
  return deviceSteps(there, decidedAt(deed), reportedBy(input.graph, deed));
}

const LONG_STEP = 90;

/** The role whose name, or a telling word of it, stands in the flow; the first role otherwise. */
function actorOf({ roles }: FlowInput, read: FlowRead): string {
  const text = `${read.name} ${read.goal} ${read.steps.join(' ')}`.toLowerCase();
  const whole = roles.find((one) => text.includes(one.name.toLowerCase()));
  const part = roles.find((one) =>
    one.name
      .toLowerCase()
      .split(' ')
      .some((word) => word.length > 5 && read.name.toLowerCase().includes(word)),
  );
  return (whole ?? part ?? roles[0])?.name ?? 'User';
}

function phrase(step: string): string {
  const plain = step.replace(/^\d+[.)]\s*/, '').replace(/[*_`]/g, '');
  // A long step is told by what comes before its explanation.
  const head =
    plain.length > LONG_STEP ? plain.split(/,? (?:when|where|which|so that|because|whereby)\b/)[0] : plain;
  return clip((head ?? plain).length > 3 ? (head ?? plain) : plain, 110);
}

/** Where no flow is told and no demand begins with a deed: the feature with most demands on something that is kept. */
function mainFlow(input: FlowInput): Flow[] {
  const kept = new Set(input.entities.map((one) => one.name));
  const [feature] = input.features
    .filter((one) => !SIGN_IN.test(one.name) && one.entityNames.some((name) => kept.has(name)))
    .toSorted((a, b) => b.requirementIds.length - a.requirementIds.length);
  if (feature === undefined) return [];
  const asked = input.requirements.filter((one) => feature.requirementIds.includes(one.id));
  const actor = feature.roleNames[0] ?? input.roles[0]?.name ?? 'User';
  const { client } = input.graph.places;
  const steps = [
    call('actor', client, `works in "${feature.name}"`),
    ...contentSteps(input.graph, asked, input.requirements),
    ...serverSteps(
      input,
      { title: feature.name, text: asked.map((one) => one.text).join(' '), serves: [] },
      feature,
    ),
    reply(client, 'actor', 'shows the outcome'),
  ];
  return [
    { id: 'F-2', name: capital(feature.name), actor, steps, serves: feature.requirementIds.slice(0, 6) },
  ];
}

function madeFlow(input: FlowInput, feature: FeatureFact): Flow {
  const actor = feature.roleNames[0] ?? input.roles[0]?.name ?? 'User';
  const { client } = input.graph.places;
  const steps = [
    call('actor', client, demandOf(input, feature)),
    ...serverSteps(
      input,
      { title: feature.name, text: deedOf(input, feature)?.text ?? feature.name, serves: [] },
      feature,
    ),
    reply(client, 'actor', 'shows the outcome'),
  ];
  const deed = deedOf(input, feature);
  const serves = deed === null ? feature.requirementIds.slice(0, 6) : [deed.id];
  return { id: 'F-2', name: capital(feature.name), actor, steps, serves };
}

/** What the person does, in the words of the feature's first deed. */
function demandOf(input: FlowInput, feature: FeatureFact): string {
  const deed = deedOf(input, feature);
  return deed ? `asks to ${action(deed.text, 80)} (${deed.id})` : `uses "${feature.name}"`;
}

/** What is told of a thing that lies somewhere: "records are held for a year". */
const IS_KEPT =
  /^(?:the |all |each |every )?[\w -]{3,70}? (?:is|are|must be|shall be) (?:\w+ly )?(?:held|kept|stored|retained|archived|logged|recorded)\b/i;

/** What is written by itself, about what others did, is no deed of anybody. */
const BY_ITSELF = /\b(?:logging|audit\w*|monitoring|observability|compliance)\b/i;

/** What is only looked at changes nothing, so that a flow of it shows little. */
const LOOKS = /^(?:review|view|see|list|find|look|read|show|display|browse|monitor)\b/i;
/** Deeds that end what runs. */
const ENDS = /^(?:to )?(?:close|settle|finali[sz]e)\b/i;

/** The first demand of a feature in which somebody does something to a thing that is kept; null where none is. */
function deedOf({ requirements, entities }: FlowInput, feature: FeatureFact): Requirement | null {
  if (BY_ITSELF.test(feature.name)) return null;
  const asked = requirements.filter(
    (one) =>
      feature.requirementIds.includes(one.id) &&
      one.kind === 'functional' &&
      (isDemand(one.text) || ENDS.test(one.text)) &&
      !isOwnWork(one.text) &&
      !IS_KEPT.test(one.text),
  );
  const handled = entities.filter((one) => feature.entityNames.includes(one.name));
  // What is done must be done to a thing that is kept, not for or by one.
  const doneTo = (text: string): string =>
    action(text, 90).split(/\b(?:for|by|of|from|with|when|if|to)\b/)[0] ?? '';
  const done = (things: readonly EntityFact[], all: readonly Requirement[]): Requirement | undefined =>
    all.find(({ text }) => things.some((one) => mentions(doneTo(text), one)));
  const acts = asked.filter(({ text }) => !LOOKS.test(text));
  return done(handled, acts) ?? done(handled, asked) ?? done(entities, acts) ?? done(entities, asked) ?? null;
}
