/** files.*: the three raw upload steps, what a file is, and removing it. */
import { z } from 'zod';
import { isBotIn, isShared, joinedChannel } from '../channels.ts';
import { acceptContent, requireRoot } from '../content.ts';
import { fileOut } from '../file-out.ts';
import { addFile } from '../files.ts';
import type { Dict } from '../json.ts';
import { addMessage } from '../messages.ts';
import { count, dicts, flag, method, timestamp } from '../method.ts';
import type { Channel, StoredFile } from '../model.ts';
import { refuse } from '../refusal.ts';
import { shareOf } from '../speech.ts';
import { changed, nextId, type Team, violate } from '../team.ts';

/** Seconds since 1970. */
const epoch = z.coerce.number().min(0);
const FilesToComplete = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

/** The file methods by name. */
export const fileMethods = {
  'files.getUploadURLExternal': method(
    {
      filename: z.string().min(1),
      length: count,
      alt_text: z.string().max(1000).optional(),
      alt_txt: z.string().max(1000).optional(),
      snippet_type: z.string().optional(),
    },
    (team, args) => {
      if (args.length === 0)
        throw refuse('missing_argument', { response_metadata: { messages: ['length'] } });
      const id = nextId(team, 'F');
      const altText = args.alt_txt ?? args.alt_text ?? '';
      team.uploads.set(id, { name: args.filename, length: args.length, altText });
      return { upload_url: `${team.url}/upload/${id}`, file_id: id };
    },
  ),
  'files.completeUploadExternal': method(
    {
      files: FilesToComplete,
      channel_id: z.string().optional(),
      channels: z.string().optional(),
      thread_ts: timestamp.optional(),
      initial_comment: z.string().optional(),
      blocks: dicts.optional(),
      highlight_type: z.string().optional(),
    },
    complete,
  ),
  'files.info': method(
    {
      file: z.string(),
      limit: count.optional(),
      cursor: z.string().optional(),
      count: count.optional(),
      page: count.optional(),
    },
    (team, args) => {
      const file = visibleFile(team, args.file);
      return { file: fileOut(team, file), comments: [], response_metadata: { next_cursor: '' } };
    },
  ),
  'files.list': method(
    {
      channel: z.string().optional(),
      user: z.string().optional(),
      ts_from: epoch.optional(),
      ts_to: epoch.optional(),
      types: z.string().optional(),
      show_files_hidden_by_limit: flag.optional(),
      count: count.optional(),
      page: count.optional(),
    },
    list,
  ),
  'files.delete': method({ file: z.string() }, (team, args) => {
    const file = visibleFile(team, args.file);
    if (file.userId !== team.botUserId) throw refuse('cant_delete_file');
    file.deleted = true;
    changed(team);
    return {};
  }),
};

interface Wanted {
  channel?: string | undefined;
  user?: string | undefined;
  ts_from?: number | undefined;
  ts_to?: number | undefined;
  types?: string | undefined;
  count?: number | undefined;
  page?: number | undefined;
}

/** Newest first, in numbered pages; a file that is not ready yet is not in it. */
function list(team: Team, args: Wanted): Dict {
  if (args.types !== undefined && !args.types.split(',').every((type) => TYPES.has(type)))
    throw refuse('unknown_type');
  if (args.user !== undefined && !team.users.has(args.user)) throw refuse('user_not_found');
  const found = [...team.files.values()].filter((file) => isListed(team, file, args)).reverse();
  const perPage = args.count || 100;
  const pages = Math.ceil(found.length / perPage);
  const page = args.page || 1;
  const shown = found.slice((page - 1) * perPage, page * perPage);
  return {
    files: shown.map((file) => fileOut(team, file)),
    paging: { count: perPage, total: found.length, page, pages },
  };
}

const TYPES: ReadonlySet<string> = new Set('all spaces snippets images gdocs zips pdfs'.split(' '));

