/** Slack's limits on blocks, per surface, as tables. Source: @slack/types and the block pages. */
import { dictsOf } from '../json.ts';
import { elementsOf } from './elements.ts';
import { anyText, image, mrkdwn, plain } from './objects.ts';
import {
  address,
  anything,
  bool,
  both,
  byType,
  type Check,
  chars,
  list,
  optional,
  rule,
  shape,
  whole,
  word,
} from './rules.ts';

const SELECTS = ['static_select', 'users_select', 'conversations_select', 'channels_select'] as const;
const MULTI_SELECTS = SELECTS.map((type) => `multi_${type}`);
const PICKERS = ['datepicker', 'timepicker'] as const;
const CHOICES = ['checkboxes', 'radio_buttons'] as const;
const TEXT_INPUTS = [
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
] as const;

const accessory = {
  ...elementsOf(
    'button',
    'workflow_button',
    'overflow',
    ...CHOICES,
    ...PICKERS,
    ...SELECTS,
    ...MULTI_SELECTS,
  ),
  image,
};
const acting = elementsOf(
  'button',
  'workflow_button',
  'overflow',
  'datetimepicker',
  'rich_text_input',
  ...CHOICES,
  ...PICKERS,
  ...SELECTS,
  ...MULTI_SELECTS,
);
const asking = elementsOf(
  'datetimepicker',
  'file_input',
  ...TEXT_INPUTS,
  ...CHOICES,
  ...PICKERS,
  ...SELECTS,
  ...MULTI_SELECTS,
);

function block(type: string, fields: Readonly<Record<string, Check>>): Check {
  return both(shape({ type: word(type), block_id: optional(chars(255)), ...fields }), ownActionIds);
}

const ownActionIds = rule('duplicate_action_id', 'action_id must be unique in its block', (one) => {
  const ids = dictsOf(one.elements).flatMap((element) =>
    typeof element.action_id === 'string' ? [`${element.action_id}`] : [],
  );
  return new Set(ids).size === ids.length;
});

const section = both(
  block('section', {
    text: optional(anyText(3000)),
    fields: optional(list(anyText(2000), 10)),
    accessory: optional(byType(() => accessory)),
    expand: optional(bool),
  }),
  rule('missing_field', 'needs text or fields', (one) => 'text' in one || 'fields' in one),
);

const header = block('header', { text: plain(150), level: optional(whole(1, 4)) });
const divider = block('divider', {});
const context = block('context', {
  elements: list(
    byType(() => ({ image, plain_text: anyText(3000), mrkdwn: anyText(3000) })),
    10,
  ),
});
const actions = block('actions', {
  elements: list(
    byType(() => acting),
    25,
  ),
});
const input = block('input', {
  label: plain(2000),
  hint: optional(plain(2000)),
  optional: optional(bool),
  dispatch_action: optional(bool),
  element: byType(() => asking),
});
const imageBlock = both(
  block('image', {
    alt_text: chars(2000),
    title: optional(plain(2000)),
    image_url: optional(address(3000)),
    slack_file: optional(shape({ id: optional(chars(255)), url: optional(address(3000)) })),
  }),
  rule('missing_field', 'needs image_url or slack_file', (one) => 'image_url' in one !== 'slack_file' in one),
);

const inline = list(anything, 10_000, 0);
const richList = shape({
  type: word('rich_text_list'),
  style: word('bullet', 'ordered'),
  indent: optional(whole(0, 8)),
  offset: optional(whole(0, 10_000)),
  border: optional(whole(0, 1)),
  elements: list(shape({ type: word('rich_text_section'), elements: inline }), 10_000),
});
const bordered = (type: string) =>
  shape({
    type: word(type),
    elements: inline,
    border: optional(whole(0, 1)),
    language: optional(chars(100)),
  });
const richText = block('rich_text', {
  elements: list(
    byType(() => ({
      rich_text_section: shape({ type: word('rich_text_section'), elements: inline }),
      rich_text_list: richList,
      rich_text_quote: bordered('rich_text_quote'),
      rich_text_preformatted: bordered('rich_text_preformatted'),
    })),
    1000,
  ),
});

