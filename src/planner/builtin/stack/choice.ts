// Owns which technology fills each place of the stack: an input before a house default before the catalogue.
// Keeps true: nothing banned by an input is chosen.
import type { Technology } from '../../../blueprint/reading.ts';
import { describeSource } from '../../../blueprint/source.ts';
import { CAPABILITIES } from '../catalogue/capabilities.ts';
import type { Pattern } from '../catalogue/pattern.ts';
import { BUS_PROTOCOLS, COMPANIONS, STACK_PLACES, type StackPlace } from '../catalogue/technology-data.ts';
import type { Grounds } from '../ground/grounds.ts';
import { clip, fill, listOf, unique } from '../things/nouns.ts';
import { withAnswered } from './answers.ts';
import { presetWords, type StackInput } from './presets.ts';

/** One place filled. `overrides` names the house default that an input put aside. */
export interface StackChoice {
  readonly place: StackPlace;
  readonly name: string;
  readonly version: string | null;
  readonly reason: string;
  readonly alternative: string;
  readonly origin: 'houseDefault' | 'input' | 'catalogue';
  readonly overrides: string | null;
  readonly serves: readonly string[];
}
export type StackChoices = ReadonlyMap<string, StackChoice>;

/** The choices by place, in the order of the guide. Pure. */
export function chooseStack(asked: StackInput): StackChoices {
  const stack = { ...asked, input: withAnswered(asked.input) };
  const words = presetWords(stack);
  const isSqliteBanned = bansOf(stack.input).some((one) => one.includes('sqlite'));
  const chosen = STACK_PLACES.flatMap((place) => {
    const named = namedFor(stack, place);
    if (named.length > 0 && isOpen(stack, place, true))
      return [[place.key, fromInput(place, named, words, isSqliteBanned)] as const];
    return isOpen(stack, place, false) ? [[place.key, preset(stack, place, words)] as const] : [];
  });
  return settle(new Map(chosen), stack);
}

function isOpen({ signals, hasUi, pattern }: StackInput, place: StackPlace, isNamed: boolean): boolean {
  if (place.when.includes('ui')) return hasUi;
  if (place.when.includes('bus')) return usesBroker(pattern);
  // A cache that no part of the pattern holds would stand in no picture: only inputs bring one.
  if (place.key === 'cache' && !isNamed && !hasCache(pattern)) return false;
  // Nothing of ours runs beside a provider that is the server.
  if (pattern.id === 'baas' && place.key === 'orchestration') return isNamed;
  if (pattern.id === 'baas' && ['backend', 'orm', 'iac', 'cache'].includes(place.key))
    return place.key !== 'cache';
  return isNamed || place.when.length === 0 || place.when.some((id) => signals.has(id));
}

function hasCache({ id }: Pattern): boolean {
  return CAPABILITIES.some(({ unit, unless }) => unit.kind === 'cache' && !unless.includes(id));
}

function usesBroker(pattern: Pattern): boolean {
  return pattern.units.some((unit) => unit.technology === 'queue');
}

/** Technologies that the inputs name for a place: required before suggested before mentioned. */
function namedFor({ input }: StackInput, place: StackPlace): Technology[] {
  const rank = { required: 0, suggested: 1, mentioned: 2, banned: 3 } as const;
  const house = place.preset;
  return input.reading.technologies
    .filter((one) => one.stance !== 'banned' && belongs(one, place))
    .filter((one) => one.stance !== 'mentioned' || (!place.isHouseDefault && one.role !== 'other'))
    .toSorted((a, b) => rank[a.stance] - rank[b.stance] || houseFirst(house, a) - houseFirst(house, b));
}

function houseFirst(house: string, one: Technology): number {
  return house.toLowerCase().includes(one.name.toLowerCase()) ? 0 : 1;
}

function belongs(one: Technology, place: StackPlace): boolean {
  if (place.names.test(one.name)) return true;
  const isElsewhere = STACK_PLACES.some((other) => other.key !== place.key && other.names.test(one.name));
  return !isElsewhere && place.roles.includes(one.role);
}

const ADDS_UP = new Set(['uiLibrary', 'iac', 'monitoring', 'orchestration']);

