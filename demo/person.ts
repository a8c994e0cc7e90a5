/** A person of the workspace, as a test plays them. Every way in is one that Slack's client offers. */
import { channelById, conversationOf, directMessage, payloadName } from './channels.ts';
import { type ClickOptions, clickElement } from './click.ts';
import type { FileSeed } from './files.ts';
import { ask, envelopeFields } from './interactions.ts';
import { type Dict, dictOf, textOf } from './json.ts';
import { messageAt, messageOut } from './messages.ts';
import { type Choice, clickInModal, closeModal, fillModal, submitModal } from './modal.ts';
import type { User } from './model.ts';
import { respondByAck } from './response-url.ts';
import { userByName } from './seed.ts';
import { editOwn, removeOwn, sayIn } from './speech.ts';
import { nextTs, type Team } from './team.ts';
import { newResponseUrl, newTrigger } from './triggers.ts';
import { stackOf } from './views.ts';

/** The modal a person looks at. `errors` stand under its inputs, by block id. */
export interface ModalView {
  id: string;
  hash: string;
  callbackId: string;
  title: string;
  privateMetadata: string;
  blocks: Dict[];
  values: Record<string, Record<string, Dict>>;
  errors: Record<string, string>;
}

/** What a person can do. What needs the bot's acknowledgement rejects when none comes in time. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** `/architect <text>` in a channel. */
  command: (channelId: string, text: string) => Promise<void>;
  /** The modal on top, if one is open. */
  modal: () => ModalView | undefined;
  /** Fills inputs of the top modal by action id; throws when one is missing or cannot hold the value. */
  fill: (values: Record<string, Choice>) => void;
  /** The field errors by block id, or undefined when the modal was accepted. */
  submit: () => Promise<Record<string, string> | undefined>;
  closeModal: () => Promise<void>;
  clickInModal: (actionId: string) => Promise<void>;
  /** Clicks an element of a message or of an ephemeral line; rejects when it is not there. */
  click: (channelId: string, ts: string, actionId: string, options?: ClickOptions) => Promise<void>;
  /** Delivers any interaction payload; missing envelope fields are filled in as this person's. */
  forge: (payload: Dict) => Promise<Dict>;
  /** The ts of the new message. A file seed of the canvas mimetype is shared as a Slack canvas. */
  say: (
    channelId: string,
    text: string,
    options?: { threadTs?: string; files?: FileSeed[] },
  ) => Promise<string>;
  edit: (channelId: string, ts: string, text: string) => Promise<void>;
  remove: (channelId: string, ts: string) => Promise<void>;
  messageShortcut: (callbackId: string, channelId: string, ts: string) => Promise<void>;
  globalShortcut: (callbackId: string) => Promise<void>;
  /** The id of this person's direct message with the bot. */
  dmWithBot: () => string;
  /** The id of the direct message with somebody else, which the bot cannot see. */
  dmWith: (name: string) => string;
}

/** The person played through a team. */
export function createPerson(team: Team, user: User): Person {
  return {
    id: user.id,
    name: user.name,
    command: (channelId, text) => runCommand(team, user, channelId, text),
    modal: () => topModal(team, user),
    fill: (values) => fillModal(team, user, values),
    submit: () => submitModal(team, user),
    closeModal: () => closeModal(team, user),
    clickInModal: (actionId) => clickInModal(team, user, actionId),
    click: (channelId, ts, actionId, options = {}) =>
      clickElement(team, user, channelId, ts, actionId, options),
    forge: (payload) => ask(team, 'interactive', { ...envelopeFields(team, user), ...payload }),
    say: async (channelId, text, options = {}) => sayIn(team, user, channelId, text, options),
    edit: async (channelId, ts, text) => editOwn(team, user, channelId, ts, text),
    remove: async (channelId, ts) => removeOwn(team, user, channelId, ts),
    messageShortcut: (callbackId, channelId, ts) => messageShortcut(team, user, callbackId, channelId, ts),
    globalShortcut: (callbackId) => globalShortcut(team, user, callbackId),
    dmWithBot: () => directMessage(team, user.id).id,
    dmWith: (name) => conversationOf(team, user.id, userByName(team, name).id).id,
  };
}

async function runCommand(team: Team, user: User, channelId: string, text: string): Promise<void> {
  const channel = channelById(team, channelId);
  const answer = await ask(team, 'slash_commands', {
    token: team.verificationToken,
    team_id: user.teamId,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: payloadName(channel),
    user_id: user.id,
    user_name: user.name,
    command: '/architect',
    text,
    api_app_id: team.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(team, user.id, channel.id),
    trigger_id: newTrigger(team, user.id, { channelId: channel.id }),
  });
  respondByAck(team, user.id, channel.id, answer);
}

function topModal(team: Team, user: User): ModalView | undefined {
  const view = stackOf(team, user.id).at(-1);
  if (!view) return undefined;
  return {
    id: view.id,
    hash: view.hash,
    callbackId: textOf(view.source.callback_id),
    title: textOf(dictOf(view.source.title).text),
    privateMetadata: textOf(view.source.private_metadata),
    blocks: structuredClone(view.blocks),
    values: structuredClone(view.values),
    errors: { ...view.errors },
  };
}

async function messageShortcut(
  team: Team,
  user: User,
  callbackId: string,
  channelId: string,
  ts: string,
): Promise<void> {
  const channel = channelById(team, channelId);
  const message = messageAt(team, channelId, ts);
  if (!message) throw new Error(`there is no message ${ts} in ${channelId}`);
  await ask(team, 'interactive', {
    ...envelopeFields(team, user),
    type: 'message_action',
    callback_id: callbackId,
    trigger_id: newTrigger(team, user.id, { channelId }),
    action_ts: nextTs(team),
    message_ts: ts,
    message: messageOut(team, message),
    channel: { id: channelId, name: payloadName(channel) },
    response_url: newResponseUrl(team, user.id, channelId),
  });
}

async function globalShortcut(team: Team, user: User, callbackId: string): Promise<void> {
  await ask(team, 'interactive', {
    ...envelopeFields(team, user),
    type: 'shortcut',
    callback_id: callbackId,
    trigger_id: newTrigger(team, user.id, {}),
    action_ts: nextTs(team),
  });
}
