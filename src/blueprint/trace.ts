// Owns the trace: which requirement is met where in the blueprint, which is out of scope, which is still open.
// Keeps true: what only names a requirement (drivers of the review, phases of the plan) does not count as meeting it.
import type { Blueprint } from './blueprint.ts';
import type { Dossier } from './dossier.ts';
import type { Exclusion, Requirement } from './requirement.ts';

/** One requirement and what became of it. `reason` is empty where it is met; deferred is what an open decision names. */
export interface TraceRow {
  readonly requirement: Requirement;
  /** Places in words, in the order of the blueprint: "Page: Camera list", "ADR-0003". */
  readonly metIn: readonly string[];
  readonly status: 'met' | 'outOfScope' | 'deferred' | 'open';
  readonly reason: string;
}

/** Rows in document order. `coverage` is the per cent of requirements in scope that are met, rounded down. */
export interface Trace {
  readonly rows: readonly TraceRow[];
  readonly coverage: number;
}

type Traced = Pick<Dossier, 'blueprint' | 'reading'>;

interface Place {
  readonly name: string;
  readonly serves: readonly string[];
}

function place(name: string, serves: readonly string[]): Place {
  return { name, serves };
}

function structurePlaces({ structure, state }: Blueprint): Place[] {
  return [
    ...structure.justification.map((it) => place('Pattern', it.serves)),
    ...structure.components.map((it) => place(`Component: ${it.name}`, it.serves)),
    ...structure.flows.map((it) => place(`Flow: ${it.name}`, it.serves)),
    ...structure.invariants.map((it) => place(`Invariant ${it.id}`, it.serves)),
    ...state.synchronisation.map((it) => place('State management', it.serves)),
    ...state.lifecycles.map((it) => place(`Life cycle: ${it.entity}`, it.serves)),
  ];
}

function surfacePlaces({ stack, access, routes, api, data }: Blueprint): Place[] {
  return [
    ...stack.rows.map((it) => place(`Stack: ${it.choice}`, it.serves)),
    ...access.capabilities.map((it) => place(`Capability: ${it.capability}`, it.serves)),
    ...routes.pages.map((it) => place(`Page: ${it.screen}`, it.serves)),
    place('Every page', routes.serves ?? []),
    ...routes.groups.flatMap((group) =>
      group.endpoints.map((it) => place(`API: ${group.category}`, it.serves)),
    ),
    ...api.principles.map((it) => place('API philosophy', it.serves)),
    ...data.entities.map((it) => place(`Entity: ${it.name}`, it.serves)),
  ];
}

function domainPlaces({ domains }: Blueprint): Place[] {
  const areas = {
    Backend: domains.backend,
    Frontend: domains.frontend,
    Infrastructure: domains.infrastructure,
    Security: domains.security,
    Integration: domains.integration,
  };
  return Object.entries(areas).flatMap(([name, area]) =>
    Object.values(area).flatMap(({ points }) => points.map((it) => place(`${name} architecture`, it.serves))),
  );
}

function qualityPlaces({ qualities, decisions, deployment }: Blueprint): Place[] {
  return [
    place('Deployment and operations', deployment.serves ?? []),
    ...qualities.scenarios.map((it) => place('Quality scenarios', it.serves)),
    ...decisions.records
      .filter((it) => it.status === 'accepted' || it.status === 'proposed')
      .map((it) => place(it.id, it.drivers)),
  ];
}

function placesById(blueprint: Blueprint): Map<string, Set<string>> {
  const byId = new Map<string, Set<string>>();
  const places = [structurePlaces, surfacePlaces, domainPlaces, qualityPlaces].flatMap((of) => of(blueprint));
  for (const { name, serves } of places) {
    for (const id of serves) byId.set(id, (byId.get(id) ?? new Set()).add(name));
  }
  return byId;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function excludes(exclusion: Exclusion, { source, text }: Requirement): boolean {
  const there = exclusion.source;
  const isSameLine =
    there.kind === 'document' &&
    source.kind === 'document' &&
    there.documentId === source.documentId &&
    there.line === source.line;
  return isSameLine || plain(exclusion.text) === plain(text);
}

/** An id stands in a text only as a whole: FR-1 is not in "FR-12". */
function names(text: string, id: string): boolean {
  return ` ${text} `.split(/[^\p{L}\p{N}.-]+/u).some((word) => word.replace(/[.-]+$/, '') === id);
}

const LONGEST = 160;

/** A question that names many is told by its first sentence. */
function opening(question: string): string {
  const [first = question] = question.split(/(?<=\?) /);
  return question.length <= LONGEST ? question : first;
}

function unmet(requirement: Requirement, blueprint: Blueprint): Pick<TraceRow, 'status' | 'reason'> {
  const decision = blueprint.plan.openDecisions.find((it) => names(it.question, requirement.id));
  if (!decision) return { status: 'open', reason: 'No part of this design answers it yet.' };
  const reason = `Waits for an open decision of ${decision.owner}: ${opening(decision.question)}`;
  return { status: 'deferred', reason };
}

function rowOf(requirement: Requirement, metIn: readonly string[], dossier: Traced): TraceRow {
  const exclusion = dossier.reading.exclusions.find((it) => excludes(it, requirement));
  if (exclusion) {
    return {
      requirement,
      metIn: [],
      status: 'outOfScope',
      reason: `Put out of scope by the inputs: ${exclusion.text}`,
    };
  }
  if (metIn.length > 0) return { requirement, metIn, status: 'met', reason: '' };
  return { requirement, metIn, ...unmet(requirement, dossier.blueprint) };
}

/** Every requirement with the places that meet it; coverage is 100 where nothing is in scope. Pure. */
export function traceOf(dossier: Traced): Trace {
  const places = placesById(dossier.blueprint);
  const rows = dossier.reading.requirements.map((it) => rowOf(it, [...(places.get(it.id) ?? [])], dossier));
  const inScope = rows.filter((row) => row.status !== 'outOfScope');
  const met = inScope.filter((row) => row.status === 'met').length;
  return { rows, coverage: inScope.length === 0 ? 100 : Math.floor((100 * met) / inScope.length) };
}
