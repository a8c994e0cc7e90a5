/**
 * The one HTTP server of a workspace on 127.0.0.1: Web API, uploads, downloads, response_urls, and the
 * `/link` upgrade for Socket Mode; what is left goes to the page. Only routing and bytes; every rule is elsewhere.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import { answerCall, type Reply, withFaults } from './api.ts';
import { parseArgs } from './args.ts';
import { dictOf, parseJson } from './json.ts';
import { Refusal } from './refusal.ts';
import { respond } from './response-url.ts';
import type { Team } from './team.ts';
import { downloadFile, receiveUpload } from './transfer.ts';

/** Serves what is not Slack's: a page for people. Gives false for an address that it does not know. */
export type PageHandler = (request: PageRequest, response: ServerResponse) => Promise<boolean>;

/** A request with its body read. */
export interface PageRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Longer than a busy machine holds up a client that is about to use its connection again. */
const KEEP_ALIVE_MS = 60_000;
const NO_PAGE: PageHandler = async () => false;

/** The server (not yet listening) and its socket side. */
export function createWorkspaceServer(
  team: Team,
  page: PageHandler = NO_PAGE,
): { server: Server; sockets: WebSocketServer } {
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    handle(team, page, request, response).catch((error: unknown) => fail(response, error));
  });
  server.on('upgrade', (request, socket, head) => {
    const ticket = urlOf(request).searchParams.get('ticket') ?? '';
    if (!team.tickets.delete(ticket)) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (link) => sockets.emit('connection', link, request));
  });
  return { server, sockets };
}

async function handle(
  team: Team,
  page: PageHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = urlOf(request);
  const [, room, ...rest] = url.pathname.split('/');
  const body = await readBody(request);
  const path = rest.map(decodeURIComponent);
  switch (room) {
    case 'api':
      return send(response, callOf(team, path.join('/'), request, url, body));
    case 'response':
      return send(response, respondTo(team, path[0] ?? '', body.toString()));
    case 'upload':
      return send(response, receiveUpload(team, path[0] ?? '', body, contentType(request)));
    case 'files-pri':
      return sendBytes(response, downloadFile(team, path[0] ?? '', bearer(request)));
    default:
      if (await page(pageRequest(request, url, body), response)) return;
      response.writeHead(404).end();
  }
}

function pageRequest(request: IncomingMessage, url: URL, body: Buffer): PageRequest {
  return { method: request.method ?? 'GET', url, headers: request.headers, body };
}

function callOf(team: Team, method: string, request: IncomingMessage, url: URL, body: Buffer): Reply {
  const args = parseArgs(contentType(request), body.toString(), url.searchParams);
  return answerCall(team, method, args, bearer(request));
}

function respondTo(team: Team, id: string, body: string): Reply {
  const args = dictOf(parseJson(body));
  return withFaults(team, 'response_url', args, () => {
    try {
      return respond(team, id, args);
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.message };
      throw error;
    }
  });
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.cut) {
    response.socket?.destroy();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(reply.answer));
  write(response, { ...reply, type: 'application/json; charset=utf-8', bytes });
}

/** Writes the answer, or the first half of it where it is torn. */
function write(
  response: ServerResponse,
  { status, headers, type, bytes, torn }: Omit<Reply, 'answer' | 'cut'> & { type: string; bytes: Uint8Array },
): void {
  const length = String(bytes.byteLength);
  response.writeHead(status, { 'content-type': type, 'content-length': length, ...headers });
  if (!torn) return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.byteLength / 2), () => response.socket?.destroy());
}

function sendBytes(
  response: ServerResponse,
  file: Omit<Reply, 'answer'> & { type: string; bytes: Uint8Array },
): void {
  if (file.cut) {
    response.socket?.destroy();
    return;
  }
  write(response, file);
}

function fail(response: ServerResponse, error: unknown): void {
  process.stderr.write(`workspace: ${error instanceof Error ? error.stack : String(error)}\n`);
  if (!response.headersSent) response.writeHead(500);
  response.end('{"ok":false,"error":"internal_error"}');
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://127.0.0.1');
}

function bearer(request: IncomingMessage): string {
  return (request.headers.authorization ?? '').replace(/^Bearer /i, '');
}

function contentType(request: IncomingMessage): string {
  return request.headers['content-type'] ?? '';
}
