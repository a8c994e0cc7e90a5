// Owns the backend and integration domains: services, data, rules, and how data moves in and out.
import type { DomainBreakdown } from '../../../../blueprint/parts/domains.ts';
import type { Component } from '../../../../blueprint/parts/structure.ts';
import type { Integration } from '../../../../blueprint/reading.ts';
import { isNamesake, isSentTo, isSettling } from '../../graph/externals.ts';
import { PARTY_SYSTEMS } from '../../graph/party-systems.ts';
import {
  apiOf,
  componentsOf,
  coreOf,
  hasServer,
  isJobTable,
  mainEntity,
  pageServices,
  partners,
  storeOf,
} from '../../spine/facts.ts';
import { featuresOf } from '../../spine/features.ts';
import type { Spine } from '../../spine.ts';
import { listOf, unique } from '../../things/nouns.ts';
import { clip, noun, overlap, series } from '../../things/phrases.ts';
import type { Drafted } from './drafted.ts';
import { type PassagePoint, passage, point, quoted } from './points.ts';
import { callsText, systemsText } from './reach.ts';

type Backend = DomainBreakdown['backend'];
type IntegrationDomain = DomainBreakdown['integration'];

function servicePoints(spine: Spine): PassagePoint[] {
  return componentsOf(spine, 'gateway', 'service', 'worker', 'job').map((each) =>
    point(spine, `${each.name} (${each.technology}): ${each.responsibility}`, each.serves),
  );
}

function apiPoints(spine: Spine, { api, routes }: Drafted): PassagePoint[] {
  const count = routes.groups.reduce((sum, group) => sum + group.endpoints.length, 0);
  const groups = `${count} operations in ${routes.groups.length} groups and ${api.errors.length} codes stand in the tables below`;
  return [point(spine, groups), ...api.principles.map((each) => point(spine, each.text, each.serves))];
}

/** A trouble and what is done then, as the inputs settle it: "Price missing: keep the last one". */
const SETTLED =
  /^(?:missing\b[^:.]{0,60}|(?:empty|duplicate|stale|late|partial)\b[^:.]{2,60}|[^:.]{2,60}\b(?:unavailable|missing|failures?|fails?|down|timeouts?|conflicts?|concurrency)|concurrency)\s*: /i;

