/** A modal as the page's form: every input of Block Kit that the bot uses, with its value and its error. */
import { offersConversation } from '../conversation-filter.ts';
import { optionsOf } from '../input-value.ts';
import { type Dict, dictOf, dictsOf, numberOf, textOf, textsOf } from '../json.ts';
import type { User, View } from '../model.ts';
import type { Team } from '../team.ts';
import { stackOf } from '../views.ts';
import type { Choice, Form, FormPart } from './contract.ts';
import { drawBlocks } from './draw.ts';
import { castOf } from './people.ts';

const EMPTY: FormPart = {
  kind: 'note',
  id: '',
  label: '',
  hint: '',
  html: '',
  placeholder: '',
  isOptional: false,
  max: 0,
  types: [],
  choices: [],
  value: '',
  error: '',
};

const KINDS: Readonly<Record<string, FormPart['kind']>> = {
  plain_text_input: 'text',
  radio_buttons: 'radio',
  checkboxes: 'many',
  static_select: 'one',
  users_select: 'one',
  conversations_select: 'one',
  multi_users_select: 'people',
  multi_static_select: 'many',
  file_input: 'files',
};

/** The form on top for this person, or null where none is open. */
export function formOf(team: Team, user: User): Form | null {
  const view = stackOf(team, user.id).at(-1);
  if (!view) return null;
  const { source } = view;
  return {
    id: view.id,
    form: textOf(source.callback_id),
    title: textOf(dictOf(source.title).text),
    submit: source.submit ? textOf(dictOf(source.submit).text) : null,
    close: textOf(dictOf(source.close).text) || 'Close',
    parts: view.blocks.map((block) => partOf(team, user, view, block)),
  };
}

function partOf(team: Team, user: User, view: View, block: Dict): FormPart {
  if (block.type === 'divider') return { ...EMPTY, kind: 'divider' };
  if (block.type !== 'input') return { ...EMPTY, html: noteOf(team, block) };
  const element = dictOf(block.element);
  const type = textOf(element.type);
  const blockId = textOf(block.block_id);
  return {
    ...EMPTY,
    kind: type === 'plain_text_input' && element.multiline === true ? 'area' : (KINDS[type] ?? 'text'),
    id: textOf(element.action_id),
    label: textOf(dictOf(block.label).text),
    hint: textOf(dictOf(block.hint).text),
    placeholder: textOf(dictOf(element.placeholder).text),
    isOptional: block.optional === true,
    max: numberOf(element.max_length, 3000),
    types: textsOf(element.filetypes),
    choices: choicesOf(team, user, element),
    value: heldValue(team, view.values[blockId]?.[textOf(element.action_id)] ?? {}),
    error: view.errors[blockId] ?? '',
  };
}

const notes = new WeakMap<Dict, string>();

function noteOf(team: Team, block: Dict): string {
  const known = notes.get(block);
  if (known !== undefined) return known;
  const html = drawBlocks(team, [block]);
  notes.set(block, html);
  return html;
}

function choicesOf(team: Team, user: User, element: Dict): Choice[] {
  const type = textOf(element.type);
  if (type.endsWith('users_select')) return people(team);
  if (type.endsWith('conversations_select')) return conversations(team, user, element);
  return optionsOf(element).map((option) => ({
    value: textOf(option.value),
    label: textOf(dictOf(option.text).text),
    description: textOf(dictOf(option.description).text),
  }));
}

function people(team: Team): Choice[] {
  return castOf(team).map(({ id, realName, role }) => ({ value: id, label: realName, description: role }));
}

function conversations(team: Team, user: User, element: Dict): Choice[] {
  const offered = [...team.channels.values()].filter(({ id }) =>
    offersConversation(team, element, user.id, id),
  );
  return offered.map(({ id, name }) => ({ value: id, label: `#${name}`, description: '' }));
}

function heldValue(team: Team, value: Dict): string | string[] {
  if (Array.isArray(value.files)) return textsOf(value.files).map((id) => team.files.get(id)?.name ?? id);
  if (Array.isArray(value.selected_users)) return textsOf(value.selected_users);
  if (Array.isArray(value.selected_options))
    return dictsOf(value.selected_options).map((option) => textOf(option.value));
  if (value.selected_option) return textOf(dictOf(value.selected_option).value);
  return textOf(value.value) || textOf(value.selected_user) || textOf(value.selected_conversation);
}
