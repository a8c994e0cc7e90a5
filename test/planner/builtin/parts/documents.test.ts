// Sentences about the parts drafted from real documents: our samples always, the corpus where it is present.
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Access } from '../../../../src/blueprint/parts/access.ts';
import { Api } from '../../../../src/blueprint/parts/api.ts';
import { Data } from '../../../../src/blueprint/parts/data.ts';
import { Deployment } from '../../../../src/blueprint/parts/deployment.ts';
import { DomainBreakdown } from '../../../../src/blueprint/parts/domains.ts';
import { Plan } from '../../../../src/blueprint/parts/plan.ts';
import { Qualities } from '../../../../src/blueprint/parts/qualities.ts';
import { Routes } from '../../../../src/blueprint/parts/routes.ts';
import { proposeOptions } from '../../../../src/planner/builtin/options/options.ts';
import { draftDomains } from '../../../../src/planner/builtin/parts/domains.ts';
import { draftPlan } from '../../../../src/planner/builtin/parts/plan.ts';
import { servedByUses } from '../../../../src/planner/builtin/parts/uses.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { inputOf } from '../../../fixtures/decided.ts';
import { briefOf, sets } from '../../../fixtures/sets.ts';
import { draftedOf } from './products.ts';

function spineFrom(folder: string): Spine {
  const brief = briefOf(folder, 'Redis');
  const reading = readBrief(brief);
  const optionSet = proposeOptions({ brief, reading, answers: [], feedback: [], previous: null });
  const optionId = optionSet.options.find((option) => option.recommended)?.id ?? 'A';
  return buildSpine(inputOf({ brief, reading, optionSet }, optionId));
}

const PRODUCTS = sets().map((folder) => [basename(folder), spineFrom(folder)] as const);

describe.each(PRODUCTS)('for %s', (_name, spine) => {
  const drafted = draftedOf(spine);
  const domains = draftDomains(spine, drafted);
  const plan = draftPlan(spine, drafted);
  const endpoints = drafted.routes.groups.flatMap((group) => group.endpoints);

  it('every part keeps to its schema', () => {
    const parts = [
      Access.safeParse(drafted.access),
      Routes.safeParse(drafted.routes),
      Api.safeParse(drafted.api),
      Data.safeParse(drafted.data),
      Deployment.safeParse(drafted.deployment),
      Qualities.safeParse(drafted.qualities),
      DomainBreakdown.safeParse(domains),
      Plan.safeParse(plan),
    ];
    expect(parts.map((part) => part.error).filter((error) => error !== undefined)).toEqual([]);
  });

  it('roles, components and entities that are named exist', () => {
    const roles = new Set(['public', ...drafted.access.roles.map((role) => role.name)]);
    const components = new Set(spine.structure.components.map((component) => component.id));
    const entities = new Set(drafted.data.entities.map((entity) => entity.name));
    expect(
      [...endpoints, ...drafted.routes.pages]
        .flatMap((each) => each.roles)
        .filter((role) => !roles.has(role)),
    ).toEqual([]);
    expect(drafted.deployment.nodes.flatMap((node) => node.runs).filter((id) => !components.has(id))).toEqual(
      [],
    );
    expect(
      drafted.data.relations.flatMap(({ from, to }) => [from, to]).filter((name) => !entities.has(name)),
    ).toEqual([]);
  });

  it('each requirement is served by an endpoint, a quality scenario or a phase, and nearly each function by a part that speaks of it', () => {
    const functions = spine.requirements.filter((each) => each.kind === 'functional').map((each) => each.id);
    const { components, flows, invariants } = spine.structure;
    const { qualities, routes, access } = drafted;
    const parts = [
      components,
      flows,
      invariants,
      endpoints,
      qualities.scenarios,
      routes.pages,
      access.capabilities,
    ];
    const byPart = new Set(parts.flat().flatMap((each) => each.serves));
    // What no part speaks of stays open in the guide: honest, but the exception.
    const open = functions.filter((id) => !byPart.has(id));
    expect(open.length).toBeLessThanOrEqual(functions.length * 0.12);
    const byPhase = plan.phases.flatMap((phase) => phase.serves);
    const planned = [...spine.requirements.map((each) => each.id), ...servedByUses(spine)];
    expect(byPhase.toSorted()).toEqual(planned.toSorted());
  });

  it('no endpoint stands twice, and every role may do something', () => {
    const keys = endpoints.map((each) => `${each.method} ${each.path}`);
    expect(new Set(keys).size).toBe(keys.length);
    const { capabilities } = drafted.access;
    const idle = spine.roles.filter((role) => capabilities.every((each) => each.grants[role.name] === 'no'));
    expect(idle).toEqual([]);
  });
});

it('no two products share an entity or a product route', () => {
  const routes = PRODUCTS.map(([, spine]) => {
    const { routes: drafted } = draftedOf(spine);
    const paths = drafted.groups.flatMap((group) =>
      group.endpoints.map((each) => `${each.method} ${each.path}`),
    );
    return paths.filter((path) => !/\/v1\/(?:health|login|me)\b/.test(path));
  });
  const [clinic = [], lockers = []] = routes;
  expect(clinic.filter((path) => lockers.includes(path))).toEqual([]);
  const [first, second] = PRODUCTS.map(([, spine]) => spine.entities.map((entity) => entity.name));
  expect(first?.filter((name) => second?.includes(name))).toEqual([]);
});
