// Owns one message of the thread: post it once, redraw it when it changed, settle a doubt by looking.
import type { KnownBlock } from '@slack/types';
import { type Entry, entryFor, entryOrDoubt } from '../../store/ledger.ts';
import { threadKey } from '../../store/port.ts';
import type { Fault } from '../fault.ts';
import { metadataOf } from '../mark.ts';
import { UPDATE } from '../pace.ts';
import type { ThreadItem } from '../views/item.ts';
import {
  callPaced,
  closed,
  comeBack,
  DONE,
  type Drawing,
  doubtMs,
  later,
  type Step,
  save,
} from './context.ts';
import { contentHash } from './hash.ts';
import { permalinkOf, resolveReferences } from './links.ts';
import { findMessage } from './look.ts';

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
/** A redraw that is refused for no known reason is tried again this late. */
const REFUSED_UPDATE_MS = 3_600_000;
/** chat.update takes no longer text. */
const TEXT_LIMIT = 3_900;

/** A message with its links resolved, and the hash of all it says: a shortened form keeps the hash. */
interface Shown {
  readonly key: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly hash: string;
}

function asPlainText(shown: Shown): Shown {
  return { ...shown, blocks: [] };
}

function postingIn({ ledger }: Drawing): string {
  return `chat.postMessage:${ledger.channelId}`;
}

/** Makes Slack show this message. */
export async function drawMessage(drawing: Drawing, item: MessageItem): Promise<Step> {
  const { key, text, blocks }: MessageItem = resolveReferences(item, drawing.ledger.entries);
  const shown = { key, text, blocks, hash: contentHash([text, blocks]) };
  const entry = entryOrDoubt(drawing.ledger, key);
  if (entry?.state === 'refused') return DONE;
  if (entry && isGone(drawing, entry)) return bury(drawing, shown, entry);
  if (entry?.state === 'posted') return entry.hash === shown.hash ? DONE : redraw(drawing, shown);
  const heldMs = drawing.tools.pace.held(postingIn(drawing));
  if (heldMs > 0) return later(heldMs);
  return entry ? settle(drawing, shown, entry) : post(drawing, shown);
}

function isGone({ design }: Drawing, { state, ts }: Entry): boolean {
  return state === 'gone' || (ts !== null && (design.removed ?? []).includes(ts));
}

/** What people can act on now is posted once more under its key; the rest stays away, as whoever removed it wants. */
async function bury(drawing: Drawing, shown: Shown, entry: Entry): Promise<Step> {
  const isNeeded = shown.blocks.some((block) => block.type === 'actions');
  if (!isNeeded || entry.isAgain) {
    if (entry.state !== 'gone') await save(drawing, shown.key, { state: 'gone' });
    return DONE;
  }
  const heldMs = drawing.tools.pace.held(postingIn(drawing));
  if (heldMs > 0) return later(heldMs);
  await save(drawing, shown.key, { state: 'sending', ts: null, permalink: null, isAgain: true });
  return post(drawing, shown);
}

/** The outcome of an earlier post is unknown: look, and only then post again. */
async function settle(drawing: Drawing, shown: Shown, entry: Entry): Promise<Step> {
  const look = await findMessage(drawing, shown.key, entry.at);
  if (look.kind === 'unknown') return unsettled(drawing, shown.key, look.fault);
  if (look.kind === 'absent') return post(drawing, shown);
  await posted(drawing, shown.key, look.value, null);
  return { kind: 'later', afterMs: 0, stop: false };
}

function unsettled(drawing: Drawing, key: string, fault: Fault): Step {
  return fault.kind === 'refused' ? closed(drawing, fault.error) : comeBack(drawing, key, fault);
}

async function post(drawing: Drawing, shown: Shown): Promise<Step> {
  const { key, hash } = shown;
  const before = entryFor(drawing.ledger, key);
  await save(drawing, key, { state: 'sending', revision: (before?.revision ?? 0) + 1, hash });
  const sent = await callPaced(drawing, postingIn(drawing), () => sendMessage(drawing, shown));
  if (!sent.ok) return postFailed(drawing, shown, sent.fault);
  if (!sent.value.ts) return later(doubtMs(drawing, key));
  await posted(drawing, key, sent.value.ts, hash);
  return DONE;
}

function sendMessage({ ledger, tools, design }: Drawing, { key, text, blocks }: Shown) {
  return tools.client.chat.postMessage({
    channel: ledger.channelId,
    ...(ledger.rootTs === null ? {} : { thread_ts: ledger.rootTs }),
    text: text.slice(0, TEXT_LIMIT),
    blocks: [...blocks],
    metadata: metadataOf({ design: design.id, key }),
    unfurl_links: false,
    unfurl_media: false,
  });
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

function warn({ tools, design }: Drawing, what: string, key: string, error: string): void {
  tools.log.warn(what, { design: design.id, key, error });
}

async function postFailed(drawing: Drawing, shown: Shown, fault: Fault): Promise<Step> {
  if (fault.kind !== 'refused') return comeBack(drawing, shown.key, fault);
  const { error } = fault;
  warn(drawing, 'post refused', shown.key, error);
  if (!CONTENT_ERRORS.has(error)) return closed(drawing, error);
  if (shown.blocks.length > 0) return post(drawing, asPlainText(shown));
  await save(drawing, shown.key, { state: 'refused', error });
  return DONE;
}

async function redraw(drawing: Drawing, shown: Shown): Promise<Step> {
  const priority = shown.key.startsWith('ballot:') ? 'ballot' : 'other';
  const waitMs = drawing.tools.pace.take(`${drawing.design.id}:${shown.key}`, priority);
  return waitMs > 0 ? { kind: 'later', afterMs: waitMs, stop: false } : update(drawing, shown);
}

async function update(drawing: Drawing, shown: Shown): Promise<Step> {
  const { key, hash } = shown;
  const updated = await callPaced(drawing, UPDATE, () => sendUpdate(drawing, shown));
  if (!updated.ok) return unblocking(await updateFailed(drawing, shown, updated.fault));
  await save(drawing, key, { hash });
  return DONE;
}

/** An update may be done twice, and nothing behind it waits for it. */
function unblocking(step: Step): Step {
  return step.kind === 'later' ? { ...step, stop: false } : step;
}

function sendUpdate({ ledger, tools }: Drawing, { key, text, blocks }: Shown) {
  return tools.client.chat.update({
    channel: ledger.channelId,
    ts: entryFor(ledger, key)?.ts ?? '',
    text: text.slice(0, TEXT_LIMIT),
    blocks: [...blocks],
    parse: 'none',
  });
}

async function updateFailed(drawing: Drawing, shown: Shown, fault: Fault): Promise<Step> {
  const { key, hash, blocks } = shown;
  if (fault.kind !== 'refused') return comeBack(drawing, key, fault);
  const { error } = fault;
  warn(drawing, 'redraw refused', key, error);
  const isContent = CONTENT_ERRORS.has(error);
  if (isContent && blocks.length > 0) return update(drawing, asPlainText(shown));
  if (isContent) await save(drawing, key, { hash, error });
  else if (GONE_ERRORS.has(error)) return lost(drawing, shown, error);
  else if (FROZEN_ERRORS.has(error)) await save(drawing, key, { state: 'refused', error });
  else return later(REFUSED_UPDATE_MS);
  return DONE;
}

/** The message is not there any more; without its first message there is no thread. */
async function lost(drawing: Drawing, shown: Shown, error: string): Promise<Step> {
  const entry = await save(drawing, shown.key, { error });
  if (entry.ts === drawing.ledger.rootTs) return closed(drawing, 'root_removed');
  return bury(drawing, shown, entry);
}
