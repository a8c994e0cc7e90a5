// Owns the sign-in sequence: by a session of our own, or by a provider whose tokens are checked.
import type { Flow } from '../../blueprint/parts/structure.ts';
import { call, reply, type Step } from './flow-steps.ts';
import type { Graph } from './graph.ts';
import type { RoleFact } from './spine.ts';

interface LoginInput {
  readonly graph: Graph;
  readonly roles: readonly RoleFact[];
  readonly securityIds: readonly string[];
}

/** The sign-in of the first role over this graph. Pure. */
export function loginFlow({ graph, roles, securityIds }: LoginInput): Flow {
  const { client, entry, identity } = graph.places;
  const steps = identity === null ? sessionLogin(graph) : providerLogin(graph, identity);
  const actor = roles[0]?.name ?? 'User';
  const opened = [call('actor', client, 'opens the product and enters credentials'), ...steps];
  const closed = [...opened, reply(client, 'actor', `shows the start page of ${actor}`)];
  return {
    id: 'F-1',
    name: identity && entry === 'edge-api' ? 'Sign-in of people and client systems' : 'Sign-in',
    actor,
    steps: closed,
    serves: [...securityIds].slice(0, 6),
  };
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
        to === store ? 'reads the account, stores the session' : 'asks to check the credentials',
      ),
    );
  const back = path
    .slice(1)
    .map((from, at) =>
      reply(from, path[at] ?? entry, from === store ? 'account and role' : 'credentials hold, role'),
    )
    .reverse();
  return [
    call(client, entry, 'POST /v1/session'),
    ...calls,
    ...back,
    reply(entry, client, 'sets the session cookie (HttpOnly, Secure, SameSite=Lax)'),
  ];
}

function providerLogin({ places, components }: Graph, identity: string): Step[] {
  const { client, entry } = places;
  const name = components.find((one) => one.id === identity)?.name ?? 'the provider';
  return [
    call(client, identity, `signs in with ${name}`),
    reply(identity, client, 'short-lived access token and refresh token'),
    call(client, entry, 'first request with the access token'),
    call(entry, identity, 'fetches signing keys, then checks signature, audience and expiry'),
    reply(identity, entry, 'signing keys'),
    ...ownerRead(places),
    reply(entry, client, 'profile and role'),
  ];
}

function ownerRead({ entry, core, store }: Graph['places']): Step[] {
  if (core === entry)
    return [call(entry, store, 'reads the profile of this account'), reply(store, entry, 'profile and role')];
  return [
    call(entry, core, 'asks for the profile'),
    call(core, store, 'reads the profile of this account'),
    reply(store, core, 'profile and role'),
    reply(core, entry, 'profile and role'),
  ];
}
