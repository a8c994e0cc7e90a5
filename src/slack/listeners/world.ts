// Owns what happens around the designs: people and the bot come and go, channels close and open, tokens end.
import type { DesignEvent } from '../../design/events.ts';
import type { Design } from '../../design/record.ts';
import { standstillOf } from '../../design/standstill.ts';
import type { AccountEvent, ChannelEvent, EndEvent, JoinedEvent } from './payloads.ts';
import { applyEvent, type ListenerTools, openDesigns } from './tools.ts';

/** One event for each open design that it says something to. */
async function tellOpen(
  tools: ListenerTools,
  eventOf: (design: Design, at: string) => DesignEvent | null,
): Promise<void> {
  for (const design of await openDesigns(tools)) {
    const event = eventOf(design, tools.now());
    if (event) await applyEvent(tools, design.id, event);
  }
}

/** Designs that wait for the bot in this channel go on; stakeholders who joined count again. */
export function takeJoined(
  tools: ListenerTools,
  { channel, user }: JoinedEvent,
  eventId: string,
): Promise<void> {
  return tellOpen(tools, (design, at) => {
    const stamp = { id: `joined:${eventId}`, at };
    if (design.channel.id !== channel) return null;
    if (user !== tools.botUserId)
      return design.absent.includes(user) ? { ...stamp, type: 'memberJoined', userId: user } : null;
    return { ...stamp, type: standstillOf(design) ? 'postingNews' : 'channelEntered' };
  });
}

/** Why a channel is closed to us after this; null where it is open again. */
const CLOSED_BY: Readonly<Record<ChannelEvent['type'], string | null>> = {
  channel_archive: 'is_archived',
  group_archive: 'is_archived',
  channel_left: 'not_in_channel',
  group_left: 'not_in_channel',
  channel_unarchive: null,
  group_unarchive: null,
};

/** Designs in this channel stand still, or look whether they may go on. */
export function takeChannel(
  tools: ListenerTools,
  { type, channel }: ChannelEvent,
  eventId: string,
): Promise<void> {
  const error = CLOSED_BY[type];
  return tellOpen(tools, (design, at) => {
    const stamp = { id: `channel:${eventId}`, at };
    if (design.channel.id !== channel) return null;
    return error === null ? { ...stamp, type: 'postingNews' } : { ...stamp, type: 'postingClosed', error };
  });
}

/** Designs that name this person learn that the account was closed, or is open again. */
export function takeAccount(
  tools: ListenerTools,
  { user }: Pick<AccountEvent, 'user'>,
  eventId: string,
): Promise<void> {
  const isActive = !user.deleted;
  return tellOpen(tools, (design, at) => {
    const isNamed = design.owner === user.id || design.stakeholders.includes(user.id);
    const isKnown = (design.deactivated ?? []).includes(user.id);
    if (!isNamed || isKnown !== isActive) return null;
    return { id: `account:${eventId}`, at, type: 'accountChanged', userId: user.id, isActive };
  });
}

/** There is nobody left to tell but who reads the log. */
export function takeEnd(tools: ListenerTools, event: EndEvent): void {
  if (event.type === 'tokens_revoked' && !event.tokens.bot?.length) return;
  tools.log.error('Slack took the app out of the workspace, or its token away: nothing can be posted', {
    event: event.type,
  });
}
