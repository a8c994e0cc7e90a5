// Owns getting into a channel: join a public one, ask to be invited to a private one.
import type { WebClient } from '@slack/web-api';
import type { Design } from '../design/record.ts';
import { DAY_MS, INVITE_EXPIRY_MS } from '../design/times.ts';
import type { Answer } from '../worker/ports.ts';
import { type Direct, tellOnce } from './direct.ts';
import { call, toFailure } from './fault.ts';

/** What a channel is to us; "unknown" for a private channel that the bot is not in. */
export type ChannelKind = Design['channel']['kind'] | 'unknown';

/** Looks at a channel. A private one that the bot cannot see is "unknown". */
export async function kindOf(
  client: WebClient,
  channelId: string,
): Promise<{ kind: ChannelKind; isMember: boolean } | null> {
  const looked = await call(() => client.conversations.info({ channel: channelId }));
  if (!looked.ok) return looked.fault.kind === 'refused' ? { kind: 'unknown', isMember: false } : null;
  const { channel } = looked.value;
  if (channel?.is_im) return { kind: 'dm', isMember: true };
  const kind = channel?.is_private || channel?.is_mpim ? 'private' : 'public';
  return { kind, isMember: channel?.is_member === true };
}

/** Enters the design's channel, or says that only people can let the bot in. */
export async function enter(client: WebClient, design: Design): Promise<Answer<'entered' | 'inviteNeeded'>> {
  const found = await kindOf(client, design.channel.id);
  if (!found)
    return { ok: false, failure: toFailure({ kind: 'inDoubt', error: '' }, 'a look at the channel') };
  if (found.isMember) return { ok: true, value: 'entered' };
  if (found.kind !== 'public') return { ok: true, value: 'inviteNeeded' };
  const joined = await call(() => client.conversations.join({ channel: design.channel.id }));
  if (joined.ok) return { ok: true, value: 'entered' };
  if (joined.fault.kind === 'refused') return { ok: true, value: 'inviteNeeded' };
  return { ok: false, failure: toFailure(joined.fault, 'joining the channel') };
}

const OPEN: Answer<string | null> = { ok: true, value: null };

/** Whether the channel takes messages: null where it does, else Slack's code for why not. A public channel that was
 *  archived may have thrown the bot out; then it joins again, for nobody wanted it away. */
export async function lookAtChannel(client: WebClient, design: Design): Promise<Answer<string | null>> {
  const looked = await call(() => client.conversations.info({ channel: design.channel.id }));
  if (!looked.ok)
    return looked.fault.kind === 'refused'
      ? { ok: true, value: looked.fault.error }
      : { ok: false, failure: toFailure(looked.fault, 'a look at the channel') };
  const { channel } = looked.value;
  if (channel?.is_archived) return { ok: true, value: 'is_archived' };
  if (channel?.is_im || channel?.is_member) return OPEN;
  const isThrownOut = design.standstill?.reason === 'archived' && !channel?.is_private;
  if (!isThrownOut) return { ok: true, value: 'not_in_channel' };
  const joined = await call(() => client.conversations.join({ channel: design.channel.id }));
  return joined.ok ? OPEN : { ok: true, value: 'not_in_channel' };
}

/** Asks the owner by direct message to invite the bot, and says until when that helps. Best effort. */
export async function askForInvite(
  direct: Direct,
  { id, title, owner, channel, createdAt }: Design,
): Promise<void> {
  const text = `“${title.replace(/[<>&]/g, ' ')}” waits for me to get into <#${channel.id}>. Please type \`/invite @architect\` there within ${INVITE_EXPIRY_MS / DAY_MS} days; it goes on by itself then, and is cancelled otherwise.`;
  const message = { to: owner, design: id, key: 'invite', since: createdAt };
  await tellOnce(direct, { ...message, line: { text, blocks: [] } });
}
