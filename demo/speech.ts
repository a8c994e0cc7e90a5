/** What people type, as Slack stores it: escaped text, live links, a rich_text block, their files. */
import { channelById, notifyBot } from './channels.ts';
import { addFile, type FileSeed } from './files.ts';
import type { Dict } from './json.ts';
import { addMessage, changeMessage, dropMessage, madeUpId, messageAt, messageOut } from './messages.ts';
import type { Channel, Message, User } from './model.ts';
import { changed, type Team } from './team.ts';

/** The ts of the person's new message; the bot hears of it as `message`, and `app_mention` when named. */
export function sayIn(
  team: Team,
  user: User,
  channelId: string,
  text: string,
  options: { threadTs?: string; files?: FileSeed[] },
): string {
  const channel = memberChannel(team, user, channelId);
  const files = (options.files ?? []).map((seed) => addFile(team, user.id, seed));
  const typed = asTyped(text);
  const message = addMessage(team, channel, {
    userId: user.id,
    text: typed,
    blocks: text === '' ? [] : [richText(team, text)],
    fileIds: files.map((file) => file.id),
    ...(options.threadTs !== undefined && { threadTs: options.threadTs }),
    ...(files.length > 0 && { subtype: 'file_share' }),
  });
  for (const file of files) file.shares.push(shareOf(message));
  if (typed.includes(`<@${team.botUserId}>`)) mention(team, channel, message);
  changed(team);
  return message.ts;
}

/** Changes the person's own message. */
export function editOwn(team: Team, user: User, channelId: string, ts: string, text: string): void {
  const { channel, message } = ownOf(team, user, channelId, ts);
  changeMessage(team, channel, message, { text: asTyped(text), blocks: [richText(team, text)] });
}

/** Removes the person's own message. */
export function removeOwn(team: Team, user: User, channelId: string, ts: string): void {
  const { channel, message } = ownOf(team, user, channelId, ts);
  dropMessage(team, channel, message);
}

/** Text as Slack keeps what people type: `&`, `<`, `>` escaped, links and mentions live. Pure. */
export function asTyped(text: string): string {
  const parts = text.split(
    /(<(?:@[UW][A-Z0-9]+|#C[A-Z0-9]+|!(?:here|channel|everyone))>|https?:\/\/[^\s<>]+)/,
  );
  return parts.map((part, index) => (index % 2 === 0 ? escaped(part) : live(part))).join('');
}

/** The channel, if the person can post there; throws otherwise. */
export function memberChannel(team: Team, user: User, channelId: string): Channel {
  const channel = channelById(team, channelId);
  if (user.deleted) throw new Error(`${user.name} is deactivated`);
  if (!channel.members.has(user.id)) throw new Error(`${user.name} is not in ${channel.name || channelId}`);
  if (channel.archived) throw new Error(`${channel.name} is archived`);
  return channel;
}

/** Where a message shared a file. Pure. */
export function shareOf(message: Message) {
  return {
    channelId: message.channelId,
    ts: message.ts,
    ...(message.threadTs !== undefined && { threadTs: message.threadTs }),
  };
}

function mention(team: Team, channel: Channel, message: Message): void {
  notifyBot(team, channel, {
    ...messageOut(team, message),
    type: 'app_mention',
    channel: channel.id,
    event_ts: message.ts,
  });
}

function ownOf(team: Team, user: User, channelId: string, ts: string) {
  const channel = memberChannel(team, user, channelId);
  const message = messageAt(team, channelId, ts);
  if (!message || message.userId !== user.id) throw new Error(`${user.name} wrote no message ${ts}`);
  return { channel, message };
}

function richText(team: Team, text: string): Dict {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return { type: 'rich_text', block_id: madeUpId(team), elements: [section] };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function live(part: string): string {
  return part.startsWith('<') ? part : `<${part.replaceAll('&', '&amp;')}>`;
}
