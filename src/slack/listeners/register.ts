// Owns which Bolt listener takes which payload, and the order "saved, then acknowledged". No rules, few words.
// What breaks is logged once and told to the person in private; it is never acknowledged as done.
import type { AckFn, App, RespondFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { LogFields } from '../../log.ts';
import type { Store } from '../../store/port.ts';
import { SHORTCUTS } from '../actions.ts';
import { call } from '../fault.ts';
import { contentOf, type PrivateLine } from '../views/help.ts';
import { clickIn, takeClick } from './actions.ts';
import { openStart, startFrom, takeCommand, type Way } from './commands.ts';
import { besideFirstInput, NOT_SAVED, noticeView, type Submitted } from './notice.ts';
import { createOnce } from './once.ts';
import { ActionPayload, CommandPayload, ShortcutPayload, ViewPayload } from './payloads.ts';
import { designOf, takeForm } from './submissions.ts';
import { type ListenerTools, plainLine } from './tools.ts';

type Say = (line: PrivateLine) => Promise<void>;

const NOT_OPENED = plainLine('Slack could not open the form in time. Please try once more.');
const NOT_OURS = plainLine('This button does nothing here: it is not one of mine as I know them now.');
const BROKEN = plainLine('Something went wrong on the bot’s side. Please try again in a moment.');

/** What the task gives, or null where it broke: logged once here, with the fields that each line of it carries. */
function attempt<T>(
  { log }: ListenerTools,
  what: string,
  fields: LogFields,
  task: () => Promise<T>,
): Promise<{ readonly value: T } | null> {
  return log.within(fields, async () => {
    try {
      return { value: await task() };
    } catch (error) {
      log.error(`${what} broke`, { error });
      return null;
    }
  });
}

/** A private answer by the payload's response_url; best effort. Slack puts it into the channel unless a thread is named. */
function privately(respond: RespondFn, threadTs?: string | null): Say {
  return async (line) => {
    const place = { response_type: 'ephemeral', replace_original: false } as const;
    const thread = threadTs ? { thread_ts: threadTs } : {};
    await call(() => respond({ ...place, ...thread, ...contentOf(line) }));
  };
}

/** A private answer in the person's own messages, for payloads without a response_url; best effort. */
function directly(tools: ListenerTools, user: string): Say {
  return async ({ text, blocks }) => {
    const opened = await call(() => tools.clients.quick.conversations.open({ users: user }));
    const channel = opened.ok ? opened.value.channel?.id : undefined;
    if (!channel) return;
    await call(() => tools.clients.quick.chat.postMessage({ channel, text, blocks: [...blocks] }));
  };
}

type Follow = (way: Way, triggerId: string, say: Say) => Promise<void>;

/** Far more than are under way at a time. */
const REMEMBERED = 5_000;

/** Answers with a line or a form. A trigger opens one form, and a copy of the payload has the same one: it is answered no
 *  more. */
function following(tools: ListenerTools): Follow {
  const isFirst = createOnce(REMEMBERED);
  return async (way, triggerId, say) => {
    if (!isFirst(triggerId)) return;
    if ('line' in way) return say(way.line);
    const opened = await call(() =>
      tools.clients.quick.views.open({ trigger_id: triggerId, view: way.form }),
    );
    if (opened.ok) return;
    tools.log.error('form not opened', { fault: opened.fault });
    await say(NOT_OPENED);
  };
}

/** What a way in and a click need besides the app. */
interface Hands {
  readonly tools: ListenerTools;
  readonly follow: Follow;
}

/** Goes a way in, which saves nothing: acknowledged before. */
async function enter(
  { tools, follow }: Hands,
  triggerId: string,
  say: Say,
  find: () => Promise<Way>,
): Promise<void> {
  const found = await attempt(tools, 'way in', {}, find);
  await (found ? follow(found.value, triggerId, say) : say(BROKEN));
}

function onCommand(app: App, hands: Hands, store: Pick<Store, 'posted'>): void {
  app.command(/.*/, async ({ body, ack, respond }) => {
    await ack();
    const command = CommandPayload.safeParse(body);
    if (!command.success) return;
    const { data } = command;
    await enter(hands, data.trigger_id, privately(respond), () => takeCommand(hands.tools, store, data));
  });
}

function onShortcuts(app: App, hands: Hands): void {
  // One that is not ours any more is acknowledged, too: Slack would show its person an error after 3 seconds.
  app.shortcut(/.*/, async ({ body, ack }) => {
    await ack();
    const shortcut = ShortcutPayload.safeParse(body);
    if (!shortcut.success || !SHORTCUTS.some((name) => name === body.callback_id)) return;
    const { data } = shortcut;
    const say = directly(hands.tools, data.user.id);
    await enter(hands, data.trigger_id, say, () => openStart(hands.tools, startFrom(data)));
  });
}

function onClicks(app: App, { tools, follow }: Hands): void {
  app.action(/.*/, async ({ body, ack, respond }) => {
    const payload = ActionPayload.safeParse(body);
    const click = payload.success ? clickIn(payload.data) : null;
    const say = privately(respond, payload.data?.container?.thread_ts);
    if (!payload.success || !click) {
      await ack();
      return say(NOT_OURS);
    }
    const about = { design: click.value.design, click: `${click.name}:${click.actionTs}` };
    const taken = await attempt(tools, 'click', about, () => takeClick(tools, click));
    if (!taken) return say(plainLine(NOT_SAVED));
    await ack();
    const answer = taken.value;
    if (!answer) return;
    const way: Way = 'form' in answer ? answer : { line: plainLine(answer.line) };
    await follow(way, payload.data.trigger_id, say);
  });
}

async function answerForm(ack: AckFn<ViewResponseAction>, submitted: Submitted): Promise<void> {
  if (!submitted) return ack();
  if ('errors' in submitted) return ack({ response_action: 'errors', errors: { ...submitted.errors } });
  return ack({ response_action: 'update', view: noticeView(submitted.line) });
}

function onForms(app: App, tools: ListenerTools): void {
  app.view<ViewSubmitAction>(/.*/, async ({ body, ack }) => {
    const payload = ViewPayload.safeParse(body);
    if (!payload.success) return ack();
    const { user, view } = payload.data;
    const about = { design: designOf(view), form: view.id };
    const taken = await attempt(tools, 'form', about, () =>
      takeForm(tools, view, { id: user.id, teamId: user.team_id ?? null }),
    );
    await answerForm(ack, taken ? taken.value : besideFirstInput(view.blocks, NOT_SAVED));
  });
}

/** Registers every listener. */
export function register(app: App, tools: ListenerTools, store: Pick<Store, 'posted'>): void {
  const hands = { tools, follow: following(tools) };
  onCommand(app, hands, store);
  onShortcuts(app, hands);
  onClicks(app, hands);
  onForms(app, tools);
}
