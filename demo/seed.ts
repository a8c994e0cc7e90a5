/**
 * Who and what a workspace starts with: a small team, an outsider, a guest, a stranger from another
 * company (Slack Connect), a public, a private and a shared channel. The bot is a member of none.
 */
import type { Channel, User } from './model.ts';
import { nextId, type Team } from './team.ts';

/** A person to add; the name is the handle that `person(name)` takes. */
export interface PersonSeed {
  name: string;
  realName?: string;
  /** The handle by default; empty for somebody who chose no name. */
  displayName?: string;
  isGuest?: boolean;
  isStranger?: boolean;
  isOwner?: boolean;
}

/** A channel to add; members by name. The bot is added only with `withBot`. */
export interface ChannelSeed {
  name: string;
  isPrivate?: boolean;
  members?: readonly string[];
  withBot?: boolean;
}

const PEOPLE: readonly PersonSeed[] = [
  { name: 'ana', realName: 'Ana Lima', isOwner: true },
  { name: 'ben', realName: 'Ben Okafor' },
  { name: 'cleo', realName: 'Cleo Marsh' },
  { name: 'dan', realName: 'Dan Outsider' },
  { name: 'gus', realName: 'Gus Guest', isGuest: true },
  { name: 'ext', realName: 'Ext Stranger', isStranger: true },
];

const CHANNELS: readonly ChannelSeed[] = [
  { name: 'product', members: ['ana', 'ben', 'cleo', 'gus'] },
  { name: 'secret', isPrivate: true, members: ['ana', 'ben', 'cleo'] },
  { name: 'partners', members: ['ana', 'ben', 'ext'] },
];

/** Fills an empty team with the bot, the usual people and channels, and those given. */
export function seedTeam(team: Team, people: readonly PersonSeed[], channels: readonly ChannelSeed[]): void {
  team.users.set(team.botUserId, botUser(team));
  for (const seed of [...PEOPLE, ...people]) addPerson(team, seed);
  for (const seed of [...CHANNELS, ...channels]) addChannel(team, seed);
}

/** The new channel; its creator is its first member. */
export function addChannel(team: Team, seed: ChannelSeed): Channel {
  const members = (seed.members ?? []).map((name) => userByName(team, name).id);
  const channel: Channel = {
    id: nextId(team, 'C'),
    name: seed.name,
    kind: seed.isPrivate ? 'group' : 'channel',
    creatorId: members[0] ?? team.botUserId,
    members: new Set(seed.withBot ? [...members, team.botUserId] : members),
    archived: false,
  };
  team.channels.set(channel.id, channel);
  return channel;
}

/** The person with this handle; throws when there is none. */
export function userByName(team: Team, name: string): User {
  const found = [...team.users.values()].find((user) => user.name === name);
  if (!found) throw new Error(`nobody here is called ${name}`);
  return found;
}

function addPerson(team: Team, seed: PersonSeed): void {
  const id = nextId(team, 'U');
  team.users.set(id, {
    id,
    name: seed.name,
    realName: seed.realName ?? seed.name,
    displayName: seed.displayName ?? seed.name,
    teamId: seed.isStranger ? 'T000000002' : team.id,
    isBot: false,
    isOwner: seed.isOwner ?? false,
    isRestricted: seed.isGuest ?? false,
    isStranger: seed.isStranger ?? false,
    deleted: false,
  });
}

function botUser(team: Team): User {
  return {
    id: team.botUserId,
    name: 'architect',
    realName: 'Architect',
    displayName: '',
    teamId: team.id,
    isBot: true,
    isOwner: false,
    isRestricted: false,
    isStranger: false,
    deleted: false,
  };
}
