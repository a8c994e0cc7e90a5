// Owns the routes part: the pages people open and the API groups behind them.
// Keeps true: each page and endpoint names roles of the access part or "public"; no endpoint stands twice.
import type { Access } from '../../../blueprint/parts/access.ts';
import type { ApiGroup, Endpoint, Page, Routes } from '../../../blueprint/parts/routes.ts';
import { accountRoles } from '../people/bearers.ts';
import { isInstitution } from '../people/institutions.ts';
import {
  chiefOf,
  componentsOf,
  hasServer,
  isOwnMachine,
  isRoleEntity,
  isSingleUser,
  isStaff,
  known,
} from '../spine/facts.ts';
import { featuresOf } from '../spine/features.ts';
import type { EntityFact, Spine } from '../spine.ts';
import { clip, column, series, slug } from '../things/phrases.ts';
import { withAnnouncement } from './announced.ts';
import { keptWith } from './data/nature.ts';
import { personalClass } from './data/personal.ts';
import { bonds } from './data/relations.ts';
import { withAccounts } from './routes/accounts.ts';
import { admitting } from './routes/admitting.ts';
import { withBearers } from './routes/bearing.ts';
import { withEarlyCalls, withEarlyPages } from './routes/before-sign-in.ts';
import { CALLBACK } from './routes/called.ts';
import { withDeviceSetup } from './routes/device-setup.ts';
import { featureGroup, isSignIn } from './routes/groups.ts';
import { homes } from './routes/homes.ts';
import { withLayout } from './routes/layout.ts';
import { managedGroups } from './routes/managed.ts';
import { pagesWithOnlookers, withOnlookers } from './routes/onlookers.ts';
import { withOrphans } from './routes/orphans.ts';
import { withOwners } from './routes/owners.ts';
import { draftPages } from './routes/pages.ts';
import { withReports } from './routes/reports.ts';
import { withRunSources } from './routes/run-sources.ts';
import { withScreenDeeds } from './routes/screen-deeds.ts';
import { withSecondPerson } from './routes/second-person.ts';
import {
  withActors,
  withPageReaders,
  withPageReads,
  withParts,
  withReaders,
  withShared,
} from './routes/shared.ts';
import { withShownNumbers } from './routes/shown-numbers.ts';
import { withStated } from './routes/stated.ts';
import { withReasons } from './routes/stated-reason.ts';
import { withToldDeeds } from './routes/told-deeds.ts';
import { publishedEvents, topicOf } from './routes/topics.ts';
import { withUnnamed } from './routes/unnamed.ts';
import { withinRights } from './routes/within-rights.ts';
import { withUseCalls } from './uses.ts';

function keyOf(endpoint: Endpoint): string {
  return `${endpoint.method} ${endpoint.path}`;
}

function featureGroups(spine: Spine): ApiGroup[] {
  const home = homes(spine);
  const groups: ApiGroup[] = [];
  for (const feature of featuresOf(spine)) {
    const taken = new Set(groups.flatMap((group) => group.endpoints.map(keyOf)));
    const group = featureGroup(spine, feature, home, taken);
    if (group !== null) groups.push(group);
  }
  return groups;
}

/** What belongs to the person who asks: personal entities and those that point to a role's record. */
function ownEntities(spine: Spine): EntityFact[] {
  const people = spine.entities
    .filter((entity) => isRoleEntity(spine, entity))
    .map((entity) => `${column(entity.name)}_id`);
  const isTheirs = (entity: EntityFact): boolean =>
    bonds(spine).some(({ parent, child }) => child === entity && isPersonRecord(spine, parent));
  return spine.entities.filter(
    (entity) =>
      entity.kind === undefined &&
      !isRoleEntity(spine, entity) &&
      !isParty(spine, entity) &&
      (personalClass(entity) !== 'none' ||
        isTheirs(entity) ||
        entity.fields.some((field) => people.includes(column(field.name)))),
  );
}

/** The record of people who come for themselves. */
function isPersonRecord(spine: Spine, entity: EntityFact): boolean {
  const role = spine.roles.find(({ name }) => name.toLowerCase() === entity.name.toLowerCase());
  return role !== undefined && !isStaff(role) && !isInstitution(role);
}

