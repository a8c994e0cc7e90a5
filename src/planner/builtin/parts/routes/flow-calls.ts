// Owns the calls that a told flow makes beside its main one: what it lists, holds and takes, and where it signs in.
// Keeps true: each is an endpoint of the table and goes along edges of the graph; no step that is told is lost.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import type { Flow, Structure } from '../../../../blueprint/parts/structure.ts';
import { call, reply, type Step } from '../../flows/flow-steps.ts';
import { mentionsAlone } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { noun } from '../../things/phrases.ts';
import { approvedIn } from './flow-approval.ts';
import { roadOf, throughTo } from './flow-road.ts';
import { HELD } from './told-deed-data.ts';

const LISTS = /^(?:the )?(?:page|screen|list|app|system) (?:lists?|shows?|offers?) (.{3,60})$/i;
const ACCEPTS = /\baccepts?\b/i;
const SIGNS_IN = /\b(?:signs?|logs?) in\b/i;

interface Ground {
  readonly spine: Spine;
  readonly structure: Structure;
  readonly endpoints: readonly Endpoint[];
}

function has({ endpoints }: Ground, method: Endpoint['method'], path: string): boolean {
  return endpoints.some((one) => one.method === method && one.path === path);
}

function thingIn({ spine }: Ground, text: string): EntityFact | undefined {
  return spine.entities.find((each) => mentionsAlone(text, each, spine.entities));
}

/** "The page lists free slots": what it reads before it shows them. */
function listed(ground: Ground, step: Step): Step[] {
  const [, told = ''] = step.isReply ? (LISTS.exec(step.action) ?? []) : [];
  const thing = told === '' ? undefined : thingIn(ground, told);
  const path = `/v1/${thing?.segment}`;
  if (thing === undefined || !has(ground, 'GET', path)) return [];
  const things = noun(thing.plural);
  return throughTo(
    roadOf(ground.spine, step.from, thing),
    `GET ${path}`,
    `reads ${things}`,
    things,
    '200 with a page of results',
  );
}

/** "Picks a slot; it is held": the hold, between the two. */
function held(ground: Ground, step: Step, before: Step | undefined): Step[] {
  const [, told = ''] = HELD.exec(`${before?.action}; ${step.action}`) ?? [];
  const thing = told === '' || !step.isReply ? undefined : thingIn(ground, told);
  const path = `/v1/${thing?.segment}/{id}/hold`;
  if (thing === undefined || !has(ground, 'POST', path)) return [];
  return throughTo(
    roadOf(ground.spine, step.from, thing),
    `POST ${path} with an idempotency key`,
    `holds the ${noun(thing.name)} where it is free`,
    'held, or taken',
    '201 with a token of the hold, or 409',
  );
}

/** "That person accepts": what is taken of an offer. */
function accepted(ground: Ground, { from, to, action }: Step): Step[] {
  if (from !== 'actor' || !ACCEPTS.test(action)) return [];
  const one = ground.endpoints.find(({ method, path }) => method === 'POST' && path.endsWith('/acceptance'));
  const thing = ground.spine.entities.find(({ segment }) => one?.path.startsWith(`/v1/${segment}/`));
  if (one === undefined || thing === undefined) return [];
  return throughTo(
    roadOf(ground.spine, to, thing),
    `POST ${one.path} with an idempotency key`,
    'takes the offer where its time is not over',
    'taken, or over',
    '201 with its id, or 410',
  );
}

/** "Signs in with a code": at the provider, as the first flow tells. */
function signedIn({ structure }: Ground, { from, to, action }: Step): Step[] {
  const edge = structure.connections.find((one) => one.from === to && one.to === 'identity');
  if (from !== 'actor' || edge === undefined || !SIGNS_IN.test(action)) return [];
  return [call(to, edge.to, 'signs in, as F-1 tells'), reply(edge.to, to, 'signed in')];
}

function calledIn(ground: Ground, flow: Flow): Flow {
  const steps = flow.steps.flatMap((step, at) => [
    ...listed(ground, step),
    ...held(ground, step, flow.steps[at - 1]),
    step,
    ...signedIn(ground, step),
    ...accepted(ground, step),
  ]);
  return { ...flow, steps };
}

/** The structure with what its told flows call beside their main call; the sign-in stays as it is. Pure. */
export function withToldCalls(spine: Spine, structure: Structure, groups: readonly ApiGroup[]): Structure {
  const ground = { spine, structure, endpoints: groups.flatMap(({ endpoints }) => endpoints) };
  const [login, ...told] = structure.flows;
  if (login === undefined) return structure;
  const flows = told.map((flow) => approvedIn(ground, calledIn(ground, flow)));
  return { ...structure, flows: [login, ...flows] };
}
