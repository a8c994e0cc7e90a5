import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EnvelopeEntry } from '../../demo/model.ts';
import type { Person } from '../../demo/person.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../demo/workspace.ts';
import { calmClient, startSocketApp } from './small-app.ts';

let workspace: Workspace;
let bot: Awaited<ReturnType<typeof startSocketApp>>;
let app: App;
let ana: Person;
let room: string;

beforeEach(() => open({}));
afterEach(close);

async function open(options: WorkspaceOptions): Promise<void> {
  const channels = [{ name: 'room', members: ['ana', 'ben'], withBot: true }];
  workspace = await startWorkspace({ ...options, channels });
  bot = await startSocketApp(workspace);
  app = bot.app;
  ana = workspace.person('ana');
  room = workspace.channel('room').id;
}

async function close(): Promise<void> {
  await bot.stop();
  await workspace.close();
}

const envelopes = (type: EnvelopeEntry['type']) =>
  workspace.traffic.filter((entry) => entry.kind === 'envelope').filter((entry) => entry.type === type);
const eventsOf = (type: string, subtype?: string) =>
  envelopes('events_api').filter(({ payload }) => {
    const event = payload.event;
    return (
      typeof event === 'object' &&
      event !== null &&
      'type' in event &&
      event.type === type &&
      (subtype === undefined || ('subtype' in event && event.subtype === subtype))
    );
  });
const kinds = () => workspace.violations.map((violation) => violation.kind);
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const dialog = (callbackId: string, title: string) => ({
  type: 'modal' as const,
  callback_id: callbackId,
  title: plain(title),
  submit: plain('Go'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'b',
      optional: true,
      label: plain('Text'),
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
});

/** Runs /architect and waits for the form of the small app. */
async function openForm(): Promise<void> {
  await ana.command(room, '');
  await workspace.waitFor(() => ana.modal(), 'the form');
}

describe('acknowledgements', () => {
  test('one that comes too late is a violation, and the person sees an error', async () => {
    await close();
    await open({ ackTimeoutMs: 40 });
    app.shortcut('slow', async ({ ack }) => {
      await new Promise((resolve) => setTimeout(resolve, 90));
      await ack();
    });
    await expect(ana.globalShortcut('slow')).rejects.toThrow('did not answer (timeout)');
    const late = await workspace.waitFor(
      () => envelopes('interactive').find((one) => one.ackMs),
      'the late ack',
    );
    expect(late.ackMs).toBeGreaterThan(40);
    expect(kinds()).toEqual(['ack']);
  });

  test('none at all is a violation', async () => {
    await close();
    await open({ ackTimeoutMs: 40 });
    await expect(ana.globalShortcut('unknown')).rejects.toThrow('timeout');
    expect(kinds()).toEqual(['ack']);
  });

  test('an error for what is no input block is a violation', async () => {
    app.view('odd', async ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'x' } }));
    app.shortcut('odd', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: dialog('odd', 'Odd') });
    });
    await ana.globalShortcut('odd');
    await workspace.waitFor(() => ana.modal(), 'the form');
    await ana.submit();
    expect(kinds()).toEqual(['shape']);
  });
});

describe('triggers', () => {
  const trigger = () => String(envelopes('slash_commands')[0]?.payload.trigger_id);
  const openWith = (id: string) =>
    calmClient(workspace).views.open({ trigger_id: id, view: dialog('x', 'X') });

  test('one is used once', async () => {
    await openForm();
    await expect(openWith(trigger())).rejects.toMatchObject({ data: { error: 'exchanged_trigger_id' } });
    expect(kinds()).toEqual(['trigger']);
  });

  test('one lives for three seconds of the clock', async () => {
    let nowMs = 1_800_000_000_000;
    await close();
    await open({ now: () => nowMs });
    app.shortcut('keep', async ({ ack }) => ack());
    await ana.globalShortcut('keep');
    const id = String(envelopes('interactive')[0]?.payload.trigger_id);
    nowMs += 3001;
    await expect(openWith(id)).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } });
  });
});