/** Its limit is over all markdown blocks of a message, so it is counted there. */
const markdown = block('markdown', { text: chars(Number.MAX_SAFE_INTEGER) });

const rawText = shape({ type: word('raw_text'), text: chars(10_000) });
const rawNumber = shape({ type: word('raw_number'), value: anything, text: chars(10_000) });
const cell = byType(() => ({ raw_text: rawText, raw_number: rawNumber, rich_text: richText }));
const column = shape({ align: optional(word('left', 'center', 'right')), is_wrapped: optional(bool) });

const table = block('table', {
  rows: list(list(cell, 20), 100),
  column_settings: optional(list(column, 20)),
});
const dataTable = both(
  block('data_table', {
    caption: chars(2000),
    rows: list(list(cell, 20), 101),
    page_size: optional(whole(1, 100)),
    row_header_column_index: optional(whole(0, 19)),
  }),
  rule('uneven_rows', 'all rows must have the same length', (one) => {
    const rows = Array.isArray(one.rows) ? one.rows : [];
    return new Set(rows.map((row) => (Array.isArray(row) ? row.length : 0))).size <= 1;
  }),
);

const card = both(
  block('card', {
    hero_image: optional(image),
    icon: optional(image),
    title: optional(mrkdwn(150)),
    subtitle: optional(mrkdwn(150)),
    body: optional(mrkdwn(200)),
    actions: optional(
      list(
        byType(() => elementsOf('button')),
        25,
      ),
    ),
  }),
  rule('missing_field', 'needs hero_image, title, actions or body', (one) =>
    ['hero_image', 'title', 'actions', 'body'].some((key) => key in one),
  ),
);
const carousel = block('carousel', {
  elements: list(
    byType(() => ({ card })),
    10,
  ),
});

const alert = block('alert', {
  text: anyText(3000),
  level: optional(word('default', 'info', 'warning', 'error', 'success')),
});

const contextActions = block('context_actions', {
  elements: list(
    byType(() => elementsOf('feedback_buttons', 'icon_button')),
    5,
  ),
});

const urlSource = shape({ type: word('url'), url: address(3000), text: chars(3000) });
const taskCard = block('task_card', {
  task_id: chars(255),
  title: chars(3000),
  status: word('pending', 'in_progress', 'complete', 'error'),
  details: optional(richText),
  output: optional(richText),
  sources: optional(list(urlSource, 100)),
});
const plan = block('plan', { title: chars(3000), tasks: optional(list(taskCard, 100, 0)) });

const container = both(
  block('container', {
    title: optional(plain(150)),
    rich_text_title: optional(richText),
    subtitle: optional(anyText(150)),
    child_blocks: list(
      byType(() => INSIDE),
      10,
    ),
    width: optional(word('narrow', 'standard', 'wide', 'full')),
    icon: optional(image),
    is_collapsible: optional(bool),
    default_collapsed: optional(bool),
    has_header_divider: optional(bool),
  }),
  rule(
    'missing_field',
    'needs title or rich_text_title',
    (one) => 'title' in one || 'rich_text_title' in one,
  ),
);

const EVERYWHERE = { section, header, divider, context, actions, image: imageBlock, rich_text: richText };
const INSIDE = { ...EVERYWHERE, table, input };

/** What a message may hold. */
export const MESSAGE_BLOCKS: Readonly<Record<string, Check>> = {
  ...EVERYWHERE,
  markdown,
  table,
  data_table: dataTable,
  card,
  carousel,
  container,
  context_actions: contextActions,
  plan,
  task_card: taskCard,
};

/** What a modal may hold. */
export const MODAL_BLOCKS: Readonly<Record<string, Check>> = { ...EVERYWHERE, input, alert, card };

/** What a Home tab may hold. */
export const HOME_BLOCKS: Readonly<Record<string, Check>> = { ...EVERYWHERE, input, card, carousel };
