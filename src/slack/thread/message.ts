// Owns one message of the thread: post it once, redraw it when it changed, settle a doubt by looking.
import type { KnownBlock } from '@slack/types';
import { type Entry, entryFor } from '../../store/ledger.ts';
import { threadKey } from '../../store/port.ts';
import { call, type Fault } from '../fault.ts';
import type { ThreadItem } from '../views/item.ts';
import { DONE, DOUBT_MS, type Drawing, type Step, save } from './context.ts';
import { contentHash } from './hash.ts';
import { permalinkOf, resolveReferences } from './links.ts';
import { EVENT_TYPE, findMessage } from './look.ts';

type MessageItem = Extract<ThreadItem, { kind: 'message' }>;

/** Slack will not take this content however often it is sent: it goes once as plain text. */
const CONTENT_ERRORS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'markdown_text_conflict',
  'invalid_metadata_format',
  'metadata_too_large',
]);
/** The message cannot be changed any more; it stays as it is. */
const GONE_ERRORS: ReadonlySet<string> = new Set(['message_not_found', 'thread_not_found']);
const FROZEN_ERRORS: ReadonlySet<string> = new Set(['cant_update_message', 'edit_window_closed']);
/** The channel does not take posts now; people may mend that. */
const CLOSED_CHANNEL_MS = 60_000;
/** chat.update takes no longer text. */
const TEXT_LIMIT = 3_900;

/** Makes Slack show this message. */
export async function drawMessage(drawing: Drawing, item: MessageItem): Promise<Step> {
  const shown: MessageItem = resolveReferences(item, drawing.ledger.entries);
  const hash = contentHash([shown.text, shown.blocks]);
  const entry = entryFor(drawing.ledger, item.key);
  if (entry?.state === 'refused' || entry?.state === 'gone') return DONE;
  if (entry?.state === 'posted') return entry.hash === hash ? DONE : redraw(drawing, shown, entry, hash);
  if (entry) return settle(drawing, shown, entry, hash);
  return post(drawing, shown, shown.blocks, hash);
}

/** The outcome of an earlier post is unknown: look, and only then post again. */
async function settle(drawing: Drawing, item: MessageItem, entry: Entry, hash: string): Promise<Step> {
  const found = await findMessage(drawing, item.key, entry.at);
  if (found === null) return { kind: 'later', afterMs: DOUBT_MS, stop: true };
  if (found === 'absent') return post(drawing, item, item.blocks, hash);
  await posted(drawing, item.key, found, null);
  return { kind: 'later', afterMs: 0, stop: false };
}

async function post(
  drawing: Drawing,
  item: MessageItem,
  blocks: readonly KnownBlock[],
  hash: string,
): Promise<Step> {
  const { ledger, tools, design } = drawing;
  const before = entryFor(ledger, item.key);
  await save(drawing, item.key, { state: 'sending', revision: (before?.revision ?? 0) + 1, hash });
  const sent = await call(() =>
    tools.client.chat.postMessage({
      channel: ledger.channelId,
      ...(ledger.rootTs === null ? {} : { thread_ts: ledger.rootTs }),
      text: item.text.slice(0, TEXT_LIMIT),
      blocks: [...blocks],
      metadata: { event_type: EVENT_TYPE, event_payload: { design: design.id, key: item.key } },
      unfurl_links: false,
      unfurl_media: false,
    }),
  );
  if (!sent.ok) return postFailed(drawing, item, blocks, hash, sent.fault);
  if (!sent.value.ts) return { kind: 'later', afterMs: DOUBT_MS, stop: true };
  await posted(drawing, item.key, sent.value.ts, hash);
  return DONE;
}

async function posted(drawing: Drawing, key: string, ts: string, hash: string | null): Promise<void> {
  const { ledger, tools, design } = drawing;
  const permalink = permalinkOf(tools.teamUrl, ledger.channelId, ts, ledger.rootTs);
  if (ledger.rootTs === null) {
    await tools.store.threads.set(threadKey(ledger.channelId, ts), design.id);
    drawing.ledger = { ...ledger, rootTs: ts };
  }
  await save(drawing, key, { state: 'posted', ts, permalink, hash });
}

async function postFailed(
  drawing: Drawing,
  item: MessageItem,
  blocks: readonly KnownBlock[],
  hash: string,
  fault: Fault,
): Promise<Step> {
  const { tools, design } = drawing;
  if (fault.kind === 'rateLimited') return { kind: 'later', afterMs: fault.retryAfterMs, stop: true };
  if (fault.kind === 'inDoubt') return { kind: 'later', afterMs: DOUBT_MS, stop: true };
  tools.log.warn('post refused', { design: design.id, key: item.key, error: fault.error });
  if (!CONTENT_ERRORS.has(fault.error)) return { kind: 'later', afterMs: CLOSED_CHANNEL_MS, stop: true };
  if (blocks.length > 0) return post(drawing, item, [], hash);
  await save(drawing, item.key, { state: 'refused', error: fault.error });
  return DONE;
}

async function redraw(drawing: Drawing, item: MessageItem, entry: Entry, hash: string): Promise<Step> {
  const { tools, ledger, design } = drawing;
  const wait = tools.pace.take(
    `${design.id}:${item.key}`,
    item.key.startsWith('ballot:') ? 'ballot' : 'other',
  );
  if (wait > 0) return { kind: 'later', afterMs: wait, stop: false };
  const updated = await update(drawing, item, item.blocks, ledger.channelId, entry.ts ?? '');
  if (updated.ok) {
    await save(drawing, item.key, { hash, revision: entry.revision + 1 });
    return DONE;
  }
  return redrawFailed(drawing, item, entry, hash, updated.fault);
}

function update(
  { tools }: Drawing,
  item: MessageItem,
  blocks: readonly KnownBlock[],
  channel: string,
  ts: string,
) {
  const text = item.text.slice(0, TEXT_LIMIT);
  return call(() => tools.client.chat.update({ channel, ts, text, blocks: [...blocks], parse: 'none' }));
}

async function redrawFailed(
  drawing: Drawing,
  item: MessageItem,
  entry: Entry,
  hash: string,
  fault: Fault,
): Promise<Step> {
  if (fault.kind === 'rateLimited') return { kind: 'later', afterMs: fault.retryAfterMs, stop: false };
  if (fault.kind === 'inDoubt') return { kind: 'later', afterMs: DOUBT_MS, stop: false };
  const { tools, ledger, design } = drawing;
  tools.log.warn('redraw refused', { design: design.id, key: item.key, error: fault.error });
  if (CONTENT_ERRORS.has(fault.error)) {
    const plain = await update(drawing, item, [], ledger.channelId, entry.ts ?? '');
    await save(drawing, item.key, plain.ok ? { hash } : { state: 'refused', error: fault.error });
    return DONE;
  }
  if (GONE_ERRORS.has(fault.error)) await save(drawing, item.key, { state: 'gone', error: fault.error });
  else if (FROZEN_ERRORS.has(fault.error))
    await save(drawing, item.key, { state: 'refused', error: fault.error });
  else return { kind: 'later', afterMs: CLOSED_CHANNEL_MS, stop: false };
  return DONE;
}
