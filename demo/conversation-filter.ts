/** Which conversations a select offers a person: what they are in or can see, and what its filter lets through. */
import { isShared } from './channels.ts';
import { type Dict, dictOf, textsOf } from './json.ts';
import type { Channel } from './model.ts';
import type { Team } from './team.ts';

const KIND_WORDS = { channel: 'public', group: 'private', im: 'im' } as const;

/** Whether the element offers this conversation to this person. */
export function offersConversation(team: Team, element: Dict, userId: string, channelId: string): boolean {
  const channel = team.channels.get(channelId);
  if (!channel || channel.archived) return false;
  const isSeen = channel.kind === 'channel' || channel.members.has(userId);
  return isSeen && passes(team, channel, dictOf(element.filter));
}

function passes(team: Team, channel: Channel, filter: Dict): boolean {
  const kinds = textsOf(filter.include);
  if (kinds.length > 0 && !kinds.includes(KIND_WORDS[channel.kind])) return false;
  if (filter.exclude_external_shared_channels === true && isShared(team, channel)) return false;
  const withBot = channel.kind === 'im' && channel.members.has(team.botUserId);
  return !(filter.exclude_bot_users === true && withBot);
}
