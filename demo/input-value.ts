/**
 * The state of an input: its value before anyone touches it, after a person fills it in, and whether it
 * counts as empty. One entry per element type; what cannot hold a state reads as undefined.
 */
import { type Dict, dictsOf, numberOf, textOf, textsOf } from './json.ts';

/** The state an element starts with, or undefined when it holds none (a button, a text). Pure. */
export function initialValue(element: Dict, channelId: string | undefined): Dict | undefined {
  const type = textOf(element.type);
  const field = FIELDS[type];
  if (!field) return undefined;
  if (element.default_to_current_conversation === true && channelId !== undefined) {
    return { type, [field.name]: field.isList ? [channelId] : channelId };
  }
  return { type, [field.name]: element[field.initial] ?? (field.isList ? [] : null) };
}

/** The state after a person chose this; throws when the element cannot hold it. Pure. */
export function chosenValue(element: Dict, choice: string | readonly string[] | null): Dict {
  const type = textOf(element.type);
  const field = FIELDS[type];
  if (!field) throw new Error(`a ${type} cannot be filled in`);
  if (choice === null) return { type, [field.name]: field.isList ? [] : null };
  if (field.isList !== (typeof choice !== 'string')) {
    throw new Error(`a ${type} takes ${field.isList ? 'a list' : 'one value'}`);
  }
  if (typeof choice !== 'string') return { type, [field.name]: chosenList(element, field.kind, choice) };
  return { type, [field.name]: chosenOne(element, field.kind, choice) };
}

/** Whether nothing was filled in. Pure. */
export function isEmptyValue(value: Dict): boolean {
  const field = FIELDS[textOf(value.type)];
  const held = field ? value[field.name] : undefined;
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
}

/** The options of a select, its groups included. Pure. */
export function optionsOf(element: Dict): Dict[] {
  return [
    ...dictsOf(element.options),
    ...dictsOf(element.option_groups).flatMap((group) => dictsOf(group.options)),
  ];
}

type Kind = 'text' | 'rich' | 'option' | 'id' | 'plain' | 'files';
interface Field {
  name: string;
  initial: string;
  kind: Kind;
  isList: boolean;
}

const one = (name: string, initial: string, kind: Kind): Field => ({ name, initial, kind, isList: false });
const many = (name: string, initial: string, kind: Kind): Field => ({ name, initial, kind, isList: true });

const FIELDS: Readonly<Record<string, Field>> = {
  plain_text_input: one('value', 'initial_value', 'text'),
  email_text_input: one('value', 'initial_value', 'plain'),
  url_text_input: one('value', 'initial_value', 'plain'),
  number_input: one('value', 'initial_value', 'plain'),
  rich_text_input: one('rich_text_value', 'initial_value', 'rich'),
  static_select: one('selected_option', 'initial_option', 'option'),
  radio_buttons: one('selected_option', 'initial_option', 'option'),
  overflow: one('selected_option', '', 'option'),
  users_select: one('selected_user', 'initial_user', 'id'),
  conversations_select: one('selected_conversation', 'initial_conversation', 'id'),
  channels_select: one('selected_channel', 'initial_channel', 'id'),
  datepicker: one('selected_date', 'initial_date', 'plain'),
  timepicker: one('selected_time', 'initial_time', 'plain'),
  datetimepicker: one('selected_date_time', 'initial_date_time', 'plain'),
  checkboxes: many('selected_options', 'initial_options', 'option'),
  multi_static_select: many('selected_options', 'initial_options', 'option'),
  multi_users_select: many('selected_users', 'initial_users', 'id'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations', 'id'),
  multi_channels_select: many('selected_channels', 'initial_channels', 'id'),
  file_input: many('files', '', 'files'),
};

function chosenOne(element: Dict, kind: Kind, choice: string): unknown {
  if (kind === 'option') return optionNamed(element, choice);
  if (kind === 'rich') return richText(choice);
  if (kind === 'text') return textWithin(element, choice);
  return choice;
}

function chosenList(element: Dict, kind: Kind, choices: readonly string[]): unknown[] {
  const max = numberOf(element.max_selected_items, Number.POSITIVE_INFINITY);
  if (choices.length > max) throw new Error(`at most ${max} can be selected, not ${choices.length}`);
  if (new Set(choices).size !== choices.length) throw new Error('the same item is selected twice');
  return kind === 'option' ? choices.map((choice) => optionNamed(element, choice)) : [...choices];
}

function optionNamed(element: Dict, value: string): Dict {
  const found = optionsOf(element).find((option) => option.value === value);
  const known = textsOf(optionsOf(element).map((option) => option.value)).join(', ');
  if (!found) throw new Error(`there is no option ${value}; there are ${known}`);
  return found;
}

function textWithin(element: Dict, choice: string): string | null {
  const max = numberOf(element.max_length, 3000);
  if (choice.length > max) throw new Error(`the text has ${choice.length} characters; ${max} fit`);
  return choice === '' ? null : choice;
}

function richText(text: string): Dict {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return { type: 'rich_text', elements: [section] };
}
