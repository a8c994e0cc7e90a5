/**
 * Files of people and of the bot. A file is not ready at once: its type is blank until the delay has passed.
 * What the bot shares becomes a message only then, in the background, as at Slack.
 */
import type { StoredFile } from './model.ts';
import { changed, later, nextId, type Team } from './team.ts';

/** A file somebody brings; text is UTF-8. The mimetype is told from the name unless given. */
export interface FileSeed {
  name: string;
  bytes: Uint8Array | string;
  mimetype?: string;
}

/** What Slack calls a canvas when it is a file. */
export const CANVAS_MIMETYPE = 'application/vnd.slack-docs';

const TYPES: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
  html: 'text/html',
  htm: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
};

/** The new file, ready after the workspace's delay; `then` runs when it is. */
export function addFile(
  team: Team,
  userId: string,
  seed: FileSeed & { id?: string; title?: string; altText?: string },
  then: (file: StoredFile) => void = () => {},
): StoredFile {
  const file = createFile(team, userId, seed);
  team.files.set(file.id, file);
  changed(team);
  later(
    team,
    team.settings.fileReadyDelayMs,
    () => {
      file.ready = true;
      then(file);
    },
    true,
  );
  return file;
}

/** The extension of a file name, lower case, or ''. Pure. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

function createFile(
  team: Team,
  userId: string,
  seed: FileSeed & { id?: string; title?: string; altText?: string },
): StoredFile {
  const extension = extensionOf(seed.name);
  const mimetype = seed.mimetype ?? TYPES[extension] ?? 'application/octet-stream';
  const isCanvas = mimetype === CANVAS_MIMETYPE;
  return {
    id: seed.id ?? nextId(team, 'F'),
    name: seed.name,
    title: seed.title ?? seed.name,
    altText: seed.altText ?? '',
    mimetype,
    filetype: isCanvas ? 'quip' : filetypeOf(extension),
    mode: isCanvas ? 'quip' : 'hosted',
    bytes: typeof seed.bytes === 'string' ? new TextEncoder().encode(seed.bytes) : seed.bytes,
    userId,
    ready: false,
    deleted: false,
    shares: [],
    createdAtMs: team.settings.now(),
  };
}

function filetypeOf(extension: string): string {
  if (extension === 'md') return 'markdown';
  if (extension === 'txt') return 'text';
  return extension === '' ? 'binary' : extension;
}
