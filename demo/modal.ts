/**
 * A person at an open modal: filling in, pressing its buttons, submitting, closing. Does what Slack's client
 * does before it sends anything: checks lengths, choices, files and required fields.
 */
import { offersConversation } from './conversation-filter.ts';
import { addFile, extensionOf, type FileSeed } from './files.ts';
import { chosenValue, initialValue, isEmptyValue } from './input-value.ts';
import { ask, envelopeFields, inBackground } from './interactions.ts';
import { type Dict, dictOf, dictsOf, isDict, numberOf, textOf, textsOf } from './json.ts';
import type { User, View } from './model.ts';
import { changed, nextTs, type Team, violate } from './team.ts';
import { newResponseUrl, newTrigger } from './triggers.ts';
import { pushView, replaceView, stackOf, viewOut } from './views.ts';

/** What a person may put into an input; null empties it. */
export type Choice = string | string[] | FileSeed[] | null;

const FILE_MAX_BYTES = 10 * 1024 * 1024;

/** The modal on top; throws when none is open. */
export function topView(team: Team, user: User): View {
  const view = stackOf(team, user.id).at(-1);
  if (!view) throw new Error(`${user.name} has no open modal`);
  return view;
}

/** Fills inputs by action id; throws at the first that does not exist or cannot hold the value. */
export function fillModal(team: Team, user: User, values: Record<string, Choice>): void {
  const view = topView(team, user);
  for (const [actionId, choice] of Object.entries(values)) fillOne(team, user, view, actionId, choice);
  changed(team);
}

/** Presses an element of the modal. */
export async function clickInModal(team: Team, user: User, actionId: string): Promise<void> {
  const view = topView(team, user);
  const { block, element } = findInput(view, actionId);
  await ask(team, 'interactive', viewAction(team, user, view, block, element));
}

/** Submits the top modal: the field errors by block id, or undefined when it was accepted. */
export async function submitModal(team: Team, user: User): Promise<Record<string, string> | undefined> {
  const view = topView(team, user);
  if (!isDict(view.source.submit)) throw new Error('this modal has no submit button');
  view.errors = missingFields(view);
  if (Object.keys(view.errors).length > 0) return view.errors;
  const answer = await ask(team, 'interactive', {
    ...envelopeFields(team, user),
    type: 'view_submission',
    trigger_id: newTrigger(team, user.id, { viewId: view.id, channelId: view.channelId }),
    view: viewOut(team, view),
    response_urls: responseUrls(team, user, view),
  });
  return applyAnswer(team, user, view, answer);
}

/** Closes the top modal (all of them when it clears on close) and says so if the bot asked for it. */
export async function closeModal(team: Team, user: User): Promise<void> {
  const view = topView(team, user);
  const isCleared = view.source.clear_on_close === true;
  const stack = stackOf(team, user.id);
  stack.length = isCleared ? 0 : stack.length - 1;
  changed(team);
  if (view.source.notify_on_close !== true) return;
  const payload = { type: 'view_closed', view: viewOut(team, view), is_cleared: isCleared };
  await ask(team, 'interactive', { ...envelopeFields(team, user), ...payload });
}

function fillOne(team: Team, user: User, view: View, actionId: string, choice: Choice): void {
  const { block, element } = findInput(view, actionId);
  const blockId = textOf(block.block_id);
  const value = isFileList(element, choice)
    ? { type: 'file_input', files: uploadAll(team, user, element, choice) }
    : chosenValue(element, textChoice(choice));
  checkIds(team, user, element, value);
  view.values[blockId] = { ...view.values[blockId], [textOf(element.action_id)]: value };
  if (block.type === 'input' && block.dispatch_action !== true) return;
  inBackground(ask(team, 'interactive', viewAction(team, user, view, block, element)));
}

function findInput(view: View, actionId: string): { block: Dict; element: Dict } {
  const found = view.blocks.flatMap((block) =>
    [dictOf(block.element), dictOf(block.accessory), ...dictsOf(block.elements)]
      .filter((element) => element.action_id === actionId)
      .map((element) => ({ block, element })),
  );
  const [first, second] = found;
  if (!first) throw new Error(`the modal has no element ${actionId}`);
  if (second) throw new Error(`the modal has several elements ${actionId}`);
  return first;
}

function isFileList(element: Dict, choice: Choice): choice is FileSeed[] {
  return element.type === 'file_input' && Array.isArray(choice);
}

function textChoice(choice: Choice): string | string[] | null {
  return Array.isArray(choice) ? textsOf(choice) : choice;
}

/** The uploaded files; they read as half blank in the payload when submitted before they are ready. */
function uploadAll(team: Team, user: User, element: Dict, seeds: readonly FileSeed[]): string[] {
  const max = numberOf(element.max_files, 10);
  if (seeds.length > max) throw new Error(`at most ${max} files fit, not ${seeds.length}`);
  for (const seed of seeds) checkFile(element, seed);
  return seeds.map((seed) => addFile(team, user.id, seed).id);
}

