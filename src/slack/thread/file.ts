// Owns the files of one message: upload each, then share them together, with their ids saved in between, so that each
// step can be taken up again.
import { type Entry, entryFor, entryOrDoubt, UNKNOWN } from '../../store/ledger.ts';
import type { Fault } from '../fault.ts';
import { escaped } from '../mrkdwn.ts';
import type { ThreadItem, UploadFile } from '../views/item.ts';
import { callPaced, comeBack, DONE, type Drawing, doubtMs, later, type Step, save } from './context.ts';
import { findFiles } from './look.ts';
import { drawMessage } from './message.ts';

type FileItem = Extract<ThreadItem, { kind: 'file' }>;

/** How far an upload has come, kept in the entry's hash: sharing was asked for, or Slack said that it does it. Null: the
 *  bytes may be with Slack, but nobody asked to share them. Unknown: either may be. */
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
  const entry = entryOrDoubt(drawing.ledger, item.key);
  if (entry && entry.state !== 'sending') return DONE;
  if (entry?.error) return tellRefusal(drawing, item, entry.error);
  if (!entry?.fileId) return entry?.hash === UNKNOWN ? seek(drawing, item, entry) : upload(drawing, item);
  return entry.hash === null
    ? share(drawing, item, entry.fileId)
    : settle(drawing, item, entry, entry.fileId);
}

/** The ids of an entry's files, in the order of the item's. */
function idsIn(fileId: string): string[] {
  return fileId.split(' ');
}

/** A restored record does not know what was shared since: it is looked for by the names. */
async function seek(drawing: Drawing, item: FileItem, { at }: Entry): Promise<Step> {
  const names = item.files.map((file) => file.fileName);
  const taken = new Set(drawing.ledger.entries.flatMap(({ fileId }) => (fileId ? idsIn(fileId) : [])));
  const look = await findFiles(drawing, names, taken, at);
  if (look.kind === 'unknown') return failed(drawing, item, look.fault);
  if (look.kind === 'absent') return upload(drawing, item);
  const { ids, permalink } = look.value;
  await save(drawing, item.key, { state: 'posted', fileId: ids.join(' '), permalink });
  return DONE;
}

async function upload(drawing: Drawing, item: FileItem): Promise<Step> {
  const revision = (entryFor(drawing.ledger, item.key)?.revision ?? 0) + 1;
  await save(drawing, item.key, { state: 'sending', revision, fileId: null, hash: null });
  const ids: string[] = [];
  for (const file of item.files) {
    const sent = await uploadOne(drawing, item, file);
    if (typeof sent !== 'string') return sent;
    ids.push(sent);
  }
  const fileId = ids.join(' ');
  await save(drawing, item.key, { fileId });
  return share(drawing, item, fileId);
}

/** The id of the file once its bytes are with Slack. Bytes that are never shared are nothing to Slack and to people, so
 *  the next try starts anew. */
async function uploadOne(drawing: Drawing, item: FileItem, file: UploadFile): Promise<string | Step> {
  const { tools, design } = drawing;
  const bytes = await tools.bytes(design.id, file.blob);
  const asked = await callPaced(drawing, 'files.getUploadURLExternal', () =>
    tools.client.files.getUploadURLExternal({
      filename: file.fileName,
      length: bytes.length,
      ...(file.altText === null ? {} : { alt_text: file.altText }),
    }),
  );
  if (!asked.ok) return failed(drawing, item, asked.fault);
  const { upload_url: url, file_id: fileId } = asked.value;
  if (!url || !fileId) return later(doubtMs(drawing, item.key));
  const sent = await callPaced(drawing, 'upload', () => tools.sendBytes(url, file.fileName, bytes));
  return sent.ok ? fileId : later(doubtMs(drawing, item.key));
}

type Shared = [{ id: string; title: string }, ...{ id: string; title: string }[]];

function filesToShare(item: FileItem, fileId: string): Shared {
  const [first, ...rest] = idsIn(fileId).map((id, index) => ({ id, title: item.files[index]?.title ?? '' }));
  if (!first) throw new Error(`Nothing to share for ${item.key}.`);
  return [first, ...rest];
}

async function share(drawing: Drawing, item: FileItem, fileId: string): Promise<Step> {
  const { tools, ledger } = drawing;
  await save(drawing, item.key, { hash: ASKED });
  const shared = await callPaced(drawing, 'files.completeUploadExternal', () =>
    tools.client.files.completeUploadExternal({
      files: filesToShare(item, fileId),
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
    drawing.tools.client.files.info({ file: idsIn(fileId)[0] ?? fileId }),
  );
  if (!looked.ok && looked.fault.kind !== 'refused') return comeBack(drawing, item.key, looked.fault);
  const file = looked.ok ? looked.value.file : undefined;
  const isShared = Object.keys({ ...file?.shares?.public, ...file?.shares?.private }).length > 0;
  const ageMs = Date.parse(drawing.tools.now()) - Date.parse(entry.at);
  if (isShared || (entry.hash === PROMISED && ageMs > SHARE_PATIENCE_MS)) {
    await save(drawing, item.key, { state: 'posted', permalink: file?.permalink ?? null });
    return DONE;
  }
  const isLost = entry.hash !== PROMISED && ageMs > ASK_PATIENCE_MS;
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
function tellRefusal(drawing: Drawing, { key, files }: FileItem, error: string): Promise<Step> {
  const title = files.map((file) => escaped(file.title)).join(', ');
  const text = `${title} could not be uploaded: Slack refused the file (${error}). Ask a workspace admin to allow file uploads, then request a change to get it again.`;
  return drawMessage(drawing, { kind: 'message', key, text, blocks: [] });
}
