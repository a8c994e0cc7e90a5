// Owns the flow of a process that is told in phases: each phase calls the route of its own thing.
// Keeps true: a step goes along an edge of the graph; a phase without a thing of its own is told in its own words.
import type { FlowRead } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Graph } from '../graph/graph.ts';
import { PARTY_SYSTEMS } from '../graph/party-systems.ts';
import { isInstitution } from '../people/institutions.ts';
import { isPhase, phaseNouns, phaseShape } from '../reading/phases.ts';
import type { EntityFact, RoleFact } from '../spine.ts';
import { capital, clip } from '../things/nouns.ts';
import { noun } from '../things/phrases.ts';
import { call, reply, type Step, take } from './flow-steps.ts';
import { lookupIn } from './lookups.ts';
import { afterCommit } from './server-steps.ts';

interface Input {
  readonly graph: Graph;
  readonly entities: readonly EntityFact[];
  readonly requirements: readonly Requirement[];
  readonly roles: readonly RoleFact[];
  /** True where the inputs speak of a fulfilment by the other party; false by default. */
  readonly isFulfilled?: boolean;
}

const MOVES = /(?:transfer|payment|transaction|remittance)$/i;
/** Two phases with routes of their own make a process in phases. */
const FEWEST = 2;
const STATED = /\b(GET|POST|PUT|PATCH) (\/[\w{}/.-]+)/;

interface Route {
  readonly label: string;
  readonly line: string;
  readonly what: string;
  readonly isRead: boolean;
  /** The directory that answers, where the phase looks somebody up. */
  readonly directory?: string;
}

/** The steps of a flow in phases; null where fewer than two phases have a route of their own. Pure. */
export function phasedSteps(input: Input, read: FlowRead, actor: string): Step[] | null {
  const routes = read.steps.map((step) => routeOf(input, step));
  const isManaged = input.graph.places.entry === 'access-rules';
  if (isManaged || routes.filter((one) => one !== null).length < FEWEST) return null;
  const { client } = input.graph.places;
  const isSystem = input.roles.some((role) => role.name === actor && isInstitution(role));
  return read.steps.flatMap((step, at) => {
    const route = routes[at];
    if (!route) return [call('actor', client, step)];
    return isSystem ? stepsOf(input, route) : [call('actor', client, route.label), ...stepsOf(input, route)];
  });
}

function routeOf({ entities, requirements, roles }: Input, step: string): Route | null {
  const label = capital(step.split(/,? (?:when|where|in which)\b/)[0] ?? step);
  const phases = phaseNouns(step);
  const made = entities.find((one) => phases.some((phase) => isPhase(one.name, phase)));
  if (made) return { label, line: `POST /v1/${made.segment}`, what: made.name, isRead: false };
  const lookup = lookupIn(step, entities, roles);
  if (lookup) {
    const directory = noun(lookup.directory.name);
    return { label, line: `GET ${lookup.path}`, what: lookup.directory.name, isRead: true, directory };
  }
  const shapes = phases.map(phaseShape);
  const written = requirements
    .filter(({ source, text }) =>
      shapes.some((shape) => shape.test(text) || (source.kind === 'document' && shape.test(source.heading))),
    )
    .flatMap(({ text }) => {
      const [line = '', method, path = ''] = STATED.exec(text) ?? [];
      return line === '' ? [] : [{ label, line, what: nameOf(path), isRead: method === 'GET' }];
    });
  return written[0] ?? null;
}

const nameOf = (path: string): string => path.split('/').find((part) => /^[a-z]/i.test(part)) ?? 'record';

/** A look-up leaves through the adapters: the store only knows whom to ask. */
function askedOutside(graph: Graph, owner: string, directory: string): Step[] {
  const { bus, work } = graph.places;
  if (bus === null || work === null) return [];
  return [
    call(owner, bus, 'publishes the look-up'),
    take(work, bus, `the look-up, asks the ${directory}, reports who holds the name`),
  ];
}

const LEDGER = 'ledger';

/** Money is reserved before the other party is asked, and posted once it fulfils; no step where there is no ledger. */
function reserved(graph: Graph, owner: string): Step[] {
  const isWired = graph.connections.some((one) => one.from === owner && one.to === LEDGER);
  return isWired
    ? [
        call(owner, LEDGER, 'reserves the amount against cover and limits'),
        reply(LEDGER, owner, 'reserved, or what is missing'),
      ]
    : [];
}

interface Moved {
  readonly owner: string;
  readonly line: string;
  /** What moves, and the store that holds its state. */
  readonly what: string;
  readonly keeps: string;
}

/** The ledger posts, then the state is on disk, and only then is anybody told. */
function fulfilled({ graph, isFulfilled }: Input, { owner, line, what, keeps }: Moved): Step[] {
  const { client, entry } = graph.places;
  if (isFulfilled !== true || reserved(graph, owner).length === 0) return [];
  return [
    call(client, entry, `The other party: ${line}/{id}/fulfilment`),
    ...(owner === entry ? [] : [call(entry, owner, 'checked fulfilment')]),
    call(owner, LEDGER, 'posts what was reserved'),
    reply(LEDGER, owner, 'posted for both sides'),
    call(owner, keeps, `records the ${what} as committed`),
    reply(keeps, owner, 'recorded'),
    ...(owner === entry ? [] : [reply(owner, entry, 'final outcome')]),
    reply(entry, client, 'accepted; the same outcome goes to both by callback'),
    ...toParties(graph, 'tells both sides the final outcome'),
  ];
}

/** What is told to the systems of the parties; no step where the graph has none. */
function toParties({ connections, places }: Graph, action: string): Step[] {
  const { work } = places;
  const isWired = connections.some(({ from, to }) => from === work && to === PARTY_SYSTEMS);
  return work !== null && isWired ? [call(work, PARTY_SYSTEMS, action)] : [];
}

function stepsOf(input: Input, { label, line, what, isRead, directory }: Route): Step[] {
  const { graph, entities } = input;
  const { client, entry, core, store } = graph.places;
  const owner = entities.find((one) => one.name === what)?.owner ?? core;
  const keeps =
    graph.components.find((one) => one.owner === owner && one.kind === 'store' && one.id === store)?.id ??
    store;
  const isHub = graph.components.some((one) => one.id === 'orchestrator');
  const later = isHub ? '202, then the outcome by callback' : '201 with its id';
  const isMoved = MOVES.test(what);
  const readLine =
    directory === undefined ? `reads ${what}` : `reads which ${directory} answers for the name`;
  const told =
    directory === undefined ? '200 with what was found' : '202, then who holds the name by callback';
  const found = isRead ? told : later;
  const inner = owner === entry ? [] : [call(entry, owner, 'checked request with role')];
  const outer =
    owner === entry
      ? []
      : [reply(owner, entry, directory !== undefined ? 'accepted' : isRead ? what : 'outcome')];
  return [
    call(client, entry, `${clip(label, 50)}: ${line}${isRead ? '' : ' with an idempotency key'}`),
    ...inner,
    call(owner, keeps, isRead ? readLine : `checks the rule, writes ${what}`),
    reply(keeps, owner, isRead ? what : 'committed'),
    ...(isMoved ? reserved(graph, owner) : []),
    ...(isRead
      ? []
      : [
          ...afterCommit(graph, owner, what),
          ...toParties(graph, `passes the ${what} on to the other party`),
        ]),
    ...(directory === undefined ? [] : askedOutside(graph, owner, directory)),
    ...outer,
    reply(entry, client, found),
    ...(isMoved ? fulfilled(input, { owner, line, what, keeps }) : []),
  ];
}
