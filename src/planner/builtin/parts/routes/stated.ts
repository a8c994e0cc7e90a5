// Owns the endpoints that the inputs write down themselves: their paths stand before any that the rules would choose.
// Keeps true: an endpoint of the inputs is told once, with the words that the inputs give it.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import type { Spine } from '../../spine.ts';
import { chiefOf, rolesNear, textOf } from '../facts.ts';
import { action, clip, overlap, sentence } from '../phrases.ts';

/** One alone is an example; several are a contract. */
const FEWEST = 2;
const STATED =
  /(?<![\w/])(GET|POST|PUT|PATCH|DELETE) `?(\/[\w{}:.-]+(?:\/[\w{}:.-]+)*)(?:\?[^\s`]*)?`?(?:[^\S\n]*\*{0,2}[^\S\n]*(?:[-–—:]|\((?:Optional|optional)\):?)[^\S\n]*([^\n]*))?/g;

interface Found {
  readonly method: Endpoint['method'];
  readonly path: string;
  readonly told: string;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function plain(text: string): string {
  return text
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.;:,]\s*$/, '')
    .trim();
}

/** The endpoints that the documents spell out, each once, with what stands behind them. Pure. */
export function statedEndpoints({ input }: Spine): Found[] {
  const found = new Map<string, Found>();
  for (const { text } of input.brief.documents) {
    for (const [, verb, path = '', told = ''] of text.matchAll(STATED)) {
      const method = METHODS.find((one) => one === verb);
      if (method === undefined || path.length > 100) continue;
      const clean = path.replace(/:(\w+)/g, '{$1}').replace(/[.:]$/, '');
      const key = `${method} ${clean.toLowerCase()}`;
      const before = found.get(key);
      if (before === undefined || before.told === '')
        found.set(key, { method, path: clean, told: plain(told) });
    }
  }
  return found.size >= FEWEST ? [...found.values()] : [];
}

/** The same call under another root: "/v1/cameras/{id}" and "/api/cameras/{cameraId}". */
function shapeOf(path: string): string {
  return path
    .replace(/^\/(?:api(?:\/v\d+)?|v\d+)(?=\/)/, '')
    .replace(/\{\w+\}/g, '{}')
    .replace(/s(?=\/|$)/g, '')
    .toLowerCase();
}

function isSame(one: Found, other: Endpoint): boolean {
  return one.method === other.method && shapeOf(one.path) === shapeOf(other.path);
}

const SHARED_WORDS = 3;

/** The demands that write the path, else those that share its words, else those on the thing it names. */
function servedBy(spine: Spine, one: Found, words: string): string[] {
  const written = spine.requirements.filter((each) => each.text.includes(one.path));
  const near = spine.requirements.filter(
    (each) => each.kind === 'functional' && overlap(each.text, words) >= SHARED_WORDS,
  );
  const thing = spine.entities.find((each) => one.path.toLowerCase().includes(`/${each.segment}`));
  const told = written.length > 0 ? written : near;
  return told.length > 0
    ? told.slice(0, 4).map((each) => each.id)
    : [...(thing?.requirementIds ?? [])].slice(0, 3);
}

function endpointOf(spine: Spine, one: Found): Endpoint {
  const words = `${one.told} ${one.path.replace(/\W/g, ' ')}`;
  const serves = servedBy(spine, one, words);
  const near = rolesNear(spine, words, serves);
  return {
    method: one.method,
    path: one.path,
    purpose: sentence(clip(one.told || action(textOf(spine, serves.slice(0, 1)), 200), 300)),
    roles: near.length < spine.roles.length ? near : [chiefOf(spine).name],
    serves,
  };
}

function nearestGroup(groups: readonly ApiGroup[], one: Found): number {
  const words = `${one.told} ${one.path.replace(/\W/g, ' ')}`;
  const scores = groups.map((group) =>
    overlap(
      `${group.category} ${group.endpoints.map((each) => `${each.path} ${each.purpose}`).join(' ')}`,
      words,
    ),
  );
  const best = Math.max(0, ...scores);
  return best > 0 ? scores.indexOf(best) : -1;
}

/** Calls on one thing stand under one root: "/v1/orders/{id}" beside a stated "/api/orders" is "/api/orders/{id}". */
function besideOf(stated: readonly Found[], path: string): string {
  const [, thing = ''] = /^\/v1\/([^/]+)/.exec(path) ?? [];
  const root = stated
    .map((one) => /^(.*?)\/([^/{]+)(?:\/\{\w+\})?$/.exec(one.path))
    .find((match) => match?.[2] === thing)?.[1];
  return root === undefined || thing === '' ? path : path.replace('/v1', root);
}

/** The groups with the paths of the inputs where they name the same call, and with the calls that only they name. Pure. */
export function withStated(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const stated = statedEndpoints(spine);
  if (stated.length === 0) return [...groups];
  const named = groups.map((group) => ({
    ...group,
    endpoints: group.endpoints.map((each) => {
      const same = stated.find((one) => isSame(one, each));
      return { ...each, path: same?.path ?? besideOf(stated, each.path) };
    }),
  }));
  const all = groups.flatMap((group) => group.endpoints);
  // What no demand speaks of is how it is today, and no part of this design.
  const only = stated.filter(
    (one) => !all.some((each) => isSame(one, each)) && endpointOf(spine, one).serves.length > 0,
  );
  const homes = only.map((one) => nearestGroup(named, one));
  const placed = named.map((group, at) => ({
    ...group,
    endpoints: [
      ...group.endpoints,
      ...only.filter((_, index) => homes[index] === at).map((one) => endpointOf(spine, one)),
    ],
  }));
  const left = only.filter((_, index) => homes[index] === -1).map((one) => endpointOf(spine, one));
  return left.length === 0
    ? placed
    : [
        ...placed,
        { category: 'Named in the inputs', feature: 'Calls that the inputs write down', endpoints: left },
      ];
}
