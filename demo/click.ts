/** A person's click on an element of a message, lasting or ephemeral: found there first, then sent. */
import { channelById, payloadName } from './channels.ts';
import { actingElements } from './content.ts';
import { chosenValue, optionsOf } from './input-value.ts';
import { ask, envelopeFields } from './interactions.ts';
import { type Dict, isDict, textOf } from './json.ts';
import { messageAt, messageOut } from './messages.ts';
import type { User } from './model.ts';
import { nextTs, type Team } from './team.ts';
import { newResponseUrl, newTrigger } from './triggers.ts';

/** Which element, when several share the action id, what is chosen, and the answer to a confirm dialog. */
export interface ClickOptions {
  value?: string;
  confirm?: boolean;
}

/**
 * Clicks an element; rejects when it is not there, when its confirm dialog is missing or unanswered, or when
 * the bot does not acknowledge. `confirm: false` answers the dialog with "no": nothing is sent.
 */
export async function clickElement(
  team: Team,
  user: User,
  channelId: string,
  ts: string,
  actionId: string,
  options: ClickOptions,
): Promise<void> {
  const target = targetAt(team, user, channelId, ts);
  const { block, element } = findElement(target.blocks, actionId, options.value);
  if (!isConfirmed(element, options.confirm)) return;
  await ask(team, 'interactive', {
    ...envelopeFields(team, user),
    type: 'block_actions',
    channel: { id: channelId, name: payloadName(channelById(team, channelId)) },
    container: containerOf(channelId, target),
    ...(target.out && { message: target.out }),
    state: { values: {} },
    trigger_id: newTrigger(team, user.id, { channelId }),
    response_url: newResponseUrl(team, user.id, channelId, { ts, ephemeral: target.isEphemeral }),
    actions: [actionOf(team, block, element, options.value)],
  });
}

interface Target {
  ts: string;
  blocks: Dict[];
  threadTs: string | undefined;
  isEphemeral: boolean;
  out: Dict | undefined;
}

function targetAt(team: Team, user: User, channelId: string, ts: string): Target {
  const line = team.ephemerals.find((one) => one.ts === ts && one.userId === user.id);
  if (line) return { ts, blocks: line.blocks, threadTs: line.threadTs, isEphemeral: true, out: undefined };
  const channel = channelById(team, channelId);
  const message = messageAt(team, channelId, ts);
  const maySee = channel.kind === 'channel' || channel.members.has(user.id);
  if (!message || !maySee) throw new Error(`${user.name} sees no message ${ts} in ${channelId}`);
  const out = messageOut(team, message);
  return { ts, blocks: message.blocks, threadTs: message.threadTs, isEphemeral: false, out };
}

function containerOf(channelId: string, target: Target): Dict {
  return {
    type: 'message',
    message_ts: target.ts,
    channel_id: channelId,
    is_ephemeral: target.isEphemeral,
    ...(target.threadTs !== undefined && { thread_ts: target.threadTs }),
  };
}

function findElement(blocks: readonly Dict[], actionId: string, value: string | undefined) {
  const all = blocks.flatMap((block) => actingElements(block).map((element) => ({ block, element })));
  const named = all.filter(({ element }) => element.action_id === actionId);
  const found = value === undefined ? named : named.filter(({ element }) => offers(element, value));
  const [first, second] = found;
  const known = [...new Set(all.map(({ element }) => textOf(element.action_id)))].join(', ');
  if (!first) throw new Error(`no element ${actionId} ${value ?? ''} in the message; there are: ${known}`);
  if (second) throw new Error(`several elements ${actionId}: say which by its value`);
  return first;
}

function offers(element: Dict, value: string): boolean {
  if (/button/.test(textOf(element.type))) return element.value === value;
  const options = optionsOf(element);
  return options.length === 0 || options.some((option) => option.value === value);
}

function isConfirmed(element: Dict, answer: boolean | undefined): boolean {
  const asks = isDict(element.confirm);
  if (!asks && answer !== undefined) throw new Error('the element asks for no confirmation');
  if (asks && answer === undefined) throw new Error('the element asks for confirmation: pass `confirm`');
  return answer ?? true;
}

function actionOf(team: Team, block: Dict, element: Dict, value: string | undefined): Dict {
  const isButton = /button/.test(textOf(element.type));
  const isList = /^(multi_|checkboxes)/.test(textOf(element.type));
  const own = isButton
    ? { text: element.text, ...('value' in element && { value: element.value }) }
    : chosenValue(element, isList ? (value ?? '').split(',') : (value ?? ''));
  return {
    ...own,
    type: element.type,
    block_id: textOf(block.block_id),
    action_id: textOf(element.action_id),
    action_ts: nextTs(team),
  };
}
