// Owns the joint spine: the model's components, stack, roles and entities in the form that the rules draft from, too.
// Keeps true: ids are slugs and unique; what the model left out the rules fill in, but for the graph: no edge is made up. Pure.
import type { StackRow } from '../../blueprint/parts/stack.ts';
import type { Component, Connection } from '../../blueprint/parts/structure.ts';
import { buildFlows } from '../builtin/flows/flows.ts';
import { statedCalls } from '../builtin/flows/stated-calls.ts';
import type { Graph } from '../builtin/graph/graph.ts';
import type { PlaceIds } from '../builtin/graph/graph-input.ts';
import type { EntityFact, RoleFact, Spine } from '../builtin/spine.ts';
import { clip, pluralOf, slugOf } from '../builtin/things/nouns.ts';
import type { SpineAnswer } from './schemas/spine.ts';
import { versionOf } from './stack-facts.ts';

/** A decision that the guide records; ADR-0001 is the pattern. */
export interface PlannedDecision {
  readonly id: string;
  readonly title: string;
  readonly choice: string;
  readonly drivers: readonly string[];
  /** The record whose place it takes; absent where there is none. */
  readonly supersedes?: string | null;
}

export interface Joint {
  readonly spine: Spine;
  /** Those after the pattern, in order. */
  readonly decisions: readonly PlannedDecision[];
}

/** The spine of rules with the model's names in it. Unknown ends and doubles are left out. Pure. */
export function jointSpine(base: Spine, answer: SpineAnswer): Joint {
  const components = componentsOf(answer, base);
  const ids = new Set(components.map((one) => one.id));
  const connections = connectionsOf(answer, ids);
  const core = placeOf(components, ['service', 'gateway', 'worker']);
  const entities = entitiesOf(answer, base, ids, core);
  const roles = rolesOf(answer, base);
  const stackRows = stackOf(answer, base);
  const places = placesOf(components, core);
  const ownerOf = (name: string): string => entities.find((one) => one.name === name)?.owner ?? core;
  const graph: Graph = { components, connections, places, ownerOf };
  const flows = buildFlows({
    graph,
    read: base.input.reading.flows,
    features: base.features,
    entities,
    roles,
    requirements: base.requirements,
    securityIds: base.serving(/security|\b(?:log ?in|sign[- ]?in|auth\w*|account|session)\b/i, 6),
    stated: statedCalls(base.input.brief.documents),
    isFulfilled: base.input.brief.documents.some(({ text }) => /\bfulfil/i.test(text)),
    isOwnMachine: stackRows.some(
      (row) => row.group === 'authentication' && /^session of the operating system/i.test(row.choice),
    ),
  });
  const structure = { ...base.structure, components, connections, flows };
  return { spine: { ...base, structure, entities, roles, stackRows }, decisions: decisionsOf(answer) };
}

const slug = (id: string): string => slugOf(id);

function componentsOf(answer: SpineAnswer, base: Spine): Component[] {
  const known = new Set(base.requirements.map((one) => one.id));
  const seen = new Set<string>();
  const listed = answer.components.filter((one) => !seen.has(slug(one.id)) && seen.add(slug(one.id)));
  return listed.map((one) => ({
    id: slug(one.id),
    name: clip(one.name || one.id, 60),
    kind: one.kind,
    technology: clip(one.technology || 'as in the stack', 80),
    responsibility: clip(one.responsibility || one.name, 1600),
    owner: one.owner !== null && seen.has(slug(one.owner)) ? slug(one.owner) : null,
    scaling: clip(one.scaling, 200),
    serves: one.serves.filter((id) => known.has(id)),
  }));
}

function connectionsOf(answer: SpineAnswer, ids: ReadonlySet<string>): Connection[] {
  return answer.connections
    .map((one) => ({
      from: slug(one.from),
      to: slug(one.to),
      // What is not said is not made up: the rules of the graph say that it is missing.
      verb: clip(one.verb || 'uses', 60),
      protocol: clip(one.protocol || 'not stated', 40),
      isAsync: one.isAsync,
    }))
    .filter((one) => ids.has(one.from) && ids.has(one.to) && one.from !== one.to);
}

type Kind = Component['kind'];

function placeOf(components: readonly Component[], kinds: readonly Kind[]): string {
  const found = kinds.flatMap((kind) => components.filter((one) => one.kind === kind))[0];
  return found?.id ?? components[0]?.id ?? 'core';
}

function placesOf(components: readonly Component[], core: string): PlaceIds {
  const first = (...kinds: Kind[]): string | null =>
    components.find((one) => kinds.includes(one.kind))?.id ?? null;
  const identity = components.find((one) => one.kind === 'external' && /identity|auth|login/i.test(one.name));
  return {
    client: first('client') ?? core,
    entry: first('gateway') ?? core,
    core,
    work: first('worker', 'job'),
    bus: first('queue'),
    store: first('store') ?? core,
    identity: identity?.id ?? null,
  };
}

function entitiesOf(answer: SpineAnswer, base: Spine, ids: ReadonlySet<string>, core: string): EntityFact[] {
  const seen = new Set<string>();
  const listed = answer.entities.filter(
    (one) => one.name.trim() !== '' && !seen.has(one.name) && seen.add(one.name),
  );
  if (listed.length === 0) return base.entities.map((one) => ({ ...one, owner: core }));
  return listed.map((one) => {
    const read = base.entities.find((known) => known.name.toLowerCase() === one.name.toLowerCase());
    const name = clip(one.name, 60);
    const plural = read?.plural ?? pluralOf(name);
    const owner = ids.has(slug(one.owner)) ? slug(one.owner) : core;
    const facts = { fields: read?.fields ?? [], requirementIds: read?.requirementIds ?? [] };
    return { name, plural, segment: slugOf(plural), owner, ...facts };
  });
}

function rolesOf(answer: SpineAnswer, base: Spine): RoleFact[] {
  const listed = answer.roles.filter((one) => one.name.trim() !== '');
  if (listed.length === 0) return [...base.roles];
  return listed.map((one) => {
    const read = base.roles.find((known) => known.name.toLowerCase() === one.name.toLowerCase());
    const name = read?.name ?? clip(one.name, 60);
    const description = one.description || read?.description || name;
    return { name, description: clip(description, 1600), requirementIds: read?.requirementIds ?? [] };
  });
}

function stackOf(answer: SpineAnswer, base: Spine): StackRow[] {
  const rows = answer.stack
    .filter((one) => one.choice.trim() !== '')
    .map((one): StackRow => {
      const same = base.stackRows.find((row) => row.choice.toLowerCase() === one.choice.toLowerCase());
      const choice = clip(one.choice, 80);
      return {
        group: one.group,
        role: clip(one.place || 'Choice', 60),
        choice,
        version: versionOf(choice, base),
        reason: same?.reason ?? `${choice} was chosen for this part of the design.`,
        alternative: same?.alternative ?? 'None was weighed.',
        origin: same?.origin ?? 'catalogue',
        decisionId: null,
        serves: same?.serves ?? [],
      };
    });
  return rows.length >= 4 ? rows : [...base.stackRows];
}

const MOST_DECISIONS = 11;

function decisionsOf(answer: SpineAnswer): PlannedDecision[] {
  return answer.decisions
    .filter((one) => one.title.trim() !== '')
    .slice(0, MOST_DECISIONS)
    .map((one, at) => ({ ...one, id: `ADR-${String(at + 2).padStart(4, '0')}` }));
}
