// Owns the border where Slack's payloads become our data: what we use of each, parsed by zod, nothing more.
import { z } from 'zod';

/** The workspace is that of the person's account; in channels shared with another company it may be another. */
const Person = z.object({ id: z.string(), team_id: z.string().nullish() });

/** A slash command. */
export const CommandPayload = z.object({
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: z.string(),
  channel_name: z.string().default(''),
  trigger_id: z.string(),
});
export type CommandPayload = z.infer<typeof CommandPayload>;

/** A click on a button of a message. */
export const ActionPayload = z.object({
  user: Person,
  trigger_id: z.string(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: z.string(),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
  /** Where the button stands; in a thread, with its root. */
  container: z.object({ thread_ts: z.string().nullish() }).nullish(),
});
export type ActionPayload = z.infer<typeof ActionPayload>;

/** A submitted form; `view` is parsed by the forms themselves. */
export const ViewPayload = z.object({
  user: Person,
  view: z.looseObject({
    id: z.string(),
    callback_id: z.string(),
    blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).default([]),
  }),
});
export type SubmittedView = z.infer<typeof ViewPayload>['view'];

/** A file as Slack tells of it; in channels shared with another company events tell the id alone. */
export const MessageFile = z.object({
  id: z.string(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  filetype: z.string().nullish(),
  size: z.number().nullish(),
  permalink: z.string().nullish(),
});
export type MessageFile = z.infer<typeof MessageFile>;

/** A shortcut, with the message where it was used on one. */
export const ShortcutPayload = z.object({
  user: Person,
  trigger_id: z.string(),
  channel: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
  message: z.object({ text: z.string().nullish(), files: z.array(MessageFile).nullish() }).nullish(),
});

export type ShortcutPayload = z.infer<typeof ShortcutPayload>;

/** A message of a person: a reply, a file share or a broadcast. Bots and changes of messages do not fit. */
export const MessageEvent = z.object({
  type: z.literal('message'),
  subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
  bot_id: z.undefined().optional(),
  user: z.string(),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  channel: z.string(),
  files: z.array(MessageFile).nullish(),
  edited: z.object({ ts: z.string() }).optional(),
  /** The workspace of the writer's account, told where it may be another. */
  user_team: z.string().nullish(),
});
export type MessageEvent = z.infer<typeof MessageEvent>;

/** A message of a person that was edited, or to which Slack added something, such as a preview. */
export const ChangedMessage = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_changed'),
  channel: z.string(),
  message: MessageEvent.omit({ channel: true }),
  previous_message: z.object({ text: z.string().nullish() }).nullish(),
});

/** The place of a message that was removed, where its thread stays. */
export const Tombstone = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_changed'),
  channel: z.string(),
  message: z.object({ subtype: z.literal('tombstone'), ts: z.string() }),
});

/** A message that was removed, with what Slack tells of it. */
export const RemovedMessage = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_deleted'),
  channel: z.string(),
  deleted_ts: z.string(),
  previous_message: z
    .object({ user: z.string().nullish(), bot_id: z.string().nullish(), thread_ts: z.string().nullish() })
    .nullish(),
});
export type RemovedMessage = z.infer<typeof RemovedMessage>;

/** A mention of the bot. */
export const MentionEvent = z.object({
  type: z.literal('app_mention'),
  user: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  channel: z.string(),
});

/** Somebody, perhaps the bot, joined a channel. */
export const JoinedEvent = z.object({
  type: z.literal('member_joined_channel'),
  user: z.string(),
  channel: z.string(),
});
export type JoinedEvent = z.infer<typeof JoinedEvent>;

/** What happened to a channel, or to the bot in it; private ones are called groups. */
export const ChannelEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('channel_archive'), channel: z.string() }),
  z.object({ type: z.literal('group_archive'), channel: z.string() }),
  z.object({ type: z.literal('channel_unarchive'), channel: z.string() }),
  z.object({ type: z.literal('group_unarchive'), channel: z.string() }),
  z.object({ type: z.literal('channel_left'), channel: z.string() }),
  z.object({ type: z.literal('group_left'), channel: z.string() }),
]);
export type ChannelEvent = z.infer<typeof ChannelEvent>;

/** Something about a person changed; of interest is only whether the account is closed. */
export const AccountEvent = z.object({
  type: z.literal('user_change'),
  user: z.object({ id: z.string(), deleted: z.boolean() }),
});
export type AccountEvent = z.infer<typeof AccountEvent>;

/** The app is taken out of the workspace, or its tokens are. */
export const EndEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).nullish() }) }),
  z.object({ type: z.literal('app_uninstalled') }),
]);
export type EndEvent = z.infer<typeof EndEvent>;

/** The envelope of an Events API call. */
export const EventBody = z.object({
  type: z.literal('event_callback'),
  event_id: z.string(),
  event: z.looseObject({ type: z.string() }),
});
