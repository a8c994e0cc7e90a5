// Owns the party that tells the product of its key thing beforehand, where the inputs name nobody who does: its role, its
// call and the key it calls with. Keeps true: it has no account and opens no page; without such a party nothing is added.
import type { Access } from '../../../blueprint/parts/access.ts';
import type { Entity } from '../../../blueprint/parts/data.ts';
import type { ApiGroup, Endpoint } from '../../../blueprint/parts/routes.ts';
import { keptFor } from '../../kept.ts';
import { apiOf, chiefOf, hasServer, known, mainEntity } from '../spine/facts.ts';
import { mentions } from '../spine/mentions.ts';
import { sentencesOf } from '../spine/told.ts';
import type { EntityFact, Spine } from '../spine.ts';
import { article, noun, series } from '../things/phrases.ts';
import { traitsOf } from './data/shown.ts';

/** The thing that is announced, what is told of somebody with it, and the party that announces it. */
export interface Announced {
  readonly thing: EntityFact;
  readonly traits: readonly string[];
  readonly party: EntityFact;
  /** The demands that bind the two: who is told of a thing, or gets it back, is who announced it. */
  readonly serves: readonly string[];
}

const MAKES = /\b(?:announc|creat|regist|import|pre-?advis|hand(?:s|ed)? over)\w*\b/i;

function isMade(spine: Spine, entity: EntityFact): boolean {
  return sentencesOf(spine).some((text) => MAKES.test(text) && mentions(text, entity));
}

/** Who announces the key thing, which carries somebody's name or number; null where the inputs say it, or no party is told of it. Pure. */
export const announcedIn = keptFor((spine: Spine): Announced | null => {
  const thing = mainEntity(spine);
  const party = spine.entities.find(({ kind }) => kind === 'addressee');
  if (thing === undefined || party === undefined || !hasServer(spine)) return null;
  const traits = traitsOf(spine, thing).map(({ name }) => name);
  const both = party.requirementIds.filter((id) => thing.requirementIds.includes(id));
  const serves = known(spine, both.length > 0 ? both : party.requirementIds);
  return traits.length === 0 || isMade(spine, thing) ? null : { thing, traits, party, serves };
});

type Capability = Access['capabilities'][number];

/** What each role may do of the two calls: the party announces, the chief of the roles sets the party up. */
function granted({ party, thing, serves }: Announced, access: Access, chief: string): Capability[] {
  const names = [...access.roles.map((role) => role.name), party.name];
  const only = (who: string): Capability['grants'] =>
    Object.fromEntries(names.map((name) => [name, name === who ? ('yes' as const) : ('no' as const)]));
  return [
    { capability: `Announce ${article(noun(thing.name))}`, grants: only(party.name), serves: [...serves] },
    { capability: `Set up ${article(noun(party.name))}`, grants: only(chief), serves: [...serves] },
  ];
}

/** The access part with the party as a role that calls by its system, and what it may do. Pure. */
export function withAnnouncer(spine: Spine, access: Access): Access {
  const told = announcedIn(spine);
  if (told === null) return access;
  const { name } = told.party;
  const who = noun(name);
  const description = `Announces its ${noun(told.thing.plural)} by its own system and is told of their states; has no account and no page (assumed).`;
  const login = `The system of ${article(who)} opens no browser: each call carries a key of its own, of which ${apiOf(spine).name} keeps the hash with the ${who}; a key is shown once, can be replaced, and opens the announcements of its ${who} alone (assumed).`;
  const before = access.capabilities.map((each) => ({ ...each, grants: { ...each.grants, [name]: NO } }));
  return {
    ...access,
    login: [...access.login, login],
    roles: [...access.roles, { name, description }],
    capabilities: [...before, ...granted(told, access, chiefOf(spine).name)],
  };
}

const NO = 'no' as const;

/** The calls by which the party is set up and announces the thing. */
function callsOf(spine: Spine, { party, thing, traits, serves }: Announced): Endpoint[] {
  const [who, one] = [noun(party.name), noun(thing.name)];
  const fields = series(traits.map((name) => `\`${name}\``));
  return [
    {
      method: 'POST',
      path: `/v1/${thing.segment}`,
      purpose: `Announce ${article(one)} with ${fields}, by the key of the ${who}; the same announcement sent twice leaves one (assumed).`,
      roles: [party.name],
      serves: [...serves],
    },
    {
      method: 'POST',
      path: `/v1/${party.segment}`,
      purpose: `Set up ${article(who)}: where it is told of changes, and its key, which is shown once (assumed).`,
      roles: [chiefOf(spine).name],
      serves: [...serves],
    },
  ];
}

/** The groups with those calls at the end of the group that lists the thing; as they are where none is needed. Pure. */
export function withAnnouncement(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const told = announcedIn(spine);
  if (told === null) return [...groups];
  const all = groups.flatMap(({ endpoints }) => endpoints);
  const fresh = callsOf(spine, told).filter(
    ({ method, path }) => !all.some((each) => each.method === method && each.path === path),
  );
  const path = `/v1/${told.thing.segment}`;
  const home = Math.max(
    0,
    groups.findIndex((group) => group.endpoints.some((each) => each.path === path)),
  );
  return groups.map((group, at) =>
    at === home ? { ...group, endpoints: [...group.endpoints, ...fresh] } : group,
  );
}

/** The column by which the calls of the party are known; none for any other thing. Pure. */
export function callerKey(spine: Spine, entity: EntityFact): Entity['fields'] {
  if (announcedIn(spine)?.party.name !== entity.name) return [];
  return [{ name: 'api_key_hash', type: 'text', note: 'by which its calls are known; assumed' }];
}
