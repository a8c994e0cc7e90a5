// Owns the product's nouns as facts: roles, entities, features, and the words that templates are filled with.
// Keeps true: every name comes from the reading; where it is silent one honest default stands in.
import type { EntityRead, Feature, Reading } from '../../blueprint/reading.ts';
import type { Requirement } from '../../blueprint/requirement.ts';
import { SCREEN_AREA } from './catalogue/overlap-data.ts';
import { ledByMain } from './leading-feature.ts';
import { accountRoles, isLetInByCode } from './people/bearers.ts';
import { chiefAmong } from './people/chief.ts';
import { isInstitution } from './people/institutions.ts';
import { roleText } from './people/role-texts.ts';
import { isPhase, phaseNouns, phaseShape } from './reading/phases.ts';
import { isNamedAfter } from './reading/section-users.ts';
import { isOnlooker } from './spine/facts.ts';
import type { FeatureFact, RoleFact } from './spine.ts';
import { keptName } from './things/collections.ts';
import { capital, clip, countable, listOf, pluralOf, slugOf, unique } from './things/nouns.ts';
import { searchedParties } from './things/search-keys.ts';
import { withoutSecondWords } from './things/second-words.ts';

/** An entity before an owner is known. */
export interface EntityNoun {
  readonly name: string;
  readonly plural: string;
  readonly segment: string;
  readonly fields: readonly { readonly name: string; readonly type: string }[];
  readonly requirementIds: readonly string[];
  readonly alsoNamed?: readonly string[];
}

/** Names of epics that build the ground and are nothing a person uses. */
const GROUNDWORK = /\b(?:foundation|infrastructure|project setup|scaffold\w*|ci\/cd|devops|deployment)\b/i;
/** Words that sentences begin with or that name no thing a product keeps. */
const NO_NOUN =
  /^(?:such|show|inside|inline|check|how|write|others?|any|all|each|this|that|visibility|use|make|only|same)$/i;
/** Who acts is kept as well, but what they act on is the key entity. */
const PARTY =
  /^(?:user|participant|customer|member|role|person|patient|operator|account|learner|recipient|courier|merchant|party|staff|currency)$/i;
/** What people ask for and follow to its end is what a product turns on. */
const UNDERTAKING =
  /^(?:order|booking|appointment|reservation|transfer|shipment|parcel|ticket|case|claim|loan|subscription|delivery|application)$/i;
const MOST_ROLES = 6;
const MOST_ENTITIES = 15;
/** Beyond the first few, a thing that is hardly spoken of beside the key entity is a detail of another. */
const SURE = 6;
const LEAST_WEIGHT = 0.1;
/** A thing that this many demands name is no detail, however much more is said of another. */
const ASKED_OFTEN = 3;
const MOST_FEATURES = 10;

/** Somebody whom the product touches, and who does nothing in it. */
const UNINVOLVED =
  /\b(?:wants?|has|have|needs?) no (?:work|access|account|part|screen|login)\b|\b(?:does|do) not (?:use|work with|sign in|log in)\b|\bnever (?:uses?|signs? in)\b/i;

/** The roles of people: the actors as read, or "User" where none was named. Pure. */
export function rolesOf(reading: Reading): RoleFact[] {
  const outside = new Set(reading.integrations.map((one) => one.name.toLowerCase()));
  const named = reading.actors.filter((one) => !one.isSystem && !outside.has(one.name.toLowerCase()));
  const involved = named.filter((one) => !UNINVOLVED.test(one.description));
  const people = (involved.length > 0 ? involved : named).slice(0, MOST_ROLES);
  if (people.length === 0) {
    return [
      { name: 'User', description: 'Anyone who signs in; the inputs name no role.', requirementIds: [] },
    ];
  }
  return people.map((one) => ({
    name: clip(one.name, 60),
    description: one.description || roleText(one, reading),
    requirementIds: one.requirementIds,
    ...(isLetInByCode(one.name, reading) ? { isBearer: true } : {}),
  }));
}

/** The entities worth keeping, most spoken of first; from the features where none was read. Pure. */
export function entitiesOf(reading: Reading): EntityNoun[] {
  const functions = new Set(reading.requirements.filter(isFunction).map((one) => one.id));
  const nouns = reading.entities
    .filter((one) => !NO_NOUN.test(one.name))
    .map((one) => ({ ...one, requirementIds: keepingIds(one, functions) }));
  const solid = nouns.filter(isSolid);
  const kept = solid.length >= 4 ? solid : nouns;
  const weighed = kept
    .map((one) => ({ one, weight: weightOf(one, kept) }))
    .toSorted((a, b) => b.weight - a.weight);
  const least = (weighed[0]?.weight ?? 0) * LEAST_WEIGHT;
  const isPlain = (one: EntityRead): boolean =>
    one.fields.length > 0 || one.requirementIds.length >= ASKED_OFTEN || isPassed(one, reading);
  const read = weighed
    .filter(({ one, weight }, at) => at < SURE || weight >= least || isPlain(one))
    .slice(0, MOST_ENTITIES)
    .map(({ one }) => one);
  const things = withoutSecondWords(read, reading);
  const all =
    things.length > 0
      ? things.map((one) => nounOf(one, reading))
      : reading.features.slice(0, 4).map(featureNoun);
  const facts = [...all, ...partyNouns(reading, all)].slice(0, MOST_ENTITIES);
  const named = facts.length > 0 ? facts : [bareNoun('Record', [])];
  const seen = new Set<string>();
  return named.filter((one) => !seen.has(one.segment) && seen.add(one.segment));
}

