// Owns settling a doubt by looking: is the message with this key already in the thread?
import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { callPaced, type Drawing } from './context.ts';

/** What our own messages carry, so that they can be found again: opaque ids only. */
export const EVENT_TYPE = 'architect_item';

const Found = z.object({
  ts: z.string(),
  user: z.string(),
  metadata: z.object({
    event_type: z.literal(EVENT_TYPE),
    event_payload: z.object({ design: z.string(), key: z.string() }),
  }),
});

/** How far before the entry was saved the search starts: clocks differ. */
const SLACK_MS = 120_000;
const PAGE = 200;

/** What a look found: our message's timestamp, that it is not there, or why Slack did not tell. */
export type Look =
  | { readonly kind: 'found'; readonly ts: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly fault: Fault };

/** Looks for our message with this key, page by page: a root in the channel since `savedAt`, a reply in its thread. */
export async function findMessage(drawing: Drawing, key: string, savedAt: string): Promise<Look> {
  let cursor: string | undefined;
  do {
    const page = await callPaced(drawing, 'conversations', () => readPage(drawing, savedAt, cursor));
    if (!page.ok) return { kind: 'unknown', fault: page.fault };
    const ts = hitIn(page.value.messages ?? [], drawing, key);
    if (ts) return { kind: 'found', ts };
    cursor = page.value.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return { kind: 'absent' };
}

function hitIn(messages: readonly unknown[], drawing: Drawing, key: string): string | undefined {
  const ours = messages.map((message) => Found.safeParse(message)).filter((found) => found.success);
  return ours.find(({ data }) => isOurs(data, drawing, key))?.data.ts;
}

/** Metadata alone proves nothing: any app may write it. */
function isOurs(found: z.infer<typeof Found>, { design, tools }: Drawing, key: string): boolean {
  const payload = found.metadata.event_payload;
  return found.user === tools.botUserId && payload.design === design.id && payload.key === key;
}

function readPage({ ledger, tools }: Drawing, savedAt: string, cursor: string | undefined) {
  const oldest = String((Date.parse(savedAt) - SLACK_MS) / 1000);
  const common = {
    channel: ledger.channelId,
    include_all_metadata: true,
    limit: PAGE,
    ...(cursor ? { cursor } : {}),
  };
  return ledger.rootTs === null
    ? tools.client.conversations.history({ ...common, oldest })
    : tools.client.conversations.replies({ ...common, ts: ledger.rootTs });
}
