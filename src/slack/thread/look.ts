// Owns settling a doubt by looking: is the message with this key already in the thread?
import type { Fault } from '../fault.ts';
import { findMarked, oldestSince } from '../mark.ts';
import { callPaced, type Drawing } from './context.ts';

const PAGE = 200;

/** What a look found: our message's timestamp, that it is not there, or why Slack did not tell. */
export type Look =
  | { readonly kind: 'found'; readonly ts: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly fault: Fault };

/** Looks for our message with this key, page by page: a root in the channel since `savedAt`, a reply in its thread. */
export async function findMessage(drawing: Drawing, key: string, savedAt: string): Promise<Look> {
  const { design, tools } = drawing;
  let cursor: string | undefined;
  do {
    const page = await callPaced(drawing, 'conversations', () => readPage(drawing, savedAt, cursor));
    if (!page.ok) return { kind: 'unknown', fault: page.fault };
    const ts = findMarked(page.value.messages ?? [], tools.botUserId, { design: design.id, key });
    if (ts) return { kind: 'found', ts };
    cursor = page.value.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return { kind: 'absent' };
}

function readPage({ ledger, tools }: Drawing, savedAt: string, cursor: string | undefined) {
  const common = {
    channel: ledger.channelId,
    include_all_metadata: true,
    limit: PAGE,
    ...(cursor ? { cursor } : {}),
  };
  return ledger.rootTs === null
    ? tools.client.conversations.history({ ...common, oldest: oldestSince(savedAt) })
    : tools.client.conversations.replies({ ...common, ts: ledger.rootTs });
}
