import type { Nodes } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { treeOf } from '../../../src/documents/out/markdown-tree.ts';
import { notes } from '../../../src/documents/out/notes.ts';
import { cell, code, md } from '../../../src/documents/out/plain-text.ts';
import { HOSTILE } from '../../fixtures/hostile.ts';

function typesIn(node: Nodes): string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(typesIn) : [])];
}
const INERT = new Set(['root', 'paragraph', 'text', 'inlineCode']);
const liveIn = (markdown: string): string[] => typesIn(treeOf(markdown)).filter((type) => !INERT.has(type));

/** Every pair of two fragments, so that escapes meet each other. */
const FRAGMENTS = [
  '`',
  '``',
  '\\',
  '*',
  '**',
  '_',
  '~',
  '~~',
  '[',
  '](',
  ')',
  '![',
  '<b>',
  '<',
  '>',
  '|',
  '&lt;',
];
const OPENERS = [
  '# ',
  '- ',
  '+ ',
  '1. ',
  '1) ',
  '> ',
  '---',
  '===',
  '    ',
  '\t',
  ':--',
  '[x]: y',
  '[^1]: z',
];
const LIVE = [
  'https://evil.example/x',
  'www.evil.example',
  'a@evil.example',
  '@here',
  '<@U012ABCDEF>',
  '`c`',
  'word ',
];
const ALL = [...FRAGMENTS, ...OPENERS, ...LIVE];
const TRIPLES = ALL.flatMap((a) => ALL.flatMap((b) => FRAGMENTS.slice(0, 8).map((c) => `${a}${b}x${c}${a}`)));

describe('md', () => {
  test('keeps ordinary sentences as they are', () => {
    const text = 'Uses snake_case names, < 200 ms at ~5 req/s, 5 * 3 slots, Node.js and `GET /v1/x_y`.';
    expect(md(text)).toBe(text);
  });
  test.each(HOSTILE)('leaves nothing live in %j', (text) => {
    expect(liveIn(md(text))).toEqual([]);
  });
  test('leaves nothing live in any joining of two fragments and a third', () => {
    const leaking = TRIPLES.filter((text) => liveIn(md(text)).length > 0);
    expect(leaking).toEqual([]);
  });
  test('keeps the words of text that holds no addresses', () => {
    const text = '# 1. *Bold* [x] <b> | a_b_ \\ ~~no~~ &lt; done';
    expect(wordsOf(treeOf(md(text)))).toBe(text);
  });
  test('turns mentions, images and links into words', () => {
    expect(md('<!channel> <@U012ABCDEF> ![](@U012ABCDEF) ![map](https://evil.example/p.png) @here')).toBe(
      '`@channel` `@U012ABCDEF` `@U012ABCDEF` map `@here`',
    );
  });
  test('shows addresses as code, with the sentence mark outside', () => {
    expect(md('See https://evil.example/a_b.')).toBe('See `https://evil.example/a_b`.');
  });
});

describe('cell', () => {
  test.each([...HOSTILE, 'a|b', 'a\\|b', '`a|b`', '\\', ''])('keeps its row at two cells for %j', (text) => {
    const table = treeOf(`| a | b |\n| --- | --- |\n| ${cell(text)} | z |`).children;
    const row = table[0]?.type === 'table' ? table[0].children[1] : undefined;
    expect(table).toHaveLength(1);
    expect(row?.children.map((it) => wordsOf(it)).at(-1)).toBe('z');
    expect(row?.children).toHaveLength(2);
  });
  test('says a dash for nothing', () => {
    expect(cell('  ')).toBe('–');
  });
});

describe('code', () => {
  test('holds any text in one span', () => {
    expect(typesIn(treeOf(code('a `b` | <@U012ABCDEF>')))).toEqual(['root', 'paragraph', 'inlineCode']);
  });
});

describe('notes', () => {
  const allowed = new Set(['https://figma.example/file']);
  test('keeps lists, tables, emphasis and code', () => {
    const text = '- **a** _b_\n- `c`\n\n| x | y |\n| - | - |\n| 1 | 2 |';
    expect(notes(text, allowed)).toBe(text);
  });
  test('demotes headings, drops HTML and images, and turns foreign links into words', () => {
    const text =
      '# Big\n\n<script>x</script>\n\nA <b>b</b> ![p](https://evil.example/p.png) [l](https://evil.example)';
    expect(notes(text, allowed)).toBe('**Big**\n\nA b p l (`https://evil.example`)');
  });
  test('keeps a link that people handed in', () => {
    expect(notes('[the file](https://figma.example/file)', allowed)).toBe(
      '[the file](https://figma.example/file)',
    );
  });
  test.each(HOSTILE)('leaves neither heading, HTML, image nor link in %j', (text) => {
    const types = new Set(typesIn(treeOf(notes(text, allowed))));
    expect(['heading', 'html', 'image', 'link', 'definition'].filter((type) => types.has(type))).toEqual([]);
    expect(notes(text, allowed)).not.toMatch(/<[@!#]\w/);
  });
  test.each(['> '.repeat(1900), '- '.repeat(1900), '*_'.repeat(1900), '['.repeat(3900)])(
    'survives absurd nesting',
    (text) => {
      expect(notes(`${text}x`, allowed).length).toBeLessThan(40_000);
    },
  );
});
