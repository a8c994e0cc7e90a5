// Owns the API groups: the endpoints of each feature over the entities it handles.
// Keeps true: an endpoint stands once, with the operations that requirements ask for and no others.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import { copiedOut } from '../../graph/externals.ts';
import { isOwnWork } from '../../people/own-work.ts';
import {
  chiefOf,
  entitiesOf,
  hasServer,
  isRoleEntity,
  known,
  requirementOf,
  rolesOf,
  textOf,
} from '../../spine/facts.ts';
import { featuresOf } from '../../spine/features.ts';
import { isShownLive, liveThing } from '../../spine/live.ts';
import { mentions, mentionsAlone } from '../../spine/mentions.ts';
import type { EntityFact, FeatureFact, Spine } from '../../spine.ts';
import { listedSearches } from '../../things/listed-keys.ts';
import { unique } from '../../things/nouns.ts';
import { action, article, clip, noun, overlap, sentence, series } from '../../things/phrases.ts';
import { type SearchKeys, searchKeys } from '../../things/search-keys.ts';
import { actionEndpoints, isAskedOf, operationRoles } from './actions.ts';

import { detailEndpoints } from './details.ts';
import { homes } from './homes.ts';
import { isByDefault, pageUsers, usersOf } from './page-users.ts';
import { actingRoles, deedOn, makersOf } from './people.ts';

import { handedIn, isOfPhase, isPassed, isPhaseText, lookedUp } from './phased.ts';

import { type Asked, askedBy, type Resource, TRAIL_ENTRY, thingsOf } from './resources.ts';
import { ACTION_VERBS, ENROL, OPERATIONS, type Operation, TWO_WAY } from './verbs.ts';

function resourcesOf(spine: Spine, feature: FeatureFact, home: ReadonlyMap<string, string>): Resource[] {
  const own = spine.entities.filter((entity) => home.get(entity.name) === feature.name);
  if (own.length > 0) return own;
  if (entitiesOf(spine, feature).length > 0) return [];
  const thing = hasServer(spine) ? thingsOf(spine, feature) : null;
  return thing === null ? [] : [thing];
}

const METHODS: Readonly<Record<Operation, Endpoint['method']>> = {
  list: 'GET',
  create: 'POST',
  read: 'GET',
  update: 'PATCH',
  delete: 'DELETE',
};

const PURPOSES: Readonly<Record<Operation, (resource: Resource) => string>> = {
  list: ({ plural }) => `List ${noun(plural)}.`,
  create: ({ name }) => `Create ${article(noun(name))}.`,
  read: ({ name }) => `Read ${article(noun(name))}.`,
  update: ({ name }) => `Change ${article(noun(name))}; \`If-Match\` guards against a lost update.`,
  delete: ({ name }) => `Delete ${article(noun(name))} and what hangs on it.`,
};

/** What a list is searched by, in the words of a demand; null where none says it. */
function searchedBy({ input }: Spine, asked: readonly Asked[], { name, plural }: Resource): string | null {
  const isOfIt = ({ thing }: SearchKeys): boolean => thing === name.toLowerCase();
  const found = asked.map(({ text }) => searchKeys(text)).find(isOfIt) ?? listedSearches(input).find(isOfIt);
  if (found === undefined || found.keys.length === 0) return null;
  return `Search ${noun(plural)} by ${series(found.keys)}, by cursor.`;
}

/** What asks for a run that fills a thing anew. */
const RUN = /\b(?:sync\w*|populat\w*)\b/i;

/** "Update Catalogue" speaks of the run over all of it, and of no row. */
function isOverAll(thing: string, text: string): boolean {
  return new RegExp(
    `\\b(?:updat|refresh|synchroni[sz]|populat)(?:e[sd]?|ing)? (?:the |all )?"?${thing}\\b`,
    'i',
  ).test(text);
}

function operationEndpoint(
  spine: Spine,
  feature: FeatureFact,
  resource: Resource,
  operation: Operation,
  asked: readonly Asked[],
): Endpoint {
  const item = operation === 'list' || operation === 'create' ? '' : '/{id}';
  const enrolled = asked.filter((each) => ONBOARD.test(each.text)).map((each) => each.id);
  const hasRun = asked.some((each) => RUN.test(each.text));
  const worded = asked
    .filter((each) => OPERATIONS[operation].test(each.text))
    .filter((each) => !(hasRun && isOverAll(resource.name.replace(/ entry$/, ''), each.text)))
    .map((each) => each.id);
  const isEnrolling = operation === 'create' && enrolled.length > 0 && isPerson(spine, resource);
  const ids = isEnrolling ? enrolled : worded;
  const serves = known(spine, ids.length > 0 ? ids : asked.slice(0, 1).map((each) => each.id));
  return {
    method: METHODS[operation],
    path: `/v1/${resource.segment}${item}`,
    purpose:
      (operation === 'list' ? searchedBy(spine, asked, resource) : null) ??
      (operation === 'create' ? deedOn(spine, resource, serves) : null) ??
      PURPOSES[operation](resource),
    roles: endpointRoles(spine, feature, resource, operation, serves),
    serves,
  };
}

