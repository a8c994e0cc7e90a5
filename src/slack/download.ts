// Owns fetching the bytes of a file from Slack: https and the exact hosts only, no redirects, a byte cap, a timeout.
// The bot's token goes to no other host.
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { withoutHidden } from '../documents/in/text.ts';
import type { Failure } from '../planner/port.ts';
import type { Answer, FetchedFile } from '../worker/ports.ts';
import { call, toFailure } from './fault.ts';

export interface DownloadOptions {
  readonly client: WebClient;
  readonly botToken: string;
  /** Origins that files may come from, compared exactly. */
  readonly fileHosts: readonly string[];
  readonly maxBytes: number;
  readonly timeoutMs: number;
  /** Resolves when a file that Slack is still scanning may be looked at again. */
  readonly pause: () => Promise<void>;
}

const FileInfo = z.object({
  id: z.string(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  filetype: z.string().nullish(),
  size: z.number().nullish(),
  url_private_download: z.string().nullish(),
  url_private: z.string().nullish(),
  is_external: z.boolean().nullish(),
  mode: z.string().nullish(),
});
type FileInfo = z.infer<typeof FileInfo>;

/** Slack fills the type in once a file was scanned; this many looks are enough for the largest we take. */
const LOOKS = 20;
const MEGABYTE = 1024 * 1024;
const CANVAS_TYPES: ReadonlySet<string> = new Set(['quip', 'canvas']);

/** The file's bytes, or a line for people that says why it cannot be had. */
export async function fetchFile(
  fileId: string,
  options: DownloadOptions,
): Promise<Answer<FetchedFile | string>> {
  const looked = await lookUntilReady(fileId, options);
  if (!looked.ok) return looked;
  const info = looked.value;
  if (typeof info === 'string') return { ok: true, value: info };
  const url = addressOf(info, options);
  if (typeof url === 'string') return { ok: true, value: url };
  return download(info, url, options);
}

async function lookUntilReady(fileId: string, options: DownloadOptions): Promise<Answer<FileInfo | string>> {
  let info: FileInfo | null = null;
  for (let look = 0; look < LOOKS; look += 1) {
    const answered = await call(() => options.client.files.info({ file: fileId }));
    if (!answered.ok) {
      if (answered.fault.kind !== 'refused')
        return { ok: false, failure: toFailure(answered.fault, 'a look at a file') };
      return {
        ok: true,
        value: `The file cannot be opened (${answered.fault.error}). It may have been deleted: share it again here.`,
      };
    }
    info = FileInfo.parse(answered.value.file);
    if (info.mimetype) return { ok: true, value: info };
    await options.pause();
  }
  return info
    ? { ok: true, value: info }
    : { ok: true, value: 'The file cannot be opened. Share it again here.' };
}

function nameOf(info: FileInfo): string {
  const name = withoutHidden(info.name || info.title || '') || 'file';
  return CANVAS_TYPES.has(info.filetype ?? '') && !name.endsWith('.html') ? `${name}.html` : name;
}

function tooLarge(name: string, maxBytes: number): string {
  return `“${name}” is larger than ${Math.round(maxBytes / MEGABYTE)} MB. Split it, or export only the text.`;
}

function addressOf(info: FileInfo, { fileHosts, maxBytes }: DownloadOptions): URL | string {
  const name = nameOf(info);
  const address = info.url_private_download ?? info.url_private;
  if (info.mode === 'tombstone' || info.mode === 'hidden_by_limit')
    return `“${name}” is no longer there. Share it again here.`;
  if (info.is_external || !address)
    return `“${name}” is a link to another service, which the bot does not open. Export it and attach the file.`;
  if ((info.size ?? 0) > maxBytes) return tooLarge(name, maxBytes);
  const url = URL.parse(address);
  // A name before the host is none of Slack's: it makes one address look like another.
  const isPlain = url !== null && url.username === '' && url.password === '';
  return isPlain && fileHosts.includes(url.origin)
    ? url
    : `“${name}” lies outside Slack's file hosts, so the bot does not fetch it. Attach the file itself.`;
}

async function download(
  info: FileInfo,
  url: URL,
  options: DownloadOptions,
): Promise<Answer<FetchedFile | string>> {
  const name = nameOf(info);
  const answered = await call(() => readCapped(url, options));
  if (!answered.ok) return { ok: false, failure: toFailure(answered.fault, 'a download') };
  const { status, type, bytes } = answered.value;
  if (bytes === null) return { ok: true, value: tooLarge(name, options.maxBytes) };
  if (isClosed(status) || (status === 200 && isLoginPage(info, type)))
    return { ok: true, value: `The bot may not read “${name}”. Share it in this thread again.` };
  if (status !== 200) return { ok: false, failure: unavailable(name, status) };
  return { ok: true, value: { name, mimetype: info.mimetype ?? '', bytes } };
}

/** Redirected (to a login page), forbidden or gone: trying again would not help. */
function isClosed(status: number): boolean {
  return (status >= 300 && status < 400) || [401, 403, 404, 410].includes(status);
}

/** Without the right to read a file Slack answers with a login page. */
function isLoginPage(info: FileInfo, type: string): boolean {
  const isOurs = (info.mimetype ?? '').includes('html') || /\.html?$/i.test(nameOf(info));
  return type.startsWith('text/html') && !isOurs;
}

function unavailable(name: string, status: number): Failure {
  const message = `Slack answered the download of “${name}” with ${status}.`;
  return { kind: 'unavailable', message, retryAfterMs: null };
}

async function readCapped(url: URL, { botToken, timeoutMs, maxBytes }: DownloadOptions) {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${botToken}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const { status, headers, body } = response;
  const type = headers.get('content-type') ?? '';
  // What comes instead of a file is not read, however long it is.
  if (status !== 200) await body?.cancel();
  return { status, type, bytes: status === 200 ? await bytesOf(body, maxBytes) : new Uint8Array() };
}

/** The bytes, or null as soon as there are too many: what the server announced is not believed. */
async function bytesOf(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