describe('modals', () => {
  test('a submission can update, push and clear; typed text stays', async () => {
    app.view('first', async ({ ack }) =>
      ack({ response_action: 'update', view: dialog('second', 'Second') }),
    );
    app.view('second', async ({ ack }) => ack({ response_action: 'push', view: dialog('third', 'Third') }));
    app.view('third', async ({ ack }) => ack({ response_action: 'clear' }));
    app.shortcut('first', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: dialog('first', 'First') });
    });
    await ana.globalShortcut('first');
    await workspace.waitFor(() => ana.modal(), 'the form');
    ana.fill({ text: 'typed' });
    await ana.submit();
    expect(ana.modal()).toMatchObject({ title: 'Second', values: { b: { text: { value: 'typed' } } } });
    await ana.submit();
    expect(ana.modal()).toMatchObject({ title: 'Third', values: { b: { text: { value: null } } } });
    await ana.submit();
    expect(ana.modal()).toBeUndefined();
    expect(workspace.violations).toEqual([]);
  });

  test('an update with an old hash, or of a closed view, is refused', async () => {
    await openForm();
    const client = calmClient(workspace);
    const { id = '', hash = '' } = ana.modal() ?? {};
    await client.views.update({ view_id: id, hash, view: dialog('new', 'New') });
    expect(ana.modal()?.title).toBe('New');
    const again = client.views.update({ view_id: id, hash, view: dialog('new', 'New') });
    await expect(again).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
    await ana.closeModal();
    const closed = client.views.update({ view_id: id, view: dialog('new', 'New') });
    await expect(closed).rejects.toMatchObject({ data: { error: 'not_found' } });
  });

  test('what does not fit an input cannot be filled in', async () => {
    await openForm();
    expect(() => ana.fill({ nothing: 'x' })).toThrow('no element nothing');
    expect(() => ana.fill({ title: 'x'.repeat(81) })).toThrow('80 fit');
    const people = ['ana', 'ben', 'cleo'].map((name) => workspace.person(name).id);
    expect(() => ana.fill({ who: people })).toThrow('at most 2');
    expect(() => ana.fill({ who: ['U999'] })).toThrow('no user');
    expect(() => ana.fill({ prd: [{ name: 'a.exe', bytes: 'x' }] })).toThrow('not of the types');
    expect(() => ana.fill({ prd: [{ name: 'a.md', bytes: 'x'.repeat(10 * 1024 * 1024 + 1) }] })).toThrow(
      '10 MB',
    );
  });

  test('a conversation select offers what its filter lets through, and starts there', async () => {
    const element = {
      type: 'conversations_select' as const,
      action_id: 'where',
      default_to_current_conversation: true,
      filter: { include: ['public' as const, 'private' as const] },
    };
    const view = {
      ...dialog('where', 'Where'),
      blocks: [{ type: 'input' as const, block_id: 'b', label: plain('In'), element }],
    };
    app.shortcut('where', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });
    const start = () => ana.modal()?.values.b?.where?.selected_conversation;
    const dm = ana.dmWithBot();
    await ana.messageShortcut('where', dm, await ana.say(dm, 'from here'));
    await workspace.waitFor(() => ana.modal(), 'the form');
    expect(start()).toBeNull();
    expect(() => ana.fill({ where: dm })).toThrow('does not offer');
    await ana.closeModal();
    await ana.messageShortcut('where', room, await ana.say(room, 'from here'));
    await workspace.waitFor(() => ana.modal(), 'the form');
    expect(start()).toBe(room);
    const elsewhere = workspace.createChannel({ name: 'elsewhere', isPrivate: true, members: ['ben'] });
    expect(() => ana.fill({ where: elsewhere.id })).toThrow('does not offer');
    await workspace.settled();
    expect(workspace.violations).toEqual([]);
  });

  test('the state of an untouched form: null for text, empty lists', async () => {
    await openForm();
    expect(ana.modal()?.values).toEqual({
      title: { title: { type: 'plain_text_input', value: null } },
      who: { who: { type: 'multi_users_select', selected_users: [] } },
      prd: { prd: { type: 'file_input', files: [] } },
    });
  });
});

