// Owns the component graph: a pattern's template in the product's nouns, with what the signals add to it.
// Keeps true: ids are unique, each edge has two ends, all is connected, each store has an owner, at most 12 units.
import type { Component, Connection } from '../../../blueprint/parts/structure.ts';
import { CAPABILITIES, type Capability } from '../catalogue/capabilities.ts';
import { SCREEN_AREA } from '../catalogue/overlap-data.ts';
import type { Pattern, UnitTemplate, WireTemplate } from '../catalogue/pattern.ts';
import { isThereAlready } from '../ground/existing.ts';
import type { Grounds } from '../ground/grounds.ts';
import { unitTechnology } from '../stack/unit-technology.ts';
import { capital, clip, fill, listOf, unique } from '../things/nouns.ts';
import { atHome, isAtHome } from './at-home.ts';
import { deviceOf, screensAt } from './device-surface.ts';
import { edgesOf, joined, resolve } from './edges.ts';
import { externalUnits } from './externals.ts';
import type { GraphInput, PlaceIds } from './graph-input.ts';
import { partySystems } from './party-systems.ts';
import { withServed } from './served.ts';
import { groupServices, type ServiceGroup } from './services.ts';

const MOST_UNITS = 12;

export interface Graph {
  readonly components: Component[];
  readonly connections: Connection[];
  readonly places: PlaceIds;
  /** Component id that owns an entity, by entity name. */
  readonly ownerOf: (entityName: string) => string;
}

interface Unit extends UnitTemplate {
  readonly serves: readonly string[];
}

/** The graph of the decided pattern. Pure. */
export function buildGraph(graph: GraphInput): Graph {
  const extras = chosenCapabilities(graph);
  const identity = identityUnit(graph);
  const fixed = templateUnits(graph).length + extras.length + (identity ? 1 : 0);
  const groups = groupServices(graph.features, graph.entities, serviceBudget(graph.pattern, fixed));
  const own = [...templateUnits(graph), ...groups.flatMap((group) => serviceUnits(graph, group))];
  const parties = partySystems(graph.pattern, graph.input.reading);
  const room = MOST_UNITS - own.length - extras.length - parties.units.length - (identity ? 1 : 0);
  const outside = externalUnits(graph, Math.max(0, Math.min(3, room)));
  const places = placesOf(graph, groups, identity);
  const isHome = isAtHome(graph.choices);
  const units = [
    ...(isHome ? own.map(atHome) : own),
    ...(identity ? [identity] : []),
    ...extras.map((one) => capabilityUnit(graph, one)),
    ...parties.units,
    ...outside.units,
  ];
  const wires = [
    ...graph.pattern.wires,
    ...storeWires(graph, groups),
    ...identityWires(identity),
    ...extras.flatMap((one) => one.wires),
    ...parties.wires,
    ...outside.wires,
  ];
  const shown = withSurfaces(graph, units);
  const components = units.map((unit) => componentOf(shown(unit), unit, places));
  const ids = new Set(components.map((one) => one.id));
  const connections = joined(components, edgesOf(graph, wires, places, groups, ids), places);
  const ownerOf = (name: string): string =>
    groups.find((group) => group.entityNames.includes(name))?.id ?? places.core;
  return { components: withServed(components, graph.input.reading), connections, places, ownerOf };
}

/** Where software runs in the field, its screens are its own and not those of the client. */
function withSurfaces(graph: GraphInput, units: readonly Unit[]): (unit: Unit) => GraphInput {
  const named = units.map(({ id, name }) => ({ id, name: fill(name, graph.words) }));
  const device = deviceOf(named);
  const { reading } = graph.input;
  const there = device === null ? [] : screensAt(device, reading).map(({ name }) => name);
  const others = reading.screens.map(({ name }) => name).filter((name) => !there.includes(name));
  const screens = others.length > 0 ? listOf(others, 4) : 'the pages';
  const deviceScreens = there.length > 0 ? `; shows ${listOf(there, 4)}` : '';
  return ({ id }) => ({
    ...graph,
    words: {
      ...graph.words,
      deviceScreens,
      ...(there.length > 0 && id === 'web-client' ? { screens } : {}),
    },
  });
}

