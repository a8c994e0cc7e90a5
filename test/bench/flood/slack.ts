// Owns a Slack that costs next to nothing: it opens a socket, accepts every call and counts, so that a flood measures the
// bot and not the workspace. It checks nothing; the strict workspace of demo/ does.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A click as Slack sends it. */
export interface FloodClick {
  readonly user: string;
  readonly actionId: string;
  readonly value: string;
  readonly actionTs: string;
}

export interface FloodSlack {
  readonly apiUrl: string;
  /** The milliseconds until the bot acknowledged the click, or null where it did not within 30 s. */
  click(click: FloodClick): Promise<number | null>;
  /** The body of the newest call of `method`, by channel. */
  newest(method: string, channel: string): string;
  /** How often `method` was called. */
  calls(method: string): number;
  connected(): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 30_000;
const BOT = { user_id: 'UBOT', team_id: 'T1', url: 'http://127.0.0.1/', bot_id: 'B1' };

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function channelIn(body: string): string {
  return new URLSearchParams(body).get('channel') ?? '';
}

/** The Slack, listening on a free port. */
export async function startFloodSlack(): Promise<FloodSlack> {
  const counts = new Map<string, number>();
  const newest = new Map<string, string>();
  const waiting = new Map<string, () => void>();
  let socket: WebSocket | null = null;
  let isConnected = Promise.withResolvers<void>();
  let number = 0;

  function answer(method: string, body: string): object {
    counts.set(method, (counts.get(method) ?? 0) + 1);
    const channel = channelIn(body);
    newest.set(`${method}:${channel}`, body);
    number += 1;
    const ts = `1700000000.${String(number).padStart(6, '0')}`;
    if (method === 'apps.connections.open') return { ok: true, url: `ws://127.0.0.1:${port()}/socket` };
    if (method === 'users.info') return { ok: true, user: { id: 'UOWNER', name: 'ana', team_id: 'T1' } };
    if (method === 'conversations.members') return { ok: true, members: ['UOWNER', BOT.user_id] };
    return { ok: true, ...BOT, ts, channel, messages: [], permalink: `http://127.0.0.1/${ts}` };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const method = (request.url ?? '').replace(/^\/api\//, '').split('?')[0] ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer(method, body)));
  }

  const server = createServer((request, response) => void serve(request, response));
  const sockets = new WebSocketServer({ server });
  const port = () => (server.address() as AddressInfo).port;
  sockets.on('connection', (opened) => {
    socket = opened;
    opened.on('message', (data) => {
      const { envelope_id: id } = JSON.parse(String(data)) as { envelope_id?: string };
      if (id) waiting.get(id)?.();
    });
    opened.on('close', () => {
      isConnected = Promise.withResolvers<void>();
    });
    opened.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
    isConnected.resolve();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    apiUrl: `http://127.0.0.1:${port()}/api/`,
    click: ({ user, actionId, value, actionTs }) => {
      number += 1;
      const id = `e${number}`;
      const payload = {
        type: 'block_actions',
        team: { id: 'T1', domain: 'bench' },
        user: { id: user, team_id: 'T1' },
        api_app_id: 'A1',
        trigger_id: `t${number}`,
        response_url: `http://127.0.0.1:${port()}/respond`,
        container: { type: 'message' },
        channel: { id: 'C1' },
        message: { ts: '1.1' },
        actions: [{ type: 'button', block_id: 'b', action_id: actionId, value, action_ts: actionTs }],
      };
      const began = performance.now();
      return new Promise((resolve) => {
        const late = setTimeout(resolve, PATIENCE_MS, null);
        waiting.set(id, () => {
          waiting.delete(id);
          clearTimeout(late);
          resolve(performance.now() - began);
        });
        socket?.send(
          JSON.stringify({ envelope_id: id, type: 'interactive', accepts_response_payload: false, payload }),
        );
      });
    },
    newest: (method, channel) => newest.get(`${method}:${channel}`) ?? '',
    calls: (method) => counts.get(method) ?? 0,
    connected: () => isConnected.promise,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
