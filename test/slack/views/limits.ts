// Owns a small check of Slack's limits on messages and modals, for the tests of views and forms.
import { isDeepStrictEqual } from 'node:util';

type Dict = Readonly<Record<string, unknown>>;
type Rule = (block: Dict) => string[];

function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dicts(value: unknown): Dict[] {
  return Array.isArray(value) ? value.filter(isDict) : [];
}

function textOf(value: unknown): string {
  return isDict(value) && typeof value.text === 'string' ? value.text : '';
}

function within(what: string, text: string, max: number, min = 1): string[] {
  return text.length < min || text.length > max
    ? [`${what}: ${text.length} characters, ${min} to ${max}`]
    : [];
}

function element(value: Dict): string[] {
  const options = dicts(value.options);
  const initial = isDict(value.initial_option) ? [value.initial_option] : dicts(value.initial_options);
  return [
    ...(typeof value.action_id === 'string' ? within('action_id', value.action_id, 255) : []),
    ...(value.type === 'button' ? within('button', textOf(value.text), 75) : []),
    ...(typeof value.value === 'string' ? within('value', value.value, 2000) : []),
    ...(isDict(value.placeholder) ? within('placeholder', textOf(value.placeholder), 150) : []),
    ...(typeof value.initial_value === 'string' ? within('initial_value', value.initial_value, 3000) : []),
    ...options.flatMap((option) => [
      ...within('option', textOf(option.text), 75),
      ...within('option value', String(option.value), 75),
      ...(isDict(option.description) ? within('option description', textOf(option.description), 75) : []),
    ]),
    ...(options.length > 10 && value.type === 'radio_buttons' ? ['too many radio buttons'] : []),
    ...initial.flatMap((one) =>
      options.some((option) => isDeepStrictEqual(option, one)) ? [] : ['initial option'],
    ),
  ];
}

const RULES: Readonly<Record<string, Rule>> = {
  header: (block) => within('header', textOf(block.text), 150),
  section: (block) => [
    ...within('section', textOf(block.text), 3000),
    ...(isDict(block.accessory) ? element(block.accessory) : []),
  ],
  context: (block) => dicts(block.elements).flatMap((one) => within('context', textOf(one), 2000)),
  actions: (block) => {
    const elements = dicts(block.elements);
    const ids = elements.map((one) => one.action_id);
    const count = elements.length < 1 || elements.length > 25 ? ['actions: 1 to 25'] : [];
    return [
      ...count,
      ...(new Set(ids).size < ids.length ? ['action_id twice'] : []),
      ...elements.flatMap(element),
    ];
  },
  input: (block) => [
    ...within('label', textOf(block.label), 2000),
    ...(isDict(block.hint) ? within('hint', textOf(block.hint), 2000) : []),
    ...(isDict(block.element) ? element(block.element) : ['input without element']),
  ],
  divider: () => [],
  markdown: (block) => within('markdown', String(block.text), 12_000),
};

function checkBlock(block: Dict): string[] {
  const rule = RULES[String(block.type)];
  return rule ? rule(block) : [`unknown block ${String(block.type)}`];
}

/** What Slack would refuse in a message's blocks; empty where all is well. */
export function messageFaults(blocks: readonly unknown[]): string[] {
  const count = blocks.length < 1 || blocks.length > 50 ? [`${blocks.length} blocks, 1 to 50`] : [];
  return [...count, ...dicts([...blocks]).flatMap(checkBlock)];
}

/** What Slack would refuse in a modal; empty where all is well. */
export function viewFaults(view: unknown): string[] {
  if (!isDict(view)) return ['not a view'];
  const blocks = dicts(view.blocks);
  const ids = blocks.map((block) => block.block_id).filter((id) => id !== undefined);
  const hasInput = blocks.some((block) => block.type === 'input');
  return [
    ...within('title', textOf(view.title), 24),
    ...(view.submit === undefined && !hasInput ? [] : within('submit', textOf(view.submit), 24)),
    ...(view.close === undefined ? [] : within('close', textOf(view.close), 24)),
    ...within('private_metadata', String(view.private_metadata), 3000),
    ...(blocks.length < 1 || blocks.length > 100 ? ['1 to 100 blocks'] : []),
    ...(new Set(ids).size < ids.length ? ['block_id twice'] : []),
    ...blocks.flatMap(checkBlock),
  ];
}
