// Owns the endpoints that the inputs write down themselves: their paths stand before any that the rules would choose.
// Keeps true: an endpoint of the inputs is told once, with the words that the inputs give it.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import { isCallOn, isSameCall, pathWords, type StatedCall, statedCalls } from '../../flows/stated-calls.ts';
import { chiefOf, rolesNear, textOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';
import { action, clip, overlap, sentence } from '../../things/phrases.ts';

const SHARED_WORDS = 3;

/** The demands that write the path, else those that share its words, else those on the thing it names. */
function servedBy(spine: Spine, one: StatedCall, words: string): string[] {
  const written = spine.requirements.filter((each) => each.text.includes(one.path));
  // A path without a word beside it says all it can in its own words.
  const least = one.told === '' ? SHARED_WORDS - 1 : SHARED_WORDS;
  const near = spine.requirements.filter(
    (each) => each.kind === 'functional' && overlap(each.text, words) >= least,
  );
  const thing = spine.entities.find((each) => one.path.toLowerCase().includes(`/${each.segment}`));
  const told = written.length > 0 ? written : near;
  return told.length > 0
    ? told.slice(0, 4).map((each) => each.id)
    : [...(thing?.requirementIds ?? [])].slice(0, 3);
}

function endpointOf(spine: Spine, one: StatedCall): Endpoint {
  const words = `${one.told} ${pathWords(one.path)}`;
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

function nearestGroup(groups: readonly ApiGroup[], one: StatedCall): number {
  const words = `${one.told} ${pathWords(one.path)}`;
  const scores = groups.map((group) =>
    overlap(
      `${group.category} ${group.endpoints.map((each) => `${each.path} ${each.purpose}`).join(' ')}`,
      words,
    ),
  );
  const best = Math.max(0, ...scores);
  return best > 0 ? scores.indexOf(best) : -1;
}

/** Calls on one thing stand under one root: "/v1/orders/{id}" beside a stated "/api/order" is "/api/order/{id}". */
function besideOf(stated: readonly StatedCall[], path: string): string {
  const [, thing = ''] = /^\/v1\/([^/]+)/.exec(path) ?? [];
  const roots = stated.map((one) => /^(.*?)\/([^/{]+)(?:\/\{\w+\})?$/.exec(one.path));
  const beside =
    roots.find((match) => match?.[2] === thing) ?? roots.find((match) => match?.[2] === singular(thing));
  const [, root = '', name = ''] = beside ?? [];
  return thing === '' || name === '' ? path : path.replace(`/v1/${thing}`, `${root}/${name}`);
}

function singular(segment: string): string {
  return segment.replace(/(?<!s)s$/, '');
}

/** A new command of the inputs on a thing is the way to change it; a change of fields beside it would be a second one. */
function commandsOn(stated: readonly StatedCall[], each: Endpoint): StatedCall[] {
  const [, segment] = /^\/v1\/([^/]+)\/\{id\}$/.exec(each.path) ?? [];
  if (each.method !== 'PATCH' || segment === undefined) return [];
  const onThing = stated.filter((one) => !one.isToday && isCallOn(one.path, segment));
  const isChangeStated = onThing.some((one) => one.method === 'PUT' || one.method === 'PATCH');
  return isChangeStated ? [] : onThing.filter(isCommand);
}

/** Written as a deed of several words on the whole of a thing: "/orders/send-to-print". */
function isCommand({ method, path }: StatedCall): boolean {
  return method === 'POST' && /\/[a-z]+(?:-[a-z]+)+$/.test(path) && !path.includes('{');
}

/** What only a change of fields served is served by the command in its place. */
function withMoved(one: Endpoint, replaced: readonly Endpoint[]): Endpoint {
  const moved = replaced.flatMap((each) => each.serves);
  return { ...one, serves: unique([...one.serves, ...moved]) };
}

/** The groups with the paths of the inputs where they name the same call, and with the calls that only they name. Pure. */
export function withStated(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const stated = statedCalls(spine.input.brief.documents, spine.requirements);
  if (stated.length === 0) return [...groups];
  const drafted = groups.flatMap((group) => group.endpoints);
  const replacedBy = (one: StatedCall): Endpoint[] =>
    drafted.filter((each) => commandsOn(stated, each).some((command) => command === one));
  const kept = groups.map((group) => ({
    ...group,
    endpoints: group.endpoints.filter((each) => commandsOn(stated, each).length === 0),
  }));
  const endpointFor = (one: StatedCall): Endpoint => withMoved(endpointOf(spine, one), replacedBy(one));
  const named = kept.map((group) => ({
    ...group,
    endpoints: group.endpoints.map((each) => {
      const same = stated.find((one) => isSameCall(one, each));
      return { ...each, path: same?.path ?? besideOf(stated, each.path) };
    }),
  }));
  const all = kept.flatMap((group) => group.endpoints);
  // What stands under the present, or what no demand speaks of, is no part of this design.
  const only = stated.filter(
    (one) => !one.isToday && !all.some((each) => isSameCall(one, each)) && endpointFor(one).serves.length > 0,
  );
  const homes = only.map((one) => nearestGroup(named, one));
  const placed = named.map((group, at) => ({
    ...group,
    endpoints: [...group.endpoints, ...only.filter((_, index) => homes[index] === at).map(endpointFor)],
  }));
  const left = only.filter((_, index) => homes[index] === -1).map(endpointFor);
  return left.length === 0
    ? placed
    : [
        ...placed,
        { category: 'Named in the inputs', feature: 'Calls that the inputs write down', endpoints: left },
      ];
}
