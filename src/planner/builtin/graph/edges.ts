// Owns the edges of a graph: wire templates resolved to units, and what holds the graph together.
import type { Component, Connection } from '../../../blueprint/parts/structure.ts';
import type { WireTemplate } from '../catalogue/pattern.ts';
import { busProtocol } from '../stack/choice.ts';
import { unitTechnology } from '../stack/unit-technology.ts';
import { FILE } from '../things/files.ts';
import { clip, fill } from '../things/nouns.ts';
import { isAtHome, loopback } from './at-home.ts';
import type { GraphInput, PlaceIds } from './graph-input.ts';
import type { ServiceGroup } from './services.ts';

/** The unit at an end: a place resolved, anything else as it is. Pure. */
export function resolve(end: string, places: PlaceIds): string {
  switch (end) {
    case '$client':
      return places.client;
    case '$entry':
      return places.entry;
    case '$core':
    case '$key':
      return places.core;
    case '$work':
      return places.work ?? places.core;
    case '$bus':
      return places.bus ?? places.core;
    case '$store':
      return places.store;
    default:
      return end === 'web-client' ? places.client : end;
  }
}

/** The edges between units that exist, without repeats. Pure. */
export function edgesOf(
  graph: GraphInput,
  wires: readonly WireTemplate[],
  places: PlaceIds,
  groups: readonly ServiceGroup[],
  ids: ReadonlySet<string>,
): Connection[] {
  const trained = graph.signals.get('training')?.ids ?? [];
  const spread = wires.flatMap((wire) => spreadOver(wire, groups, trained));
  const edges = spread
    .map((wire) => edgeOf(graph, wire, places))
    .filter((one) => ids.has(one.from) && ids.has(one.to) && one.from !== one.to);
  const isFed = edges.some((one) => one.from === 'media-server' && one.to === 'inference');
  const seen = new Set<string>();
  return edges.filter((one) => {
    if (isFed && one.from === places.core && one.to === 'inference') return false;
    const name = `${one.from}>${one.to}>${one.verb}`;
    return !seen.has(name) && seen.add(name);
  });
}

function spreadOver(
  wire: WireTemplate,
  groups: readonly ServiceGroup[],
  trained: readonly string[],
): WireTemplate[] {
  if (wire.from === '$files') return filed(groups).map((from) => ({ ...wire, from }));
  if (wire.to === '$labels') return [{ ...wire, to: labelled(groups, trained)?.id ?? '$core' }];
  if (wire.from === '$labels') return [{ ...wire, from: labelled(groups, trained)?.id ?? '$core' }];
  if (wire.from === '$services') return groups.map((group) => ({ ...wire, from: group.id }));
  if (wire.to === '$services') return groups.map((group) => ({ ...wire, to: group.id }));
  return [wire];
}

/** The services that own files: the key thing's, and each whose things are files by their names. */
function filed(groups: readonly ServiceGroup[]): string[] {
  const owners = groups.filter(({ entityNames }) => entityNames.some((name) => FILE.test(name)));
  return ['$core', ...owners.map(({ id }) => id)];
}

/** The service that answers for what people judge, and so for when a model is trained. */
function labelled(groups: readonly ServiceGroup[], trained: readonly string[]): ServiceGroup | undefined {
  return groups.find(({ features }) =>
    features.some(({ requirementIds }) => requirementIds.some((id) => trained.includes(id))),
  );
}

function edgeOf(graph: GraphInput, wire: WireTemplate, places: PlaceIds): Connection {
  const isBusless = wire.to === '$bus' && places.bus === null;
  const protocol = isBusless ? 'HTTP/JSON' : fill(wire.protocol, protocolWords(graph));
  const verb = clip(isBusless ? 'reports results to' : wire.verb, 60);
  const to = resolve(wire.to, places);
  return {
    from: resolve(wire.from, places),
    to,
    verb,
    protocol: clip(isAtHome(graph.choices) && to === places.entry ? loopback(protocol) : protocol, 40),
    isAsync: wire.isAsync ?? false,
  };
}

function protocolWords({ choices, pattern, input }: GraphInput): Record<string, string> {
  const store = choices.get('database')?.name ?? '';
  const sql = /firestore|mongo|dynamo|cassandra/i.test(store) ? 'database driver' : 'SQL';
  const gitOps = choices.get('gitops')?.name;
  const isLedger = /tigerbeetle/i.test(unitTechnology('ledger', choices, input));
  return {
    sql,
    jobsProtocol: sql,
    busProtocol: pattern.traits.runtime === 'functions' ? 'provider queue' : busProtocol(choices),
    rollout: gitOps === undefined ? 'deployment API' : `Git commit, ${gitOps}`,
    ledgerProtocol: isLedger ? 'ledger client protocol' : sql,
  };
}

/** The edges, and one more for each unit that nothing reaches, so that the graph holds together. Pure. */
export function joined(
  components: readonly Component[],
  edges: readonly Connection[],
  places: PlaceIds,
): Connection[] {
  const all = [...edges];
  const reached = reach(places.core, all);
  for (const one of components) {
    if (reached.has(one.id)) continue;
    all.push({ from: places.core, to: one.id, verb: 'uses', protocol: 'HTTP/JSON', isAsync: false });
    for (const id of reach(one.id, all)) reached.add(id);
  }
  return all;
}

function reach(start: string, edges: readonly Connection[]): Set<string> {
  const seen = new Set([start]);
  const queue = [start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const edge of edges) {
      const next = edge.from === id ? edge.to : edge.to === id ? edge.from : null;
      if (next !== null && !seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return seen;
}