function settledCases(spine: Spine): PassagePoint[] {
  const found = spine.requirements.filter((each) => SETTLED.test(each.text)).slice(0, MOST_CASES);
  if (found.length === 0) return [];
  const told = found.map(
    (each) => `"${clip(each.text.replace(/[*`"]/g, '').replace(/\.$/, ''), 160)}" (${each.id})`,
  );
  const where = hasServer(spine) ? `at ${coreOf(spine).name}` : 'of the client';
  const text = `Cases that the inputs settle, each a test ${where}: ${series(told)}`;
  return [
    point(
      spine,
      text,
      found.map((each) => each.id),
    ),
  ];
}

const MOST_CASES = 4;

function rulePoints(spine: Spine, { state }: Drafted): PassagePoint[] {
  const ids = spine.structure.invariants.map((each) => each.id);
  const invariants = [
    point(
      spine,
      `${ids[0] ?? ''} to ${ids.at(-1) ?? ''} below bind every implementer; each is a test before it is a feature`,
    ),
  ];
  const cycles = state.lifecycles
    .slice(0, 3)
    .map((each) =>
      point(
        spine,
        `${each.entity} moves through ${series(each.states)}; a move that the table does not name is refused${hasServer(spine) ? ' with 409' : ' by its access rule'}`,
        each.serves,
      ),
    );
  return [...invariants, ...cycles, ...settledCases(spine)];
}

/** Where no server is ours, the client does the work and what stands before the store admits it. */
function carried(spine: Spine, services: readonly string[], features: string): string {
  if (hasServer(spine))
    return `${series(services) || coreOf(spine).name} ${services.length > 1 ? 'carry' : 'carries'} ${features}`;
  const client = componentsOf(spine, 'client')[0]?.name ?? 'the client';
  return `${client} carries ${features}; ${coreOf(spine).name} admit what it writes`;
}

function rulesText(spine: Spine, features: string): string {
  const modules = `free of framework and store, one module for each of ${features}`;
  const owners = unique(spine.entities.map(({ owner }) => owner));
  const services = componentsOf(spine, 'service').filter(({ id }) => owners.includes(id));
  if (services.length > 1)
    return `Each rule stands in the service that owns what it is about (${series(services.map(({ name }) => name))}), free of framework and store, one module for each area of the service.`;
  if (hasServer(spine)) return `The rules stand in ${coreOf(spine).name}, ${modules}.`;
  return `The rules stand in the client, ${modules}; what must not be forged stands in ${coreOf(spine).name} as well.`;
}

/** The backend domain. Pure. */
export function draftBackend(spine: Spine, drafted: Drafted): Backend {
  const services = componentsOf(spine, 'gateway', 'service', 'worker', 'job').map((each) => each.name);
  const keepers = drafted.data.databases.filter((each) => each.type !== 'Job table');
  const features = series(
    featuresOf(spine)
      .slice(0, 5)
      .map((each) => clip(each.name, 60)),
  );
  return {
    coreServices: passage(
      spine,
      'backend',
      `${spine.structure.patternName}: ${carried(spine, services, features)}.`,
      servicePoints(spine),
    ),
    dataLayer: passage(
      spine,
      'backend',
      `${series(keepers.map((each) => `${each.type} (${each.production})`).slice(0, 4))} ${keepers.length > 1 ? 'keep' : 'keeps'} ${listOf(
        drafted.data.entities.map((each) => noun(each.name)),
        6,
      )}.`,
      [],
    ),
    apiDesign: passage(spine, 'backend', drafted.api.style, apiPoints(spine, drafted)),
    businessLogic: passage(spine, 'backend', rulesText(spine, features), rulePoints(spine, drafted)),
  };
}

const FALLBACKS: readonly (readonly [RegExp, string])[] = [
  [
    /payment/,
    'nothing is counted as paid and each {key} keeps its last state; a message from the other side and a nightly comparison settle what is in doubt',
  ],
  [/identity/, 'sessions that exist go on, new sign-ins wait'],
  [
    /notification/,
    'the message waits in the outbox and is shown as waiting; it is sent once the service answers, unless it is no longer true by then',
  ],
  [/device/, 'the device is shown as offline with the time of its last sign of life'],
  [/analytics/, 'events are dropped; no function of the product depends on it'],
];

function fallbackOf(spine: Spine, integration: Integration): string {
  if (isSentTo(integration))
    return 'what was not yet copied waits in the queue, in order, and an alert tells its age';
  if (isNamesake(integration))
    return 'a name that only it knows is answered as not found for now, and all others are looked up as before';
  if (isSettling(integration))
    return 'nothing is counted as settled: what was closed waits, its file is handed over again, and its report is booked once';
  const told = FALLBACKS.find(([kind]) => kind.test(integration.kind))?.[1];
  const key = spine.entities[0]?.name.toLowerCase() ?? 'record';
  return told?.replace('{key}', key) ?? 'the last good copy is shown with its age';
}

function integrationPoint(spine: Spine, integration: Integration): PassagePoint {
  const isPlain = integration.purpose === '' || integration.kind === 'identity';
  const purpose = isPlain ? '' : ` (${clip(integration.purpose.replace(/\.$/, ''), 200)})`;
  return point(
    spine,
    `${integration.name}${purpose}: ${hasServer(spine) ? 'one adapter, credentials from the secret store, 5 s timeout, 3 tries (assumed)' : 'used through its client library, by one module that nothing else imports'}. When it fails, ${fallbackOf(spine, integration)}`,
    integration.requirementIds,
  );
}

function loadedPoint(spine: Spine, { name, requirementIds }: Integration): PassagePoint {
  return point(
    spine,
    `${name}: loaded by one component of the client with a public key that is bound to the addresses of the product. When it fails, the page shows the same data as a list and says why`,
    requirementIds,
  );
}

/** How many connections wait for an answer; which ones, their own table says, and in which order, the flows. */
function edgeText({ structure }: Spine): string {
  const waiting = structure.connections.filter((each) => !each.isAsync).length;
  const others = structure.connections.length - waiting;
  const all = 'All connections stand in the table of the solution overview';
  const drawn =
    structure.flows.length === 0 ? '' : ' The runtime flows below say in which order they are used.';
  return others === 0
    ? `${all}; each waits for its answer.${drawn}`
    : `${all}: ${waiting} wait for an answer, ${others} ${others > 1 ? 'go' : 'goes'} by message or stream.${drawn}`;
}

/** The topics in one line; what each carries stands with the API groups. */
function eventPoints(spine: Spine, { routes }: Drafted): PassagePoint[] {
  const events = routes.groups
    .flatMap((group) => group.endpoints)
    .filter((each) => ['EVENT', 'SSE', 'WS'].includes(each.method));
  const names = series(events.slice(0, 6).map((each) => `\`${each.path}\``));
  const serves = events.flatMap((each) => each.serves).slice(0, 6);
  return events.length === 0
    ? []
    : [point(spine, `${names}: key and payload stand in the API groups`, serves)];
}

