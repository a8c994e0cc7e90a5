// Owns the flow of a process that is told in phases: each phase calls the route of its own thing.
// Keeps true: a step goes along an edge of the graph; a phase without a thing of its own is told in its own words.
import type { FlowRead } from '../../blueprint/reading.ts';
import type { Requirement } from '../../blueprint/requirement.ts';
import { call, reply, type Step } from './flow-steps.ts';
import type { Graph } from './graph.ts';
import { isInstitution } from './institutions.ts';
import { capital, clip } from './nouns.ts';
import { isPhase, phaseNouns, phaseShape } from './reading/phases.ts';
import { afterCommit } from './server-steps.ts';
import type { EntityFact, RoleFact } from './spine.ts';

interface Input {
  readonly graph: Graph;
  readonly entities: readonly EntityFact[];
  readonly requirements: readonly Requirement[];
  readonly roles: readonly RoleFact[];
}

/** Two phases with routes of their own make a process in phases. */
const FEWEST = 2;
const STATED = /\b(GET|POST|PUT|PATCH) (\/[\w{}/.-]+)/;

interface Route {
  readonly label: string;
  readonly line: string;
  readonly what: string;
  readonly isRead: boolean;
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

function routeOf({ entities, requirements }: Input, step: string): Route | null {
  const label = capital(step.split(/,? (?:when|where|in which)\b/)[0] ?? step);
  const phases = phaseNouns(step);
  const made = entities.find((one) => phases.some((phase) => isPhase(one.name, phase)));
  if (made) return { label, line: `POST /v1/${made.segment}`, what: made.name, isRead: false };
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

function stepsOf({ graph, entities }: Input, { label, line, what, isRead }: Route): Step[] {
  const { client, entry, core, store } = graph.places;
  const owner = entities.find((one) => one.name === what)?.owner ?? core;
  const keeps =
    graph.components.find((one) => one.owner === owner && one.kind === 'store' && one.id === store)?.id ??
    store;
  const isHub = graph.components.some((one) => one.id === 'orchestrator');
  const later = isHub ? '202, then the outcome by callback' : '201 with its id';
  const inner = owner === entry ? [] : [call(entry, owner, 'checked request with role')];
  const outer = owner === entry ? [] : [reply(owner, entry, isRead ? what : 'outcome')];
  return [
    call(client, entry, `${clip(label, 50)}: ${line}${isRead ? '' : ' with an idempotency key'}`),
    ...inner,
    call(owner, keeps, isRead ? `reads ${what}` : `checks the rule, writes ${what}`),
    reply(keeps, owner, isRead ? what : 'committed'),
    ...(isRead ? [] : afterCommit(graph, owner, what)),
    ...outer,
    reply(entry, client, isRead ? '200 with what was found' : later),
  ];
}
