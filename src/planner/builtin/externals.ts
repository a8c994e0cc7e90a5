// Owns the outside systems on the graph: the integrations of the inputs that are no part of the stack.
import type { Integration } from '../../blueprint/reading.ts';
import type { UnitTemplate, WireTemplate } from './catalogue/pattern.ts';
import type { GraphInput } from './graph-input.ts';
import { clip, listOf, slugOf } from './nouns.ts';
import { isLoadedByPage } from './page-services.ts';

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
  return { units, wires: [...alone.map((one) => wireOf(one)), ...(rest.length > 0 ? [restWire()] : [])] };
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

function wireOf(one: Integration): WireTemplate {
  if (isSentTo(one))
    return { from: '$work', to: idOf(one), verb: 'copies changes to', protocol: 'HTTPS', isAsync: true };
  const { verb, protocol } = VERBS[one.kind] ?? OTHER;
  if (one.kind === 'device')
    return { from: idOf(one), to: '$entry', verb: 'sends readings to', protocol: 'HTTPS', isAsync: true };
  return {
    from: one.kind === 'notification' ? '$work' : '$core',
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

function restWire(): WireTemplate {
  return { from: '$core', to: 'ext-others', verb: 'exchanges data with', protocol: 'HTTPS' };
}
