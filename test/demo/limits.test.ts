import { describe, expect, test } from 'vitest';
import type { Dict } from '../../demo/json.ts';
import { checkMessageBlocks, checkView } from '../../demo/limits.ts';

const x = (length: number) => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
const section = (fields: Dict = {}) => ({ type: 'section', text: plain('t'), ...fields });
const button = (fields: Dict = {}) => ({ type: 'button', text: plain('b'), ...fields });
const actions = (...elements: Dict[]) => ({ type: 'actions', elements });
const option = (fields: Dict = {}) => ({ text: plain('o'), value: 'v', ...fields });
const options = (count: number) => times(count, (i) => option({ value: `${i}` }));
const select = (fields: Dict) => actions({ type: 'static_select', options: options(1), ...fields });
const raw = (text: string) => ({ type: 'raw_text', text });
const table = (rows: number, columns: number, text = 'c') => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => raw(text))),
});
const confirm = (fields: Dict) =>
  actions(button({ confirm: { title: plain('t'), text: plain('t'), ...fields } }));
const card = (fields: Dict = {}) => ({ type: 'card', title: { type: 'mrkdwn', text: 't' }, ...fields });
const marked = (text: string) => ({ type: 'mrkdwn', text });
const container = (fields: Dict) => ({
  type: 'container',
  title: plain('t'),
  child_blocks: [section()],
  ...fields,
});
const feedback = (fields: Dict) => ({
  type: 'feedback_buttons',
  positive_button: { text: plain('y'), value: 'y', ...fields },
  negative_button: { text: plain('n'), value: 'n' },
});

type Maximum = [name: string, max: number, build: (count: number) => Dict[]];

