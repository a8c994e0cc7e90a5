// Owns lasting messages to one person, outside every thread and ledger: each is said once. Whether it stands already is
// looked up before it is said, since a killed process cannot know.
import type { WebClient } from '@slack/web-api';
import { type Called, call } from './fault.ts';
import { findMarked, type Mark, metadataOf, oldestSince } from './mark.ts';
import { contentOf, type PrivateLine } from './views/help.ts';

/** A message to one person, marked with what it is about: one of each. */
export interface DirectMessage extends Mark {
  readonly to: string;
  /** It cannot have been said before. ISO 8601 UTC. */
  readonly since: string;
  readonly line: PrivateLine;
}

/** Who speaks, and by what. */
export interface Direct {
  readonly client: WebClient;
  readonly botUserId: string;
}

const PAGE = 200;

/** Says it, unless it stands already. A doubt is settled by looking once more. */
export async function tellOnce(tools: Direct, message: DirectMessage): Promise<Called<void>> {
  const told = await say(tools, message);
  return !told.ok && told.fault.kind === 'inDoubt' ? say(tools, message) : told;
}

function say(direct: Direct, message: DirectMessage): Promise<Called<void>> {
  const { client } = direct;
  return call(async () => {
    const { channel } = await client.conversations.open({ users: message.to });
    const id = channel?.id ?? '';
    if (await isSaid(direct, id, message)) return;
    await client.chat.postMessage({ channel: id, ...contentOf(message.line), metadata: metadataOf(message) });
  });
}

async function isSaid(
  { client, botUserId }: Direct,
  channel: string,
  message: DirectMessage,
): Promise<boolean> {
  const oldest = oldestSince(message.since);
  const page = await client.conversations.history({
    channel,
    oldest,
    limit: PAGE,
    include_all_metadata: true,
  });
  return findMarked(page.messages ?? [], botUserId, message) !== undefined;
}
