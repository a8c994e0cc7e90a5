/**
 * Bytes in and out: the url that files.getUploadURLExternal hands out, and private downloads.
 * A download without a good token is a login page with status 200, as Slack does it.
 */
import { type Reply, withFaults } from './api.ts';
import { textOf } from './json.ts';
import type { StoredFile } from './model.ts';
import { refuse } from './refusal.ts';
import { changed, type Team, violate } from './team.ts';

/** Keeps the bytes of an announced upload; a wrong length is a violation and a failed upload. */
export function receiveUpload(team: Team, fileId: string, body: Buffer, contentType: string): Reply {
  return withFaults(team, 'files.upload', { file: fileId, length: body.byteLength }, () => {
    const upload = team.uploads.get(fileId);
    if (!upload) return { ok: false, error: 'file_not_found' };
    const bytes = contentType.startsWith('multipart/form-data') ? partOf(body, contentType) : body;
    if (bytes.byteLength !== upload.length) {
      violate(team, 'shape', 'files.upload', `announced ${upload.length} bytes, sent ${bytes.byteLength}`);
      return { ok: false, error: 'length_mismatch' };
    }
    upload.bytes = new Uint8Array(bytes);
    changed(team);
    return { ok: true };
  });
}

/** The bytes of a file for this token, or the login page. */
export function downloadFile(team: Team, path: string, token: string) {
  const file = team.files.get(path.split('-')[1] ?? '');
  const reply = withFaults(team, 'files.download', { file: path.split('-')[1] ?? '' }, () => {
    return { ok: isAllowed(team, file, token) };
  });
  const { status, headers, cut, torn } = reply;
  const served = reply.answer.ok === true && file && status === 200;
  if (served)
    return {
      status,
      headers,
      cut,
      torn,
      type: file.mimetype || 'application/octet-stream',
      bytes: file.bytes,
    };
  const page = textOf(reply.answer.error) || LOGIN_PAGE;
  return { status, headers, cut, torn, type: 'text/html; charset=utf-8', bytes: Buffer.from(page) };
}

const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in to Acme</body></html>';

function isAllowed(team: Team, file: StoredFile | undefined, token: string): boolean {
  if (token !== team.botToken) {
    violate(team, 'auth', 'files.download', 'without the bot token');
    return false;
  }
  if (team.tokenError !== null) return false;
  if (!team.settings.scopes.includes('files:read')) {
    violate(team, 'scope', 'files.download', 'needs files:read');
    return false;
  }
  return file !== undefined && !file.deleted;
}

/** The first file part of a multipart body. Pure. */
function partOf(body: Buffer, contentType: string): Buffer {
  const boundary = `--${/boundary="?([^";]+)/.exec(contentType)?.[1] ?? ''}`;
  const start = body.indexOf('\r\n\r\n');
  const end = body.indexOf(`\r\n${boundary}`, start);
  if (start < 0 || end < 0) throw refuse('invalid_form_data');
  return body.subarray(start + 4, end);
}