const messageLimits: Maximum[] = [
  ['blocks of a message', 50, (n) => times(n, () => section())],
  ['block_id', 255, (n) => [section({ block_id: x(n) })]],
  ['section text', 3000, (n) => [section({ text: plain(x(n)) })]],
  ['section fields', 10, (n) => [section({ fields: times(n, () => plain('f')) })]],
  ['section field text', 2000, (n) => [section({ fields: [plain(x(n))] })]],
  ['header', 150, (n) => [{ type: 'header', text: plain(x(n)) }]],
  ['context elements', 10, (n) => [{ type: 'context', elements: times(n, () => plain('c')) }]],
  ['actions elements', 25, (n) => [actions(...times(n, () => button()))]],
  ['image alt_text', 2000, (n) => [{ type: 'image', image_url: 'https://a.b/c.png', alt_text: x(n) }]],
  [
    'image title',
    2000,
    (n) => [{ type: 'image', image_url: 'https://a.b/c.png', alt_text: 'a', title: plain(x(n)) }],
  ],
  ['markdown', 12_000, (n) => [{ type: 'markdown', text: x(n) }]],
  [
    'markdown over all blocks',
    12_000,
    (n) => [
      { type: 'markdown', text: x(6000) },
      { type: 'markdown', text: x(n - 6000) },
    ],
  ],
  ['table rows', 100, (n) => [table(n, 1)]],
  ['table columns', 20, (n) => [table(1, n)]],
  ['table characters', 10_000, (n) => [{ type: 'table', rows: [[raw(x(5000)), raw(x(n - 5000))]] }]],
  ['tables', 1, (n) => times(n, () => table(1, 1))],
  ['data table rows', 101, (n) => [{ ...table(n, 1), type: 'data_table', caption: 'c' }]],
  ['data table page', 100, (n) => [{ ...table(2, 1), type: 'data_table', caption: 'c', page_size: n }]],
  ['card title', 150, (n) => [card({ title: marked(x(n)) })]],
  ['card subtitle', 150, (n) => [card({ subtitle: marked(x(n)) })]],
  ['card body', 200, (n) => [card({ body: marked(x(n)) })]],
  ['carousel cards', 10, (n) => [{ type: 'carousel', elements: times(n, () => card()) }]],
  ['container title', 150, (n) => [container({ title: plain(x(n)) })]],
  ['container subtitle', 150, (n) => [container({ subtitle: plain(x(n)) })]],
  ['container blocks', 10, (n) => [container({ child_blocks: times(n, () => section()) })]],
  [
    'context_actions elements',
    5,
    (n) => [{ type: 'context_actions', elements: times(n, () => feedback({})) }],
  ],
  [
    'feedback button text',
    75,
    (n) => [{ type: 'context_actions', elements: [feedback({ text: plain(x(n)) })] }],
  ],
  [
    'rich_text list indent',
    8,
    (n) => [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            indent: n,
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 't' }] }],
          },
        ],
      },
    ],
  ],
  ['action_id', 255, (n) => [actions(button({ action_id: x(n) }))]],
  ['button text', 75, (n) => [actions(button({ text: plain(x(n)) }))]],
  ['button value', 2000, (n) => [actions(button({ value: x(n) }))]],
  ['button url', 3000, (n) => [actions(button({ url: `https://${x(n - 8)}` }))]],
  ['button accessibility_label', 75, (n) => [actions(button({ accessibility_label: x(n) }))]],
  ['confirm title', 100, (n) => [confirm({ title: plain(x(n)) })]],
  ['confirm text', 300, (n) => [confirm({ text: plain(x(n)) })]],
  ['confirm button', 30, (n) => [confirm({ confirm: plain(x(n)) })]],
  ['confirm deny', 30, (n) => [confirm({ deny: plain(x(n)) })]],
  ['select options', 100, (n) => [select({ options: options(n) })]],
  ['option text', 75, (n) => [select({ options: [option({ text: plain(x(n)) })] })]],
  ['option value', 75, (n) => [select({ options: [option({ value: x(n) })] })]],
  ['option description', 75, (n) => [select({ options: [option({ description: plain(x(n)) })] })]],
  [
    'option groups',
    100,
    (n) => [
      actions({
        type: 'static_select',
        option_groups: times(n, () => ({ label: plain('g'), options: options(1) })),
      }),
    ],
  ],
  ['placeholder', 150, (n) => [select({ placeholder: plain(x(n)) })]],
  ['checkboxes', 10, (n) => [actions({ type: 'checkboxes', options: options(n) })]],
  ['radio buttons', 10, (n) => [actions({ type: 'radio_buttons', options: options(n) })]],
  ['overflow', 5, (n) => [actions({ type: 'overflow', options: options(n) })]],
];

const input = (element: Dict, fields: Dict = {}) => ({
  type: 'input',
  block_id: 'i',
  label: plain('l'),
  element,
  ...fields,
});
const text = (fields: Dict = {}) => ({ type: 'plain_text_input', ...fields });
const modal = (fields: Dict = {}) => ({
  type: 'modal',
  title: plain('t'),
  submit: plain('s'),
  blocks: [input(text())],
  ...fields,
});

const viewLimits: [string, number, (count: number) => Dict][] = [
  ['blocks of a modal', 100, (n) => modal({ blocks: times(n, () => section()) })],
  ['title', 24, (n) => modal({ title: plain(x(n)) })],
  ['submit', 24, (n) => modal({ submit: plain(x(n)) })],
  ['close', 24, (n) => modal({ close: plain(x(n)) })],
  ['private_metadata', 3000, (n) => modal({ private_metadata: x(n) })],
  ['callback_id', 255, (n) => modal({ callback_id: x(n) })],
  ['external_id', 255, (n) => modal({ external_id: x(n) })],
  ['label', 2000, (n) => modal({ blocks: [input(text(), { label: plain(x(n)) })] })],
  ['hint', 2000, (n) => modal({ blocks: [input(text(), { hint: plain(x(n)) })] })],
  ['max_length', 3000, (n) => modal({ blocks: [input(text({ max_length: n }))] })],
  ['initial_value', 3000, (n) => modal({ blocks: [input(text({ initial_value: x(n) }))] })],
  [
    'initial_value under max_length',
    10,
    (n) => modal({ blocks: [input(text({ initial_value: x(n), max_length: 10 }))] }),
  ],
  ['max_files', 10, (n) => modal({ blocks: [input({ type: 'file_input', max_files: n })] })],
  ['max_lines', 100, (n) => modal({ blocks: [input({ type: 'rich_text_input', max_lines: n })] })],
  [
    'focus on load',
    1,
    (n) => modal({ blocks: times(n, (i) => input(text({ focus_on_load: true }), { block_id: `${i}` })) }),
  ],
];

