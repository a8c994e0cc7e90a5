// Owns the API part: style, versions, errors and the promises that every endpoint keeps.
// Reads the drafted routes so that its examples are endpoints that exist.
import type { Api } from '../../../blueprint/parts/api.ts';
import type { Endpoint, Routes } from '../../../blueprint/parts/routes.ts';
import { isSameCall } from '../flows/stated-calls.ts';
import { accountRoles } from '../people/bearers.ts';
import { isInstitution } from '../people/institutions.ts';
import {
  apiOf,
  choice,
  componentsOf,
  hasServer,
  isOwnMachine,
  isSingleUser,
  known,
  numberText,
  partners,
} from '../spine/facts.ts';
import type { Spine } from '../spine.ts';
import { series } from '../things/phrases.ts';
import { triesOf } from './access/enrolment.ts';
import { errorCatalogue } from './api/errors.ts';
import { managedApi } from './api/managed.ts';

type Principle = Api['principles'][number];

const OWN_GROUP = 'Session and health';

function productEndpoints(routes: Routes): Endpoint[] {
  return routes.groups.filter((group) => group.category !== OWN_GROUP).flatMap((group) => group.endpoints);
}

function example(
  endpoints: readonly Endpoint[],
  wanted: (endpoint: Endpoint) => boolean,
): Endpoint | undefined {
  return endpoints.find(wanted);
}

function code(endpoint: Endpoint | undefined): string {
  return endpoint === undefined ? '' : `\`${endpoint.method} ${endpoint.path}\``;
}

function resources(spine: Spine, endpoints: readonly Endpoint[]): Principle[] {
  const names = series(spine.entities.slice(0, 4).map((entity) => `\`/v1/${entity.segment}\``));
  const action = example(endpoints, (each) => each.method === 'POST' && each.path.includes('/{id}/'));
  const acts =
    action === undefined
      ? ''
      : ` What is more than a change of fields is a resource of its own: ${code(action)}.`;
  return [
    {
      text: `Resources carry the product's nouns (${names || 'see the groups'}), in the plural, with ids that say nothing.${acts}`,
      serves: action?.serves ?? [],
    },
  ];
}

function streaming(spine: Spine, endpoints: readonly Endpoint[]): Principle[] {
  const live = example(endpoints, (each) => each.method === 'SSE' || each.method === 'WS');
  if (live === undefined) return [];
  const way = live.method === 'SSE' ? 'One server-sent event stream per tab' : 'One WebSocket per tab';
  return [
    {
      text: `${way} (${code(live)}) carries changes; every change is also readable by GET, so that a lost connection loses nothing. Heartbeat every 15 s.`,
      serves: known(spine, live.serves),
    },
  ];
}

function eventing(spine: Spine, endpoints: readonly Endpoint[]): Principle[] {
  const event = example(endpoints, (each) => each.method === 'EVENT');
  const queue = componentsOf(spine, 'queue')[0];
  if (event === undefined || queue === undefined) return [];
  return [
    {
      text: `Events on ${queue.name} are facts in the past with a schema version in the topic (\`${event.path}\`), an id and a time; a field is added, never changed in meaning. Components take them; the roles beside a topic read it only to find faults.`,
      serves: known(spine, event.serves),
    },
  ];
}

function contract(spine: Spine): Principle {
  const framework = choice(spine, 'backend', /framework/i);
  const made =
    framework === null
      ? 'The OpenAPI document is the contract'
      : `The OpenAPI document that ${framework} publishes is the contract`;
  const client = componentsOf(spine, 'client')[0];
  const used = client === undefined ? 'callers' : client.name;
  return {
    text: `${made}: CI fails on an undeclared breaking change, and ${used} ${client === undefined ? 'generate their' : 'uses a generated'} client from it.`,
    serves: [],
  };
}

/** A model that is fed with frames, and a run that a threshold starts, answer no request. */
function isAskedFor({ structure }: Spine, id: string): boolean {
  const isFed = structure.connections.some(({ from, to }) => from === 'media-server' && to === id);
  return !isFed && id !== 'training-job';
}

function longWork(spine: Spine): Principle[] {
  const worker = componentsOf(spine, 'worker', 'job').find((each) => isAskedFor(spine, each.id));
  if (worker === undefined) return [];
  return [
    {
      text: `Work that ${worker.name} does answers 202 with a link to its state at once; nobody waits on an open request for it.`,
      serves: [],
    },
  ];
}

function spaced(spine: Spine): string {
  return partners(spine).length === 0 ? '' : ' Calls to outside sources are spaced to respect their limits.';
}

function rateLimiting(spine: Spine): string {
  if (isOwnMachine(spine))
    return `One user on the own machine: nothing is limited but a run that is still under way.${spaced(spine)}`;
  if (isSingleUser(spine))
    return `One user: only the sign-in is limited, to 5 tries in 15 minutes (assumed).${spaced(spine)}`;
  const rate = spine.quantity('requestsPerSecond');
  const total =
    rate === null
      ? ''
      : ` Limits hold off single callers; ${apiOf(spine).name} is sized for the stated ${numberText(rate)} of all together.`;
  const roles = series(
    accountRoles(spine.roles)
      .slice(0, 3)
      .map((role) => role.name),
  );
  const parties = spine.roles.filter(isInstitution).map((role) => role.name);
  if (parties.length > 0 && rate !== null)
    return `Each ${series(parties, 'or')} has a quota of its own, set when it is connected.${total} People: 20 requests/s for each account; an address without a session: 5 requests/s (assumed).${triesOf(spine)} Over it: 429 with \`Retry-After\`; ${apiOf(spine).name} counts.`;
  return `Per account: 20 requests/s with bursts of 40; per address without a session: 5 requests/s (assumed for ${roles}).${total}${triesOf(spine)} Over it: 429 with \`Retry-After\`; ${apiOf(spine).name} counts.`;
}

