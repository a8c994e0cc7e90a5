// Owns lasting messages to one person, outside every thread and ledger: each is said once. Whether it stands already is
// looked up before it is said, since a killed process cannot know.
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type Called, call } from './fault.ts';
import { EVENT_TYPE } from './thread/look.ts';
import type { PrivateLine } from './views/help.ts';

/** A message to one person, named so that it can be found again. */
export interface DirectMessage {
  readonly to: string;
  readonly design: string;
  /** What it is about; one message of each. */
  readonly key: string;
  /** It cannot have been said before. ISO 8601 UTC. */
  readonly since: string;
  readonly line: PrivateLine;
}

/** Who speaks, and by what. */
export interface Direct {
  readonly client: WebClient;
  readonly botUserId: string;
}

const Ours = z.object({
  user: z.string(),
  metadata: z.object({
    event_type: z.literal(EVENT_TYPE),
    event_payload: z.object({ design: z.string(), key: z.string() }),
  }),
});

/** How far before `since` the search starts: clocks differ. */
const CLOCKS_MS = 120_000;
const PAGE = 200;

/** Says it, unless it stands already. A doubt is settled by looking once more. */
export async function tellOnce(tools: Direct, message: DirectMessage): Promise<Called<void>> {
  const told = await say(tools, message);
  return !told.ok && told.fault.kind === 'inDoubt' ? say(tools, message) : told;
}

function say({ client, botUserId }: Direct, message: DirectMessage): Promise<Called<void>> {
  return call(async () => {
    const { channel } = await client.conversations.open({ users: message.to });
    const id = channel?.id ?? '';
    if (await isSaid(client, botUserId, id, message)) return;
    const { design, key, line } = message;
    const metadata = { event_type: EVENT_TYPE, event_payload: { design, key } };
    const blocks = line.blocks.length > 0 ? { blocks: [...line.blocks] } : {};
    await client.chat.postMessage({ channel: id, text: line.text, ...blocks, metadata });
  });
}

async function isSaid(
  client: WebClient,
  botUserId: string,
  channel: string,
  { design, key, since }: DirectMessage,
): Promise<boolean> {
  const oldest = String((Date.parse(since) - CLOCKS_MS) / 1000);
  const page = await client.conversations.history({
    channel,
    oldest,
    limit: PAGE,
    include_all_metadata: true,
  });
  return (page.messages ?? []).some((message) => {
    const ours = Ours.safeParse(message);
    if (!ours.success) return false;
    const payload = ours.data.metadata.event_payload;
    return ours.data.user === botUserId && payload.design === design && payload.key === key;
  });
}
