/**
 * Messages: adding, changing and removing them, and the events the bot sees of it (of its own, too).
 * A message's author, channel and ts never change; a removed message leaves no trace but its event.
 */
import { isShared, notifyBot } from './channels.ts';
import { fileOut } from './file-out.ts';
import type { Dict } from './json.ts';
import type { Channel, Message } from './model.ts';
import { changed, nextId, nextTs, type Team } from './team.ts';

/** What a new message needs; the ts is given on adding. */
export type Draft = Partial<Omit<Message, 'ts' | 'channelId' | 'reactions'>> & { userId: string };

/** The new message, posted and announced. */
export function addMessage(team: Team, channel: Channel, draft: Draft): Message {
  const message: Message = {
    text: '',
    blocks: [],
    fileIds: [],
    reactions: [],
    ...draft,
    ts: nextTs(team),
    channelId: channel.id,
  };
  listOf(team, channel.id).push(message);
  changed(team);
  notifyBot(team, channel, { ...messageOut(team, message), ...eventFields(team, channel, message) });
  return message;
}

/** Changes a message in place and announces `message_changed`. */
export function changeMessage(
  team: Team,
  channel: Channel,
  message: Message,
  change: Partial<Message>,
): void {
  const previous = messageOut(team, message);
  Object.assign(message, change, { editedTs: nextTs(team) });
  changed(team);
  notifyBot(team, channel, {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: messageOut(team, message),
    previous_message: previous,
    channel: channel.id,
    channel_type: channel.kind,
    ts: message.editedTs,
  });
}

/** Removes a message and announces `message_deleted`. */
export function dropMessage(team: Team, channel: Channel, message: Message): void {
  const all = listOf(team, channel.id);
  all.splice(all.indexOf(message), 1);
  changed(team);
  notifyBot(team, channel, {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: messageOut(team, message),
    channel: channel.id,
    channel_type: channel.kind,
    ts: nextTs(team),
  });
}

/** Takes away what a message with replies says: its thread stays, under "This message was deleted.". */
export function entomb(team: Team, channel: Channel, message: Message): void {
  const previous = messageOut(team, message);
  const { botId: _bot, metadata: _metadata, editedTs: _edited, ...rest } = message;
  const tomb: Message = {
    ...rest,
    subtype: 'tombstone',
    userId: 'USLACKBOT',
    text: 'This message was deleted.',
    blocks: [],
    fileIds: [],
    reactions: [],
  };
  const all = listOf(team, channel.id);
  all.splice(all.indexOf(message), 1, tomb);
  changed(team);
  notifyBot(team, channel, {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: { ...messageOut(team, tomb), hidden: true },
    previous_message: previous,
    channel: channel.id,
    channel_type: channel.kind,
    ts: nextTs(team),
  });
}

/** The messages of a channel, oldest first, replies included. */
export function listOf(team: Team, channelId: string): Message[] {
  const found = team.messages.get(channelId);
  if (found) return found;
  const fresh: Message[] = [];
  team.messages.set(channelId, fresh);
  return fresh;
}

/** The message with this ts, if it is there. */
export function messageAt(team: Team, channelId: string, ts: string): Message | undefined {
  return listOf(team, channelId).find((message) => message.ts === ts);
}

/** A thread: its root first, then its replies, oldest first. Empty when there is no such root. */
export function threadOf(team: Team, channelId: string, rootTs: string): Message[] {
  const all = listOf(team, channelId);
  return all.filter((message) => message.ts === rootTs || message.threadTs === rootTs);
}

/** The message as the Web API and events show it; of its metadata only the type, unless asked for all. */
export function messageOut(team: Team, message: Message, allMetadata = false): Dict {
  return {
    type: 'message',
    ...(message.subtype !== undefined && { subtype: message.subtype }),
    user: message.userId,
    team: team.users.get(message.userId)?.teamId,
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.botId !== undefined && botFields(team)),
    ...(message.botId === undefined && { client_msg_id: `local-${message.ts}` }),
    ...threadFields(team, message),
    ...(message.fileIds.length > 0 && { files: filesOut(team, message), upload: true }),
    ...(message.editedTs !== undefined && { edited: { user: message.userId, ts: message.editedTs } }),
    ...(message.metadata !== undefined && { metadata: metadataOut(message.metadata, allMetadata) }),
  };
}

/** A block id as Slack makes one up. */
export function madeUpId(team: Team): string {
  return nextId(team, 'b-');
}

function threadFields(team: Team, message: Message): Dict {
  if (message.threadTs !== undefined) {
    const root = messageAt(team, message.channelId, message.threadTs);
    return { thread_ts: message.threadTs, ...(root && { parent_user_id: root.userId }) };
  }
  const replies = threadOf(team, message.channelId, message.ts).slice(1);
  if (replies.length === 0) return {};
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: [...new Set(replies.map((reply) => reply.userId))],
    latest_reply: replies.at(-1)?.ts,
  };
}

function eventFields(team: Team, channel: Channel, message: Message): Dict {
  const author = team.users.get(message.userId);
  const shared = isShared(team, channel);
  return {
    channel: channel.id,
    channel_type: channel.kind,
    event_ts: message.ts,
    ...(author?.isStranger && { user_team: author.teamId, source_team: author.teamId }),
    ...(shared &&
      message.fileIds.length > 0 && {
        files: message.fileIds.map((id) => ({ id, mode: 'file_access', file_access: 'check_file_info' })),
      }),
  };
}

function filesOut(team: Team, message: Message): Dict[] {
  return message.fileIds.flatMap((id) => {
    const file = team.files.get(id);
    return file ? [fileOut(team, file)] : [];
  });
}

function botFields(team: Team): Dict {
  return {
    bot_id: team.botId,
    app_id: team.appId,
    bot_profile: {
      id: team.botId,
      app_id: team.appId,
      user_id: team.botUserId,
      name: 'architect',
      team_id: team.id,
      deleted: false,
    },
  };
}

function metadataOut(metadata: Dict, all: boolean): Dict {
  return all ? metadata : { event_type: metadata.event_type };
}