describe('a message is taken at the limit and refused one above:', () => {
  test.each(messageLimits)('%s (%i)', (_name, max, build) => {
    expect(checkMessageBlocks(build(max))).toEqual([]);
    expect(checkMessageBlocks(build(max + 1))).toHaveLength(1);
  });
});

describe('a view is taken at the limit and refused one above:', () => {
  test.each(viewLimits)('%s (%i)', (_name, max, build) => {
    expect(checkView(build(max))).toEqual([]);
    expect(checkView(build(max + 1))).not.toEqual([]);
  });

  test('250 KB in all', () => {
    const big = modal({ blocks: times(100, (i) => section({ block_id: `${i}`, text: plain(x(2600)) })) });
    expect(checkView(big).map((finding) => finding.code)).toEqual(['view_too_large']);
  });
});

describe('what Slack refuses whatever its length:', () => {
  const refusedMessages: [string, Dict[], string][] = [
    ['an empty text', [section({ text: plain('') })], '/blocks/0/text/text'],
    ['a section without text and fields', [{ type: 'section' }], '/blocks/0'],
    ['an unknown block', [{ type: 'nonsense' }], '/blocks/0/type'],
    ['an unknown field', [section({ colour: 'red' })], '/blocks/0'],
    [
      'the same block_id twice',
      [section({ block_id: 'a' }), section({ block_id: 'a' })],
      '/blocks/1/block_id',
    ],
    [
      'the same action_id twice in a block',
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
      '/blocks/0',
    ],
    ['an input in a message', [input(text())], '/blocks/0/type'],
    ['an alert in a message', [{ type: 'alert', text: plain('a') }], '/blocks/0/type'],
    [
      'a markdown block in a container',
      [container({ child_blocks: [{ type: 'markdown', text: 'm' }] })],
      '/blocks/0/child_blocks/0/type',
    ],
    ['an empty card', [{ type: 'card' }], '/blocks/0'],
    ['mrkdwn in a button', [actions(button({ text: marked('b') }))], '/blocks/0/elements/0/text/type'],
    [
      'an initial option that is none',
      [select({ initial_option: option({ value: 'other' }) })],
      '/blocks/0/elements/0',
    ],
    ['a url without http', [actions(button({ url: 'javascript:alert(1)' }))], '/blocks/0/elements/0/url'],
  ];
  test.each(refusedMessages)('%s', (_name, blocks, pointer) => {
    expect(checkMessageBlocks(blocks).map((finding) => finding.pointer)).toEqual([pointer]);
  });

  const refusedViews: [string, Dict, string][] = [
    ['an input without a submit button', modal({ submit: undefined }), '/view/submit'],
    [
      'a markdown block in a modal',
      modal({ blocks: [{ type: 'markdown', text: 'm' }] }),
      '/view/blocks/0/type',
    ],
    [
      'a file input in an actions block',
      modal({ blocks: [actions({ type: 'file_input' })] }),
      '/view/blocks/0/elements/0/type',
    ],
    ['a mrkdwn title', modal({ title: marked('t') }), '/view/title/type'],
    [
      'max_selected_items of 0',
      modal({ blocks: [input({ type: 'multi_users_select', max_selected_items: 0 })] }),
      '/view/blocks/0/element/max_selected_items',
    ],
  ];
  test.each(refusedViews)('%s', (_name, view, pointer) => {
    expect(checkView(view).map((finding) => finding.pointer)).toEqual([pointer]);
  });
});