function isListed(team: Team, file: StoredFile, wanted: Wanted): boolean {
  const createdAt = file.createdAtMs / 1000;
  return (
    file.ready &&
    !file.deleted &&
    (wanted.user === undefined || file.userId === wanted.user) &&
    createdAt >= (wanted.ts_from ?? 0) &&
    createdAt <= (wanted.ts_to ?? Number.POSITIVE_INFINITY) &&
    (wanted.channel === undefined || file.shares.some((share) => share.channelId === wanted.channel)) &&
    (file.shares.length === 0 ? file.userId === team.botUserId : isVisible(team, file))
  );
}

interface Completion {
  files: z.output<typeof FilesToComplete>;
  channel_id?: string | undefined;
  thread_ts?: string | undefined;
  initial_comment?: string | undefined;
  blocks?: Dict[] | undefined;
}

function complete(team: Team, args: Completion, name: string): Dict {
  const channel = args.channel_id === undefined ? undefined : writable(team, args.channel_id);
  if (channel && args.thread_ts !== undefined)
    requireRoot(team, name, channel, args.thread_ts, 'invalid_thread_ts');
  for (const { id } of args.files) requireUploaded(team, name, id);
  const shared = channel && sharer(team, name, channel, args);
  const files = args.files.map(({ id, title }) => finish(team, id, title, shared));
  return { files: files.map((file) => fileOut(team, file)) };
}

/** Posts one message with all files, once the last of them is ready: in the background, as at Slack. */
function sharer(team: Team, name: string, channel: Channel, args: Completion) {
  const said = args.initial_comment ?? '';
  const blocks = said === '' ? (args.blocks ?? []) : [];
  if (blocks.some((block) => block.type === 'markdown')) throw refuse('internal_error');
  const hasContent = said !== '' || blocks.length > 0;
  const content = hasContent ? acceptContent(team, name, { text: said, blocks }) : { text: '', blocks: [] };
  return (ready: StoredFile) => {
    const files = args.files.flatMap(({ id }) => team.files.get(id) ?? []);
    if (files.at(-1) !== ready) return;
    const message = addMessage(team, channel, {
      ...content,
      userId: team.botUserId,
      botId: team.botId,
      subtype: 'file_share',
      fileIds: files.map((file) => file.id),
      ...(args.thread_ts !== undefined && { threadTs: args.thread_ts }),
    });
    for (const file of files) file.shares.push(shareOf(message));
  };
}

/** A completion done twice shares the same files twice. */
function finish(
  team: Team,
  id: string,
  title: string | undefined,
  shared: ((file: StoredFile) => void) | undefined,
): StoredFile {
  const upload = team.uploads.get(id);
  if (!upload?.bytes) throw refuse('file_not_found');
  const { name, bytes, altText } = upload;
  const seed = { id, name, bytes, altText, title: title ?? name };
  return addFile(team, team.botUserId, seed, shared);
}

function requireUploaded(team: Team, where: string, id: string): void {
  const upload = team.uploads.get(id);
  if (upload?.bytes) return;
  if (upload) violate(team, 'shape', where, `${id} was never uploaded`);
  throw refuse('file_not_found');
}

function writable(team: Team, channelId: string): Channel {
  const channel = joinedChannel(team, channelId);
  if (channel.archived) throw refuse('is_archived');
  return channel;
}

/** The file, if the bot may know of it: its own, one given through its form, or one it sees shared. */
function visibleFile(team: Team, id: string): StoredFile {
  const file = team.files.get(id);
  if (!file) throw refuse('file_not_found');
  if (file.deleted) throw refuse('file_deleted');
  if (!isVisible(team, file)) throw refuse('file_not_found');
  return file;
}

/** What is shared nowhere is its owner's, but for files given through the bot's form. */
function isVisible(team: Team, file: StoredFile): boolean {
  return file.shares.length === 0 || file.shares.some((share) => canSee(team, share.channelId));
}

function canSee(team: Team, channelId: string): boolean {
  const channel = team.channels.get(channelId);
  return (
    channel !== undefined &&
    (isBotIn(team, channel) || (channel.kind === 'channel' && !isShared(team, channel)))
  );
}
