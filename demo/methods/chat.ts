/** chat.*: posting, changing, removing; private lines; permalinks. */
import { z } from 'zod';
import { directMessage, isBotIn, joinedChannel, visibleChannel } from '../channels.ts';
import { acceptContent, type Content, requireRoot } from '../content.ts';
import type { Dict } from '../json.ts';
import { addMessage, changeMessage, dropMessage, messageAt, messageOut } from '../messages.ts';
import { dict, dicts, flag, method, timestamp } from '../method.ts';
import type { Channel, Message } from '../model.ts';
import { refuse } from '../refusal.ts';
import { changed, nextTs, type Team, violate } from '../team.ts';

const UPDATE_TEXT_MAX = 4000;
const METADATA_MAX = 8000;

const content = {
  text: z.string().optional(),
  blocks: dicts.optional(),
  markdown_text: z.string().optional(),
  metadata: dict.optional(),
  parse: z.enum(['full', 'none', 'client']).optional(),
  link_names: flag.optional(),
  mrkdwn: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
};

/** The chat methods by name. */
export const chatMethods = {
  'chat.postMessage': method(
    {
      ...content,
      channel: z.string(),
      thread_ts: timestamp.optional(),
      reply_broadcast: flag.optional(),
      username: z.string().optional(),
      icon_emoji: z.string().optional(),
      client_msg_id: z.string().optional(),
    },
    (team, args, name) => {
      const channel = writableChannel(team, args.channel);
      if (args.thread_ts !== undefined) requireRoot(team, name, channel, args.thread_ts);
      const message = addMessage(team, channel, {
        ...botAuthor(team),
        ...acceptContent(team, name, args),
        ...(args.thread_ts !== undefined && { threadTs: args.thread_ts }),
        ...(args.metadata && { metadata: acceptMetadata(team, name, args.metadata) }),
      });
      return { channel: channel.id, ts: message.ts, message: messageOut(team, message, true) };
    },
  ),
  'chat.update': method(
    {
      ...content,
      channel: z.string(),
      ts: timestamp,
      reply_broadcast: flag.optional(),
      as_user: flag.optional(),
    },
    (team, args, name) => {
      const { channel, message } = ownMessage(team, args.channel, args.ts, 'cant_update_message');
      const accepted = acceptContent(team, name, updated(message, args), UPDATE_TEXT_MAX);
      changeMetadata(team, name, message, args.metadata);
      changeMessage(team, channel, message, accepted);
      const out = messageOut(team, message, true);
      return { channel: channel.id, ts: message.ts, text: message.text, message: out };
    },
  ),
  'chat.delete': method({ channel: z.string(), ts: timestamp, as_user: flag.optional() }, (team, args) => {
    const { channel, message } = ownMessage(team, args.channel, args.ts, 'cant_delete_message');
    dropMessage(team, channel, message);
    return { channel: channel.id, ts: message.ts };
  }),
  'chat.postEphemeral': method(
    { ...content, channel: z.string(), user: z.string(), thread_ts: timestamp.optional() },
    (team, args, name) => {
      const channel = writableChannel(team, args.channel);
      if (!channel.members.has(args.user)) throw refuse('user_not_in_channel');
      if (args.thread_ts !== undefined) requireRoot(team, name, channel, args.thread_ts);
      const ts = nextTs(team);
      team.ephemerals.push({
        ts,
        channel: channel.id,
        userId: args.user,
        ...acceptContent(team, name, args),
        ...(args.thread_ts !== undefined && { threadTs: args.thread_ts }),
      });
      changed(team);
      return { message_ts: ts };
    },
  ),
  'chat.getPermalink': method({ channel: z.string(), message_ts: timestamp }, (team, args) => {
    const channel = visibleChannel(team, args.channel);
    const message = messageAt(team, channel.id, args.message_ts);
    if (!message) throw refuse('message_not_found');
    return { channel: channel.id, permalink: permalink(team, message) };
  }),
};

function writableChannel(team: Team, id: string): Channel {
  const channel = id.startsWith('U') ? dmWith(team, id) : visibleChannel(team, id);
  if (channel.archived) throw refuse('is_archived');
  if (isBotIn(team, channel)) return channel;
  if (channel.kind === 'channel' && team.settings.scopes.includes('chat:write.public')) return channel;
  throw refuse('not_in_channel');
}

function dmWith(team: Team, userId: string): Channel {
  const user = team.users.get(userId);
  if (!user || user.isBot) throw refuse('channel_not_found');
  return directMessage(team, userId);
}

function ownMessage(team: Team, channelId: string, ts: string, notMine: string) {
  const channel = joinedChannel(team, channelId);
  if (channel.archived) throw refuse('is_archived');
  const message = messageAt(team, channel.id, ts);
  if (!message || message.subtype === 'tombstone') throw refuse('message_not_found');
  if (message.botId === undefined) throw refuse(notMine);
  return { channel, message };
}

/** Blocks that are not mentioned stay; an empty list removes them. */
function updated(message: Message, args: Content): Content {
  if (args.markdown_text !== undefined) return args;
  return { text: args.text, blocks: args.blocks ?? message.blocks };
}

function changeMetadata(team: Team, where: string, message: Message, metadata: Dict | undefined): void {
  if (metadata === undefined) return;
  if (Object.keys(metadata).length === 0) delete message.metadata;
  else message.metadata = acceptMetadata(team, where, metadata);
}

function acceptMetadata(team: Team, where: string, metadata: Dict): Dict {
  const shape = z.strictObject({ event_type: z.string().min(1), event_payload: dict });
  const size = JSON.stringify(metadata).length;
  if (shape.safeParse(metadata).success && size <= METADATA_MAX) return metadata;
  const code = size > METADATA_MAX ? 'metadata_too_large' : 'invalid_metadata_format';
  violate(team, 'shape', where, code);
  throw refuse(code);
}

function botAuthor(team: Team) {
  return { userId: team.botUserId, botId: team.botId };
}

function permalink(team: Team, message: Message): string {
  const thread =
    message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${message.channelId}`;
  return `${team.url}/archives/${message.channelId}/p${message.ts.replace('.', '')}${thread}`;
}