function checkFile(element: Dict, seed: FileSeed): void {
  const size = Buffer.byteLength(seed.bytes);
  if (size > FILE_MAX_BYTES) throw new Error(`${seed.name} is over 10 MB`);
  const types = textsOf(element.filetypes);
  const isWanted = types.length === 0 || types.includes(extensionOf(seed.name));
  if (!isWanted) throw new Error(`${seed.name} is not of the types ${types.join(', ')}`);
}

function checkIds(team: Team, user: User, element: Dict, value: Dict): void {
  const users = [...textsOf(value.selected_users), ...textsOf([value.selected_user])];
  const unknown = users.find((id) => !team.users.has(id));
  if (unknown !== undefined) throw new Error(`there is no user ${unknown}`);
  const channels = [
    ...textsOf(value.selected_conversations),
    ...textsOf(value.selected_channels),
    ...textsOf([value.selected_conversation, value.selected_channel]),
  ];
  const hidden = channels.find((id) => !offersConversation(team, element, user.id, id));
  if (hidden !== undefined) throw new Error(`the select does not offer the conversation ${hidden}`);
}

function missingFields(view: View): Record<string, string> {
  const missing: Record<string, string> = {};
  for (const block of view.blocks) {
    if (block.type !== 'input') continue;
    const element = dictOf(block.element);
    const blockId = textOf(block.block_id);
    const value = view.values[blockId]?.[textOf(element.action_id)] ?? {};
    const text = textOf(value.value);
    const min = numberOf(element.min_length, 0);
    if (isEmptyValue(value) && block.optional !== true)
      missing[blockId] = 'Please complete this required field.';
    else if (text !== '' && text.length < min) missing[blockId] = `Please enter at least ${min} characters.`;
  }
  return missing;
}

function applyAnswer(team: Team, user: User, view: View, answer: Dict): Record<string, string> | undefined {
  const stack = stackOf(team, user.id);
  switch (answer.response_action) {
    case 'errors':
      return applyErrors(team, view, dictOf(answer.errors));
    case 'update':
      replaceView(team, 'view_submission', view, dictOf(answer.view));
      return undefined;
    case 'push':
      pushView(team, 'view_submission', user.id, dictOf(answer.view), view.channelId);
      return undefined;
    case 'clear':
      stack.length = 0;
      break;
    default:
      if (Object.keys(answer).length > 0) wrongAnswer(team, JSON.stringify(answer).slice(0, 200));
      stack.splice(stack.indexOf(view), 1);
  }
  changed(team);
  return undefined;
}

function applyErrors(team: Team, view: View, errors: Dict): Record<string, string> {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const entries = Object.entries(errors).map(([blockId, text]): [string, string] => [blockId, textOf(text)]);
  for (const [blockId, text] of entries) {
    if (!inputs.includes(blockId)) wrongAnswer(team, `errors for ${blockId}, which is no input block`);
    if (text === '') wrongAnswer(team, `an empty error for ${blockId}`);
  }
  if (entries.length === 0) wrongAnswer(team, 'errors without any');
  view.errors = Object.fromEntries(entries);
  changed(team);
  return view.errors;
}

function wrongAnswer(team: Team, detail: string): void {
  violate(team, 'shape', 'view_submission', detail);
}

function responseUrls(team: Team, user: User, view: View): Dict[] {
  return view.blocks.flatMap((block) => {
    const element = dictOf(block.element);
    if (element.response_url_enabled !== true) return [];
    const ids = { block_id: textOf(block.block_id), action_id: textOf(element.action_id) };
    const value = view.values[ids.block_id]?.[ids.action_id] ?? {};
    const channelId = textOf(value.selected_conversation ?? value.selected_channel);
    if (channelId === '') return [];
    return [{ ...ids, channel_id: channelId, response_url: newResponseUrl(team, user.id, channelId) }];
  });
}

function viewAction(team: Team, user: User, view: View, block: Dict, element: Dict): Dict {
  const blockId = textOf(block.block_id);
  const actionId = textOf(element.action_id);
  const value = view.values[blockId]?.[actionId] ?? initialValue(element, undefined) ?? {};
  const own = element.type === 'button' ? { text: element.text, value: element.value } : value;
  return {
    ...envelopeFields(team, user),
    type: 'block_actions',
    container: { type: 'view', view_id: view.id },
    trigger_id: newTrigger(team, user.id, { viewId: view.id, channelId: view.channelId }),
    view: viewOut(team, view),
    actions: [
      { ...own, type: element.type, block_id: blockId, action_id: actionId, action_ts: nextTs(team) },
    ],
  };
}
