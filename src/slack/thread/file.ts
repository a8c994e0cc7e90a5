// Owns one file of the thread: three calls with the file's id saved between them, so that each can be taken up again.
import { type Entry, entryFor } from '../../store/ledger.ts';
import { call, type Fault } from '../fault.ts';
import type { ThreadItem } from '../views/item.ts';
import { DONE, DOUBT_MS, type Drawing, type Step, save } from './context.ts';
import { drawMessage } from './message.ts';

type FileItem = Extract<ThreadItem, { kind: 'file' }>;

/** Makes Slack show this file; an uploaded file is never changed. */
export async function drawFile(drawing: Drawing, item: FileItem): Promise<Step> {
  const entry = entryFor(drawing.ledger, item.key);
  if (entry && entry.state !== 'sending') return DONE;
  if (!entry?.fileId) return upload(drawing, item);
  return settle(drawing, item, entry, entry.fileId);
}

/** How far a file has come, kept in the entry's hash: sharing was asked for, or Slack said that it does it. */
const ASKED = 'asked';
const PROMISED = 'promised';
/** Slack shares a file some time after it said so; this long posts after it wait, so that the order holds. */
const SHARE_PATIENCE_MS = 5_000;
/** After this long without a sign an unanswered request to share counts as lost. */
const ASK_PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 400;

/** The bytes are with Slack: look whether the file is in the thread, and ask again only where that was surely lost. */
async function settle(drawing: Drawing, item: FileItem, entry: Entry, fileId: string): Promise<Step> {
  const looked = await call(() => drawing.tools.client.files.info({ file: fileId }));
  if (!looked.ok) {
    if (looked.fault.kind === 'refused') return upload(drawing, item);
    return { kind: 'later', afterMs: DOUBT_MS, stop: true };
  }
  const { file } = looked.value;
  const isShared = Object.keys({ ...file?.shares?.public, ...file?.shares?.private }).length > 0;
  const ageMs = Date.parse(drawing.tools.now()) - Date.parse(entry.at);
  if (isShared || (entry.hash === PROMISED && ageMs > SHARE_PATIENCE_MS)) {
    await save(drawing, item.key, { state: 'posted', permalink: file?.permalink ?? null });
    return DONE;
  }
  if (entry.hash === null || (entry.hash === ASKED && ageMs > ASK_PATIENCE_MS))
    return share(drawing, item, fileId);
  return { kind: 'later', afterMs: LOOK_AGAIN_MS, stop: true };
}

async function upload(drawing: Drawing, item: FileItem): Promise<Step> {
  const { tools, design } = drawing;
  const bytes = new TextEncoder().encode(await tools.text(design.id, item.blob));
  await save(drawing, item.key, { state: 'sending', fileId: null, hash: null });
  const asked = await call(() =>
    tools.client.files.getUploadURLExternal({ filename: item.fileName, length: bytes.length }),
  );
  if (!asked.ok) return failed(drawing, item, asked.fault);
  const { upload_url: url, file_id: fileId } = asked.value;
  if (!url || !fileId) return { kind: 'later', afterMs: DOUBT_MS, stop: true };
  const sent = await call(() => tools.sendBytes(url, item.fileName, bytes));
  // A file whose bytes did not arrive is nothing to Slack: the next try starts anew.
  if (!sent.ok) return { kind: 'later', afterMs: DOUBT_MS, stop: true };
  await save(drawing, item.key, { fileId });
  return share(drawing, item, fileId);
}

async function share(drawing: Drawing, item: FileItem, fileId: string): Promise<Step> {
  const { tools, ledger } = drawing;
  await save(drawing, item.key, { hash: ASKED });
  const shared = await call(() =>
    tools.client.files.completeUploadExternal({
      files: [{ id: fileId, title: item.title }],
      channel_id: ledger.channelId,
      ...(ledger.rootTs === null ? {} : { thread_ts: ledger.rootTs }),
      initial_comment: item.comment,
    }),
  );
  if (!shared.ok) return failed(drawing, item, shared.fault);
  await save(drawing, item.key, { hash: PROMISED });
  return { kind: 'later', afterMs: LOOK_AGAIN_MS, stop: true };
}

/** A file that Slack will not take is told in words, under the same key. */
async function failed(drawing: Drawing, item: FileItem, fault: Fault): Promise<Step> {
  if (fault.kind === 'rateLimited') return { kind: 'later', afterMs: fault.retryAfterMs, stop: true };
  if (fault.kind === 'inDoubt') return { kind: 'later', afterMs: DOUBT_MS, stop: true };
  drawing.tools.log.warn('upload refused', { design: drawing.design.id, key: item.key, error: fault.error });
  const text = `${item.title} could not be uploaded: Slack refused the file (${fault.error}). Ask a workspace admin to allow file uploads, then request a change to get it again.`;
  await forget(drawing, item.key);
  return drawMessage(drawing, { kind: 'message', key: item.key, text, blocks: [] });
}

async function forget(drawing: Drawing, key: string): Promise<void> {
  const entries: Entry[] = drawing.ledger.entries.filter((entry) => entry.key !== key);
  drawing.ledger = { ...drawing.ledger, entries };
}