function isPerson(spine: Spine, resource: Resource): boolean {
  return spine.entities.some((entity) => entity.name === resource.name && isRoleEntity(spine, entity));
}

/** Records of people are the chief role's; looking is for every role whose features handle the thing. */
function endpointRoles(
  spine: Spine,
  feature: FeatureFact,
  resource: Resource,
  operation: Operation,
  serves: readonly string[],
): string[] {
  if (isPerson(spine, resource)) {
    const others = operationRoles(spine, feature, serves).filter((name) => name !== resource.name);
    return operation === 'create' && others.length > 0 ? others : [chiefOf(spine).name];
  }
  if (operation !== 'list' && operation !== 'read') return operationRoles(spine, feature, serves);
  const handling = featuresOf(spine).filter((each) => each.entityNames.includes(resource.name));
  const about = makersOf(spine, feature, resource, serves, homes(spine));
  if (about.length > 0) return about;
  const near = pageUsers(spine, textOf(spine, serves), serves);
  const told = [feature, ...handling].filter((each) => near.length === 0 || !isByDefault(spine, each));
  const users = told.flatMap((each) => actingRoles(spine, each));
  const lookers = new Set([...users, ...usersOf(spine, feature, textOf(spine, serves), serves)]);
  return spine.roles.filter((role) => lookers.has(role.name)).map((role) => role.name);
}

const ORDER: readonly Operation[] = ['list', 'create', 'read', 'update', 'delete'];

/** What must never happen asks for no operation. */
const FORBIDS = /\b(?:never|must not|may not|cannot)\b/i;

const ONBOARD = /\b(?:onboard|enrol|register)\w*\b/i;

/** A thing of a feature without entities is what all its demands are about; an entity has to be the object itself. */
function isWanted(text: string, operation: Operation, resource: Resource | null): boolean {
  const verb = OPERATIONS[operation];
  return resource === null ? verb.test(text) : isAskedOf(text, verb, resource);
}

function operations(asked: readonly Asked[], isPerson: boolean, resource: Resource | null): Operation[] {
  if (isPerson && !asked.some((each) => ENROL.test(each.text))) return ['list', 'read'];
  if (isPerson) return ['list', 'create', 'read'];
  const hasRun = asked.some((each) => RUN.test(each.text));
  const name = resource?.name.replace(/ entry$/, '') ?? '';
  const wanted = (['create', 'update', 'delete'] as const).filter((operation) =>
    asked.some(
      (each) =>
        !(operation === 'update' && hasRun && name !== '' && isOverAll(name, each.text)) &&
        !FORBIDS.test(each.text) &&
        !isOwnWork(each.text) &&
        !(operation === 'create' && OPENED.test(each.text)) &&
        isWanted(each.text, operation, resource),
    ),
  );
  return ORDER.filter(
    (operation) => operation === 'list' || operation === 'read' || wanted.some((each) => each === operation),
  );
}

const OPENED = ACTION_VERBS.find((each) => each.segment === 'openings')?.verb ?? /^$/;

const FEW_DEMANDS = 4;

/** A thing that few demands name, and that none of them lists, makes or changes, is read with another. */
function isDetail(spine: Spine, entity: EntityFact, asked: readonly Asked[]): boolean {
  if (isPassed(spine, entity)) return false;
  if (entity === spine.entities[0] || entity.requirementIds.length >= FEW_DEMANDS) return false;
  const verbs = Object.values(OPERATIONS);
  return !asked.some((each) => verbs.some((verb) => isAskedOf(each.text, verb, entity)));
}

function resourceEndpoints(spine: Spine, feature: FeatureFact, resource: Resource): Endpoint[] {
  const all = askedBy(spine, feature);
  const entity = spine.entities.find((each) => each.name === resource.name);
  const spoken =
    entity === undefined
      ? all
      : all.filter(
          (each) => mentionsAlone(each.text, entity, spine.entities) || isOfPhase(spine, entity, each.id),
        );
  const asked = spoken.length > 0 ? spoken : all;
  if (entity !== undefined && !mentions(feature.name, entity) && isDetail(spine, entity, asked)) return [];
  const wanted =
    resource === TRAIL_ENTRY
      ? (['list', 'read'] as const)
      : operations(entity === undefined ? all : spoken, isPerson(spine, resource), entity ?? null);
  return wanted.map((operation) => operationEndpoint(spine, feature, resource, operation, asked));
}

function isLive(spine: Spine, { text }: Asked): boolean {
  return isShownLive(text) && !isPhaseText(spine, text);
}

