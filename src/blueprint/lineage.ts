// Owns what a later version may do to an earlier one: decisions are superseded, never edited; an id, once given, is never
// given to something else. Works the same whoever drafted. Pure.
import type { Blueprint, PartName } from './blueprint.ts';
import { isAlike, numbered, sharesWord } from './lineage-numbers.ts';
import type { Decision } from './parts/decisions.ts';
import type { Structure } from './parts/structure.ts';

/** A decision somebody proposes for the next version, before it is written. */
export interface Proposal {
  readonly title: string;
  readonly choice: string;
}

/** The number a proposal gets, and the record whose place it takes. */
export interface Placement {
  readonly id: string;
  readonly supersedes: string | null;
}

function isStanding({ status }: Decision): boolean {
  return status === 'accepted' || status === 'proposed';
}

function numberAfter(records: readonly Pick<Decision, 'id'>[], more: number): string {
  const highest = Math.max(0, ...records.map((one) => Number(one.id.slice(4))));
  return `ADR-${String(highest + more).padStart(4, '0')}`;
}

/** Where each proposal goes: null where a standing record says the same already, else the next free number, with the
 *  record whose place it takes: the one of the same title where it is overturned or said something else altogether, or
 *  another that is overturned. Pure. */
export function placedAmong(
  records: readonly Decision[],
  proposals: readonly Proposal[],
  overturned: readonly string[] = [],
): (Placement | null)[] {
  // The choice of the pattern takes another vote.
  const open = records.slice(1).filter(isStanding);
  let added = 0;
  return proposals.map(({ title, choice }) => {
    const same = open.find((one) => isAlike(one.title, title));
    if (same && !overturned.includes(same.id) && sharesWord(same.outcome, choice)) return null;
    const old = same ?? open.find((one) => overturned.includes(one.id));
    if (old) open.splice(open.indexOf(old), 1);
    added += 1;
    return { id: numberAfter(records, added), supersedes: old?.id ?? null };
  });
}

function isSameRecord(a: Decision, b: Decision): boolean {
  return JSON.stringify({ ...a, status: '' }) === JSON.stringify({ ...b, status: '' });
}

/** The records of the next version: the old word for word, an edited one as a new record that supersedes it. */
function recordsOf(before: readonly Decision[], after: readonly Decision[]): Decision[] {
  const known = new Map(before.map((one) => [one.id, one]));
  const edited = after.flatMap((one): Decision[] => {
    const old = known.get(one.id);
    const isOther = old && !isSameRecord(old, one) && !sharesWord(old.outcome, one.outcome);
    return isOther ? [{ ...one, supersedes: old.id }] : [];
  });
  const added = edited.map((one, at) => ({ ...one, id: numberAfter([...before, ...after], at + 1) }));
  const kept = after.map((one) => {
    const old = known.get(one.id);
    return old && old.status !== one.status && isSameRecord(old, one) ? one : (old ?? one);
  });
  const lost = before.filter((one) => !after.some(({ id }) => id === one.id));
  return closed([...kept, ...lost, ...added]);
}

/** What another record supersedes says so; nothing else of it changes. */
function closed(records: readonly Decision[]): Decision[] {
  const gone = new Set(records.flatMap((one) => one.supersedes ?? []));
  return records.map((one) =>
    gone.has(one.id) && one.status !== 'superseded' ? { ...one, status: 'superseded' } : one,
  );
}

/** The record that stands where this one stood, along all that superseded it. Pure. */
export function standingFor(id: string, records: readonly Decision[]): string {
  const seen = new Set([id]);
  let last = id;
  for (let next = records.find((one) => one.supersedes === last); next && !seen.has(next.id); ) {
    seen.add(next.id);
    last = next.id;
    next = records.find((one) => one.supersedes === last);
  }
  return last;
}

function withStandingReferences(blueprint: Blueprint): Blueprint {
  const { records } = blueprint.decisions;
  const follow = <T extends { readonly decisionId: string | null }>(one: T): T => {
    const last = one.decisionId === null ? null : standingFor(one.decisionId, records);
    return last === one.decisionId ? one : { ...one, decisionId: last };
  };
  const { stack, structure } = blueprint;
  return {
    ...blueprint,
    stack: { ...stack, rows: stack.rows.map(follow) },
    structure: { ...structure, invariants: structure.invariants.map(follow) },
  };
}

function idsOf({ structure, review, plan }: Blueprint): string[] {
  const { components, flows, invariants } = structure;
  return [components, flows, invariants, review.sizing, review.conflicts, plan.risks].flatMap((list) =>
    list.map((one) => one.id),
  );
}

/** Every name of a component as `nameOf` gives it, throughout. */
function withComponentIds(blueprint: Blueprint, nameOf: (id: string) => string): Blueprint {
  const { structure, state, data, deployment } = blueprint;
  const ends = <T extends { readonly from: string; readonly to: string }>(one: T): T => ({
    ...one,
    from: nameOf(one.from),
    to: nameOf(one.to),
  });
  const renamed: Structure = {
    ...structure,
    components: structure.components.map((one) => ({
      ...one,
      id: nameOf(one.id),
      owner: one.owner === null ? null : nameOf(one.owner),
    })),
    connections: structure.connections.map(ends),
    flows: structure.flows.map((one) => ({ ...one, steps: one.steps.map(ends) })),
  };
  const backend = state.backend.map((it) => ({ ...it, owner: nameOf(it.owner), store: nameOf(it.store) }));
  const databases = data.databases.map((it) => ({ ...it, component: nameOf(it.component) }));
  const entities = data.entities.map((it) => ({ ...it, owner: nameOf(it.owner) }));
  const nodes = deployment.nodes.map((it) => ({ ...it, runs: it.runs.map(nameOf) }));
  return {
    ...blueprint,
    structure: renamed,
    state: { ...state, backend },
    data: { ...data, databases, entities },
    deployment: { ...deployment, nodes },
  };
}

/** A new component does not take the id of one that has left. */
function withFreshComponents(
  blueprint: Blueprint,
  previous: Blueprint,
  retired: ReadonlySet<string>,
): Blueprint {
  const taken = new Set([...retired, ...idsOf(previous), ...idsOf(blueprint)]);
  const names = new Map<string, string>();
  for (const { id } of blueprint.structure.components.filter((one) => retired.has(one.id))) {
    let number = 2;
    while (taken.has(`${id.slice(0, 36)}-${number}`)) number += 1;
    names.set(id, `${id.slice(0, 36)}-${number}`);
    taken.add(`${id.slice(0, 36)}-${number}`);
  }
  return names.size === 0 ? blueprint : withComponentIds(blueprint, (id) => names.get(id) ?? id);
}

/** The next version as it may follow the one before: old records word for word, ids never used twice. `redrafted` are the
 *  parts whose entries were written anew and numbered by their place: there, an entry that says the same keeps its id. Pure. */
export function following(
  previous: Blueprint,
  next: Blueprint,
  redrafted: ReadonlySet<PartName> = new Set(),
): Blueprint {
  const gone = new Set(previous.retired ?? []);
  const records = recordsOf(previous.decisions.records, next.decisions.records);
  const { structure, review, plan } = numbered(previous, next, gone, redrafted);
  const decisions = { ...next.decisions, records };
  const whole = withFreshComponents({ ...next, decisions, structure, review, plan }, previous, gone);
  const ids = new Set(idsOf(whole));
  const retired = [...new Set([...gone, ...idsOf(previous)])].filter((id) => !ids.has(id)).toSorted();
  const told = withStandingReferences(whole);
  return retired.length === 0 ? told : { ...told, retired };
}
