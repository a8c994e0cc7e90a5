// The wire between the bot and the workspace, as a process of its own: it passes calls and envelopes on, and clicks by
// itself, at an even pace, with votes it saw before. What it measures is the bot's time alone, from the envelope on the
// socket to its acknowledgement: the workspace checks each canvas for hundreds of milliseconds, in which it neither
// clicks nor listens. Says its address once it listens; `start` and `stop` begin and end the clicks.
import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

const [workspaceUrl = '', perSecond = '100'] = process.argv.slice(2);
const Envelope = z.looseObject({ envelope_id: z.string() });
const Vote = Envelope.extend({
  payload: z.looseObject({
    user: z.looseObject({ id: z.string() }),
    actions: z.tuple([z.looseObject({ action_id: z.string().startsWith('vote:'), action_ts: z.string() })]),
  }),
});
/** Where this process takes answers itself. */
const OWN = '/own/';

/** The newest vote of each person for each option. */
const votes = new Map<string, z.infer<typeof Vote>>();
const waiting = new Map<string, (tookMs: number) => void>();
let bot: WebSocket | null = null;
let clicks = 0;
const running: Promise<number>[] = [];
let isClicking = false;

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The answer of the workspace. */
async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/';
  const { method = 'GET', headers } = request;
  const body = await bodyOf(request);
  // What the bot says to these voters is taken here: Slack takes five answers to a click, and they have few in common.
  if (path.startsWith(OWN)) return void response.end('{"ok":true}');
  const there = ask(new URL(path, workspaceUrl), { method, headers });
  there.end(body);
  const [answer]: IncomingMessage[] = await once(there, 'response');
  if (!answer) return;
  const { 'content-length': _length, ...kept } = answer.headers;
  const isText = String(kept['content-type']).startsWith('application/json');
  const given = await bodyOf(answer);
  response.writeHead(answer.statusCode ?? 502, kept).end(isText ? readdressed(String(given)) : given);
}

/** The text with this address wherever it names the workspace's: the bot takes files from the host of the calls alone. */
function readdressed(text: string): string {
  return text.replaceAll(new URL(workspaceUrl).host, host());
}

function join(there: WebSocket, here: WebSocket): void {
  there.on('message', (data) => {
    const text = readdressed(String(data));
    remember(text);
    here.send(text);
  });
  here.on('message', (data) => {
    const { envelope_id: id } = Envelope.parse(JSON.parse(String(data)));
    const own = waiting.get(id);
    if (own) own(performance.now());
    else there.send(String(data));
  });
  here.on('close', () => there.close());
  there.on('close', () => here.close());
}

function remember(text: string): void {
  const { success, data } = Vote.safeParse(JSON.parse(text));
  if (success) votes.set(`${data.payload.user.id} ${data.payload.actions[0].action_id}`, data);
}

/** A vote seen before as a new click of a later moment. */
function again(vote: z.infer<typeof Vote>): z.infer<typeof Vote> {
  clicks += 1;
  const [action] = vote.payload.actions;
  const [seconds = '0'] = action.action_ts.split('.');
  const action_ts = `${Number(seconds) + 1}.${String(clicks).padStart(6, '0')}`;
  const response_url = `http://${host()}${OWN}${clicks}`;
  const payload = { ...vote.payload, response_url, trigger_id: `wire-${clicks}` };
  return {
    ...vote,
    envelope_id: `wire-${clicks}`,
    payload: { ...payload, actions: [{ ...action, action_ts }] },
  };
}

function click(vote: z.infer<typeof Vote>): Promise<number> {
  const envelope = again(vote);
  const began = performance.now();
  return new Promise((resolve) => {
    waiting.set(envelope.envelope_id, (at) => {
      waiting.delete(envelope.envelope_id);
      resolve(at - began);
    });
    bot?.send(JSON.stringify(envelope));
  });
}

async function clickAtPace(): Promise<void> {
  const known = [...votes.values()];
  const began = performance.now();
  for (let index = 0; isClicking; index += 1) {
    await sleep(Math.max(0, began + (index * 1000) / Number(perSecond) - performance.now()));
    const vote = known[index % known.length];
    if (vote) running.push(click(vote));
  }
}

const server = createServer((request, response) => void passOn(request, response));
const sockets = new WebSocketServer({ noServer: true });
const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
server.on('upgrade', (request, socket, head) => {
  const there = new WebSocket(new URL(request.url ?? '/', workspaceUrl.replace('http', 'ws')));
  sockets.handleUpgrade(request, socket, head, (here) => {
    bot = here;
    join(there, here);
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('message', (order) => {
  isClicking = order === 'start';
  if (isClicking) void clickAtPace();
  else void Promise.all(running.splice(0)).then((samples) => process.send?.(samples));
});
process.once('disconnect', () => process.exit());
process.send?.(`http://${host()}`);
