import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guessKind } from '../../../src/documents/in/kind.ts';
import { readDocument } from '../../../src/documents/in/read.ts';
import { findHeadings } from '../../../src/documents/in/title.ts';
import { corpus } from './corpus.ts';

const folder = `${corpus}/06-x-pedition-algebra`;

// Words with how often they occur; the rules of tables and all Markdown signs are no words.
function wordsOf(markdown: string): Map<string, number> {
  const counts = new Map<string, number>();
  const text = markdown.normalize('NFKC').toLowerCase();
  for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

// The share of the first text's words, each as often as it occurs, that the second has too.
function shareFound(wanted: Map<string, number>, found: Map<string, number>): number {
  let all = 0;
  let hits = 0;
  for (const [word, count] of wanted) {
    all += count;
    hits += Math.min(count, found.get(word) ?? 0);
  }
  return hits / all;
}

describe('the measure', () => {
  it('counts every occurrence and ignores Markdown signs', () => {
    expect(shareFound(wordsOf('# A **b** b\n| c |\n| --- |'), wordsOf('a B b c'))).toBe(1);
    expect(shareFound(wordsOf('a b b c'), wordsOf('a b c d'))).toBe(0.75);
  });
});

describe.skipIf(corpus === null)('the same real PRD as Markdown, Word and PDF', () => {
  it.each(['prd.docx', 'prd.pdf'])(
    'gives at least 99 %% of the words and every heading from %s',
    async (name) => {
      const markdown = readFileSync(`${folder}/prd.md`, 'utf8');
      const read = await readDocument({ name, bytes: readFileSync(`${folder}/${name}`) });
      if (read.kind === 'refused') throw new Error(read.detail);
      expect(shareFound(wordsOf(markdown), wordsOf(read.markdown))).toBeGreaterThanOrEqual(0.99);
      // And hardly anything that is not in the Markdown, such as page headers.
      expect(shareFound(wordsOf(read.markdown), wordsOf(markdown))).toBeGreaterThanOrEqual(0.99);
      expect(findHeadings(read.markdown)).toEqual(findHeadings(markdown));
      expect(guessKind(name, read.markdown).kind).toBe('prd');
      expect(guessKind('document', read.markdown).kind).toBe('prd');
    },
  );
});
