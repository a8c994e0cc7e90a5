// Owns the Events API border: each body is taken in durably before Slack is told "received".
import type { z } from 'zod';
import type { SaveFirst } from '../receiver.ts';
import { type Edit, takeEdit, takeOursGone, takeRemoved } from './edits.ts';
import { takeMessage } from './messages.ts';
import {
  AccountEvent,
  ChangedMessage,
  ChannelEvent,
  EndEvent,
  EventBody,
  JoinedEvent,
  MentionEvent,
  MessageEvent,
  RemovedMessage,
  Tombstone,
} from './payloads.ts';
import { type ListenerTools, plainLine, whisper } from './tools.ts';
import { takeAccount, takeChannel, takeEnd, takeJoined } from './world.ts';

function asEdit({ channel, message, previous_message }: z.infer<typeof ChangedMessage>): Edit {
  return { message: { ...message, channel }, before: previous_message?.text ?? null };
}

const HELLO =
  'Type `/architect` to start a design, or `/architect help` to see what I do. In a design’s thread, mention me with `help`.';

/** The function that saves first. Bodies that are not for us resolve at once. */
export function createEventTaker(tools: ListenerTools): SaveFirst {
  async function take({ event, event_id: eventId }: z.infer<typeof EventBody>): Promise<void> {
    const message = MessageEvent.safeParse(event);
    if (message.success) return takeMessage(tools, message.data);
    const changed = ChangedMessage.safeParse(event);
    if (changed.success) return takeEdit(tools, asEdit(changed.data));
    const removed = RemovedMessage.safeParse(event);
    if (removed.success) return takeRemoved(tools, removed.data);
    const tomb = Tombstone.safeParse(event);
    if (tomb.success)
      return takeOursGone(tools, tomb.data.channel, tomb.data.message.ts, tomb.data.message.ts);
    return takeAround(event, eventId);
  }

  /** What is no message. */
  async function takeAround(event: unknown, eventId: string): Promise<void> {
    const joined = JoinedEvent.safeParse(event);
    if (joined.success) return takeJoined(tools, joined.data, eventId);
    const channel = ChannelEvent.safeParse(event);
    if (channel.success) return takeChannel(tools, channel.data, eventId);
    const account = AccountEvent.safeParse(event);
    if (account.success) return takeAccount(tools, account.data, eventId);
    const end = EndEvent.safeParse(event);
    if (end.success) return takeEnd(tools, end.data);
    const mention = MentionEvent.safeParse(event);
    if (mention.success && !mention.data.thread_ts)
      void whisper(tools, mention.data.channel, mention.data.user, plainLine(HELLO));
  }

  return async (raw) => {
    const body = EventBody.safeParse(raw);
    if (body.success) await tools.log.within({ slackEvent: body.data.event_id }, () => take(body.data));
  };
}
