// Owns the sign-in sequence: by a session of our own, or by a provider whose tokens are checked.
import type { Flow } from '../../../blueprint/parts/structure.ts';
import type { Graph } from '../graph/graph.ts';
import { accountRoles } from '../people/bearers.ts';
import { isInstitution } from '../people/institutions.ts';
import type { EntityFact, RoleFact } from '../spine.ts';
import { call, reply, type Step } from './flow-steps.ts';

interface LoginInput {
  readonly graph: Graph;
  readonly roles: readonly RoleFact[];
  readonly securityIds: readonly string[];
  /** True where one person runs it on an own machine; false by default. */
  readonly isOwnMachine?: boolean;
  /** What is kept; where none of it is the record of a person, nobody's profile is read. */
  readonly entities?: readonly EntityFact[];
}

/** The sign-in of the first role over this graph. Pure. */
export function loginFlow({ graph, roles, securityIds, isOwnMachine, entities }: LoginInput): Flow {
  const { client, identity } = graph.places;
  if (isOwnMachine) return machineSession({ graph, roles, securityIds });
  const steps =
    identity === null ? sessionLogin(graph) : providerLogin(graph, identity, hasRecord(roles, entities));
  const people = accountRoles(roles);
  const actor = (people.find((one) => !isInstitution(one)) ?? people[0])?.name ?? 'User';
  const opened = [call('actor', client, 'opens the product, signs in'), ...steps];
  const closed = [...opened, reply(client, 'actor', `shows the start page of ${actor}`)];
  return {
    id: 'F-1',
    name: nameOf(graph, roles),
    actor,
    steps: closed,
    serves: [...securityIds].slice(0, 6),
  };
}

/** Nobody signs in to a tool of one person: the session of the machine is what lets them in. */
function machineSession({ graph: { places }, roles, securityIds }: LoginInput): Flow {
  const { client, entry, core, store } = places;
  const inner = core === entry ? [] : [call(entry, core, 'asks for what the first page shows')];
  const outer = core === entry ? [] : [reply(core, entry, 'what the first page shows')];
  const steps = [
    call('actor', client, 'opens the product, signed in to the machine alone'),
    call(client, entry, 'first request, on the loopback interface; Host and Origin are checked'),
    ...inner,
    call(core, store, 'reads what the first page shows'),
    reply(store, core, 'rows'),
    ...outer,
    reply(entry, client, 'the data; 403 where Host or Origin is foreign'),
    reply(client, 'actor', 'shows the first page'),
  ];
  const actor = roles[0]?.name ?? 'User';
  return {
    id: 'F-1',
    name: 'Sign-in: the session of the machine',
    actor,
    steps,
    serves: securityIds.slice(0, 6),
  };
}

function nameOf({ places: { entry, identity } }: Graph, roles: readonly RoleFact[]): string {
  if (identity === null || entry === 'access-rules') return 'Sign-in';
  if (roles.some(isInstitution)) return 'Sign-in of people';
  return entry === 'edge-api' ? 'Sign-in of people and client systems' : 'Sign-in';
}

/** How the systems of the first institution get in, where a provider issues tokens: no browser, no session. Pure. */
export function machineFlow({ graph, roles, securityIds }: LoginInput): Flow[] {
  const { entry, identity } = graph.places;
  const actor = roles.find(isInstitution)?.name;
  if (actor === undefined || identity === null || entry === 'access-rules') return [];
  const steps = [
    call('actor', identity, 'asks by client credentials over mutual TLS'),
    reply(identity, 'actor', 'access token bound to its certificate, five minutes'),
    call('actor', entry, 'first request with token and certificate'),
    call(entry, identity, 'fetches signing keys'),
    reply(identity, entry, 'signing keys'),
    ...ownerRead(graph.places),
    reply(entry, 'actor', 'answer within its scopes'),
  ];
  return [
    { id: 'F-2', name: 'Sign-in of client systems', actor, steps, serves: [...securityIds].slice(0, 6) },
  ];
}

