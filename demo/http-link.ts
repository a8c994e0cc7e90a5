/**
 * Signed HTTP: deliveries as POST requests to one request url, with Slack's v0 signature.
 * A 2xx answer in time is the acknowledgement; its JSON body is what a socket would carry as payload.
 */
import { createHmac } from 'node:crypto';
import { noteAck, noteTimeout } from './delivery.ts';
import { dictOf, parseJson, textOf } from './json.ts';
import type { EnvelopeEntry, Outcome, Transport } from './model.ts';
import { type Team, violate } from './team.ts';

/** The headers Slack signs a request with: HMAC-SHA256 over `v0:<timestamp>:<body>`. Pure. */
export function signatureHeaders(secret: string, timestamp: number, body: string): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${digest}` };
}

/** Deliveries to `requestUrl`; `signal` ends those under way. */
export function createHttpLink(team: Team, requestUrl: string, signal: AbortSignal): Transport {
  return { send: (entry) => Promise.race([post(team, requestUrl, entry, signal), timeOut(team, entry)]) };
}

async function post(
  team: Team,
  requestUrl: string,
  entry: EnvelopeEntry,
  signal: AbortSignal,
): Promise<Outcome> {
  const sentAtMs = performance.now();
  try {
    const response = await fetch(requestUrl, { method: 'POST', ...request(team, entry), signal });
    const body = parseJson(await response.text());
    return note(team, entry, response, body, performance.now() - sentAtMs);
  } catch (error) {
    entry.lost = `connection failed: ${String(error)}`;
    return { acked: false, reason: 'connection_failed', payload: {}, retry: true };
  }
}

function note(team: Team, entry: EnvelopeEntry, response: Response, body: unknown, tookMs: number): Outcome {
  if (response.ok) {
    noteAck(team, entry, tookMs, body);
    return { acked: true, reason: '', payload: dictOf(body), retry: false };
  }
  if (tookMs < team.settings.ackTimeoutMs) violate(team, 'ack', entry.type, `answered ${response.status}`);
  entry.lost = `answered ${response.status}`;
  const retry = response.headers.get('x-slack-no-retry') !== '1';
  return { acked: false, reason: 'http_error', payload: {}, retry };
}

function timeOut(team: Team, entry: EnvelopeEntry): Promise<Outcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      team.timers.delete(timer);
      if (entry.ackMs !== undefined || entry.lost !== undefined) return;
      noteTimeout(team, entry);
      resolve({ acked: false, reason: 'timeout', payload: {}, retry: true });
    }, team.settings.ackTimeoutMs);
    team.timers.add(timer);
  });
}

function request(team: Team, entry: EnvelopeEntry) {
  const body = bodyOf(entry);
  const isEvent = entry.type === 'events_api';
  return {
    body,
    headers: {
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      ...signatureHeaders(team.signingSecret, Math.floor(Date.now() / 1000), body),
      ...(entry.retryAttempt > 0 && {
        'x-slack-retry-num': String(entry.retryAttempt),
        'x-slack-retry-reason': entry.retryReason === 'timeout' ? 'http_timeout' : entry.retryReason,
      }),
    },
  };
}

function bodyOf(entry: EnvelopeEntry): string {
  if (entry.type === 'events_api') return JSON.stringify(entry.payload);
  if (entry.type === 'interactive') {
    return new URLSearchParams({ payload: JSON.stringify(entry.payload) }).toString();
  }
  const fields = Object.entries(entry.payload).map(([name, value]): [string, string] => [
    name,
    textOf(value),
  ]);
  return new URLSearchParams(fields).toString();
}
