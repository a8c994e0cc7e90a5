/** conversations.*: what the bot can see of channels, their members and their messages. */
import { z } from 'zod';
import { addMember, channelOut, directMessage, isBotIn, joinedChannel, visibleChannel } from '../channels.ts';
import type { Dict } from '../json.ts';
import { listOf, messageAt, messageOut, threadOf } from '../messages.ts';
import { count, flag, ids, method, page, timestamp } from '../method.ts';
import type { Message } from '../model.ts';
import { refuse } from '../refusal.ts';
import { requireChannelScope } from '../scopes.ts';
import type { Team } from '../team.ts';

const paging = { limit: count.optional(), cursor: z.string().optional() };
const window = {
  ...paging,
  channel: z.string(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};

/** The conversations methods by name. */
export const conversationMethods = {
  'conversations.info': method(
    { channel: z.string(), include_num_members: flag.optional(), include_locale: flag.optional() },
    (team, args, name) => {
      const channel = visibleChannel(team, args.channel);
      requireChannelScope(team, name, channel, 'read');
      return { channel: channelOut(team, channel) };
    },
  ),
  'conversations.join': method({ channel: z.string() }, (team, args) => {
    const channel = visibleChannel(team, args.channel);
    if (channel.kind !== 'channel') throw refuse('method_not_supported_for_channel_type');
    if (channel.archived) throw refuse('is_archived');
    const already = isBotIn(team, channel);
    addMember(team, channel, team.botUserId);
    return { channel: channelOut(team, channel), ...(already && { warning: 'already_in_channel' }) };
  }),
  'conversations.open': method(
    { users: ids.optional(), channel: z.string().optional(), return_im: flag.optional() },
    (team, args) => {
      const userId = args.users?.[0];
      if (args.channel !== undefined) return { channel: { id: visibleChannel(team, args.channel).id } };
      if (userId === undefined || args.users?.length !== 1) throw refuse('users_list_not_supplied');
      const user = team.users.get(userId);
      if (!user) throw refuse('user_not_found');
      if (user.deleted) throw refuse('user_disabled');
      return { channel: { id: directMessage(team, userId).id } };
    },
  ),
  'conversations.members': method({ channel: z.string(), ...paging }, (team, args, name) => {
    const channel = visibleChannel(team, args.channel);
    requireChannelScope(team, name, channel, 'read');
    const { items, response_metadata } = page([...channel.members], args.limit ?? 100, args.cursor);
    return { members: items, response_metadata };
  }),
  'conversations.list': method(
    {
      ...paging,
      types: z.string().optional(),
      exclude_archived: flag.optional(),
    },
    (team, args) => listed(team, args, (channel) => channel.kind === 'channel' || isBotIn(team, channel)),
  ),
  'users.conversations': method(
    {
      ...paging,
      types: z.string().optional(),
      exclude_archived: flag.optional(),
      user: z.string().optional(),
    },
    (team, args) => {
      const user = args.user ?? team.botUserId;
      return listed(
        team,
        args,
        (channel) => channel.members.has(user) && (isBotIn(team, channel) || channel.kind === 'channel'),
      );
    },
  ),
  'conversations.replies': method({ ...window, ts: timestamp }, (team, args, name) => {
    const channel = joinedChannel(team, args.channel);
    requireChannelScope(team, name, channel, 'history');
    const asked = messageAt(team, channel.id, args.ts);
    if (!asked) throw refuse('thread_not_found');
    const [root, ...replies] = threadOf(team, channel.id, asked.threadTs ?? asked.ts);
    const inside = replies.filter((message) => isWithin(message, args));
    const found = page(inside, Math.max(1, limitOf(args) - 1), args.cursor);
    return {
      ...found,
      items: undefined,
      messages: shown(team, [...(root ? [root] : []), ...found.items], args),
    };
  }),
  'conversations.history': method(window, (team, args, name) => {
    const channel = joinedChannel(team, args.channel);
    requireChannelScope(team, name, channel, 'history');
    const roots = listOf(team, channel.id).filter((message) => message.threadTs === undefined);
    const inside = roots.filter((message) => isWithin(message, args)).reverse();
    const found = page(inside, limitOf(args), args.cursor);
    return { ...found, items: undefined, messages: shown(team, found.items, args) };
  }),
};

interface Window {
  limit?: number | undefined;
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive?: boolean | undefined;
  include_all_metadata?: boolean | undefined;
}

function limitOf(args: Window): number {
  return Math.min(args.limit || 100, 999);
}

function shown(team: Team, messages: readonly Message[], args: Window): Dict[] {
  return messages.map((message) => messageOut(team, message, args.include_all_metadata ?? false));
}

/** Timestamps of one length sort as text. */
function isWithin(message: Message, { oldest, latest, inclusive }: Window): boolean {
  const after = oldest === undefined || compareTs(message.ts, oldest) > (inclusive ? -1 : 0);
  const before = latest === undefined || compareTs(message.ts, latest) < (inclusive ? 1 : 0);
  return after && before;
}

function compareTs(left: string, right: string): number {
  return Math.sign(Number(left) - Number(right));
}

const KIND_WORDS: Record<string, string> = { public_channel: 'channel', private_channel: 'group', im: 'im' };

function listed(
  team: Team,
  args: {
    types?: string | undefined;
    exclude_archived?: boolean | undefined;
    limit?: number | undefined;
    cursor?: string | undefined;
  },
  isVisible: (channel: Parameters<typeof isBotIn>[1]) => boolean,
): Dict {
  const kinds = (args.types ?? 'public_channel').split(',').map((word) => KIND_WORDS[word.trim()]);
  const channels = [...team.channels.values()].filter(
    (channel) =>
      kinds.includes(channel.kind) && isVisible(channel) && !(args.exclude_archived && channel.archived),
  );
  const { items, response_metadata } = page(channels, args.limit || 100, args.cursor);
  return { channels: items.map((channel) => channelOut(team, channel)), response_metadata };
}
