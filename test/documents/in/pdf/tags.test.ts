import { describe, expect, it } from 'vitest';
import { writeBlocks } from '../../../../src/documents/in/pdf/blocks.ts';
import type { Page, Run, Tag } from '../../../../src/documents/in/pdf/page.ts';
import { blocksByTags } from '../../../../src/documents/in/pdf/tags.ts';

function tag(role: string, ...children: readonly (Tag | string)[]): Tag {
  return { role, alt: null, children };
}

function pageOf(tags: Tag, extra: readonly string[] = []): Page {
  const run = (text: string, tagId: string | null): Run => ({
    text,
    tagId,
    endsLine: false,
    x: 0,
    y: 0,
    width: 0,
    size: 10,
  });
  const textsIn = (node: Tag): readonly string[] =>
    node.children.flatMap((child) => (typeof child === 'string' ? [child] : textsIn(child)));
  return {
    tags,
    links: [],
    runs: [...textsIn(tags).map((text) => run(text, text)), ...extra.map((text) => run(text, null))],
  };
}

function markdownOf(...children: readonly (Tag | string)[]): string | null {
  const blocks = blocksByTags(pageOf(tag('Root', tag('Document', ...children))));
  return blocks === null ? null : writeBlocks(blocks);
}

describe('reading a page by its tags', () => {
  it('takes headings and paragraphs, also where text stands between blocks', () => {
    const sect = tag(
      'Sect',
      tag('H2', 'Scale'),
      'Loose ',
      tag('Span', 'text'),
      tag('P', 'A ', tag('Strong', 'b'), ' c'),
    );
    expect(markdownOf(tag('Title', 'Lockers'), sect)).toBe('# Lockers\n\n## Scale\n\nLoose text\n\nA b c');
  });

  it('takes nested lists with their numbers', () => {
    const inner = tag('L', tag('LI', tag('Lbl', '◦'), tag('LBody', 'Two')));
    const list = tag('L', tag('LI', tag('Lbl', '•'), tag('LBody', tag('P', 'One'), tag('P', 'more'), inner)));
    const numbered = tag('L', tag('LI', tag('Lbl', '3.'), tag('LBody', 'Third')));
    expect(markdownOf(list, tag('P', 'Then'), numbered)).toBe('- One more\n  - Two\n\nThen\n\n3. Third');
  });

  it('takes tables with their captions; what stands in one cell stays in one cell', () => {
    const head = tag('TR', tag('TH', 'Id'), tag('TH', 'Text'));
    const cell = tag('TD', tag('P', 'Opens'), tag('L', tag('LI', 'a|b'), tag('LI', 'c')));
    const table = tag('Table', tag('Caption', 'Doors'), tag('TBody', head, tag('TR', tag('TD', 'R1'), cell)));
    expect(markdownOf(table)).toBe('Doors\n\n| Id | Text |\n| --- | --- |\n| R1 | Opens a\\|b c |');
  });

  it('keeps the lines of code, but not of code inside of a sentence', () => {
    expect(markdownOf(tag('Div', tag('Code', '{\n  a\n}')))).toBe('```\n{\n  a\n}\n```');
    expect(markdownOf(tag('P', 'Use ', tag('Code', 'a\nb')))).toBe('Use a b');
  });

  it('refuses tags that leave out much of the text, and pages without tags', () => {
    const page = pageOf(tag('Root', tag('P', 'Short')), ['A long text that no tag holds']);
    expect(blocksByTags(page)).toBeNull();
    expect(blocksByTags({ ...page, tags: null })).toBeNull();
  });
});
