/**
 * Conversations and who is in them: finding one as the bot sees it, joining, inviting, removing, archiving,
 * opening a direct message. A private channel does not exist for those who are not in it.
 */
import { sendEvent } from './delivery.ts';
import type { Dict } from './json.ts';
import type { Channel } from './model.ts';
import { refuse } from './refusal.ts';
import { mayReceive } from './scopes.ts';
import { changed, nextId, nextTs, type Team } from './team.ts';

/** The channel as a test knows it; throws when there is none. */
export function channelById(team: Team, id: string): Channel {
  const channel = team.channels.get(id);
  if (!channel) throw new Error(`there is no channel ${id}`);
  return channel;
}

/** The channel the bot can see, or a refusal (`channel_not_found`, also for private ones it is not in). */
export function visibleChannel(team: Team, id: string): Channel {
  const channel = team.channels.get(id);
  if (!channel || (channel.kind !== 'channel' && !isBotIn(team, channel))) throw refuse('channel_not_found');
  return channel;
}

/** The channel the bot may post into and read: it is a member and nothing is archived. */
export function joinedChannel(team: Team, id: string): Channel {
  const channel = visibleChannel(team, id);
  if (!isBotIn(team, channel)) throw refuse('not_in_channel');
  return channel;
}

/** Whether the bot is a member. */
export function isBotIn(team: Team, channel: Channel): boolean {
  return channel.members.has(team.botUserId);
}

/** Whether people of another company are in it (Slack Connect). */
export function isShared(team: Team, channel: Channel): boolean {
  return [...channel.members].some((id) => team.users.get(id)?.isStranger);
}

/** The direct message between the bot and this user, opened when it is not yet. */
export function directMessage(team: Team, userId: string): Channel {
  return conversationOf(team, userId, team.botUserId);
}

/** The direct message of these two, opened when it is not yet. */
export function conversationOf(team: Team, userId: string, otherId: string): Channel {
  const isTheirs = (one: Channel) => one.kind === 'im' && one.members.has(userId) && one.members.has(otherId);
  const open = [...team.channels.values()].find(isTheirs);
  if (open) return open;
  const channel: Channel = {
    id: nextId(team, 'D'),
    name: '',
    kind: 'im',
    creatorId: userId,
    members: new Set([userId, otherId]),
    archived: false,
  };
  team.channels.set(channel.id, channel);
  return channel;
}

/** Makes a user (or the bot) a member and says so to the bot. Nothing happens when they already are. */
export function addMember(team: Team, channel: Channel, userId: string, inviterId?: string): void {
  if (channel.members.has(userId)) return;
  channel.members.add(userId);
  changed(team);
  notifyBot(team, channel, {
    type: 'member_joined_channel',
    user: userId,
    channel: channel.id,
    channel_type: channel.kind === 'group' ? 'G' : 'C',
    team: team.id,
    ...(inviterId !== undefined && { inviter: inviterId }),
  });
}

/** Sends an event of this channel, when the bot is in it and the app is granted what it needs. */
export function notifyBot(team: Team, channel: Channel, event: Dict): void {
  if (!isBotIn(team, channel) || !mayReceive(team, String(event.type), channel)) return;
  sendEvent(team, { event_ts: nextTs(team), ...event }, isShared(team, channel));
}

/** The name in payloads: private channels and direct messages have none of their own. Pure. */
export function payloadName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'group' ? 'privategroup' : channel.name;
}

/** The channel as `conversations.info` describes it. Pure. */
export function channelOut(team: Team, channel: Channel): Dict {
  const base = { id: channel.id, is_archived: channel.archived, is_im: channel.kind === 'im' };
  if (channel.kind === 'im') {
    const user = [...channel.members].find((id) => id !== team.botUserId);
    return { ...base, user, is_channel: false, is_group: false, is_mpim: false, is_private: true };
  }
  return {
    ...base,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'group',
    is_mpim: false,
    is_private: channel.kind === 'group',
    is_general: false,
    is_member: isBotIn(team, channel),
    is_shared: isShared(team, channel),
    is_ext_shared: isShared(team, channel),
    is_org_shared: false,
    creator: channel.creatorId,
    context_team_id: team.id,
    num_members: channel.members.size,
  };
}