function templateUnits({ pattern, hasUi, input, entities }: GraphInput): Unit[] {
  return pattern.units
    .filter((unit) => unit.when !== 'ui' || hasUi)
    .map((unit) => ({
      ...(unit.kind === 'client' && !hasUi ? CLIENT_SYSTEMS : unit),
      serves: servesOf(unit, input, entities),
    }));
}

const CLIENT_SYSTEMS: UnitTemplate = {
  id: 'client-systems',
  name: 'Client systems',
  kind: 'client',
  technology: 'http',
  responsibility: 'Systems of {roles} that call the API; the inputs describe no user interface.',
  scaling: 'Outside this design',
};

const SIGN_IN = /\b(?:log ?in|sign[- ]?(?:in|up|out)|authenticat\w*|password|account)\b/i;
const OWN_DATA = /\bown data\b|\baccess rules?\b|\bsecurity rules?\b/i;

function speaking({ requirements }: Grounds['reading'], words: RegExp): string[] {
  return requirements.filter((one) => words.test(one.text)).map((one) => one.id);
}

function servesOf(unit: UnitTemplate, { reading }: Grounds, entities: GraphInput['entities']): string[] {
  const kept = unique(entities.flatMap((one) => one.requirementIds)).slice(0, 6);
  if (unit.technology === 'auth') return speaking(reading, SIGN_IN).slice(0, 6);
  if (unit.technology === 'rules') return unique([...speaking(reading, OWN_DATA), ...kept]).slice(0, 6);
  if (unit.technology === 'hosting')
    return speaking(reading, /\bcontent\b|\bdeploy\w*|\bpublic\b/i).slice(0, 4);
  if (unit.kind === 'client') return clientIds(reading);
  if (unit.kind === 'store') return kept;
  if (unit.kind === 'gateway') return entryIds(reading);
  if (unit.kind === 'queue' || unit.kind === 'worker') return withAttribute(reading, 'reliability');
  return unique(reading.features.flatMap((one) => one.requirementIds)).slice(0, 8);
}

/** What passes the entry: security demands, or the first of each feature where none is stated. */
function entryIds(reading: Grounds['reading']): string[] {
  const secured = withAttribute(reading, 'security');
  return secured.length > 0
    ? secured
    : unique(reading.features.flatMap((one) => one.requirementIds.slice(0, 1))).slice(0, 4);
}

function clientIds(reading: Grounds['reading']): string[] {
  return unique([
    ...reading.screens.flatMap((one) => one.requirementIds),
    ...withAttribute(reading, 'interactionCapability'),
  ]).slice(0, 6);
}

function withAttribute(
  reading: Grounds['reading'],
  attribute: 'security' | 'reliability' | 'interactionCapability',
): string[] {
  return reading.requirements
    .filter((one) => one.attributes.includes(attribute))
    .map((one) => one.id)
    .slice(0, 4);
}

/** What the signals add to a pattern, the most important first. Pure. */
export function chosenCapabilities({
  pattern,
  signals,
  hasUi,
}: Pick<GraphInput, 'signals' | 'hasUi'> & { readonly pattern: Pick<Pattern, 'id'> }): Capability[] {
  return CAPABILITIES.filter(
    (one) => one.signals.every((id) => signals.has(id)) && !one.unless.includes(pattern.id),
  )
    .filter((one) => hasUi || one.id !== 'media')
    .slice(0, 4);
}

function capabilityUnit({ signals }: GraphInput, one: Capability): Unit {
  return { ...one.unit, serves: unique(one.signals.flatMap((id) => signals.get(id)?.ids ?? [])).slice(0, 6) };
}

/** Two units a service where each has its own store; never fewer than two services. */
function serviceBudget(pattern: Pattern, fixed: number): number {
  if (pattern.services === 0) return 0;
  const each = pattern.storePerService ? 2 : 1;
  return Math.max(2, Math.min(pattern.services, Math.floor((MOST_UNITS - fixed) / each)));
}

