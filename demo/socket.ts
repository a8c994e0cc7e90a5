/**
 * Socket Mode: `/link` connections that carry envelopes out and acknowledgements back.
 * An acknowledgement belongs to the connection its envelope went out on; when that closes, the
 * delivery is lost (Slack then tries events again, and shows people an error for the rest).
 */
import type { WebSocket, WebSocketServer } from 'ws';
import { noteAck, noteTimeout } from './delivery.ts';
import { dictOf, isDict, parseJson } from './json.ts';
import type { EnvelopeEntry, Outcome, Transport } from './model.ts';
import { changed, type Team, violate } from './team.ts';

interface Waiting {
  entry: EnvelopeEntry;
  socket: WebSocket;
  sentAtMs: number;
  timer: NodeJS.Timeout;
  settle: (outcome: Outcome) => void;
}

/** The Socket Mode side of a workspace. */
export interface SocketLink extends Transport {
  connected: () => boolean;
  /** Closes every connection, as Slack does when it recycles one; the bot connects anew by itself. */
  disconnect: () => void;
  /** Closes every connection and waits until the bot agreed (at most half a second). */
  close: () => Promise<void>;
}

/** Envelopes over the sockets of this server; a new connection is greeted with `hello`. */
export function createSocketLink(team: Team, server: WebSocketServer): SocketLink {
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, Waiting>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('message', (data) => receive(team, waiting, String(data)));
    socket.on('close', () => forget(team, sockets, waiting, socket));
    socket.on('error', () => socket.terminate());
    greet(team, socket, sockets.size);
  });
  const open = () => [...sockets].find((socket) => socket.readyState === socket.OPEN);
  return {
    connected: () => open() !== undefined,
    disconnect: () => {
      for (const socket of sockets) socket.close(1001, 'refresh');
    },
    close: () => closeAll(sockets),
    send: (entry) => sendOver(team, waiting, open(), entry),
  };
}

function greet(team: Team, socket: WebSocket, count: number): void {
  const info = { app_id: team.appId };
  socket.send(JSON.stringify({ type: 'hello', num_connections: count, connection_info: info }));
  changed(team);
}

function sendOver(
  team: Team,
  waiting: Map<string, Waiting>,
  socket: WebSocket | undefined,
  entry: EnvelopeEntry,
): Promise<Outcome> {
  if (!socket) {
    entry.lost = 'no connection';
    return Promise.resolve(lostOutcome());
  }
  return new Promise((settle) => {
    const timer = setTimeout(() => timeOut(team, entry, settle), team.settings.ackTimeoutMs);
    waiting.set(entry.id, { entry, socket, sentAtMs: performance.now(), timer, settle });
    socket.send(JSON.stringify(frame(entry)));
  });
}

function frame(entry: EnvelopeEntry) {
  return {
    envelope_id: entry.id,
    type: entry.type,
    accepts_response_payload: entry.type !== 'events_api',
    payload: entry.payload,
    ...(entry.type === 'events_api' && {
      retry_attempt: entry.retryAttempt,
      retry_reason: entry.retryReason,
    }),
  };
}

function timeOut(team: Team, entry: EnvelopeEntry, settle: (outcome: Outcome) => void): void {
  noteTimeout(team, entry);
  settle({ acked: false, reason: 'timeout', payload: {}, retry: true });
}

function receive(team: Team, waiting: Map<string, Waiting>, data: string): void {
  const frame = parseJson(data);
  const id = isDict(frame) ? frame.envelope_id : undefined;
  const found = typeof id === 'string' ? waiting.get(id) : undefined;
  if (!isDict(frame) || !found) {
    violate(team, 'ack', 'socket', `acknowledged twice, or not an acknowledgement: ${data.slice(0, 200)}`);
    return;
  }
  waiting.delete(found.entry.id);
  clearTimeout(found.timer);
  noteAck(team, found.entry, performance.now() - found.sentAtMs, frame.payload);
  found.settle({ acked: true, reason: '', payload: dictOf(frame.payload), retry: false });
}

function forget(team: Team, sockets: Set<WebSocket>, waiting: Map<string, Waiting>, socket: WebSocket): void {
  sockets.delete(socket);
  for (const [id, found] of waiting) {
    if (found.socket !== socket) continue;
    waiting.delete(id);
    clearTimeout(found.timer);
    found.entry.lost = 'connection closed before the acknowledgement';
    found.settle(lostOutcome());
  }
  changed(team);
}

async function closeAll(sockets: Set<WebSocket>): Promise<void> {
  await Promise.all([...sockets].map(closeOne));
}

function closeOne(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => socket.terminate(), 500);
    socket.once('close', () => {
      clearTimeout(impatient);
      resolve();
    });
    socket.close(1001, 'gone');
  });
}

function lostOutcome(): Outcome {
  return { acked: false, reason: 'connection_failed', payload: {}, retry: true };
}