/** Who or what a kept thing is searched by, where that is a party. */
function partyNouns(reading: Reading, all: readonly EntityNoun[]): EntityNoun[] {
  const names = all.map((one) => one.name.toLowerCase());
  return searchedParties(reading, names).map((one) => bareNoun(one.name, one.requirementIds));
}

/** A told process passes through it: "Quotation, when …" of a flow in phases. */
function isPassed({ name }: EntityRead, { flows }: Reading): boolean {
  const phases = flows.flatMap(({ steps }) => steps.flatMap(phaseNouns));
  return phases.some((phase) => isPhase(name, phase));
}

/** "Discovery, when …" of a flow in phases, or a demand on "the quoting phase". */
function isOnPhase(text: string, { flows }: Reading): boolean {
  const phases = flows.flatMap(({ steps }) => steps.flatMap(phaseNouns));
  return (
    phaseNouns(text).some((one) => phases.includes(one)) ||
    phases.some((phase) => new RegExp(`${phaseShape(phase).source} phase\\b`, 'i').test(text))
  );
}

/** The functions that speak of it: how fast a page shows it is no reason to keep it. All, where only such speak of it. */
function keepingIds({ requirementIds }: EntityRead, functions: ReadonlySet<string>): string[] {
  const kept = requirementIds.filter((id) => functions.has(id));
  return kept.length > 0 ? kept : requirementIds;
}

/** A noun that a field list, several mentions or a requirement that names it in full vouch for. */
function isSolid(entity: EntityRead): boolean {
  const isCompound = entity.name.includes(' ') && entity.requirementIds.length > 0;
  return isCompound || entity.fields.length > 0 || entity.requirementIds.length > 1 || entity.mentions > 1;
}

/** Mentions count once: "visit type" speaks of the type, not of the visit. */
function weightOf(entity: EntityRead, all: readonly EntityRead[]): number {
  const longer = all.filter((one) => one !== entity && wordsIn(one).includes(entity.name.toLowerCase()));
  const own = (count: (one: EntityRead) => number): number =>
    Math.max(0, count(entity) - longer.reduce((sum, one) => sum + count(one), 0));
  const weight = own((one) => one.requirementIds.length) * 2 + own((one) => one.mentions);
  if (PARTY.test(entity.name)) return weight * 0.3;
  return (UNDERTAKING.test(entity.name) ? weight * 1.6 : weight) + (entity.fields.length > 0 ? 1 : 0);
}

function wordsIn({ name }: EntityRead): string[] {
  return name.toLowerCase().split(' ');
}

function nounOf(entity: EntityRead, reading: Reading): EntityNoun {
  const name = keptName(entity.name, reading);
  const also = name === entity.name ? {} : { alsoNamed: [entity.name] };
  return { ...bareNoun(name, entity.requirementIds), ...also, fields: entity.fields };
}

function featureNoun(feature: Feature): EntityNoun {
  const noun = feature.name.replace(/\s+(?:management|handling|processing|tracking|view|page)$/i, '');
  return bareNoun(capital(noun), feature.requirementIds);
}

function bareNoun(name: string, requirementIds: readonly string[]): EntityNoun {
  return {
    name,
    plural: pluralOf(countable(name)),
    segment: slugOf(pluralOf(name)),
    fields: [],
    requirementIds,
  };
}

/** The features, grouped from requirements where the reading has none. Pure. */
export function featuresOf(reading: Reading, roles: readonly RoleFact[]): FeatureFact[] {
  const roleNames = roles.map((one) => one.name);
  const chief = [chiefAmong(roles)?.name].filter((name) => name !== undefined);
  const read =
    reading.features.length > 0 ? reading.features : reading.requirements.filter(isFunction).map(asFeature);
  const product = read.filter(
    (one) => !GROUNDWORK.test(one.name) && !NO_NOUN.test(one.name.split(' ')[0] ?? ''),
  );
  const facts = (product.length >= 2 ? product : read).map((one) => {
    const users = one.actorNames.filter((name) => roleNames.includes(name));
    const told = isTrail(one.name) ? readersOf(users) : users;
    const named = told.length > 0 ? told : roleNames.filter((name) => isNamedAfter(one.name, name));
    return {
      name: clip(one.name, 80),
      requirementIds: one.requirementIds,
      entityNames: isTrail(one.name) ? [] : one.entityNames.map((name) => keptName(name, reading)),
      roleNames: named.length > 0 ? named : chief,
    };
  });
  const shown = ledByMain(facts, entitiesOf(reading), roles, reading.requirements, (text) =>
    isOnPhase(text, reading),
  ).slice(0, MOST_FEATURES);
  return shown.length > 0
    ? shown
    : [{ name: 'Core records', requirementIds: [], entityNames: [], roleNames: chief }];
}

