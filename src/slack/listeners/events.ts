// Owns the Events API border: each body is taken in durably before Slack is told "received".
import type { z } from 'zod';
import type { SaveFirst } from '../receiver.ts';
import { type Edit, takeEdit, takeRemoved } from './edits.ts';
import { takeMessage } from './messages.ts';
import {
  ChangedMessage,
  EventBody,
  JoinedEvent,
  MentionEvent,
  MessageEvent,
  RemovedMessage,
} from './payloads.ts';
import { applyEvent, type ListenerTools, openDesigns, plainLine, whisper } from './tools.ts';

/** Designs that wait for the bot in this channel go on; stakeholders who joined count again. */
async function takeJoined(
  tools: ListenerTools,
  channel: string,
  user: string,
  eventId: string,
): Promise<void> {
  for (const design of await openDesigns(tools)) {
    const { id } = design;
    if (design.channel.id !== channel) continue;
    const stamp = { id: `joined:${eventId}`, at: tools.now() };
    if (user === tools.botUserId) await applyEvent(tools, id, { ...stamp, type: 'channelEntered' });
    else if (design.absent.includes(user))
      await applyEvent(tools, id, { ...stamp, type: 'memberJoined', userId: user });
  }
}

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
    const joined = JoinedEvent.safeParse(event);
    if (joined.success) return takeJoined(tools, joined.data.channel, joined.data.user, eventId);
    const mention = MentionEvent.safeParse(event);
    if (mention.success && !mention.data.thread_ts)
      void whisper(tools, mention.data.channel, mention.data.user, plainLine(HELLO));
  }

  return async (raw) => {
    const body = EventBody.safeParse(raw);
    if (body.success) await tools.log.within({ slackEvent: body.data.event_id }, () => take(body.data));
  };
}
