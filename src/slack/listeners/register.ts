// Owns which Bolt listener takes which payload, and the order "saved, then acknowledged". No rules, few words.
import type { App, RespondFn } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Store } from '../../store/port.ts';
import { FORMS } from '../actions.ts';
import { call } from '../fault.ts';
import { clip } from '../mrkdwn.ts';
import { typedText } from '../plain-text.ts';
import type { PrivateLine } from '../views/help.ts';
import { clickIn, takeClick } from './actions.ts';
import { openStart, takeCommand, type Way } from './commands.ts';
import { ActionPayload, CommandPayload, ShortcutPayload, ViewPayload } from './payloads.ts';
import { takeStart } from './start.ts';
import { takeSubmission } from './submissions.ts';
import { type ListenerTools, whisper } from './tools.ts';

type Say = (line: PrivateLine) => Promise<void>;

const NOT_OPENED: PrivateLine = {
  text: 'Slack could not open the form in time. Please try once more.',
  blocks: [],
};

// The form carries them in its private_metadata, which holds 3,000 characters.
const MOST_FILES = 10;
const NAME_LENGTH = 60;

/** A private answer by the payload's response_url; best effort. */
function privately(respond: RespondFn): Say {
  return async ({ text, blocks }) => {
    const body = { response_type: 'ephemeral', replace_original: false, text } as const;
    await call(() => respond(blocks.length > 0 ? { ...body, blocks: [...blocks] } : body));
  };
}

async function follow(tools: ListenerTools, way: Way, triggerId: string, say: Say): Promise<void> {
  if ('line' in way) return say(way.line);
  const opened = await call(() => tools.clients.quick.views.open({ trigger_id: triggerId, view: way.form }));
  if (opened.ok) return;
  tools.log.error('form not opened', { fault: opened.fault });
  await say(NOT_OPENED);
}

function onCommand(app: App, tools: ListenerTools, store: Pick<Store, 'posted'>): void {
  app.command(/.*/, async ({ body, ack, respond }) => {
    const command = CommandPayload.parse(body);
    await ack();
    const way = await takeCommand(tools, store, command);
    await follow(tools, way, command.trigger_id, privately(respond));
  });
}

function onShortcuts(app: App, tools: ListenerTools): void {
  app.shortcut('architect_start', async ({ body, ack }) => {
    const { user, trigger_id } = ShortcutPayload.parse(body);
    await ack();
    const way = await openStart(tools, { user: user.id, channel: null, title: '', prd: '', files: [] });
    // A global shortcut has neither channel nor response_url: a refusal goes to the person's own messages.
    await follow(tools, way, trigger_id, (line) => message(tools, user.id, line));
  });
  app.shortcut('architect_from_message', async ({ body, ack }) => {
    const payload = ShortcutPayload.parse(body);
    await ack();
    await follow(tools, await openStart(tools, startFrom(payload)), payload.trigger_id, (line) =>
      message(tools, payload.user.id, line),
    );
  });
}

function startFrom({ user, channel, message: from }: ShortcutPayload) {
  return {
    user: user.id,
    channel: channel ? { id: channel.id, name: channel.name ?? '' } : null,
    title: '',
    prd: typedText(from?.text ?? ''),
    files: (from?.files ?? []).slice(0, MOST_FILES).map(({ id, name, title, mimetype }) => ({
      id,
      name: clip(name || title || id, NAME_LENGTH),
      mimetype: mimetype ?? '',
    })),
  };
}

async function message(tools: ListenerTools, user: string, { text, blocks }: PrivateLine): Promise<void> {
  const opened = await call(() => tools.clients.quick.conversations.open({ users: user }));
  const channel = opened.ok ? opened.value.channel?.id : undefined;
  if (!channel) return;
  await call(() =>
    tools.clients.quick.chat.postMessage({ channel, text, blocks: [...blocks] as KnownBlock[] }),
  );
}

function onClicks(app: App, tools: ListenerTools): void {
  app.action(/.*/, async ({ body, ack, respond }) => {
    const payload = ActionPayload.safeParse(body);
    const click = payload.success ? clickIn(payload.data) : null;
    if (!payload.success || !click) return ack();
    const answer = await takeClick(tools, click);
    await ack();
    if (!answer) return;
    const way: Way = 'form' in answer ? answer : { line: { text: answer.line, blocks: [] } };
    await follow(tools, way, payload.data.trigger_id, privately(respond));
  });
}

function onStartForm(app: App, tools: ListenerTools): void {
  app.view('start', async ({ body, ack }) => {
    const { user, view } = ViewPayload.parse(body);
    const started = await takeStart(tools, view, user.id);
    await ('errors' in started ? ack({ response_action: 'errors', errors: { ...started.errors } }) : ack());
  });
}

function onForms(app: App, tools: ListenerTools): void {
  const running = FORMS.filter((form) => form !== 'start');
  app.view(new RegExp(`^(?:${running.join('|')})$`), async ({ body, ack }) => {
    const { user, view } = ViewPayload.parse(body);
    const submitted = await takeSubmission(tools, view, user.id);
    if (submitted && 'errors' in submitted) {
      return ack({ response_action: 'errors', errors: { ...submitted.errors } });
    }
    await ack();
    const design = submitted && (await tools.designs.get(submitted.designId));
    if (submitted && design) await whisper(tools, design.channel.id, user.id, submitted.line);
  });
}

/** Registers every listener. */
export function register(app: App, tools: ListenerTools, store: Pick<Store, 'posted'>): void {
  onCommand(app, tools, store);
  onShortcuts(app, tools);
  onClicks(app, tools);
  onStartForm(app, tools);
  onForms(app, tools);
}
