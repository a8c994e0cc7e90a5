// Owns what a list or a section says as a whole: lists that only name the sections after them, and the one statement
// that speaks for its section. Pure.
import type { Passage } from './document.ts';
import { title } from './inline.ts';

const BELOW = /\b(?:described|explained|detailed|set out|introduced)(?: \w+){0,4} below\b/i;
const FEWEST = 3;

const plain = (text: string): string =>
  title(text)
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
    .replace(/(?:ing|s)$/, '');

/** The groups of lists that only name what is told after them: "These are described in more detail below." Pure. */
export function listsOfContents(passages: readonly Passage[]): Set<number> {
  const headings = new Set(passages.filter(({ kind }) => kind === 'heading').map(({ text }) => plain(text)));
  const items = Map.groupBy(
    passages.filter(({ kind }) => kind === 'item'),
    ({ group }) => group,
  );
  const named = [...items].flatMap(([group, all]) =>
    group !== null && all.length >= FEWEST && all.every(({ text }) => headings.has(plain(text)))
      ? [group]
      : [],
  );
  const told = passages.flatMap(({ kind, text }, at) => {
    const before = passages[at - 1];
    const isTold = kind === 'paragraph' && BELOW.test(text) && before?.kind === 'item';
    return isTold && before.group !== null ? [before.group] : [];
  });
  return new Set([...named, ...told]);
}

const PROVIDES = /^(?!this |these )[^,.]*\b(?:provides|offers|supports|allows|enables)\b/i;

interface Weighed {
  readonly text: string;
  readonly strength: number;
  readonly passage: Passage;
}

/** A section's first statement, where it holds nothing stronger than `stated`, weighs `listed` if it says what is offered. Pure. */
export function speaking<T extends Weighed>(found: readonly T[], stated: number, listed: number): T[] {
  const bySection = Map.groupBy(found, ({ passage }) => passage.path.join('\n'));
  return found.map((one) => {
    const here = bySection.get(one.passage.path.join('\n')) ?? [];
    const isAlone = here.every(({ strength }) => strength === stated) && here[0] === one;
    return isAlone && PROVIDES.test(one.text) ? { ...one, strength: listed } : one;
  });
}