function fromInput(
  place: StackPlace,
  named: readonly Technology[],
  words: Words,
  isBanned: boolean,
): StackChoice {
  const [first] = named;
  if (!first) throw new Error('a choice from the inputs needs a technology');
  const both = ADDS_UP.has(place.key)
    ? named.filter((one) => one.stance === first.stance).slice(0, 3)
    : [first];
  const isHouse = both.some((one) => houseFirst(place.preset, one) === 0);
  const left = named.filter((one) => !both.includes(one)).slice(0, 2);
  // A distribution of what is chosen is no other choice.
  const kinds = first.name === 'Kubernetes' ? left.filter((one) => DISTRIBUTIONS.test(one.name)) : [];
  const others = left.filter((one) => !kinds.includes(one));
  return {
    place,
    name: clip(isHouse && place.isHouseDefault ? place.preset : listOf(both.map((one) => one.name)), 80),
    version: first.version,
    reason: `${verbOf(first)} by ${describeSource(first.source)}${kinds.length === 0 ? '' : `; ${listOf(kinds.map((one) => one.name)).replace(' and ', ' or ')} brings it to the machine, as the inputs leave open`}`,
    alternative:
      others.length === 0 && first.name === 'SQLite'
        ? 'PostgreSQL: several writers and hosts, and a server to run'
        : otherThan(place, others, !isHouse && place.isHouseDefault, words),
    origin: isHouse && place.isHouseDefault ? 'houseDefault' : 'input',
    overrides: overriddenBy(place, first, isHouse, isBanned),
    serves: unique(both.flatMap((one) => one.requirementId ?? [])),
  };
}

const DISTRIBUTIONS = /^(?:minikube|k3s|kind|microk8s|k0s|rke2?)$/i;

/** What else it could have been: others that the inputs name, the house default set aside, or the catalogue's. */
function otherThan(
  place: StackPlace,
  others: readonly Technology[],
  isSetAside: boolean,
  words: Words,
): string {
  if (others.length > 0) return `${listOf(others.map((one) => one.name))}, which the inputs name as well`;
  if (isSetAside) return `${place.preset}: the house default, set aside by the inputs`;
  const isAuth = place.key === 'auth';
  return isAuth
    ? 'A session cookie of the application: ended at once, for one application only'
    : fill(place.alternative, words);
}

const NO_TABLES = /firestore|dynamo|mongo|supabase|cassandra|tigerbeetle|redis|neo4j|elastic/i;

/** SQLite stays for the prototype, whatever runs in production, unless the store holds no tables or an input bans it. */
function overriddenBy(
  place: StackPlace,
  first: Technology,
  isHouse: boolean,
  isBanned: boolean,
): string | null {
  if (place.key === 'database') {
    const isAside = isBanned || NO_TABLES.test(first.name);
    return isAside && !/sqlite/i.test(first.name) ? 'SQLite for the initial prototype' : null;
  }
  return place.isHouseDefault && !isHouse ? place.preset : null;
}

function verbOf(one: Technology): string {
  return one.stance === 'required' ? 'Required' : one.stance === 'suggested' ? 'Suggested' : 'Named';
}

type Words = Readonly<Record<string, string>>;

function preset({ signals, input }: StackInput, place: StackPlace, words: Words): StackChoice {
  const raised = place.when.flatMap((id) => signals.get(id) ?? []);
  const wanted = fill(place.preset, words);
  const instead = fill(place.alternative, words);
  const reason = fill(place.reason, words);
  const isBanned = bansOf(input).some((one) => wanted.toLowerCase().includes(one));
  const name = isBanned ? (instead.split(':')[0] ?? wanted) : wanted;
  return {
    place,
    name,
    version: null,
    reason: isBanned ? `The inputs ban ${wanted}` : raised[0] ? `${reason}; ${raised[0].why}` : reason,
    alternative: isBanned ? `${wanted}: banned by the inputs` : instead,
    origin: place.isHouseDefault && place.key !== 'database' ? 'houseDefault' : 'catalogue',
    overrides: isBanned && place.isHouseDefault ? wanted : null,
    serves: raised.flatMap((one) => one.ids).slice(0, 4),
  };
}

function bansOf({ reading }: Grounds): string[] {
  return reading.technologies.filter((one) => one.stance === 'banned').map((one) => one.name.toLowerCase());
}

/** Companions follow the backend, and a managed backend takes the place of server and ORM. */
function settle(choices: Map<string, StackChoice>, stack: StackInput): StackChoices {
  const { pattern, input } = stack;
  const backend = choices.get('backend');
  const orm = choices.get('orm');
  if (pattern.id === 'baas') return managed(choices);
  if (backend && orm && orm.origin !== 'input') choices.set('orm', companionOrm(backend, orm));
  if (backend?.origin === 'houseDefault' && namedFor(stack, backend.place).length === 0)
    languageOf(choices, backend, input);
  return choices;
}

