// Owns the operations of a product whose server is a provider: documents read and written, no endpoint of ours.
// Keeps true: an operation stands once; each names the roles of the access part or "public".
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import { choice } from '../../spine/facts.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { countable, unique } from '../../things/nouns.ts';
import { clip, noun, series } from '../../things/phrases.ts';

const WRITE_BY_RULE = 'Write fields; the rule checks the step from the old value to the new.';
/** Where nothing else makes the document, its first write does. */
const FIRST_WRITE = `${WRITE_BY_RULE.replace('fields;', 'fields, and make the document with the first of them;')}`;

const DOCUMENT_PATH = /((?:[\w-]+\/\{\w+\}\/?)+)/;

/** The path of a document as the inputs write it ("users/{userId}"), else its own collection. */
function pathOf(spine: Spine, segment: string): string {
  const entity = spine.entities.find((each) => each.segment === segment);
  const read = spine.input.reading.entities.find((each) => each.name === entity?.name);
  const heading = read?.source.kind === 'document' ? read.source.heading : '';
  const told = DOCUMENT_PATH.exec(heading)?.[1]?.replace(/\/$/, '');
  return told === undefined ? `/${segment}/{id}` : `/${told}`;
}

function collectionOf(path: string): string {
  return path.replace(/\/\{\w+\}$/, '');
}

/** What an endpoint becomes: a read, a listening or a write of the document that it is about. */
function operationOf(spine: Spine, endpoint: Endpoint): Endpoint {
  const [, , segment = 'documents'] = endpoint.path.split('/');
  const one = pathOf(spine, segment);
  const things = segment.replaceAll('-', ' ');
  if (endpoint.method === 'SSE' || endpoint.method === 'WS')
    return {
      ...endpoint,
      method: 'SSE',
      path: collectionOf(one),
      purpose: `Listen to own ${things}; each change arrives by itself.`,
    };
  if (endpoint.method === 'GET') {
    const isOne = endpoint.path.includes('/{id}');
    return {
      ...endpoint,
      path: isOne ? one : collectionOf(one),
      purpose: isOne
        ? `Read one document of own ${things}; the rule of this path admits nobody else.`
        : `List own ${things}; the rule of this path admits nobody else.`,
    };
  }
  const isNew = endpoint.method === 'POST' && !endpoint.path.includes('/{id}');
  return {
    ...endpoint,
    method: endpoint.method === 'DELETE' ? 'DELETE' : isNew ? 'POST' : 'PATCH',
    path: isNew ? collectionOf(one) : one,
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
    const fresh = merged(group.endpoints.map((each) => operationOf(spine, each))).filter(
      ({ method, path }) => !taken.has(`${method} ${path}`),
    );
    for (const { method, path } of fresh) taken.add(`${method} ${path}`);
    return fresh.length > 0 ? [{ ...group, endpoints: fresh }] : [];
  });
  const kept = spine.entities.filter((each) => {
    const path = pathOf(spine, each.segment);
    return ![...taken].some((key) => key.endsWith(` ${path}`) || key.endsWith(` ${collectionOf(path)}`));
  });
  const rest = kept.map((entity) => documentGroup(spine, entity));
  return [...own.map((group) => withWrites(group, taken)), ...rest, signInGroup(spine)];
}

/** Who has a document of their own may have it erased, with all that hangs on it. */
function erasure(spine: Spine, entity: EntityFact, path: string, roles: string[]): Endpoint[] {
  if (!OWN_RECORD.test(entity.name)) return [];
  const others = spine.entities.filter((each) => each !== entity).map((each) => noun(each.plural));
  const what = others.length === 0 ? '' : `, their ${series(others.slice(0, 3))}`;
  const purpose = `Erase the person who asks${what} and then the account at the provider; the rule admits nobody else.`;
  const asked = spine.serving(/\bown data\b|\bprivacy\b|\bGDPR\b|\beras\w+|\bdelet\w+/i, 3);
  const serves = asked.length > 0 ? asked : entity.requirementIds.slice(0, 1);
  return serves.length === 0 ? [] : [{ method: 'DELETE', path, purpose, roles, serves: [...serves] }];
}

/** The document of a person is made once, under the id of the account, with what the sign-up asks for. */
function creation(spine: Spine, entity: EntityFact, path: string, roles: string[]): Endpoint[] {
  if (!OWN_RECORD.test(entity.name)) return [];
  const asked = spine.serving(/\bsign(?:s|ed|ing)?[- ]?up\b|\b(?:display|user) name\b|\bregist\w+/i, 4);
  const purpose = `Create the ${noun(entity.name)} document at the first sign-in, under the id of the account; the rule admits its owner alone, once, with every required field.`;
  const serves = asked.length > 0 ? [...asked] : entity.requirementIds.slice(0, 1);
  return serves.length === 0 ? [] : [{ method: 'PUT', path, purpose, roles, serves }];
}

const OWN_RECORD = /^(?:user|profile|account|member|learner|customer|person)$/i;
const TELLING = 6;

/** What is stored and no feature spoke of: read and written by those it belongs to. */
function documentGroup(spine: Spine, entity: EntityFact): ApiGroup {
  const path = pathOf(spine, entity.segment);
  const fields = entity.fields.map((each) => each.name.replace(/.*?([A-Z]?[a-z]+)$/, '$1').toLowerCase());
  const words = fields.filter((each) => each.length >= TELLING);
  const spoken = spine.requirements.filter(
    (each) => each.kind === 'functional' && words.some((word) => each.text.toLowerCase().includes(word)),
  );
  const serves = unique([...spoken.map((each) => each.id), ...entity.requirementIds]).slice(0, 6);
  const roles = spine.roles.map((role) => role.name);
  const purpose = `Read the ${noun(countable(entity.name))} document of the person who is signed in; the rule of this path admits nobody else.`;
  return {
    category: clip(entity.plural, 80),
    feature: clip(`The ${noun(entity.name)} of the person who is signed in`, 160),
    endpoints: [
      { method: 'GET', path, purpose, roles, serves },
      ...creation(spine, entity, path, roles),
      { method: 'PATCH', path, purpose: WRITE_BY_RULE, roles, serves },
      ...erasure(spine, entity, path, roles),
    ],
  };
}

/** A document that nothing writes: no server could, so the client of the same people does, by a rule. */
function withWrites(group: ApiGroup, taken: ReadonlySet<string>): ApiGroup {
  const unwritten = group.endpoints.filter(
    ({ method, path }) =>
      method === 'GET' &&
      path.endsWith('}') &&
      !taken.has(`PATCH ${path}`) &&
      !taken.has(`POST ${collectionOf(path)}`),
  );
  const writes = unwritten.map((each): Endpoint => ({ ...each, method: 'PATCH', purpose: FIRST_WRITE }));
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