/** The flow of an institution: its own system calls the entry, and no page stands between. Pure. */
export function byApi(flow: Flow, { places }: Graph, roles: readonly RoleFact[]): Flow {
  const { client, entry } = places;
  const actor = roles.find((one) => one.name === flow.actor);
  if (!actor || !isInstitution(actor) || entry === 'access-rules') return flow;
  const steps = flow.steps.map((step): Step => {
    const ends = [step.from, step.to];
    const instead = ends.includes('actor') ? entry : 'actor';
    const moved = (end: string): string => (end === client ? instead : end);
    return { ...step, from: moved(step.from), to: moved(step.to) };
  });
  return { ...flow, steps };
}

function sessionLogin({ places, connections }: Graph): Step[] {
  const { client, entry, store } = places;
  const isDirect = connections.some((one) => one.from === entry && one.to === store);
  const keeper = isDirect ? [] : [places.core];
  const path = [entry, ...keeper, store];
  const calls = path
    .slice(1)
    .map((to, at) =>
      call(
        path[at] ?? entry,
        to,
        to === store ? 'reads account, stores session' : 'asks to check the credentials',
      ),
    );
  const back = path
    .slice(1)
    .map((from, at) =>
      reply(from, path[at] ?? entry, from === store ? 'account and role' : 'credentials hold, role'),
    )
    .reverse();
  return [
    call(client, entry, 'POST /v1/login'),
    ...calls,
    ...back,
    reply(entry, client, 'session cookie (HttpOnly, Secure)'),
  ];
}

/** The client library signs in; the rules read the token that comes with each call. */
function managedLogin({ client, entry, store }: Graph['places'], identity: string): Step[] {
  return [
    call(client, identity, 'signs in by the client library'),
    reply(identity, client, 'ID token, one hour'),
    call(client, entry, 'reads own profile with the token'),
    call(entry, identity, 'verifies the token'),
    reply(identity, entry, 'uid'),
    call(entry, store, 'admits the read of own data'),
    reply(store, entry, 'profile'),
    reply(entry, client, 'profile, then each change'),
  ];
}

const RECORD = /^(?:users?|accounts?|user accounts?|profiles?|members?|persons?|staff)$/i;

/** True where somebody who signs in has a record of their own, or nothing is said of what is kept. */
function hasRecord(roles: readonly RoleFact[], entities: readonly EntityFact[] | undefined): boolean {
  const names = roles.map(({ name }) => name.toLowerCase());
  return (
    entities === undefined ||
    entities.some(({ name }) => RECORD.test(name) || names.includes(name.toLowerCase()))
  );
}

function providerLogin({ places, components }: Graph, identity: string, isKept: boolean): Step[] {
  const { client, entry } = places;
  if (entry === 'access-rules') return managedLogin(places, identity);
  const isSystem = components.find((one) => one.id === client)?.name === 'Client systems';
  if (isSystem)
    return [
      call(client, identity, 'asks by client credentials'),
      reply(identity, client, 'access token, five minutes'),
      call(client, entry, 'first request with the token'),
      call(entry, identity, 'fetches signing keys'),
      reply(identity, entry, 'signing keys'),
      ...ownerRead(places),
      reply(entry, client, 'profile and scopes'),
    ];
  return [
    call(client, identity, 'signs in (code flow, PKCE)'),
    reply(identity, client, 'redirect with a one-time code'),
    call(client, entry, 'GET /v1/login/callback'),
    call(entry, identity, 'exchanges the code'),
    reply(identity, entry, 'tokens, kept on the server'),
    ...(isKept ? ownerRead(places) : []),
    reply(
      entry,
      client,
      isKept ? 'session cookie, profile, role' : 'session cookie; name and role, as the token has them',
    ),
  ];
}

function ownerRead({ entry, core, store }: Graph['places']): Step[] {
  if (core === entry)
    return [call(entry, store, 'reads profile of the account'), reply(store, entry, 'profile and role')];
  return [
    call(entry, core, 'asks for the profile'),
    call(core, store, 'reads profile of the account'),
    reply(store, core, 'profile and role'),
    reply(core, entry, 'profile and role'),
  ];
}
