// Owns the drafting of a whole blueprint from a spine, part by part, in the order people see.
// Keeps true: between two parts the event loop gets its turn, and a signal that is raised ends the draft.
import { setImmediate } from 'node:timers/promises';
import type { Blueprint, PartName } from '../../blueprint/blueprint.ts';
import type { Data } from '../../blueprint/parts/data.ts';
import type { Routes } from '../../blueprint/parts/routes.ts';
import type { Structure } from '../../blueprint/parts/structure.ts';
import type { Call } from '../port.ts';
import { answeredFirst } from './flows/answered-first.ts';
import { draftAccess } from './parts/access.ts';
import { draftApi } from './parts/api.ts';
import { withCalledRecords } from './parts/data/called-records.ts';
import { withWriters } from './parts/data/writers.ts';
import { draftData } from './parts/data.ts';
import { draftDecisions } from './parts/decisions.ts';
import { draftDeployment } from './parts/deployment.ts';
import { draftDomains } from './parts/domains.ts';
import { withFurther } from './parts/further.ts';
import { draftPlan } from './parts/plan.ts';
import { draftQualities } from './parts/qualities.ts';
import { withMissedDates } from './parts/review/dates.ts';
import { withMissedTargets } from './parts/review/targets.ts';
import { draftReview } from './parts/review.ts';
import { withCalls } from './parts/routes/called.ts';
import { withToldCalls } from './parts/routes/flow-calls.ts';
import { draftRoutes } from './parts/routes.ts';
import { draftStack } from './parts/stack.ts';
import { withKeptRows } from './parts/state/kept-rows.ts';
import { withCalledRemovals, withStateColumns } from './parts/state/removals.ts';
import { draftState } from './parts/state.ts';
import { draftStructure } from './parts/structure.ts';
import { withUseRecords } from './parts/uses.ts';
import { hasServer, textOf } from './spine/facts.ts';
import type { Spine } from './spine.ts';

/** Structure and routes that name the same calls. */
function agreed(
  spine: Spine,
  structure: Structure,
  routes: Routes,
): { readonly structure: Structure; readonly routes: Routes } {
  if (!hasServer(spine)) return { structure, routes };
  const { flows, groups } = withCalls(structure.flows, routes.groups, {
    textOf: (ids) => textOf(spine, ids),
    roles: spine.roles.map((role) => role.name),
    nameOf: (segment) => spine.entities.find((one) => one.segment === segment)?.name ?? segment,
  });
  const called = withToldCalls(spine, { ...structure, flows }, groups);
  const ordered = called.flows.map((flow) => answeredFirst(flow, called.components));
  return { structure: { ...called, flows: ordered }, routes: { ...routes, groups } };
}

/** The things kept, those that only calls speak of among them, each with who writes it. */
function recorded(spine: Spine, data: Data, routes: Routes, structure: Structure): Data {
  const { requirements } = spine;
  return withWriters(withCalledRecords(spine, data, routes), routes, { structure, requirements });
}

/** The blueprint of a spine. Tells `onPart` of each part; rejects with the signal's reason once it is aborted. */
export async function draftBlueprint(
  spine: Spine,
  { signal, onPart }: Pick<Call, 'signal' | 'onPart'>,
): Promise<Blueprint> {
  const part = async <T>(name: PartName, draft: () => T): Promise<T> => {
    signal.throwIfAborted();
    const value = draft();
    onPart(name);
    await setImmediate();
    return value;
  };
  const review = await part('review', () => draftReview(spine));
  const told = await part('structure', () => draftStructure(spine));
  const lived = await part('state', () => draftState(spine));
  const stack = await part('stack', () => draftStack(spine));
  const access = await part('access', () => draftAccess(spine));
  const { structure, routes } = agreed(spine, told, await part('routes', () => draftRoutes(spine, access)));
  const moved = hasServer(spine)
    ? { ...lived, lifecycles: withCalledRemovals(lived.lifecycles, routes, spine.entities) }
    : lived;
  const api = await part('api', () => draftApi(spine, routes));
  const kept = await part('data', () => withUseRecords(spine, draftData(spine)));
  const data = hasServer(spine)
    ? recorded(
        spine,
        { ...kept, entities: withStateColumns(kept.entities, moved.lifecycles) },
        routes,
        structure,
      )
    : kept;
  const state = hasServer(spine) ? withKeptRows(moved, data) : moved;
  const deployment = await part('deployment', () => draftDeployment(spine, data));
  const qualities = await part('qualities', () => draftQualities(spine));
  const drafted = { access, routes, api, data, deployment, qualities, state };
  const domains = await part('domains', () => draftDomains(spine, drafted));
  const plan = await part('plan', () => draftPlan(spine, drafted));
  const decisions = await part('decisions', () => draftDecisions(spine));
  const { brief, reading } = spine.input;
  const parts = {
    review,
    structure,
    state,
    stack,
    access,
    routes,
    api,
    data,
    deployment,
    qualities,
    domains,
    plan,
    decisions,
  };
  const blueprint: Blueprint = {
    schemaVersion: 1,
    title: brief.title,
    purpose: reading.purpose,
    drafter: { kind: 'rules' },
    ...parts,
  };
  return withMissedDates(withMissedTargets(withFurther(blueprint, spine), spine), spine);
}