/** Where institutions take part, a participant is one of them and no person. */
function isParty({ roles }: Spine, { name }: EntityFact): boolean {
  return /^(?:participant|member|tenant|party)$/i.test(name) && roles.some(isInstitution);
}

function accountEndpoints(spine: Spine, roles: readonly string[]): Endpoint[] {
  const own = ownEntities(spine);
  const login = spine.serving(/\b(?:log ?in|sign[- ]?(?:in|up|out)|authenticat(?!ed messages?)|session)/i, 4);
  const me: Endpoint = {
    method: 'GET',
    path: '/v1/me',
    purpose: 'Who is signed in: name, role and what the role may do.',
    roles: [...roles],
    serves: login,
  };
  if (own.length === 0 || isSingleUser(spine)) return [me];
  const what = series(own.slice(0, 3).map((entity) => entity.plural.toLowerCase()));
  return [
    me,
    {
      method: 'GET',
      path: '/v1/me/export',
      purpose: `All that is stored about the person who asks, with their ${what}, as JSON.`,
      roles: [...roles],
      serves: spine.serving(/\bexport|portab|gdpr|personal data|privacy/i, 3),
    },
    {
      method: 'DELETE',
      path: '/v1/me',
      purpose: `Erase the person who asks and their ${what}; answers 202 and ends within 30 days.${own.some((each) => keptWith(spine, each, bonds(spine)) !== undefined) ? ' What has to be kept is locked until its time is over.' : ''}`,
      roles: [...roles],
      serves: spine.serving(/\berase|erasure|delet|gdpr|privacy/i, 3),
    },
  ];
}

function readyText(spine: Spine): string {
  const names = componentsOf(spine, 'store', 'queue')
    .map((each) => each.name)
    .slice(0, 3);
  return `Ready when ${series(names) || 'the store'} ${names.length > 1 ? 'answer' : 'answers'}; used by the deployment.`;
}

/** Where a provider signs people in, its way back starts the session, and no other call does. */
function startOfSession({ structure }: Spine, serves: readonly string[]): Endpoint {
  const isByProvider = structure.flows.some((flow) =>
    flow.steps.some(({ action }) => action === `GET ${CALLBACK.path}`),
  );
  if (isByProvider) return { ...CALLBACK, serves: [...serves] };
  return {
    method: 'POST',
    path: '/v1/login',
    purpose: 'Start a session after sign-in.',
    roles: ['public'],
    serves: [...serves],
  };
}

function standardGroup(spine: Spine, access: Access): ApiGroup {
  const names = new Set(accountRoles(spine.roles).map((role) => role.name));
  const roles = access.roles.map((role) => role.name).filter((name) => names.has(name) || names.size === 0);
  const signIn = featuresOf(spine)
    .filter(isSignIn)
    .flatMap((each) => each.requirementIds);
  const login = admitting(spine);
  const health: Endpoint = {
    method: 'GET',
    path: '/v1/health',
    purpose: readyText(spine),
    roles: ['public'],
    serves: [],
  };
  if (isOwnMachine(spine))
    return { category: 'Health', feature: 'Readiness of the process', endpoints: [health] };
  const endpoints: Endpoint[] = [
    health,
    startOfSession(spine, known(spine, [...login, ...signIn])),
    {
      method: 'DELETE',
      path: '/v1/login',
      purpose: 'End the session.',
      roles,
      serves: spine.serving(/\bsign(?:s|ed|ing)?[- ]?out|\blog ?out|\bsession/i, 3),
    },
    ...accountEndpoints(spine, roles),
  ];
  return { category: 'Session and health', feature: 'Signing in, the own account and readiness', endpoints };
}

