/**
 * What an administrator does to a workspace: removes messages, archives channels, removes members, deactivates
 * accounts, revokes the app's token. Each shows to the bot as Slack shows it, by events and by refusals.
 */
import { channelById, notifyBot } from './channels.ts';
import { sendEvent } from './delivery.ts';
import type { Dict } from './json.ts';
import { dropMessage, entomb, messageAt, threadOf } from './messages.ts';
import type { Channel, User } from './model.ts';
import { userOut } from './people-out.ts';
import { isSubscribed } from './scopes.ts';
import { userByName } from './seed.ts';
import { changed, nextTs, type Team } from './team.ts';

/** The error codes with which Slack tells that a token is good no more. */
export type TokenError = 'token_revoked' | 'account_inactive' | 'invalid_auth';

/** Removes any message. One that has replies leaves a tombstone, so that its thread stays. */
export function removeAny(team: Team, channelId: string, ts: string): void {
  const channel = channelById(team, channelId);
  const message = messageAt(team, channelId, ts);
  if (!message) throw new Error(`there is no message ${ts} in ${channelId}`);
  if (threadOf(team, channelId, ts).length > 1) entomb(team, channel, message);
  else dropMessage(team, channel, message);
}

/** Archives a channel: it can still be read, and nothing can be said in it. */
export function archive(team: Team, channelId: string): void {
  setArchived(team, channelById(team, channelId), true);
}

/** Opens an archived channel again, with the members it had. */
export function unarchive(team: Team, channelId: string): void {
  setArchived(team, channelById(team, channelId), false);
}

function setArchived(team: Team, channel: Channel, isArchived: boolean): void {
  if (channel.archived === isArchived) return;
  channel.archived = isArchived;
  changed(team);
  const what = isArchived ? 'archive' : 'unarchive';
  const type = channel.kind === 'group' ? `group_${what}` : `channel_${what}`;
  notifyBot(team, channel, { type, channel: channel.id, user: adminOf(team).id });
}

/** Takes a member out of a channel. The bot hears that it was taken out itself; the others leave by another event. */
export function removeMember(team: Team, channelId: string, userId: string): void {
  const channel = channelById(team, channelId);
  if (!channel.members.delete(userId)) return;
  changed(team);
  if (userId === team.botUserId) tellLeft(team, channel);
  else notifyBot(team, channel, { type: 'member_left_channel', ...leaver(team, channel, userId) });
}

/** The bot is no member any more, so this comes on its own. */
function tellLeft(team: Team, channel: Channel): void {
  const type = channel.kind === 'group' ? 'group_left' : 'channel_left';
  const event = { type, channel: channel.id, actor_id: adminOf(team).id, event_ts: nextTs(team) };
  if (isSubscribed(team, type, channel)) sendEvent(team, event, false);
}

function leaver(team: Team, { id, kind }: Channel, user: string): Dict {
  return { user, channel: id, channel_type: kind === 'group' ? 'G' : 'C', team: team.id };
}

/** Deactivates a person's account, or takes that back. */
export function setDeactivated(team: Team, userId: string, isDeactivated: boolean): void {
  const user = team.users.get(userId);
  if (!user || user.deleted === isDeactivated) return;
  user.deleted = isDeactivated;
  changed(team);
  if (isSubscribed(team, 'user_change'))
    sendEvent(team, { type: 'user_change', user: userOut(team, user), event_ts: nextTs(team) }, false);
}

/** Takes the bot's token away: every call with it is refused, and no event comes any more but the news of it. */
export function revokeToken(team: Team, error: TokenError): void {
  if (isSubscribed(team, 'tokens_revoked'))
    sendEvent(team, { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } }, false);
  if (isSubscribed(team, 'app_uninstalled')) sendEvent(team, { type: 'app_uninstalled' }, false);
  team.tokenError = error;
  changed(team);
}

/** The token is good again, as after a new installation. */
export function restoreToken(team: Team): void {
  team.tokenError = null;
  changed(team);
}

function adminOf(team: Team): User {
  return [...team.users.values()].find((user) => user.isOwner) ?? userByName(team, 'architect');
}
