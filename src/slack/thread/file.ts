// Owns one file of the thread: three calls with the file's id saved between them, so that each can be taken up again.
import { type Entry, entryFor } from '../../store/ledger.ts';
import type { Fault } from '../fault.ts';
import { escaped } from '../mrkdwn.ts';
import type { ThreadItem } from '../views/item.ts';
import { callPaced, comeBack, DONE, type Drawing, doubtMs, later, type Step, save } from './context.ts';
import { drawMessage } from './message.ts';

type FileItem = Extract<ThreadItem, { kind: 'file' }>;

/** How far an upload has come, kept in the entry's hash: sharing was asked for, or Slack said that it does it. Null: the
 *  bytes may be with Slack, but nobody asked to share them. */
const ASKED = 'asked';
const PROMISED = 'promised';
/** Slack shares a file some time after it said so; this long posts after it wait, so that the order holds. */
const SHARE_PATIENCE_MS = 5_000;
/** After this long without a sign an unanswered request to share counts as lost. */
const ASK_PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 400;
/** A file that Slack loses more often than this is refused. */
const MOST_UPLOADS = 3;
const LOST = 'file_not_found';

/** Makes Slack show this file; an uploaded file is never changed. */
export async function drawFile(drawing: Drawing, item: FileItem): Promise<Step> {
  const entry = entryFor(drawing.ledger, item.key);
  if (entry && entry.state !== 'sending') return DONE;
  if (entry?.error) return tellRefusal(drawing, item, entry.error);
  if (!entry?.fileId) return upload(drawing, item);
  return entry.hash === null
    ? share(drawing, item, entry.fileId)
    : settle(drawing, item, entry, entry.fileId);
}

async function upload(drawing: Drawing, item: FileItem): Promise<Step> {
  const { tools, design, ledger } = drawing;
  const bytes = new TextEncoder().encode(await tools.text(design.id, item.blob));
  const revision = (entryFor(ledger, item.key)?.revision ?? 0) + 1;
  await save(drawing, item.key, { state: 'sending', revision, fileId: null, hash: null });
  const asked = await callPaced(drawing, 'files.getUploadURLExternal', () =>
    tools.client.files.getUploadURLExternal({ filename: item.fileName, length: bytes.length }),
  );
  if (!asked.ok) return failed(drawing, item, asked.fault);
  const { upload_url: url, file_id: fileId } = asked.value;
  if (!url || !fileId) return later(doubtMs(drawing, item.key));
  const sent = await callPaced(drawing, 'upload', () => tools.sendBytes(url, item.fileName, bytes));
  // Bytes that were never shared are nothing to Slack and to people: the next try starts anew.
  if (!sent.ok) return later(doubtMs(drawing, item.key));
  await save(drawing, item.key, { fileId });
  return share(drawing, item, fileId);
}

async function share(drawing: Drawing, item: FileItem, fileId: string): Promise<Step> {
  const { tools, ledger } = drawing;
  await save(drawing, item.key, { hash: ASKED });
  const shared = await callPaced(drawing, 'files.completeUploadExternal', () =>
    tools.client.files.completeUploadExternal({
      files: [{ id: fileId, title: item.title }],
      channel_id: ledger.channelId,
      ...(ledger.rootTs === null ? {} : { thread_ts: ledger.rootTs }),
      initial_comment: item.comment,
    }),
  );
  if (!shared.ok) return shareFailed(drawing, item, shared.fault);
  await save(drawing, item.key, { hash: PROMISED });
  return later(LOOK_AGAIN_MS);
}

async function shareFailed(drawing: Drawing, item: FileItem, fault: Fault): Promise<Step> {
  if (fault.kind === 'inDoubt') return comeBack(drawing, item.key, fault);
  const uploads = entryFor(drawing.ledger, item.key)?.revision ?? 0;
  if (fault.kind === 'refused' && fault.error === LOST && uploads < MOST_UPLOADS)
    return upload(drawing, item);
  // It surely was not shared: asking again needs no look.
  await save(drawing, item.key, { hash: null });
  return failed(drawing, item, fault);
}

/** Sharing was asked for: look whether the file is in the thread, and ask again only where that was surely lost. */
async function settle(drawing: Drawing, item: FileItem, entry: Entry, fileId: string): Promise<Step> {
  const looked = await callPaced(drawing, 'files.info', () =>
    drawing.tools.client.files.info({ file: fileId }),
  );
  if (!looked.ok && looked.fault.kind !== 'refused') return comeBack(drawing, item.key, looked.fault);
  const file = looked.ok ? looked.value.file : undefined;
  const isShared = Object.keys({ ...file?.shares?.public, ...file?.shares?.private }).length > 0;
  const ageMs = Date.parse(drawing.tools.now()) - Date.parse(entry.at);
  if (isShared || (entry.hash === PROMISED && ageMs > SHARE_PATIENCE_MS)) {
    await save(drawing, item.key, { state: 'posted', permalink: file?.permalink ?? null });
    return DONE;
  }
  const isLost = entry.hash === ASKED && ageMs > ASK_PATIENCE_MS;
  return isLost ? share(drawing, item, fileId) : later(Math.max(LOOK_AGAIN_MS, ageMs / 4));
}

async function failed(drawing: Drawing, item: FileItem, fault: Fault): Promise<Step> {
  if (fault.kind !== 'refused') return comeBack(drawing, item.key, fault);
  const { error } = fault;
  drawing.tools.log.warn('upload refused', { design: drawing.design.id, key: item.key, error });
  await save(drawing, item.key, { fileId: null, hash: null, error });
  return tellRefusal(drawing, item, error);
}

/** A file that Slack will not take is told in words, under the same key. */
function tellRefusal(drawing: Drawing, { key, title }: FileItem, error: string): Promise<Step> {
  const text = `${escaped(title)} could not be uploaded: Slack refused the file (${error}). Ask a workspace admin to allow file uploads, then request a change to get it again.`;
  return drawMessage(drawing, { kind: 'message', key, text, blocks: [] });
}