/** Who looks for faults in what is told of a thing: the chief, unless only others of the staff may read it. */
function watchersOf(spine: Spine, groups: readonly ApiGroup[], { segment }: EntityFact): string[] {
  const chief = chiefOf(spine).name;
  const all = groups.flatMap((group) => group.endpoints);
  const readers = all.find(({ method, path }) => method === 'GET' && path === `/v1/${segment}`)?.roles ?? [];
  const staff = spine.roles.filter((role) => isStaff(role) && readers.includes(role.name));
  return readers.includes(chief) || staff.length === 0 ? [chief] : staff.map(({ name }) => name);
}

const MOST_TOPICS = 5;

/** Topics that the components publish, where the structure has a queue. */
function eventGroup(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const queue = componentsOf(spine, 'queue')[0];
  const moving = spine.entities.filter((entity) => entity.requirementIds.length > 0).slice(0, 4);
  if (queue === undefined || moving.length === 0) return [];
  const endpoints = [...publishedEvents(spine), ...moving].slice(0, MOST_TOPICS).map((entity): Endpoint => {
    if (!moving.includes(entity)) return topicOf(spine, entity, watchersOf(spine, groups, entity));
    return {
      method: 'EVENT',
      path: `${slug(entity.name)}.changed.v1`,
      purpose: `${entity.name} changed: its id as the key, its new state and version.`,
      roles: watchersOf(spine, groups, entity),
      serves: known(spine, entity.requirementIds).slice(0, 4),
    };
  });
  return [
    {
      category: `Events on ${clip(queue.name, 60)}`,
      feature:
        'Facts that components tell each other, from an outbox, at least once; people read them only to find faults',
      endpoints,
    },
  ];
}

function notes(routes: Pick<Routes, 'pages' | 'groups'>): string {
  const open = [
    ...routes.pages.filter((page) => page.roles.includes('public')).map((page) => page.path),
    ...routes.groups.flatMap((group) =>
      group.endpoints.filter((each) => each.roles.includes('public')).map(keyOf),
    ),
  ];
  const screens =
    routes.pages.length > 0
      ? ' Each page that loads data has four more states: loading, empty, failed with the trace id, and forbidden.'
      : '';
  return `${open.length === 0 ? 'Nothing is open without sign-in.' : ''}${screens}`.trim();
}

/** The groups of the features with what several of them share, what pages read, what a second person approves, and what is a party's own. */
function deedGroups(spine: Spine, pages: readonly Page[]): ApiGroup[] {
  const shared = withReaders(spine, withActors(spine, withShared(spine, featureGroups(spine))));
  const deeds = withRunSources(spine, withToldDeeds(spine, pages, withScreenDeeds(spine, pages, shared)));
  const loaded = withPageReads(spine, pages, deeds);
  const shown = withShownNumbers(spine, pages, loaded);
  const read = withParts(spine, pages, withPageReaders(spine, pages, shown));
  const owned = withOwners(spine, withAccounts(spine, withSecondPerson(spine, read)));
  return withReasons(spine, withDeviceSetup(spine, withAnnouncement(spine, owned)));
}

const NO_UI = 'The documents describe no user interface; people and systems use the API.';

/** The routes part: pages from the screens, API groups from the features over their entities. Pure. */
export function draftRoutes(spine: Spine, access: Access): Routes {
  const pages = pagesWithOnlookers(spine, access, draftPages(spine, access));
  if (!hasServer(spine)) {
    const groups = managedGroups(withOrphans(spine, featureGroups(spine)), spine);
    const noPages = pages.length > 0 ? null : NO_UI;
    return withLayout(spine, { pages, noPagesBecause: noPages, groups, notes: '' });
  }
  const deeds = withUnnamed(
    spine,
    withUseCalls(spine, withStated(spine, withOrphans(spine, deedGroups(spine, pages)))),
  );
  const groups = [
    ...withinRights(
      access,
      withReports(spine, withEarlyCalls(spine, withBearers(spine, withOnlookers(spine, access, deeds)))),
    ),
    ...eventGroup(spine, deeds),
    standardGroup(spine, access),
  ];
  const open = withEarlyPages(spine, pages);
  const noPagesBecause = pages.length > 0 ? null : NO_UI;
  return withLayout(spine, { pages: open, noPagesBecause, groups, notes: notes({ pages: open, groups }) });
}