function liveEndpoints(spine: Spine, feature: FeatureFact): Endpoint[] {
  const asked = askedBy(spine, feature).find((each) => isLive(spine, each));
  if (asked === undefined) return [];
  const method = spine.requirements.some((each) => TWO_WAY.test(each.text)) ? 'WS' : 'SSE';
  const target = liveThing(entitiesOf(spine, feature), spine.entities, asked.text);
  if (target === undefined) return [];
  const readable = (['list', 'read'] as const).map((operation) =>
    operationEndpoint(spine, feature, target, operation, [asked]),
  );
  // Who may not read a thing is not told of its changes either.
  const seenBy = rolesOf(spine, feature).filter((name) => readable.some(({ roles }) => roles.includes(name)));
  const purpose = `Changes of ${noun(target.plural)} as they happen; after a gap the client sends \`Last-Event-ID\` and gets what it missed, or \`resync\``;
  return [
    ...readable,
    {
      method,
      path: `/v1/${target.segment}/live`,
      purpose: sentence(purpose),
      roles: seenBy.length > 0 ? seenBy : rolesOf(spine, feature),
      serves: known(spine, [asked.id]),
    },
  ];
}

const FEWEST_WORDS = 2;

/** The call of a run over all of a thing. */
function isRunOf({ method, path }: Endpoint, text: string): boolean {
  const thing = /^\/v1\/([a-z-]+?)(?:-entries|s)?\/sync$/.exec(path)?.[1]?.replaceAll('-', ' ');
  return method === 'POST' && thing !== undefined && isOverAll(thing, text);
}

/** The index of the endpoint that shares most words with a text; -1 where none shares enough to serve it. Pure. */
export function nearestTo(endpoints: readonly Endpoint[], text: string): number {
  const shared = endpoints.map((each) => overlap(`${each.purpose} ${each.path.replace(/\W/g, ' ')}`, text));
  const best = Math.max(0, ...shared);
  const run = endpoints.findIndex((each) => isRunOf(each, text));
  if (run >= 0) return run;
  return best >= FEWEST_WORDS ? shared.indexOf(best) : -1;
}

/** Requirements of the feature that no endpoint serves yet go to the one that speaks of them; others stay open. */
function withRest(spine: Spine, feature: FeatureFact, endpoints: readonly Endpoint[]): Endpoint[] {
  const served = new Set(endpoints.flatMap((endpoint) => endpoint.serves));
  for (const id of copiedOut(spine.input.reading)) served.add(id);
  const rest = known(spine, feature.requirementIds).filter((id) => !served.has(id));
  const nearest = new Map(rest.map((id) => [id, nearestTo(endpoints, requirementOf(spine, id)?.text ?? '')]));
  return endpoints.map((endpoint, index) => ({
    ...endpoint,
    serves: unique([...endpoint.serves, ...rest.filter((id) => nearest.get(id) === index)]),
  }));
}

function merged(endpoints: readonly Endpoint[]): Endpoint[] {
  const byKey = new Map<string, Endpoint>();
  for (const endpoint of endpoints) {
    const key = `${endpoint.method} ${endpoint.path}`;
    const before = byKey.get(key);
    const serves = unique([...(before?.serves ?? []), ...endpoint.serves]);
    const roles = unique([...(before?.roles ?? []), ...endpoint.roles]);
    byKey.set(key, { ...(before ?? endpoint), serves, roles });
  }
  return [...byKey.values()];
}

/** True for a feature that is only about getting in; its endpoints stand with the session. Pure. */
export function isSignIn(feature: FeatureFact): boolean {
  return /^(?:user )?(?:auth|log ?in|sign[- ]?(?:in|up)|session)/i.test(feature.name);
}

/** The group of one feature, or null where another feature already offers all it needs. Pure. */
export function featureGroup(
  spine: Spine,
  feature: FeatureFact,
  home: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): ApiGroup | null {
  if (isSignIn(feature)) return null;
  const drafted = [
    ...resourcesOf(spine, feature, home).flatMap((resource) => resourceEndpoints(spine, feature, resource)),
    ...actionEndpoints(spine, feature),
    ...liveEndpoints(spine, feature),
  ];
  const details = hasServer(spine) ? detailEndpoints(spine, feature, drafted) : [];
  const begun = hasServer(spine) ? lookedUp(spine, feature) : [];
  const fresh = merged([...begun, ...handedIn(spine, feature, home), ...drafted, ...details]).filter(
    (each) => !taken.has(`${each.method} ${each.path}`),
  );
  if (fresh.length === 0) return null;
  const endpoints = withRest(spine, feature, fresh);
  return { category: clip(feature.name, 80), feature: clip(featureLine(spine, feature), 160), endpoints };
}

function featureLine(spine: Spine, feature: FeatureFact): string {
  const first = feature.requirementIds.flatMap((id) => requirementOf(spine, id) ?? [])[0];
  return first === undefined ? feature.name : action(first.text, 150);
}
