// Owns the words templates may use on a value. All pure; every one gives inert Markdown.
import { cell, code, codeCell, defused, md, sentence } from './plain-text.ts';

const DAY_LENGTH = 'YYYY-MM-DD'.length;
const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

/** Digits grouped by thousands, at most two decimals. Pure. */
export function numberWords(value: number): string {
  return NUMBER.format(value);
}

/** By name in a template. `ids` trails a sentence with the requirements it serves; `each item` lists count from 1. */
export const HELPERS: Readonly<Record<string, (value: unknown) => string>> = {
  md: (value) => md(textOf(value)),
  cell: (value) => cell(textOf(value)),
  code: (value) => code(textOf(value)),
  codeCell: (value) => codeCell(textOf(value)),
  day: (value) => md(textOf(value).slice(0, DAY_LENGTH)),
  sentence: (value) => sentence(textOf(value)),
  quoted: (value) => `"${md(textOf(value))}"`,
  place: (index) => String(Number(index) + 1),
  nth: (index) => `${Number(index) + 1}.`,
  num: (value) => numberWords(Number(value)),
  yaml: (value) => JSON.stringify(listOf(value).map((it) => defused(it))),
  list: (value) => listOf(value).map(md).join(', ') || '–',
  listCell: (value) => listOf(value).map(cell).join(', ') || '–',
  ids: (value) => (listOf(value).length === 0 ? '' : ` (${listOf(value).map(md).join(', ')})`),
};