describe('clicks', () => {
  test('one on a private line can be answered five times, not six', async () => {
    let url = '';
    app.action('more', async ({ ack, body }) => {
      await ack();
      if (body.type === 'block_actions') url = body.response_url;
    });
    const button = { type: 'button' as const, action_id: 'more', text: plain('More') };
    await calmClient(workspace).chat.postEphemeral({
      channel: room,
      user: ana.id,
      text: 'psst',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    const [line] = workspace.ephemerals(ana.id);
    await ana.click(room, line?.ts ?? '', 'more');
    await expect(workspace.person('ben').click(room, line?.ts ?? '', 'more')).rejects.toThrow(
      'sees no message',
    );
    const answer = (body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) });
    await answer({ text: 'changed', replace_original: true });
    expect(workspace.ephemerals(ana.id).map((one) => one.text)).toEqual(['changed']);
    await answer({ delete_original: true });
    for (const text of ['1', '2', '3', '4']) await answer({ text });
    expect(workspace.ephemerals(ana.id).map((one) => one.text)).toEqual(['1', '2', '3']);
    expect(kinds()).toEqual(['limit']);
  });

  test('one needs the element to be there, and its question answered', async () => {
    app.action('gone', async ({ ack }) => ack());
    const confirm = { title: plain('Sure?'), text: plain('Really?') };
    const button = { type: 'button' as const, action_id: 'gone', text: plain('Delete'), confirm };
    const { ts = '' } = await calmClient(workspace).chat.postMessage({
      channel: room,
      text: 'x',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    await expect(ana.click(room, ts, 'other')).rejects.toThrow('there are: gone');
    await expect(ana.click(room, ts, 'gone')).rejects.toThrow('asks for confirmation');
    await ana.click(room, ts, 'gone', { confirm: false });
    expect(envelopes('interactive')).toHaveLength(0);
    await ana.click(room, ts, 'gone', { confirm: true });
    expect(envelopes('interactive')).toHaveLength(1);
  });

  test('a shortcut on a message carries the message; a forged payload arrives as it is', async () => {
    const seen: unknown[] = [];
    app.shortcut('from_this', async ({ ack, shortcut }) => {
      await ack();
      if (shortcut.type === 'message_action') seen.push(shortcut.message.text);
    });
    app.action('anything', async ({ ack, body }) => {
      await ack();
      seen.push(body.user.id);
    });
    const ts = await ana.say(room, 'Build <it> & see https://a.b/?c=1&d');
    await ana.messageShortcut('from_this', room, ts);
    await ana.forge({
      type: 'block_actions',
      actions: [{ type: 'button', action_id: 'anything', block_id: 'x' }],
    });
    expect(seen).toEqual(['Build &lt;it&gt; &amp; see <https://a.b/?c=1&amp;d>', ana.id]);
  });
});

describe('events', () => {
  test('the bot hears of its own update, of edits and of removals', async () => {
    const client = calmClient(workspace);
    const { ts = '' } = await client.chat.postMessage({ channel: room, text: 'one' });
    await client.chat.update({ channel: room, ts, text: 'two' });
    const mine = await ana.say(room, 'three');
    await ana.edit(room, mine, 'four');
    await ana.remove(room, mine);
    await workspace.settled();
    expect(eventsOf('message', 'message_changed')).toHaveLength(2);
    expect(eventsOf('message', 'message_deleted')).toHaveLength(1);
    expect(workspace.violations).toEqual([]);
  });

  test('a mention comes twice: as a message and as app_mention', async () => {
    await ana.say(room, `<@${workspace.botUserId}> status`);
    await workspace.settled();
    expect(eventsOf('app_mention')).toHaveLength(1);
    expect(eventsOf('message')).toHaveLength(1);
  });

  test('where the bot is not, or may not listen, nothing comes', async () => {
    await workspace.person('ana').say(workspace.channel('product').id, 'quiet');
    await workspace.settled();
    expect(envelopes('events_api')).toHaveLength(0);
    await close();
    await open({ scopes: ['chat:write'] });
    await ana.say(room, 'quiet');
    await workspace.settled();
    expect(envelopes('events_api')).toHaveLength(0);
  });

  test('an event can be delivered several times', async () => {
    workspace.faults.redeliver(3);
    await ana.say(room, 'again');
    await workspace.settled();
    const ids = eventsOf('message').map((entry) => entry.payload.event_id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  test('one that came while nobody was connected arrives as a retry', async () => {
    await close();
    await open({ eventRetryDelaysMs: [10, 500, 2000] });
    workspace.disconnectSockets();
    await workspace.waitFor(() => !workspace.connected(), 'the gap');
    await ana.say(room, 'anyone?');
    const heard = await workspace.waitFor(
      () => eventsOf('message').find((entry) => entry.ackMs),
      'the retry',
      9000,
    );
    expect(heard.retryAttempt).toBeGreaterThan(0);
    expect(workspace.violations).toEqual([]);
  });

  test('being invited is told; files of a shared channel must be looked up', async () => {
    workspace.invite(workspace.channel('secret').id, workspace.botUserId);
    workspace.invite(room, workspace.person('ext').id);
    await workspace.person('ext').say(room, '', { files: [{ name: 'a.md', bytes: 'a' }] });
    await workspace.settled();
    expect(eventsOf('member_joined_channel')).toHaveLength(2);
    expect(eventsOf('message', 'file_share')[0]?.payload.event).toMatchObject({
      files: [{ file_access: 'check_file_info' }],
      user_team: 'T000000002',
    });
  });

  test('a direct message with the bot needs no invitation', async () => {
    const dm = ana.dmWithBot();
    await ana.say(dm, 'hello');
    await workspace.settled();
    expect(eventsOf('message')[0]?.payload.event).toMatchObject({ channel: dm, channel_type: 'im' });
    const { channel } = await calmClient(workspace).conversations.open({ users: ana.id });
    expect(channel?.id).toBe(dm);
  });
});
