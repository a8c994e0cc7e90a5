// Owns settling a doubt by looking: is the message with this key already in the thread?
import { z } from 'zod';
import { call } from '../fault.ts';
import type { Drawing } from './context.ts';

/** What our own messages carry, so that they can be found again: opaque ids only. */
export const EVENT_TYPE = 'architect_item';

const Found = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(EVENT_TYPE),
    event_payload: z.object({ design: z.string(), key: z.string() }),
  }),
});

/** How far before the entry was saved the search starts: clocks differ. */
const SLACK_MS = 120_000;
const PAGE = 200;

/** The timestamp of our message with this key, "absent" where it is not there, or null where Slack did not tell. */
export async function findMessage(
  drawing: Drawing,
  key: string,
  savedAt: string,
): Promise<string | 'absent' | null> {
  let cursor: string | undefined;
  do {
    const page = await call(() => readPage(drawing, savedAt, cursor));
    if (!page.ok) return null;
    const hit = (page.value.messages ?? [])
      .map((message) => Found.safeParse(message))
      .find((found) => found.success && isOurs(found.data, drawing.design.id, key));
    if (hit?.success) return hit.data.ts;
    cursor = page.value.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return 'absent';
}

function isOurs(found: z.infer<typeof Found>, designId: string, key: string): boolean {
  const { design, key: foundKey } = found.metadata.event_payload;
  return design === designId && foundKey === key;
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
