// Owns how the fields of our modals are built. A field's block_id and action_id are the same word.
import type { InputBlock, InputBlockElement, PlainTextOption } from '@slack/types';
import { clip } from '../mrkdwn.ts';
import { plain } from '../views/blocks.ts';

// docs.slack.dev/reference/block-kit: label and hint 2000, placeholder 150, option 75, a text input 3000.
const LABEL = 2000;
const PLACEHOLDER = 150;
const OPTION = 75;
export const TEXT_LIMIT = 3000;

/** What every field may say besides its label. Fields are required unless `optional`. */
export interface FieldWords {
  readonly hint?: string;
  readonly optional?: boolean;
}

export interface TextWords extends FieldWords {
  readonly placeholder?: string;
  readonly initial?: string;
  readonly isLong?: boolean;
  readonly max?: number;
}

/** One thing to choose, with a short explanation where one helps. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

/** Typed text; `initial` is cut to what the field takes. Pure. */
export function textField(id: string, label: string, words: TextWords = {}): InputBlock {
  const max = words.max ?? TEXT_LIMIT;
  return field(id, label, words, {
    type: 'plain_text_input',
    action_id: id,
    multiline: words.isLong ?? false,
    max_length: max,
    ...(words.initial ? { initial_value: clip(words.initial, max) } : {}),
    ...(words.placeholder ? { placeholder: plain(words.placeholder, PLACEHOLDER) } : {}),
  });
}

/** Files from the person's device or from Slack; what comes back is checked again. Pure. */
export function fileField(id: string, label: string, words: FieldWords = {}): InputBlock {
  const filetypes = ['md', 'txt', 'html', 'pdf', 'docx'];
  return field(id, label, words, { type: 'file_input', action_id: id, filetypes, max_files: 10 });
}

/** Several people. Pure. */
export function peopleField(id: string, label: string, words: FieldWords = {}): InputBlock {
  return field(id, label, words, { type: 'multi_users_select', action_id: id });
}

/** One person. Pure. */
export function personField(id: string, label: string, words: FieldWords = {}): InputBlock {
  return field(id, label, words, { type: 'users_select', action_id: id });
}

/** A channel; the one the person looks at is chosen beforehand. Pure. */
export function channelField(id: string, label: string, words: FieldWords = {}): InputBlock {
  return field(id, label, words, {
    type: 'conversations_select',
    action_id: id,
    default_to_current_conversation: true,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
  });
}

/** One of up to ten, all visible; `initial` is a choice's value. Pure. */
export function choiceField(
  id: string,
  label: string,
  choices: readonly Choice[],
  initial: string | null,
  words: FieldWords = {},
): InputBlock {
  const chosen = choices.find((choice) => choice.value === initial);
  return field(id, label, words, {
    type: 'radio_buttons',
    action_id: id,
    options: choices.map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
  });
}

/** Any of up to ten, all visible; those in `chosen` are checked beforehand. Pure. */
export function choicesField(
  id: string,
  label: string,
  choices: readonly Choice[],
  words: FieldWords & { readonly chosen?: readonly Choice[] } = {},
): InputBlock {
  return field(id, label, words, {
    type: 'checkboxes',
    action_id: id,
    options: choices.map(option),
    ...(words.chosen ? { initial_options: words.chosen.map(option) } : {}),
  });
}

function field(id: string, label: string, words: FieldWords, element: InputBlockElement): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, LABEL),
    element,
    optional: words.optional ?? false,
    ...(words.hint ? { hint: plain(words.hint, LABEL) } : {}),
  };
}

function option({ value, label, description }: Choice): PlainTextOption {
  return {
    text: plain(label, OPTION),
    value,
    ...(description ? { description: plain(description, OPTION) } : {}),
  };
}
