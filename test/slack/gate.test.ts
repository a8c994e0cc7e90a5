import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { signatureHeaders } from '../../demo/http-link.ts';
import { gated } from '../../src/slack/gate.ts';

const SECRET = 'a-signing-secret-of-32-characters';
const NOW = Date.parse('2026-03-02T09:00:00.000Z');
const SECONDS = NOW / 1000;
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

const passed: string[] = [];
const refused: string[] = [];
const WithBody = z.object({ rawBody: z.instanceof(Buffer) });
const server = createServer(
  gated(
    (request, response) => {
      passed.push(WithBody.parse(request).rawBody.toString());
      response.writeHead(200).end();
    },
    {
      signingSecret: SECRET,
      path: '/slack/events',
      maxBytes: 1_000,
      now: () => NOW,
      onRefused: (why) => void refused.push(why),
    },
  ),
);
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = z.object({ port: z.number() }).parse(server.address()).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  passed.length = 0;
  refused.length = 0;
});

interface Sent {
  readonly body?: string;
  readonly type?: string;
  readonly seconds?: number;
  readonly secret?: string;
  readonly headers?: Record<string, string>;
  readonly path?: string;
}

const CLICK = JSON.stringify({
  type: 'block_actions',
  user: { id: 'U1' },
  team: { id: 'T1' },
  actions: [{ action_id: 'vote:A', action_ts: '1.1' }],
});
const EVENT = JSON.stringify({ type: 'event_callback', event_id: 'Ev1', event: { type: 'message' } });
const form = (payload: string) => new URLSearchParams({ payload }).toString();

async function send({
  body = EVENT,
  type = JSON_TYPE,
  seconds = SECONDS,
  ...rest
}: Sent = {}): Promise<number> {
  const headers = { ...signatureHeaders(rest.secret ?? SECRET, seconds, body), 'content-type': type };
  const url = `http://127.0.0.1:${port}${rest.path ?? '/slack/events'}`;
  const response = await fetch(url, { method: 'POST', body, headers: { ...headers, ...rest.headers } });
  return response.status;
}

describe('the gate lets through', () => {
  it.each<[string, Sent]>([
    ['an event', {}],
    ['a click', { body: form(CLICK), type: FORM }],
    ['a command', { body: 'command=%2Farchitect&user_id=U1&text=A%26B', type: FORM }],
    ['a type with its character set', { body: form(CLICK), type: `${FORM}; charset=utf-8` }],
    ['what was sent 5 minutes ago', { seconds: SECONDS - 300 }],
  ])('%s, word for word', async (_what, sent) => {
    expect(await send(sent)).toBe(200);
    expect(passed).toEqual([sent.body ?? EVENT]);
    expect(refused).toEqual([]);
  });
});

describe('the gate turns away', () => {
  const other = signatureHeaders(SECRET, SECONDS, 'another body');
  it.each<[string, Sent, number]>([
    ['another secret', { secret: 'another' }, 401],
    ['an altered body', { headers: other }, 401],
    ['an altered time', { headers: { 'x-slack-request-timestamp': String(SECONDS - 1) } }, 401],
    ['no time', { headers: { 'x-slack-request-timestamp': '' } }, 401],
    ['a time that is no number', { headers: { 'x-slack-request-timestamp': '1e9' } }, 401],
    ['no signature', { headers: { 'x-slack-signature': '' } }, 401],
    ['another version', { headers: { 'x-slack-signature': 'v1=00' } }, 401],
    ['half a signature', { headers: { 'x-slack-signature': 'v0=' } }, 401],
    ['what is more than 5 minutes old', { seconds: SECONDS - 301 }, 401],
    ['what is more than 5 minutes ahead', { seconds: SECONDS + 301 }, 401],
    ['another type of content', { type: 'text/plain' }, 415],
    ['no type of content', { headers: { 'content-type': '' } }, 415],
    ['what is not JSON', { body: '{"type":' }, 400],
    ['null', { body: 'null' }, 400],
    ['a number', { body: '7' }, 400],
    ['a list', { body: '[]' }, 400],
    ['an unknown type', { body: '{"type":"workflow_step_edit","user":{"id":"U1"}}' }, 400],
    ['an event without one', { body: '{"type":"event_callback","event_id":"Ev1"}' }, 400],
    ['an event that is null', { body: '{"type":"event_callback","event_id":"Ev1","event":null}' }, 400],
    [
      'a click on nothing',
      { body: form('{"type":"block_actions","user":{"id":"U1"},"team":null,"actions":[]}'), type: FORM },
      400,
    ],
    ['a click in no team', { body: form(CLICK.replace('"team"', '"term"')), type: FORM }, 400],
    ['a click of nobody', { body: form(CLICK.replace('U1', '__proto__')), type: FORM }, 400],
    ['two payloads', { body: `${form(CLICK)}&${form(CLICK)}`, type: FORM }, 400],
    ['a payload with bad percent signs', { body: 'payload=%7B%ZZ%', type: FORM }, 400],
    ['a form without anything', { body: '', type: FORM }, 400],
    ['what is too large', { body: JSON.stringify({ type: 'event_callback', x: 'x'.repeat(1_000) }) }, 413],
    ['another path', { path: '/slack/other' }, 404],
    ['a path with bad percent signs', { path: '/%ZZ' }, 404],
  ])('%s', async (_what, sent, status) => {
    expect(await send(sent)).toBe(status);
    expect(passed).toEqual([]);
    expect(refused).toHaveLength(1);
  });

  it('another method', async () => {
    expect((await fetch(`http://127.0.0.1:${port}/slack/events`)).status).toBe(405);
    expect(passed).toEqual([]);
  });

  it('a body without an end as soon as it is too large', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    const answered = once(socket, 'data');
    for (let count = 0; count < 20; count += 1) socket.write(`64\r\n${'x'.repeat(100)}\r\n`);
    expect(String((await answered)[0])).toContain('413');
    socket.destroy();
  });
});

describe('the gate answers by itself', () => {
  it('a look whether anybody is here, and takes nothing smuggled along', async () => {
    const body = `ssl_check=1&${form(CLICK)}`;
    expect(await send({ body, type: FORM, secret: 'another' })).toBe(200);
    expect(passed).toEqual([]);
  });

  it('the news that Slack held back events', async () => {
    expect(await send({ body: '{"type":"app_rate_limited"}' })).toBe(200);
    expect(passed).toEqual([]);
  });

  it('nobody who hangs up in the middle, and goes on', async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\nhalf');
    socket.destroy();
    expect(await send()).toBe(200);
    expect(passed).toEqual([EVENT]);
  });
});
