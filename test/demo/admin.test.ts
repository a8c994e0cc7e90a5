import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Dict } from '../../demo/json.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../demo/workspace.ts';
import { calmClient } from './small-app.ts';

let workspace: Workspace;
let client: WebClient;
let channel: string;

const open = async (options: WorkspaceOptions = {}) => {
  const channels = [{ name: 'room', members: ['ana', 'ben'], withBot: true }];
  workspace = await startWorkspace({ channels, eventRetryDelaysMs: [], ...options });
  client = calmClient(workspace);
  channel = workspace.channel('room').id;
};
beforeEach(() => open());
afterEach(() => workspace.close());

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  const caught: unknown = await call.catch((error: unknown) => error);
  return caught instanceof WebAPIPlatformError ? caught.data.error : caught;
}

/** The events sent so far, newest last. */
function events(): Dict[] {
  return workspace.traffic.flatMap((entry) => {
    const isEvent = entry.kind === 'envelope' && entry.type === 'events_api';
    return isEvent ? [entry.payload.event as Dict] : [];
  });
}

const post = async (text: string, threadTs?: string) =>
  (await client.chat.postMessage({ channel, text, ...(threadTs ? { thread_ts: threadTs } : {}) })).ts ?? '';

describe('an administrator', () => {
  test('who removes a message leaves nothing of it', async () => {
    const ts = await post('one');
    workspace.removeMessage(channel, ts);
    expect(workspace.messages(channel)).toEqual([]);
    expect(events().at(-1)).toMatchObject({ subtype: 'message_deleted', deleted_ts: ts });
    expect(await errorOf(client.chat.update({ channel, ts, text: 'x' }))).toBe('message_not_found');
  });

  test('who removes the root of a thread leaves a tombstone, under which the thread stays', async () => {
    const root = await post('root');
    await post('reply', root);
    workspace.removeMessage(channel, root);
    expect(events().at(-1)).toMatchObject({
      subtype: 'message_changed',
      message: { subtype: 'tombstone', user: 'USLACKBOT', ts: root },
      previous_message: { text: 'root' },
    });
    const thread = await client.conversations.replies({ channel, ts: root });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['This message was deleted.', 'reply']);
    expect(await errorOf(client.chat.update({ channel, ts: root, text: 'x' }))).toBe('message_not_found');
    await post('another', root);
    expect(workspace.thread(channel, root)).toHaveLength(3);
  });

  test('who archives a channel silences it until it is opened again', async () => {
    workspace.archive(channel);
    expect(events().at(-1)).toMatchObject({ type: 'channel_archive', channel });
    expect(await errorOf(post('x'))).toBe('is_archived');
    expect((await client.conversations.info({ channel })).channel?.is_archived).toBe(true);
    await expect(workspace.person('ana').say(channel, 'x')).rejects.toThrow('archived');
    workspace.unarchive(channel);
    expect(events().at(-1)).toMatchObject({ type: 'channel_unarchive', channel });
    expect(await post('x')).not.toBe('');
  });

  test('who takes the bot out of a channel tells it once, and it hears no more of it', async () => {
    workspace.remove(channel, workspace.botUserId);
    workspace.remove(channel, workspace.botUserId);
    await workspace.person('ana').say(channel, 'hello?');
    expect(events().map(({ type }) => type)).toEqual(['channel_left']);
    expect(await errorOf(post('x'))).toBe('not_in_channel');
  });

  test('who takes the bot out of a private channel leaves it nothing to see', async () => {
    const secret = workspace.createChannel({
      name: 'safe',
      isPrivate: true,
      members: ['ana'],
      withBot: true,
    });
    workspace.remove(secret.id, workspace.botUserId);
    expect(events().at(-1)).toMatchObject({ type: 'group_left', channel: secret.id });
    expect(await errorOf(client.conversations.info({ channel: secret.id }))).toBe('channel_not_found');
  });

  test('who deactivates a person tells the app, and nobody can write to them', async () => {
    const ben = workspace.person('ben').id;
    workspace.deactivate(ben);
    expect(events().at(-1)).toMatchObject({ type: 'user_change', user: { id: ben, deleted: true } });
    expect((await client.users.info({ user: ben })).user?.deleted).toBe(true);
    expect(await errorOf(client.conversations.open({ users: ben }))).toBe('user_disabled');
    await expect(workspace.person('ben').say(channel, 'x')).rejects.toThrow('deactivated');
    workspace.reactivate(ben);
    expect(events().at(-1)).toMatchObject({ type: 'user_change', user: { id: ben, deleted: false } });
  });

  test('who revokes the token ends every call and every event, until it is good again', async () => {
    workspace.revokeToken('account_inactive');
    expect(events().map(({ type }) => type)).toEqual(['tokens_revoked', 'app_uninstalled']);
    expect(await errorOf(client.auth.test())).toBe('account_inactive');
    expect(await errorOf(post('x'))).toBe('account_inactive');
    await workspace.person('ana').say(channel, 'hello?');
    expect(events()).toHaveLength(2);
    workspace.restoreToken();
    expect(await post('x')).not.toBe('');
    expect(workspace.violations).toEqual([]);
  });
});

test('events that nobody subscribed to are not sent', async () => {
  await workspace.close();
  await open({ events: ['message.channels'] });
  workspace.archive(channel);
  workspace.deactivate(workspace.person('ben').id);
  workspace.unarchive(channel);
  await workspace.person('ana').say(channel, 'hello');
  expect(events().map(({ type }) => type)).toEqual(['message']);
});

test('the words for a picture are kept with its file', async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const asked = await client.files.getUploadURLExternal({ filename: 'a.png', length: 3, alt_text: 'A box.' });
  await fetch(asked.upload_url ?? '', { method: 'POST', body: bytes });
  await client.files.completeUploadExternal({ files: [{ id: asked.file_id ?? '' }] });
  expect((await client.files.info({ file: asked.file_id ?? '' })).file?.alt_txt).toBe('A box.');
  expect(workspace.files()[0]?.altText).toBe('A box.');
});
