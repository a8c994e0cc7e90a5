/** Who plays in the demo, and how people and channels look to one of them. */
import type { Channel, User } from '../model.ts';
import { seedTeam, userByName } from '../seed.ts';
import type { Team } from '../team.ts';
import type { ChannelRow, Who } from './contract.ts';

/** The handles a visitor can be, with the part each plays. */
export const CAST = {
  ana: 'Product owner',
  ben: 'Stakeholder, engineering',
  cleo: 'Stakeholder, operations',
  dan: 'Not involved',
} as const;
export type CastName = keyof typeof CAST;

const HUES: Readonly<Record<string, number>> = { ana: 262, ben: 200, cleo: 330, dan: 95, architect: 172 };

/** Fills an empty team for the demo. Nobody chose a name to be called by: full names are shown, as in most workspaces. */
export function seedCast(team: Team): void {
  seedTeam(team, [], []);
  for (const user of team.users.values()) user.displayName = '';
}

/** The user played under this name; anybody else's name is Ana. */
export function visitor(team: Team, name: string): User {
  return userByName(team, isCast(name) ? name : 'ana');
}

/** Whether a name is one of the four. Pure. */
export function isCast(name: string): name is CastName {
  return Object.hasOwn(CAST, name);
}

/** A user as the page shows them. Pure. */
export function whoOf(user: User): Who {
  const { id, name, realName, isBot } = user;
  const initials = realName
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 2);
  const role = isBot ? 'App' : isCast(name) ? CAST[name] : '';
  return { id, name, realName, role, initials, hue: HUES[name] ?? 30, isBot };
}

/** The four. */
export function castOf(team: Team): Who[] {
  return Object.keys(CAST).map((name) => whoOf(userByName(team, name)));
}

/** The conversations one person has in the side bar: public ones, their own, and the bot's direct message. */
export function channelsOf(team: Team, user: User): ChannelRow[] {
  const seen = [...team.channels.values()].filter(
    ({ kind, members }) => kind === 'channel' || members.has(user.id),
  );
  return seen.map((channel) => rowOf(team, channel, user));
}

function rowOf(team: Team, channel: Channel, user: User): ChannelRow {
  const other = [...channel.members].find((id) => id !== user.id) ?? '';
  return {
    id: channel.id,
    name: channel.kind === 'im' ? (team.users.get(other)?.realName ?? '') : channel.name,
    kind: channel.kind,
    isMember: channel.members.has(user.id),
    hasBot: channel.members.has(team.botUserId),
  };
}