/** A trail is about its entries, whatever they tell of. */
function isTrail(name: string): boolean {
  return /\b(?:logging|audit(?: trail| log)?)\b/i.test(name) && !/\bmanagement\b/i.test(name);
}

/** Whose deeds are written down does not read them: where somebody is told who only looks, it is they. */
function readersOf(names: readonly string[]): string[] {
  const looking = names.filter((name) => isOnlooker({ name, description: '', requirementIds: [] }));
  return looking.length > 0 ? looking : [...names];
}

function isFunction(one: Requirement): boolean {
  return one.kind === 'functional';
}

function asFeature(one: Requirement): Feature {
  const words = one.text.replace(/^.*?\b(?:must|shall|should|can|will)\b\s+(?:be able to\s+)?/i, '');
  return {
    name: deedName(words),
    requirementIds: [one.id],
    actorNames: [],
    entityNames: [],
    source: one.source,
  };
}

/** Where a deed's how, when and how fast begin. */
const CIRCUMSTANCE =
  /[,;:.(]\s|\s(?:when|if|so that|by|within|under|after|before|without|that|which|in (?=under|less|at most|\d))\s?/i;

/** "Sort log files by time." names the sorting of log files: what, without when and how, and without a full stop. */
function deedName(words: string): string {
  const isPassive = /^be\b/i.test(words);
  const core = (isPassive ? words : (words.split(CIRCUMSTANCE)[0] ?? words)).replace(/[.;:,\s]+$/, '');
  const [verb = '', ...rest] = core.split(/\s+/);
  const isDeed = rest.length > 0 && /^[a-z]{2,}$/i.test(verb) && !/^(?:not|never|only|have|has)$/i.test(verb);
  return capital(clip(isDeed ? [ingOf(verb), ...rest].join(' ') : core, 48).replace(/…$/, ''));
}

/** "sort" is "sorting", "make" is "making", "get" is "getting". */
function ingOf(verb: string): string {
  const word = verb.toLowerCase();
  if (/ie$/.test(word)) return `${word.slice(0, -2)}ying`;
  if (/[^aeoy]e$/.test(word) && word !== 'be') return `${word.slice(0, -1)}ing`;
  return /^[^aeiou]*[aeiou][bdgmnprt]$/.test(word) ? `${word}${word.at(-1)}ing` : `${word}ing`;
}

/** The people of a role; a persona's own name ("Maya"), never written small, has no plural. */
function peopleOf(name: string, { requirements, purpose }: Reading): string {
  const isWord = /\s/.test(name) || name === 'User' || name === name.toUpperCase();
  const text = [purpose, ...requirements.map((one) => one.text)].join(' ');
  const isPersona =
    !isWord && text.includes(name) && !text.includes(name.toLowerCase()) && !text.includes(`${name}s `);
  return isPersona ? `people like ${name}` : pluralOf(name);
}

const DEVICE =
  /^(?:station|device|sensor|terminal|kiosk|meter|camera|machine|vehicle|robot|gate|locker|controller)$/i;

/** The words that catalogue templates are filled with, in the product's own nouns. Pure. */
export function templateWords(facts: {
  readonly title: string;
  readonly reading: Reading;
  readonly roles: readonly RoleFact[];
  readonly entities: readonly EntityNoun[];
  readonly features: readonly FeatureFact[];
}): Record<string, string> {
  const key = facts.entities[0];
  const screens = facts.reading.screens.map((one) => one.name);
  const inBack = facts.features.filter((one) => !SCREEN_AREA.test(one.name));
  const features = inBack.length > 0 ? inBack : facts.features;
  return {
    product: clip(facts.title, 40),
    features: listOf(
      features.map((one) => one.name),
      4,
    ),
    feature: features[0]?.name ?? 'the main feature',
    entities: listOf(unique(facts.entities.map((one) => one.plural)).slice(0, 3), 3),
    key: key ? countable(key.name) : 'Record',
    keyPlural: key?.plural ?? 'Records',
    roles: listOf(
      facts.roles.map((one) => peopleOf(one.name, facts.reading)),
      3,
    ),
    viewers: listOf(
      (facts.roles.every(isInstitution) ? facts.roles : facts.roles.filter((one) => !isInstitution(one))).map(
        (one) => peopleOf(one.name, facts.reading),
      ),
      3,
    ),
    accounts: listOf(
      accountRoles(facts.roles).map((one) => peopleOf(one.name, facts.reading)),
      3,
    ),
    device: facts.entities.find((one) => DEVICE.test(one.name))?.name ?? 'Device',
    screens: screens.length > 0 ? listOf(screens, 4) : 'the pages',
  };
}
