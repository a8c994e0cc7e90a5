/**
 * Slack's limits on whole messages and views: how many blocks, how much text over all of them, unique ids,
 * the size of a view. Knows only JSON; what each block may hold is in `limits/blocks.ts`.
 */
import { type Dict, dictOf, dictsOf, textOf } from './json.ts';
import { HOME_BLOCKS, MESSAGE_BLOCKS, MODAL_BLOCKS } from './limits/blocks.ts';
import { plain } from './limits/objects.ts';
import {
  bool,
  byType,
  type Check,
  chars,
  type Finding,
  found,
  list,
  optional,
  shape,
  word,
} from './limits/rules.ts';

const MARKDOWN_TOTAL = 12_000;
const TABLE_TOTAL = 10_000;
const VIEW_BYTES = 250_000;

const messageBlocks = list(
  byType(() => MESSAGE_BLOCKS),
  50,
  0,
);
const common = {
  private_metadata: optional(chars(3000, 0)),
  callback_id: optional(chars(255, 0)),
  external_id: optional(chars(255, 0)),
};
const modal = shape({
  type: word('modal'),
  title: plain(24),
  submit: optional(plain(24)),
  close: optional(plain(24)),
  blocks: list(
    byType(() => MODAL_BLOCKS),
    100,
  ),
  clear_on_close: optional(bool),
  notify_on_close: optional(bool),
  ...common,
});
const home = shape({
  type: word('home'),
  blocks: list(
    byType(() => HOME_BLOCKS),
    100,
  ),
  ...common,
});
const anyView: Check = byType(() => ({ modal, home }));

/** What is wrong with the blocks of a message; nothing when Slack would take them. Pure. */
export function checkMessageBlocks(blocks: readonly Dict[]): Finding[] {
  const tables = blocks.filter((block) => block.type === 'table');
  return [
    ...messageBlocks(blocks, '/blocks'),
    ...uniqueBlockIds(blocks, '/blocks'),
    ...total('/blocks', 'markdown text', sum(blocks.map(markdownLength)), MARKDOWN_TOTAL),
    ...total('/blocks', 'table text', sum(tables.map(tableLength)), TABLE_TOTAL),
    ...(tables.length > 1 ? found('/blocks', 'too_many', 'only one table allowed', 'max 1') : []),
  ];
}

/** What is wrong with a view; `view_too_large` is a code of its own. Pure. */
export function checkView(view: Dict): Finding[] {
  const blocks = dictsOf(view.blocks);
  const asks = blocks.some((block) => block.type === 'input');
  const size = Buffer.byteLength(JSON.stringify(view));
  return [
    ...(size > VIEW_BYTES ? found('/view', 'view_too_large', 'must be less than 250 KB', '250 KB') : []),
    ...anyView(view, '/view'),
    ...uniqueBlockIds(blocks, '/view/blocks'),
    ...oneFocus(blocks),
    ...(asks && view.type === 'modal' && view.submit === undefined
      ? found('/view/submit', 'missing_field', 'missing required field: submit', 'required')
      : []),
  ];
}

function uniqueBlockIds(blocks: readonly Dict[], at: string): Finding[] {
  const ids = blocks.map((block) => block.block_id);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? found(`${at}/${index}/block_id`, 'duplicate_block_id', `block_id ${String(id)} already exists`)
      : [],
  );
}

function oneFocus(blocks: readonly Dict[]): Finding[] {
  const focused = blocks.filter((block) => dictOf(block.element).focus_on_load === true);
  if (focused.length <= 1) return [];
  return found('/view/blocks', 'too_many', 'only one element may have focus_on_load', 'max 1');
}

function total(at: string, what: string, length: number, max: number): Finding[] {
  if (length <= max) return [];
  return found(at, 'too_long', `${what} must be less than ${max + 1} characters in all`, `max ${max}`);
}

function markdownLength(block: Dict): number {
  return block.type === 'markdown' ? textOf(block.text).length : 0;
}

function tableLength(block: Dict): number {
  const rows = Array.isArray(block.rows) ? block.rows : [];
  return sum(rows.flatMap((row) => (Array.isArray(row) ? row.map(textLength) : [])));
}

/** The characters of every `text` in a cell, however deep. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return sum(value.map(textLength));
  const fields = Object.entries(dictOf(value));
  return sum(fields.map(([key, inner]) => (key === 'text' ? textOf(inner).length : textLength(inner))));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((left, right) => left + right, 0);
}
