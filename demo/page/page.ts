/** The page's addresses: what one person sees, what they do, the stream of changes, canvases and files. */
import type { ServerResponse } from 'node:http';
import { parseJson } from '../json.ts';
import type { PageHandler, PageRequest } from '../server.ts';
import type { Team } from '../team.ts';
import { type Assets, createAssets } from './assets.ts';
import type { Play } from './contract.ts';
import { type Controls, perform, Request, Unconfirmed } from './deeds.ts';
import { documentOf } from './document.ts';
import { lookAt } from './look.ts';
import { pictureType } from './picture.ts';

/** What the page needs besides the team. */
export interface PageTools extends Controls {
  readonly now: () => { play: Play; isConnected: boolean };
}

/** The least time between two notices of change. */
const NOTICE_MS = 60;
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'";

/** The page on this team. */
export function createPage(team: Team, tools: PageTools): PageHandler {
  const assets = createAssets();
  const windows = new Set<ServerResponse>();
  let isTold = true;
  team.changes.on('change', () => {
    if (!isTold) return;
    isTold = false;
    setTimeout(() => {
      isTold = true;
      for (const response of windows) response.write('data: change\n\n');
    }, NOTICE_MS);
  });
  return async (request, response) => {
    const { url, method } = request;
    if (!isLocal(request)) return json(response, 403, { error: 'This page is for this machine only.' });
    if (method === 'POST' && url.pathname === '/do') return act(team, tools, request, response);
    if (url.pathname === '/look') return json(response, 200, lookAt(team, viewOf(url), tools.now()));
    if (url.pathname === '/changes') return listen(windows, response);
    return serve(team, assets, url, response);
  };
}

/** A page of another site cannot speak to this one: its name is not ours, and JSON needs our leave. */
function isLocal({ headers, method }: PageRequest): boolean {
  const isOurs = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');
  const isJson = (headers['content-type'] ?? '').startsWith('application/json');
  return isOurs && (method !== 'POST' || isJson);
}

function viewOf({ searchParams }: URL) {
  const read = (name: string) => searchParams.get(name) ?? '';
  return {
    you: read('you'),
    channel: read('channel'),
    thread: read('thread'),
    withTraffic: read('traffic') === 'yes',
  };
}

async function act(
  team: Team,
  tools: PageTools,
  { body }: PageRequest,
  response: ServerResponse,
): Promise<boolean> {
  const parsed = Request.safeParse(parseJson(body.toString()));
  if (!parsed.success) return json(response, 400, { error: parsed.error.message });
  try {
    await perform(team, tools, parsed.data.you, parsed.data.deed);
    return json(response, 200, {});
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return json(response, 409, error instanceof Unconfirmed ? { question: words } : { error: words });
  }
}

function listen(windows: Set<ServerResponse>, response: ServerResponse): true {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('data: hello\n\n');
  windows.add(response);
  response.on('close', () => windows.delete(response));
  return true;
}

async function serve(team: Team, assets: Assets, url: URL, response: ServerResponse): Promise<boolean> {
  const [, room = '', ...path] = url.pathname.split('/');
  if (room === 'canvas') return canvas(team, path[0] ?? '', response);
  if (room === 'picture') return picture(team, path[0] ?? '', response);
  if (room === 'file') return download(team, path[0] ?? '', response);
  if (room === 'files') return download(team, path[1] ?? '', response);
  if (room === 'traffic') return json(response, 200, team.traffic[Number(path[0])] ?? {});
  const asset = await assets(/^(archives|docs)$/.test(room) ? '/' : url.pathname);
  if (!asset) return false;
  const type = `${asset.type}; charset=utf-8`;
  response.writeHead(200, { ...SAFE, 'content-type': type, 'content-security-policy': POLICY });
  response.end(asset.body);
  return true;
}

const SAFE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

function canvas(team: Team, id: string, response: ServerResponse): boolean {
  const found = team.canvases.get(id);
  if (!found || found.deleted) return json(response, 404, { error: 'There is no such canvas.' });
  return json(response, 200, documentOf(found));
}

function picture(team: Team, id: string, response: ServerResponse): boolean {
  const file = team.files.get(id);
  const type = file && !file.deleted ? pictureType(file) : null;
  if (!file || type === null) return json(response, 404, { error: 'There is no such picture.' });
  response.writeHead(200, { ...SAFE, 'content-type': type });
  response.end(file.bytes);
  return true;
}

function download(team: Team, id: string, response: ServerResponse): boolean {
  const file = team.files.get(id);
  if (!file || file.deleted) return json(response, 404, { error: 'There is no such file.' });
  const name = encodeURIComponent(file.name);
  const disposition = `attachment; filename*=UTF-8''${name}`;
  response.writeHead(200, {
    ...SAFE,
    'content-type': 'application/octet-stream',
    'content-disposition': disposition,
  });
  response.end(file.bytes);
  return true;
}

function json(response: ServerResponse, status: number, value: unknown): true {
  response.writeHead(status, { ...SAFE, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
  return true;
}