function companionOrm(backend: StackChoice, orm: StackChoice): StackChoice {
  const companion = COMPANIONS.find((one) => one.names.test(backend.name));
  if (!companion || companion.orm === orm.name) return orm;
  const reason = `Goes with ${backend.name}; the house default SQLModel is Python only`;
  return {
    ...orm,
    name: companion.orm,
    reason,
    origin: 'catalogue',
    overrides: 'SQLModel',
    alternative: 'Plain SQL: no mapping to learn, more to write',
  };
}

/** Languages that no server of a product is written in, and those of the browser. */
const NOT_OF_SERVERS = /^(?:TypeScript|JavaScript|HTML|CSS|SQL|Swift|Dart|Objective-C|R|Julia|Lua)$/i;

/** A language that an input requires or suggests, where no framework is named, sets the house framework aside. */
function languageOf(choices: Map<string, StackChoice>, backend: StackChoice, input: Grounds): void {
  const wanted = input.reading.technologies.filter(
    (one) => one.role === 'language' && ['required', 'suggested'].includes(one.stance),
  );
  const required = wanted.filter((one) => one.stance === 'required' && !NOT_OF_SERVERS.test(one.name));
  const named = required.length > 0 ? required : wanted.filter((one) => !NOT_OF_SERVERS.test(one.name));
  const [first] = named;
  if (!first || named.some((one) => /python/i.test(one.name))) return;
  const place = backend.place;
  const orm = choices.get('orm');
  const changed: StackChoice = {
    ...backend,
    name: first.name,
    version: first.version,
    reason: `${verbOf(first)} by ${describeSource(first.source)}`,
    alternative: `${place.preset}: the house default, set aside by the inputs`,
    origin: 'input',
    overrides: place.preset,
    serves: first.requirementId === null ? [] : [first.requirementId],
  };
  choices.set('backend', changed);
  if (orm && orm.origin !== 'input') choices.set('orm', companionOrm(changed, orm));
}

function managed(choices: Map<string, StackChoice>): StackChoices {
  const database = choices.get('database');
  const provider = providerOf(choices);
  const base = choices.get('backend') ?? database;
  if (base) {
    choices.set('backend', {
      ...base,
      name: `${provider}, no server of our own`,
      version: null,
      overrides: 'Python / FastAPI',
      origin: 'catalogue',
      reason: 'The decided pattern has no server of its own; access rules next to the data take its place',
      alternative: 'Python / FastAPI: the house default, with a server to run',
    });
  }
  choices.delete('orm');
  if (database)
    choices.set('database', {
      ...database,
      alternative:
        'SQLite behind a small API: the house default, with a server, sign-in and synchronisation to build',
    });
  if (database && database.origin !== 'input') {
    choices.set('database', {
      ...database,
      name: 'Supabase (managed PostgreSQL)',
      reason: 'A managed database with row-level rules; the data stays in open SQL',
      alternative: 'Cloud Firestore: better offline, harder to leave',
      overrides: 'SQLite for the initial prototype',
    });
  }
  return choices;
}

/** The provider behind a managed backend, from the database or sign-in that was chosen. Pure. */
export function providerOf(choices: StackChoices): string {
  const names = ['database', 'auth', 'hosting'].map((key) => choices.get(key)?.name ?? '').join(' ');
  if (/fire(?:base|store)/i.test(names)) return 'Firebase';
  return /supabase/i.test(names) ? 'Supabase' : 'managed backend';
}

/** What the inputs suggest for the place of a choice that another input decided: to be told why not. Pure. */
export function setAside(choice: StackChoice, { reading }: Grounds): Technology[] {
  if (ADDS_UP.has(choice.place.key)) return [];
  return reading.technologies.filter(
    (one) =>
      one.stance === 'suggested' &&
      belongs(one, choice.place) &&
      !choice.name.toLowerCase().includes(one.name.toLowerCase()),
  );
}

/** How the chosen broker is spoken to. Pure. */
export function busProtocol(choices: StackChoices): string {
  const name = choices.get('queue')?.name ?? '';
  return BUS_PROTOCOLS.find((one) => one.names.test(name))?.protocol ?? 'broker protocol';
}