function pagination(spine: Spine): string {
  const entity = spine.entities[0];
  const list = entity === undefined ? 'Lists' : `\`GET /v1/${entity.segment}\` and every other list`;
  return `${list}: \`limit\` (default 50, at most 200) and an opaque \`cursor\` over \`(created_at, id)\`, newest first where nothing else is said; the answer holds \`items\` and \`next\`. No offsets, no total unless a page shows it.`;
}

function hasEvents(endpoints: readonly Endpoint[]): boolean {
  return endpoints.some((each) => each.method === 'EVENT');
}

const GUARDED = ['PATCH', 'DELETE'] as const;

/** The methods that change one row, and so name the version they were made on. */
function guardedOf(endpoints: readonly Endpoint[]): string[] {
  const isOfRow = ({ path }: Endpoint): boolean => path.endsWith('}');
  return GUARDED.filter((each) => endpoints.some((one) => one.method === each && isOfRow(one)));
}

/** True where some call changes what is there, and may come too late. */
function isVersioned(endpoints: readonly Endpoint[]): boolean {
  return endpoints.some(
    ({ method, path }) => ['PATCH', 'PUT', 'DELETE'].includes(method) && path.includes('}'),
  );
}

function guarded(endpoints: readonly Endpoint[]): string {
  const methods = guardedOf(endpoints);
  return methods.length === 0
    ? ''
    : ` ${series(methods)} ${methods.length > 1 ? 'need' : 'needs'} \`If-Match\`.`;
}

function idempotency(endpoints: readonly Endpoint[]): string {
  const post = example(endpoints, (each) => each.method === 'POST');
  const where = post === undefined ? 'Each POST' : `Each POST, such as ${code(post)},`;
  return `${where} takes an \`Idempotency-Key\`: the first answer is kept 24 h and given again; the same key with another body is a 409.${guarded(endpoints)}${hasEvents(endpoints) ? ' Event consumers keep the ids they have handled.' : ''}`;
}

function style(spine: Spine, endpoints: readonly Endpoint[]): string {
  const ways = [
    isOwnMachine(spine) ? 'REST with JSON over HTTP on the loopback interface' : 'REST with JSON over HTTPS',
  ];
  if (endpoints.some((each) => each.method === 'SSE')) ways.push('server-sent events for live views');
  if (endpoints.some((each) => each.method === 'WS')) ways.push('WebSocket where both sides speak');
  if (endpoints.some((each) => each.method === 'EVENT')) ways.push('versioned events between components');
  return `${series(ways)}, answered by ${apiOf(spine).name}. GraphQL was left out: what is kept is read in few, known shapes.`;
}

/** Paths as the route table has them, where the inputs write a thing under a root of their own. */
function asListed(spine: Spine, routes: Routes, text: string): string {
  const paths = routes.groups.flatMap((group) => group.endpoints.map((each) => each.path));
  return spine.entities.reduce((told, { segment }) => {
    const own = `/v1/${segment}`;
    const listed = paths.find((path) => isSameCall({ method: 'GET', path }, { method: 'GET', path: own }));
    return paths.includes(own) || listed === undefined
      ? told
      : told.replace(new RegExp(`${own}(?![\\w-])`, 'g'), listed);
  }, text);
}

/** The root that calls of the inputs keep, where it is another. */
function otherRoot(routes: Routes): string {
  const paths = routes.groups.flatMap((group) => group.endpoints.map((each) => each.path));
  return paths.some((path) => /^\/api\/(?!v\d)/.test(path))
    ? ' Calls that the inputs write under `/api` keep that path.'
    : '';
}

/** The API part, with examples taken from the routes. Pure. */
export function draftApi(spine: Spine, routes: Routes): Api {
  if (!hasServer(spine)) return managedApi(spine);
  const endpoints = productEndpoints(routes);
  const listed = (text: string): string => asListed(spine, routes, text);
  return {
    style: style(spine, endpoints),
    principles: [
      ...resources(spine, endpoints),
      contract(spine),
      ...streaming(spine, endpoints),
      ...eventing(spine, endpoints),
      ...longWork(spine),
    ].map((each) => ({ ...each, text: listed(each.text) })),
    versioning: `The major version stands in the path (\`/v1\`)${hasEvents(endpoints) ? ' and in topic names' : ''}. Within it only additions; a removal comes with \`/v2\`, a \`Sunset\` header and ${isSingleUser(spine) ? 'the same release of client and server' : '6 months of both (assumed)'}.${otherRoot(routes)}`,
    errorHandling: `Problem details (RFC 9457) with \`type\`, \`title\`, \`status\`, a stable \`code\` from the catalogue and \`traceId\`. Clients decide on \`code\`, never on text; no stack trace and no personal data leaves ${apiOf(spine).name}.`,
    pagination: listed(pagination(spine)),
    rateLimiting: rateLimiting(spine),
    idempotency: idempotency(endpoints),
    errors: errorCatalogue(spine).filter(
      ({ code: name }) => name !== 'VERSION_CONFLICT' || isVersioned(endpoints),
    ),
    notes: '',
  };
}
