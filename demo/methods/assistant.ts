/** Small signs in a thread: assistant.threads.setStatus and reactions.add. */
import { z } from 'zod';
import { joinedChannel } from '../channels.ts';
import { messageAt } from '../messages.ts';
import { method, timestamp } from '../method.ts';
import { refuse } from '../refusal.ts';
import { changed } from '../team.ts';

/** These methods by name. */
export const assistantMethods = {
  'assistant.threads.setStatus': method(
    {
      channel_id: z.string(),
      thread_ts: timestamp,
      status: z.string(),
      loading_messages: z.array(z.string()).max(10).optional(),
    },
    (team, args) => {
      const channel = joinedChannel(team, args.channel_id);
      if (!messageAt(team, channel.id, args.thread_ts)) throw refuse('invalid_thread_ts');
      return {};
    },
  ),
  'reactions.add': method(
    { channel: z.string(), timestamp, name: z.string().regex(/^[a-z0-9_+:-]+$/) },
    (team, args) => {
      const channel = joinedChannel(team, args.channel);
      const message = messageAt(team, channel.id, args.timestamp);
      if (!message) throw refuse('message_not_found');
      if (message.reactions.includes(args.name)) throw refuse('already_reacted');
      message.reactions.push(args.name);
      changed(team);
      return {};
    },
  ),
};
