// Owns the call by which a second person approves what a first one asked for, where the inputs want two.
// Keeps true: it stands under the deed that waits for it, and is open to the roles of that deed alone.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { pathWords } from '../../flows/stated-calls.ts';
import { isStaff } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';
import { overlap } from '../../things/phrases.ts';

const TWO_PEOPLE =
  /\bapprov\w* (?:of|by|from) (?:an?|the) (?:second|other|another|different)\b|\b(?:second|another) (?:person|[\w-]+) (?:must |has to |needs to )?approves?\b|\bapproved by (?:another|a second)\b|\bcontrolled (?:with|by) (?:a )?maker ?\/ ?checker\b/i;
const DEED = /^\/v1\/[^/]+\/\{id\}\/([a-z-]+?)s?$/;

function nearest(endpoints: readonly Endpoint[], { text }: Requirement): Endpoint | undefined {
  const scored = endpoints
    .filter((one) => one.method === 'POST' && DEED.test(one.path))
    .map((one) => ({ one, score: overlap(`${one.purpose} ${pathWords(one.path)}`, text) }))
    .toSorted((a, b) => b.score - a.score);
  return (scored[0]?.score ?? 0) >= 2 ? scored[0]?.one : undefined;
}

function approvalOf(spine: Spine, deed: Endpoint, demand: Requirement): Endpoint {
  const [, thing = 'request'] = DEED.exec(deed.path) ?? [];
  const staff = deed.roles.filter((name) => spine.roles.some((role) => role.name === name && isStaff(role)));
  return {
    method: 'POST',
    path: `${deed.path}/{${thing}Id}/approval`,
    purpose: `A second person approves or turns down the ${thing.replaceAll('-', ' ')} where ${demand.id} asks for one; until then nothing happens, and who asked is refused.`,
    roles: staff.length > 0 ? staff : [...deed.roles],
    serves: [demand.id],
  };
}

/** What waits for a second person, over all things, so that somebody finds it. */
function waitingOf(spine: Spine, deed: Endpoint, demand: Requirement): Endpoint {
  const { roles, serves } = approvalOf(spine, deed, demand);
  const path = deed.path.replace('/{id}/', '/');
  const purpose = `What waits for a second person or was decided by one, oldest first: who asked, when and why.`;
  return { method: 'GET', path, purpose, roles, serves };
}

/** The groups with an approval beside each deed for which a demand wants a second person. Pure. */
export function withSecondPerson(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const all = groups.flatMap((group) => group.endpoints);
  const approvals = spine.requirements
    .filter((one) => TWO_PEOPLE.test(one.text))
    .flatMap((demand) => {
      const deed = nearest(all, demand);
      if (deed === undefined) return [];
      return [{ deed, added: [approvalOf(spine, deed, demand), waitingOf(spine, deed, demand)] }];
    });
  const around = (one: Endpoint): Endpoint[] =>
    all.filter((each) => approvals.some(({ deed }) => deed === one) && passesBy(each, one));
  return groups.map((group) => ({
    ...group,
    endpoints: group.endpoints
      .filter((one) => !approvals.some(({ deed }) => passesBy(one, deed)))
      .flatMap((one) => [
        { ...one, serves: unique([one, ...around(one)].flatMap(({ serves }) => serves)) },
        ...approvals.filter(({ deed }) => deed === one).flatMap(({ added }) => added),
      ]),
  }));
}

/** A plain change of the same thing would pass by the second person. */
function passesBy({ method, path }: Endpoint, deed: Endpoint): boolean {
  return method === 'PATCH' && path === deed.path.replace(/\/[^/]+$/, '');
}
