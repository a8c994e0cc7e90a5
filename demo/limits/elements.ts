/** Slack's limits on elements, as tables. Source: @slack/types and the element pages. */
import { isDeepStrictEqual } from 'node:util';
import { dictsOf, numberOf, textOf } from '../json.ts';
import { anyOption, choices, confirm, plain, plainOption, style } from './objects.ts';
import {
  address,
  anything,
  bool,
  both,
  type Check,
  chars,
  list,
  optional,
  rule,
  shape,
  whole,
  word,
} from './rules.ts';

const action = { action_id: optional(chars(255)) };
const focus = { focus_on_load: optional(bool) };
const placeholder = { placeholder: optional(plain(150)) };
const dispatch = {
  dispatch_action_config: optional(
    shape({ trigger_actions_on: list(word('on_enter_pressed', 'on_character_entered'), 2) }),
  ),
};
const select = { ...action, ...focus, ...placeholder, confirm };
const several = { max_selected_items: optional(whole(1, 1_000_000)) };

const hasChoices = rule(
  'missing_field',
  'needs either options or option_groups',
  (one) => 'options' in one !== 'option_groups' in one,
);

const initialIsOption = rule('invalid_initial', 'initial options must be among the options', (one) => {
  const groups = dictsOf(one.option_groups).flatMap((group) => dictsOf(group.options));
  const known = [...dictsOf(one.options), ...groups];
  const initial = [...dictsOf([one.initial_option]), ...dictsOf(one.initial_options)];
  return initial.every((choice) => known.some((option) => isDeepStrictEqual(option, choice)));
});

const filter = optional(
  shape({
    include: optional(list(word('im', 'mpim', 'private', 'public'), 4)),
    exclude_external_shared_channels: optional(bool),
    exclude_bot_users: optional(bool),
  }),
);

const conversation = { ...select, filter, default_to_current_conversation: optional(bool) };
const urlEnabled = { response_url_enabled: optional(bool) };
const id = chars(255);
const someIds = optional(list(id, 1000, 0));

const feedback = shape({ text: plain(75), value: chars(2000), accessibility_label: optional(chars(75)) });

const textLengths = rule('invalid_length', 'min_length, max_length and initial_value must fit', (one) => {
  const max = numberOf(one.max_length, 3000);
  return numberOf(one.min_length, 0) <= max && textOf(one.initial_value).length <= max;
});

const lineCounts = rule(
  'invalid_length',
  'min_lines must not exceed max_lines',
  (one) => numberOf(one.min_lines, 1) <= numberOf(one.max_lines, 100),
);

function element(type: string, fields: Readonly<Record<string, Check>>): Check {
  return shape({ type: word(type), ...fields });
}

/** Every element that people can act on, by its type. */
export const ELEMENTS: Readonly<Record<string, Check>> = {
  button: element('button', {
    ...action,
    text: plain(75),
    value: optional(chars(2000)),
    url: optional(address(3000)),
    style,
    confirm,
    accessibility_label: optional(chars(75)),
  }),
  workflow_button: element('workflow_button', {
    ...action,
    text: plain(75),
    workflow: anything,
    style,
    confirm,
  }),
  icon_button: element('icon_button', {
    ...action,
    icon: word('trash'),
    text: plain(75),
    value: optional(chars(2000)),
    confirm,
    accessibility_label: optional(chars(75)),
    visible_to_user_ids: someIds,
  }),
  feedback_buttons: element('feedback_buttons', {
    ...action,
    positive_button: feedback,
    negative_button: feedback,
  }),
  checkboxes: both(
    element('checkboxes', {
      ...action,
      ...focus,
      confirm,
      options: list(anyOption, 10),
      initial_options: optional(list(anyOption, 10)),
    }),
    initialIsOption,
  ),
  radio_buttons: both(
    element('radio_buttons', {
      ...action,
      ...focus,
      confirm,
      options: list(anyOption, 10),
      initial_option: optional(anyOption),
    }),
    initialIsOption,
  ),
  overflow: element('overflow', { ...action, confirm, options: list(plainOption, 5) }),
  static_select: both(
    element('static_select', { ...select, ...choices, initial_option: optional(plainOption) }),
    hasChoices,
    initialIsOption,
  ),
  multi_static_select: both(
    element('multi_static_select', {
      ...select,
      ...several,
      ...choices,
      initial_options: optional(list(plainOption, 100)),
    }),
    hasChoices,
    initialIsOption,
  ),
  users_select: element('users_select', { ...select, initial_user: optional(id) }),
  multi_users_select: element('multi_users_select', { ...select, ...several, initial_users: someIds }),
  conversations_select: element('conversations_select', {
    ...conversation,
    ...urlEnabled,
    initial_conversation: optional(id),
  }),
  multi_conversations_select: element('multi_conversations_select', {
    ...conversation,
    ...several,
    initial_conversations: someIds,
  }),
  channels_select: element('channels_select', { ...select, ...urlEnabled, initial_channel: optional(id) }),
  multi_channels_select: element('multi_channels_select', {
    ...select,
    ...several,
    initial_channels: someIds,
  }),
  datepicker: element('datepicker', {
    ...select,
    initial_date: optional(chars(10, 10)),
  }),
  timepicker: element('timepicker', {
    ...select,
    initial_time: optional(chars(5, 5)),
    timezone: optional(chars(100)),
  }),
  datetimepicker: element('datetimepicker', {
    ...action,
    ...focus,
    confirm,
    initial_date_time: optional(whole(1_000_000_000, 9_999_999_999)),
  }),
  plain_text_input: both(
    element('plain_text_input', {
      ...action,
      ...focus,
      ...placeholder,
      ...dispatch,
      initial_value: optional(chars(3000, 0)),
      multiline: optional(bool),
      min_length: optional(whole(0, 3000)),
      max_length: optional(whole(1, 3000)),
    }),
    textLengths,
  ),
  email_text_input: element('email_text_input', {
    ...action,
    ...focus,
    ...placeholder,
    ...dispatch,
    initial_value: optional(chars(3000)),
  }),
  url_text_input: element('url_text_input', {
    ...action,
    ...focus,
    ...placeholder,
    ...dispatch,
    initial_value: optional(chars(3000)),
  }),
  number_input: element('number_input', {
    ...action,
    ...focus,
    ...placeholder,
    ...dispatch,
    is_decimal_allowed: bool,
    initial_value: optional(chars(100)),
    min_value: optional(chars(100)),
    max_value: optional(chars(100)),
  }),
  rich_text_input: both(
    element('rich_text_input', {
      ...action,
      ...focus,
      ...placeholder,
      ...dispatch,
      initial_value: optional(anything),
      min_lines: optional(whole(1, 100)),
      max_lines: optional(whole(1, 100)),
    }),
    lineCounts,
  ),
  file_input: element('file_input', {
    ...action,
    filetypes: optional(list(chars(20), 100)),
    max_files: optional(whole(1, 10)),
  }),
};

/** The checks of these element types. Pure. */
export function elementsOf(...types: readonly string[]): Readonly<Record<string, Check>> {
  return Object.fromEntries(types.flatMap((type) => (ELEMENTS[type] ? [[type, ELEMENTS[type]]] : [])));
}
