import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../demo/workspace.ts';
import { startHttpApp } from './small-app.ts';

let workspace: Workspace;
let bot: Awaited<ReturnType<typeof startHttpApp>>;

beforeAll(async () => {
  workspace = await startWorkspace({ eventRetryDelaysMs: [10, 10, 10] });
  bot = await startHttpApp(workspace);
  workspace.deliverByHttp(bot.url);
});

afterAll(async () => {
  await bot.stop();
  await workspace.close();
});

test('the same story goes over signed HTTP', async () => {
  const ana = workspace.person('ana');
  const { id } = workspace.channel('product');
  await ana.command(id, '');
  await workspace.waitFor(() => ana.modal(), 'the form');
  ana.fill({ title: 'bad' });
  expect(await ana.submit()).toEqual({ title: 'Not that one' });
  ana.fill({ title: 'Dividends' });
  expect(await ana.submit()).toBeUndefined();
  const root = await workspace.waitFor(() => workspace.messages(id)[0], 'the root message');
  await ana.click(id, root.ts, 'vote_a');
  await workspace.waitFor(() => workspace.messages(id)[0]?.text === 'voted A', 'the update');
  await ana.say(id, 'yes', { threadTs: root.ts });
  await workspace.waitFor(() => workspace.thread(id, root.ts)[2], 'the answer');
  await workspace.settled();
  expect(workspace.violations).toEqual([]);
});

test('a request with a wrong signature is not acknowledged', async () => {
  const answer = await fetch(bot.url, {
    method: 'POST',
    body: 'command=%2Farchitect',
    headers: { 'x-slack-signature': 'v0=00', 'x-slack-request-timestamp': '1', 'content-type': 'text/plain' },
  });
  expect(answer.status).toBe(401);
});

test('an event that nobody takes is sent again with its number and reason', async () => {
  const quiet = await startWorkspace({
    eventRetryDelaysMs: [5, 5],
    channels: [{ name: 'on', members: ['ana'], withBot: true }],
  });
  quiet.deliverByHttp('http://127.0.0.1:9/slack/events');
  await quiet.person('ana').say(quiet.channel('on').id, 'hello');
  const tries = () => quiet.traffic.filter((entry) => entry.kind === 'envelope');
  await quiet.waitFor(() => tries().length === 3 && tries()[2]?.lost !== undefined, 'three deliveries');
  expect(tries().map((entry) => [entry.retryAttempt, entry.retryReason])).toEqual([
    [0, ''],
    [1, 'connection_failed'],
    [2, 'connection_failed'],
  ]);
  expect(quiet.violations).toEqual([]);
  await quiet.close();
});

test('a retry says which it is and why, and is signed', async () => {
  const seen: IncomingHttpHeaders[] = [];
  const flaky = createServer((request, response) => {
    seen.push(request.headers);
    response.writeHead(seen.length === 1 ? 500 : 200).end();
  });
  await new Promise<void>((resolve) => flaky.listen(0, '127.0.0.1', resolve));
  const address = flaky.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const room = await startWorkspace({
    eventRetryDelaysMs: [5],
    channels: [{ name: 'on', members: ['ana'], withBot: true }],
  });
  room.deliverByHttp(`http://127.0.0.1:${port}/`);
  await room.person('ana').say(room.channel('on').id, 'hello');
  await room.waitFor(() => seen[1], 'the retry');
  await room.settled();
  expect(seen[0]?.['x-slack-retry-num']).toBeUndefined();
  expect(seen[1]).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' });
  expect(seen[1]?.['x-slack-signature']).toMatch(/^v0=[0-9a-f]{64}$/);
  expect(room.violations).toEqual([{ kind: 'ack', where: 'events_api', detail: 'answered 500' }]);
  await room.close();
  flaky.close();
});
