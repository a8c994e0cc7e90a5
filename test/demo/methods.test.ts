import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../demo/workspace.ts';
import { calmClient } from './small-app.ts';

let workspace: Workspace;
let client: WebClient;
let channel: string;

beforeEach(() => open({}));
afterEach(() => workspace.close());

async function open(options: WorkspaceOptions): Promise<void> {
  workspace = await startWorkspace({
    ...options,
    channels: [{ name: 'room', members: ['ana', 'ben'], withBot: true }],
  });
  client = calmClient(workspace);
  channel = workspace.channel('room').id;
}

async function reopen(options: WorkspaceOptions): Promise<void> {
  await workspace.close();
  await open(options);
}

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 'none';
  } catch (error) {
    return error instanceof WebAPIPlatformError ? error.data.error : error;
  }
}

async function post(text: string, more: { thread_ts?: string } = {}): Promise<string> {
  const { ts } = await client.chat.postMessage({ channel, text, ...more });
  return ts ?? '';
}

const kinds = () => workspace.violations.map((violation) => violation.kind);

test('metadata comes back only when asked for', async () => {
  const metadata = { event_type: 'design', event_payload: { key: 'root' } };
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'hi', metadata });
  const without = await client.conversations.replies({ channel, ts });
  expect(without.messages?.[0]?.metadata).toEqual({ event_type: 'design' });
  const full = await client.conversations.replies({ channel, ts, include_all_metadata: true });
  expect(full.messages?.[0]?.metadata).toEqual(metadata);
  await client.chat.update({ channel, ts, text: 'changed' });
  const kept = await client.conversations.history({ channel, include_all_metadata: true });
  expect(kept.messages?.[0]?.metadata).toEqual(metadata);
});

test('a thread is read in pages, root first, and from a time on', async () => {
  const root = await post('root');
  const replies = [
    await post('1', { thread_ts: root }),
    await post('2', { thread_ts: root }),
    await post('3', { thread_ts: root }),
  ];
  const first = await client.conversations.replies({ channel, ts: root, limit: 3 });
  expect(first.messages?.map((one) => one.text)).toEqual(['root', '1', '2']);
  expect(first.has_more).toBe(true);
  const cursor = first.response_metadata?.next_cursor ?? '';
  const second = await client.conversations.replies({ channel, ts: root, limit: 3, cursor });
  expect(second.messages?.map((one) => one.text)).toEqual(['root', '3']);
  const late = await client.conversations.replies({ channel, ts: root, oldest: replies[1] ?? '' });
  expect(late.messages?.map((one) => one.text)).toEqual(['root', '3']);
});

test('who is not in a channel can neither post nor read there', async () => {
  const product = workspace.channel('product').id;
  const secret = workspace.channel('secret').id;
  expect(await errorOf(client.chat.postMessage({ channel: product, text: 'x' }))).toBe('not_in_channel');
  expect(await errorOf(client.conversations.history({ channel: product }))).toBe('not_in_channel');
  expect(await errorOf(client.conversations.info({ channel: secret }))).toBe('channel_not_found');
  expect(await errorOf(client.conversations.join({ channel: secret }))).toBe('channel_not_found');
  workspace.invite(secret, workspace.botUserId);
  expect((await client.conversations.info({ channel: secret })).channel?.is_private).toBe(true);
  workspace.archive(channel);
  expect(await errorOf(client.chat.postMessage({ channel, text: 'x' }))).toBe('is_archived');
  expect(workspace.violations).toEqual([]);
});

test('a broken limit is refused and noted', async () => {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
  expect(await errorOf(client.chat.postMessage({ channel, text: 'x', blocks }))).toBe('invalid_blocks');
  const ts = await post('short');
  expect(await errorOf(client.chat.update({ channel, ts, text: 'x'.repeat(4001) }))).toBe('msg_too_long');
  expect(await errorOf(client.chat.postMessage({ channel, text: '' }))).toBe('no_text');
  expect(kinds()).toEqual(['limit', 'limit', 'limit']);
});

test('a reply goes to a root and nowhere else', async () => {
  const root = await post('root');
  const reply = await post('reply', { thread_ts: root });
  expect(await errorOf(post('x', { thread_ts: reply }))).toBe('cannot_reply_to_message');
  expect(await errorOf(post('x', { thread_ts: '1000000000.000009' }))).toBe('thread_not_found');
  expect(kinds()).toEqual(['shape', 'shape']);
});

test('an update keeps the blocks it does not mention; an empty list removes them', async () => {
  const blocks = [{ type: 'divider' }];
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'a', blocks });
  await client.chat.update({ channel, ts, text: 'b' });
  expect(workspace.messages(channel)[0]?.blocks).toHaveLength(1);
  await client.chat.update({ channel, ts, text: 'c', blocks: [] });
  expect(workspace.messages(channel)[0]).toMatchObject({ text: 'c', blocks: [] });
});

test('the bot changes its own messages only', async () => {
  const ts = await workspace.person('ana').say(channel, 'mine');
  expect(await errorOf(client.chat.update({ channel, ts, text: 'x' }))).toBe('cant_update_message');
  expect(await errorOf(client.chat.delete({ channel, ts }))).toBe('cant_delete_message');
});

test('scopes, tokens, methods and arguments are checked', async () => {
  await reopen({ scopes: ['chat:write'] });
  expect(await errorOf(client.users.info({ user: workspace.botUserId }))).toBe('missing_scope');
  expect(await errorOf(client.apiCall('apps.connections.open'))).toBe('not_allowed_token_type');
  expect(await errorOf(client.apiCall('auth.test', { token: 'xoxb-other' }))).toBe('invalid_auth');
  expect(await errorOf(client.apiCall('chat.shout'))).toBe('unknown_method');
  expect(await errorOf(client.apiCall('chat.postMessage', { chanel: channel }))).toBe('invalid_arguments');
  expect(kinds()).toEqual(['scope', 'auth', 'auth', 'method', 'shape', 'shape']);
});

test('a limited call answers 429 for as long as planned, on its channel only', async () => {
  workspace.faults.rateLimit('chat.postMessage', 7, { channel });
  await expect(post('x')).rejects.toMatchObject({ retryAfter: 7 });
  await post('y');
  expect(workspace.messages(channel).map((message) => message.text)).toEqual(['y']);
});

test('an answer can be lost after the deed, come as 503, or be torn', async () => {
  workspace.faults.loseAnswer('chat.postMessage');
  await expect(post('lost')).rejects.toThrow();
  workspace.faults.failAfterAccept('chat.postMessage');
  await expect(post('failed')).rejects.toMatchObject({ statusCode: 503 });
  workspace.faults.tearAnswer('chat.postMessage');
  await expect(post('torn')).rejects.toThrow();
  workspace.faults.refuse('chat.postMessage', 'restricted_action', { times: 2 });
  expect(await errorOf(post('no'))).toBe('restricted_action');
  workspace.faults.clear();
  await post('yes');
  expect(workspace.messages(channel).map((message) => message.text)).toEqual([
    'lost',
    'failed',
    'torn',
    'yes',
  ]);
  expect(workspace.violations).toEqual([]);
});

test('blocks.validate says where', async () => {
  const error: unknown = await client
    .apiCall('blocks.validate', { blocks: [{ type: 'nonsense' }] })
    .catch((caught: unknown) => caught);
  expect(error).toMatchObject({
    data: { errors: [{ pointer: '/blocks/0/type', code: 'unsupported_type' }] },
  });
});
