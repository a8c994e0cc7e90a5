/**
 * Which scope each method, event and kind of conversation needs, and the check against what the app was
 * granted. The default grant is the manifest's list.
 */
import type { Channel, ChannelKind } from './model.ts';
import { refuse } from './refusal.ts';
import { type Team, violate } from './team.ts';

/** The bot scopes of the app's manifest. */
export const DEFAULT_SCOPES: readonly string[] = [
  'app_mentions:read',
  'canvases:read',
  'canvases:write',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'users:read',
];

const READ: Record<ChannelKind, string> = { channel: 'channels:read', group: 'groups:read', im: 'im:read' };
const HISTORY: Record<ChannelKind, string> = {
  channel: 'channels:history',
  group: 'groups:history',
  im: 'im:history',
};

/** Per method the scopes of which one is enough; a method not named here needs none by itself. */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'assistant.threads.setStatus': ['chat:write', 'assistant:write'],
  'conversations.info': Object.values(READ),
  'conversations.members': Object.values(READ),
  'conversations.list': Object.values(READ),
  'users.conversations': Object.values(READ),
  'conversations.replies': Object.values(HISTORY),
  'conversations.history': Object.values(HISTORY),
  'conversations.join': ['channels:join'],
  'conversations.open': ['im:write', 'mpim:write'],
  'users.info': ['users:read'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'files.info': ['files:read'],
  'files.list': ['files:read'],
  'canvases.create': ['canvases:write'],
  'canvases.edit': ['canvases:write'],
  'canvases.delete': ['canvases:write'],
  'canvases.access.set': ['canvases:write'],
  'canvases.access.delete': ['canvases:write'],
  'canvases.sections.lookup': ['canvases:read'],
  'reactions.add': ['reactions:write'],
};

/** Refuses with `missing_scope`, and notes it, unless one of these scopes was granted. */
export function requireScope(team: Team, where: string, anyOf: readonly string[]): void {
  const granted = team.settings.scopes;
  if (anyOf.length === 0 || anyOf.some((scope) => granted.includes(scope))) return;
  violate(team, 'scope', where, `needs ${anyOf.join(' or ')}`);
  throw refuse('missing_scope', { needed: anyOf.join(','), provided: granted.join(',') });
}

/** Refuses unless the app may look at (`read`) or read the messages of (`history`) this kind of channel. */
export function requireChannelScope(
  team: Team,
  where: string,
  channel: Channel,
  use: 'read' | 'history',
): void {
  requireScope(team, where, [(use === 'read' ? READ : HISTORY)[channel.kind]]);
}

/** Whether the app is granted what an event in this channel needs, and has subscribed to it. */
export function mayReceive(team: Team, eventType: string, channel: Channel): boolean {
  const needed =
    eventType === 'app_mention'
      ? 'app_mentions:read'
      : (eventType === 'message' ? HISTORY : READ)[channel.kind];
  return team.settings.scopes.includes(needed) && isSubscribed(team, eventType, channel);
}

const MESSAGES: Record<ChannelKind, string> = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
};

/** Whether the app has subscribed to this event. A token that was revoked ends every subscription. */
export function isSubscribed(team: Team, eventType: string, channel?: Channel): boolean {
  const name = eventType === 'message' && channel ? MESSAGES[channel.kind] : eventType;
  return team.tokenError === null && (team.settings.events?.includes(name) ?? true);
}
