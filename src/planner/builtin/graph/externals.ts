// Owns the outside systems on the graph: the integrations of the inputs that are no part of the stack.
import type { Integration } from '../../../blueprint/reading.ts';
import type { UnitTemplate, WireTemplate } from '../catalogue/pattern.ts';
import { isLoadedByPage } from '../stack/page-services.ts';
import { clip, listOf, slugOf } from '../things/nouns.ts';
import type { GraphInput } from './graph-input.ts';

interface Outside {
  readonly units: readonly (UnitTemplate & { readonly serves: readonly string[] })[];
  readonly wires: readonly WireTemplate[];
}

const VERBS: Readonly<Record<string, { verb: string; protocol: string }>> = {
  payment: { verb: 'exchanges payment messages with', protocol: 'HTTPS, signed messages' },
  identity: { verb: 'verifies identities with', protocol: 'HTTPS (OIDC)' },
  notification: { verb: 'sends messages through', protocol: 'HTTPS' },
  analytics: { verb: 'reports usage to', protocol: 'HTTPS' },
  storage: { verb: 'stores files with', protocol: 'HTTPS' },
  data: { verb: 'fetches data from', protocol: 'HTTPS' },
};
const OTHER = { verb: 'exchanges data with', protocol: 'HTTPS' };

/** The integrations as external units with their edges, at most `most`; the rest share the last one. Pure. */
export function externalUnits(graph: GraphInput, most: number): Outside {
  const outside = graph.input.reading.integrations.filter(
    (one) => !isInStack(one, graph) && !(graph.hasUi && isLoadedByPage(one)),
  );
  if (most === 0 || outside.length === 0) return { units: [], wires: [] };
  const alone = outside.length <= most ? outside : outside.slice(0, most - 1);
  const rest = outside.slice(alone.length);
  const units = [...alone.map(unitOf), ...(rest.length > 0 ? [restOf(rest)] : [])];
  const caller = graph.pattern.id === 'orchestratedHub' ? '$work' : '$core';
  const wires = [...alone.map((one) => wireOf(one, caller)), ...(rest.length > 0 ? [restWire(caller)] : [])];
  return { units, wires };
}

function isInStack(one: Integration, { choices, pattern }: GraphInput): boolean {
  const name = one.name.toLowerCase();
  if (one.kind === 'identity' && pattern.id === 'baas') return true;
  return [...choices.values()].some((choice) => {
    const chosen = choice.name.toLowerCase();
    const first = chosen.split(/[ ,(/]/)[0] ?? chosen;
    // An article or an initial stands in every other name.
    return chosen.includes(name) || (first.length > 2 && name.includes(first));
  });
}

function idOf(one: Integration): string {
  return slugOf(`ext ${one.name}`);
}

function unitOf(one: Integration): Outside['units'][number] {
  return {
    id: idOf(one),
    name: clip(one.name, 60),
    kind: 'external',
    technology: 'external',
    responsibility: (one.purpose || `Outside system named in the inputs (${one.kind}).`).replace(/[{}]/g, ''),
    scaling: 'Outside this design; calls have a timeout and a retry limit',
    serves: one.requirementIds.slice(0, 6),
  };
}

/** True for a system that takes copies of our data, so that it is written to and not read. Pure. */
export function isSentTo({ purpose }: Pick<Integration, 'purpose'>): boolean {
  return /\b(?:copied|sent|pushed|exported|reported|written) to (?:it|them)\b/i.test(purpose);
}

/** The requirements to copy something to a system of others, by a call of ours to it. Pure. */
export function copiedOut({ integrations }: { readonly integrations: readonly Integration[] }): string[] {
  return integrations.filter(isSentTo).flatMap(({ requirementIds }) => requirementIds);
}

/** A message standard that the inputs name for it. */
const STANDARD = /\bISO ?\d{4,5}\b|\bHL7\b|\bFHIR\b/;
const RESOLVES = /\brout(?:ed|es?|ing) to\b|\balias(?:es)?\b|\bresol(?:v|ut)/i;

/** True for an outside party that names lead to, and nobody signs in by. Pure. */
export function isNamesake({ kind, purpose }: Integration): boolean {
  return kind === 'identity' && RESOLVES.test(purpose);
}

function wireOf(one: Integration, caller: '$core' | '$work'): WireTemplate {
  if (isSentTo(one))
    return { from: '$work', to: idOf(one), verb: 'copies changes to', protocol: 'HTTPS', isAsync: true };
  const told = VERBS[one.kind] ?? OTHER;
  const verb = isNamesake(one) ? 'resolves names with' : told.verb;
  const protocol = isNamesake(one) ? 'HTTPS' : (STANDARD.exec(one.purpose)?.[0] ?? told.protocol);
  if (one.kind === 'device')
    return { from: idOf(one), to: '$entry', verb: 'sends readings to', protocol: 'HTTPS', isAsync: true };
  return {
    from: one.kind === 'notification' ? '$work' : caller,
    to: idOf(one),
    verb,
    protocol,
    isAsync: one.kind === 'notification',
  };
}

function restOf(rest: readonly Integration[]): Outside['units'][number] {
  return {
    id: 'ext-others',
    name: 'Other outside systems',
    kind: 'external',
    technology: 'external',
    responsibility: `${listOf(
      rest.map((one) => one.name),
      8,
    )}: each behind an adapter of its own.`.replace(/[{}]/g, ''),
    scaling: 'Outside this design; calls have a timeout and a retry limit',
    serves: rest.flatMap((one) => one.requirementIds).slice(0, 6),
  };
}

function restWire(caller: '$core' | '$work'): WireTemplate {
  return { from: caller, to: 'ext-others', verb: 'exchanges data with', protocol: 'HTTPS' };
}

/** True for a system that settles between the parties what was cleared: it charges nobody. Pure. */
export function isSettling({ kind, name }: Pick<Integration, 'kind' | 'name'>): boolean {
  return kind === 'payment' && /\bsettle|\bclearing\b|\brtgs\b/i.test(name);
}