function serviceUnits({ pattern }: GraphInput, group: ServiceGroup): Unit[] {
  const serves = unique(group.features.flatMap((one) => one.requirementIds)).slice(0, 8);
  const areas = group.features.map((one) => one.name).filter((name) => !SCREEN_AREA.test(name));
  const does = areas.length > 0 ? `: ${listOf(areas, 4)}` : '';
  const service: Unit = {
    id: group.id,
    name: group.name,
    kind: 'service',
    technology: 'backend',
    responsibility: `Owns ${listOf(group.entityNames, 4) || group.name}${does}.`,
    scaling: 'Alone, by its own load',
    serves,
  };
  return pattern.storePerService ? [service, storeUnit(group, serves)] : [service];
}

function storeUnit(group: ServiceGroup, serves: readonly string[]): Unit {
  return {
    id: storeIdOf(group),
    name: `${clip(group.name.replace(/ service$/, ''), 44)} database`,
    kind: 'store',
    technology: 'database',
    responsibility: `Keeps ${listOf(group.entityNames, 5) || group.name}; read and written by its service only.`,
    owner: group.id,
    scaling: 'Vertically, with its service',
    serves,
  };
}

function storeIdOf(group: ServiceGroup): string {
  return `${group.id.replace(/-service$/, '').slice(0, 36)}-db`;
}

function storeWires({ pattern }: GraphInput, groups: readonly ServiceGroup[]): WireTemplate[] {
  if (!pattern.storePerService) return [];
  return groups.map((group) => ({
    from: group.id,
    to: storeIdOf(group),
    verb: 'reads and writes',
    protocol: '{sql}',
  }));
}

function identityUnit({ choices, pattern, signals, hasUi, input }: GraphInput): Unit | null {
  const auth = choices.get('auth');
  if (!auth || pattern.id === 'baas' || /session cookie|^session of the operating system/i.test(auth.name))
    return null;
  return {
    id: 'identity',
    name: clip(auth.name.replace(/\s*\(.*\)$/, ''), 60),
    kind: 'external',
    technology: 'auth',
    responsibility: `Signs people${hasUi && !signals.has('participants') ? '' : ' and client systems'} in, issues and renews their tokens, publishes its keys.`,
    scaling: isThereAlready(input.brief, auth.name)
      ? 'By those who run it today'
      : 'Two replicas, or by the provider',
    serves: auth.serves,
  };
}

function identityWires(identity: Unit | null): WireTemplate[] {
  if (!identity) return [];
  return [
    { from: '$client', to: 'identity', verb: 'signs in with', protocol: 'OIDC (code, PKCE)' },
    { from: '$entry', to: 'identity', verb: 'fetches signing keys of', protocol: 'HTTPS (JWKS)' },
  ];
}

function placesOf(
  { pattern, hasUi }: GraphInput,
  groups: readonly ServiceGroup[],
  identity: Unit | null,
): PlaceIds {
  const [lead] = groups;
  const key = lead?.id ?? pattern.places.entry;
  const of = (place: string): string => (place === '$key' ? key : place);
  const store = pattern.places.store === '$key' && lead ? storeIdOf(lead) : of(pattern.places.store);
  const { entry, core, work, bus } = pattern.places;
  const client = !hasUi ? CLIENT_SYSTEMS.id : 'web-client';
  const signIn = identity ? identity.id : pattern.id === 'baas' ? 'auth-service' : null;
  return { client, entry, core: of(core), work, bus, store, identity: signIn };
}

/** A framework that renders on a server has copies to run; all others leave files. */
function clientCopies({ choices }: GraphInput): string {
  return /^(?:next|nuxt|remix|sveltekit)/i.test(choices.get('frontend')?.name ?? '')
    ? 'Identical copies that render the first page; scripts are static files'
    : 'Static files, scaled by the host';
}

function componentOf(graph: GraphInput, unit: Unit, places: PlaceIds): Component {
  const words = graph.words;
  return {
    id: unit.id,
    name: clip(capital(fill(unit.name, words)), 60),
    kind: unit.kind,
    technology: clip(unitTechnology(unit.technology, graph.choices, graph.input), 80),
    responsibility: capital(fill(unit.responsibility, words)),
    owner: unit.owner ? resolve(unit.owner, places) : null,
    scaling: clip(fill(unit.scaling, { ...words, clientCopies: clientCopies(graph) }), 200),
    serves: [...unit.serves],
  };
}
