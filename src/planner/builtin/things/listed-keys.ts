// Owns the searches whose keys stand as a list below the demand: "They can search by:" with a line for each key. Pure.

import { keptFor } from '../../kept.ts';
import type { BlueprintInput } from '../../port.ts';
import type { SearchKeys } from './search-keys.ts';

/** A search with the demand that it belongs to. */
export interface ListedSearch extends SearchKeys {
  readonly requirementId: string;
}

const OPENS = /\b(?:search|filter)(?:ed|ing)?(?: for)?(?: \w+)? by:[ \t]*\n/gi;
const THING =
  /\b(?:search|find|look up|filter)\b[^.:]*? (?:an?|the|all|any|each|every) ([a-z][\w-]*)(?=[,.;]| (?:by|with|in|of|whatever)\b|$)/i;
const LINE = /^\s*(?:[-*•]|\d+\.)\s+(.+)$/;
const [BEFORE, BEGINS, MOST_WORDS] = [400, 60, 4];

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The lines of a list up to the first that is none. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const end = lines.findIndex((line) => !LINE.test(line));
  return lines.slice(0, end < 0 ? undefined : end).map((line) => LINE.exec(line)?.[1] ?? '');
}

/** "Value - deal ID" are two keys, "desk (trader)" is one. */
function keysOf(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => line.split(' - '))
    .map((part) => part.replace(/ ?\([^)]*\)/g, '').trim())
    .map((part) => part.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()))
    .filter((part) => part !== '' && part.split(' ').length <= MOST_WORDS);
}

/** The demand that begins last before the list: a section above may end with others. */
function nearestTo<T extends { readonly text: string }>(before: string, all: readonly T[]): T | undefined {
  const placed = all.map((one) => ({ one, at: before.lastIndexOf(one.text.slice(0, BEGINS)) }));
  const last = Math.max(-1, ...placed.map(({ at }) => at));
  return last < 0 ? undefined : placed.find(({ at }) => at === last)?.one;
}

function searchesIn({ reading }: BlueprintInput, text: string): ListedSearch[] {
  return [...text.matchAll(OPENS)].flatMap(({ index, 0: opening }): ListedSearch[] => {
    const before = oneLine(text.slice(Math.max(0, index - BEFORE), index));
    const demand = nearestTo(before, reading.requirements);
    const thing = THING.exec(demand?.text ?? '')?.[1]?.toLowerCase();
    const keys = keysOf(linesOf(text.slice(index + opening.length, index + opening.length + BEFORE * 5)));
    return demand === undefined || thing === undefined || keys.length === 0
      ? []
      : [{ requirementId: demand.id, thing, keys }];
  });
}

/** The searches of the documents whose keys are a list, in their order. Pure. */
export const listedSearches = keptFor((input: BlueprintInput): readonly ListedSearch[] =>
  input.brief.documents.flatMap(({ text }) => searchesIn(input, text)),
);
