// Owns the operations of a product whose server is a provider: documents read and written, no endpoint of ours.
// Keeps true: an operation stands once; each names the roles of the access part or "public".
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import { unique } from '../../nouns.ts';
import type { Spine } from '../../spine.ts';
import { choice } from '../facts.ts';
import { clip } from '../phrases.ts';

const WRITE_BY_RULE = 'Write fields; the rule checks the step from the old value to the new.';

/** What an endpoint becomes: a read, a listening or a write of the document that it is about. */
function operationOf(endpoint: Endpoint): Endpoint {
  const [, , segment = 'documents'] = endpoint.path.split('/');
  if (endpoint.method === 'SSE' || endpoint.method === 'WS')
    return {
      ...endpoint,
      method: 'SSE',
      path: `/${segment}`,
      purpose: 'Listen to own documents; each change arrives by itself.',
    };
  if (endpoint.method === 'GET') {
    const isOne = endpoint.path.includes('/{id}');
    return {
      ...endpoint,
      path: isOne ? `/${segment}/{id}` : `/${segment}`,
      purpose: isOne
        ? 'Read a document; admitted by the rule of this path.'
        : 'Query documents that the rule of this path admits.',
    };
  }
  const isNew = endpoint.method === 'POST' && !endpoint.path.includes('/{id}');
  return {
    ...endpoint,
    method: endpoint.method === 'DELETE' ? 'DELETE' : isNew ? 'POST' : 'PATCH',
    path: isNew ? `/${segment}` : `/${segment}/{id}`,
    purpose:
      endpoint.path.split('/').length > 4
        ? endpoint.purpose
        : isNew
          ? 'Create a document with an id made by the client.'
          : WRITE_BY_RULE,
  };
}

function merged(endpoints: readonly Endpoint[]): Endpoint[] {
  const byKey = new Map<string, Endpoint>();
  for (const each of endpoints) {
    const key = `${each.method} ${each.path}`;
    const before = byKey.get(key);
    byKey.set(key, {
      ...(before ?? each),
      serves: unique([...(before?.serves ?? []), ...each.serves]),
      roles: unique([...(before?.roles ?? []), ...each.roles]),
    });
  }
  return [...byKey.values()];
}

/** The groups as operations on documents, and the sign-in that the provider answers. Pure. */
export function managedGroups(groups: readonly ApiGroup[], spine: Spine): ApiGroup[] {
  const taken = new Set<string>();
  const own = groups.flatMap((group) => {
    const fresh = merged(group.endpoints.map(operationOf)).filter(
      ({ method, path }) => !taken.has(`${method} ${path}`),
    );
    for (const { method, path } of fresh) taken.add(`${method} ${path}`);
    return fresh.length > 0 ? [{ ...group, endpoints: fresh }] : [];
  });
  return [...own.map((group) => withWrites(group, taken)), signInGroup(spine)];
}

/** A document that nothing writes: no server could, so the client of the same people does, by a rule. */
function withWrites(group: ApiGroup, taken: ReadonlySet<string>): ApiGroup {
  const unwritten = group.endpoints.filter(
    ({ method, path }) =>
      method === 'GET' &&
      path.endsWith('/{id}') &&
      !taken.has(`PATCH ${path}`) &&
      !taken.has(`POST ${path.replace('/{id}', '')}`),
  );
  const writes = unwritten.map((each): Endpoint => ({ ...each, method: 'PATCH', purpose: WRITE_BY_RULE }));
  return { ...group, endpoints: [...group.endpoints, ...writes] };
}

function signInGroup(spine: Spine): ApiGroup {
  const provider = clip(choice(spine, 'authentication') ?? 'the provider', 60);
  const serves = spine.serving(/\b(?:log ?in|sign[- ]?(?:in|up|out)|authenticat)/i, 6);
  return {
    category: `Sign-in by ${provider}`,
    feature: 'Operations of the client library; no endpoint of ours',
    endpoints: [
      {
        method: 'POST',
        path: 'signIn',
        purpose: 'Start a session by a method that the inputs name.',
        roles: ['public'],
        serves,
      },
      {
        method: 'DELETE',
        path: 'signOut',
        purpose: 'End the session on this device.',
        roles: spine.roles.map((role) => role.name),
        serves: [],
      },
    ],
  };
}