function eventText(spine: Spine, queue: Component | undefined): string {
  if (queue !== undefined && isJobTable(queue))
    return `${queue.name} (${queue.technology}) hands work to those who do it, at least once; who takes it drops repeats by id, and what fails 3 times is parked for an operator.`;
  if (queue !== undefined)
    return `${queue.name} (${queue.technology}) carries facts between components, at least once; consumers drop repeats by id and send what fails 3 times to a dead-letter topic.`;
  if (!hasServer(spine))
    return `There is no broker and no server: a change of ${storeOf(spine).name} reaches other devices through the listeners of the provider's library, and nothing else follows it.`;
  const after =
    componentsOf(spine, 'external').length === 0
      ? 'and what must follow it is part of that transaction.'
      : `and what must follow it is an outbox row that ${coreOf(spine).name} works off.`;
  return `There is no broker: a change is one transaction in ${storeOf(spine).name}, ${after}`;
}

/** How the systems of those who take part are reached, and what happens while one is not. */
function partyPoint(spine: Spine): PassagePoint[] {
  const parties = componentsOf(spine, 'external').find(({ id }) => id === PARTY_SYSTEMS);
  if (parties === undefined) return [];
  const thing = noun(mainEntity(spine)?.name ?? 'row');
  return [
    point(
      spine,
      `${parties.name}: each calls ${apiOf(spine).name} with its certificate and is called back at the end-point that is kept of it. While it does not answer, its callbacks are repeated with growing pauses, a ${thing} that waits for it ends by its deadline, and the outcome stays readable`,
    ),
  ];
}

/** What a system outside is called by, where a demand does not name it. */
const HOOK = /\bwebhook/i;

/** The integration domain. Pure. */
export function draftIntegration(spine: Spine, drafted: Drafted): IntegrationDomain {
  const queue = componentsOf(spine, 'queue')[0];
  const reached = partners(spine);
  return {
    systemIntegrations: passage(spine, 'integration', systemsText(spine), [
      ...reached.map((each) => integrationPoint(spine, each)),
      ...pageServices(spine).map((each) => loadedPoint(spine, each)),
      ...partyPoint(spine),
    ]),
    externalApis: passage(
      spine,
      'integration',
      callsText(spine),
      reached.length === 0
        ? []
        : quoted(
            spine,
            /^(?!.*\b(?:zero|no|never|without|not)\b.{0,30}\bapis?\b).*(?:\bapis?\b|\bwebhook|\bintegrat|\bexternal|\bthird[- ]party)/i,
            () => 'The contract is pinned by a test against recorded answers.',
            ({ text }) => HOOK.test(text) || reached.some(({ name }) => overlap(name, text) > 0),
          ),
    ),
    dataFlow: passage(spine, 'integration', edgeText(spine), []),
    eventHandling: passage(spine, 'integration', eventText(spine, queue), eventPoints(spine, drafted)),
  };
}
