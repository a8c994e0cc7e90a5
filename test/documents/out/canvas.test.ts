import type { Nodes, Table } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { CANVAS_LIMIT, toCanvas } from '../../../src/documents/out/canvas.ts';
import { renderGuide } from '../../../src/documents/out/guide.ts';
import { treeOf } from '../../../src/documents/out/markdown-tree.ts';
import { createRenderer } from '../../../src/documents/out/render.ts';
import { DELIVERABLES } from '../../fixtures/deliverables.ts';
import { DOSSIER, HOSTILE_DOSSIER } from '../../fixtures/dossier.ts';
import { HOSTILE } from '../../fixtures/hostile.ts';
import { titlesOf, typesIn } from './sections.ts';

function tablesIn(node: Nodes): Table[] {
  if (node.type === 'table') return [node];
  return 'children' in node ? node.children.flatMap(tablesIn) : [];
}

function cells(table: Table): number {
  return table.children.reduce((sum, row) => sum + row.children.length, 0);
}

/** What Slack would refuse or make live, by name; empty for a good canvas. */
function faultsOf(markdown: string): string[] {
  const tree = treeOf(markdown);
  const types = new Set(typesIn(tree));
  return [
    ...['html', 'image', 'imageReference', 'footnoteReference', 'definition'].filter((type) =>
      types.has(type),
    ),
    ...(/^#{4,} /m.test(markdown) ? ['deep heading'] : []),
    ...(tablesIn(tree).some((table) => cells(table) > 300) ? ['large table'] : []),
    ...(/<[!@#][A-Za-z]|!\[[^\]]*\]\([@#]/.test(markdown) ? ['mention'] : []),
    ...(/^```mermaid/m.test(markdown) ? ['mermaid'] : []),
    ...(markdown.length > CANVAS_LIMIT ? ['too long'] : []),
  ];
}

function tableOf(rows: number, columns: number): string {
  const row = (text: string): string => `| ${Array.from({ length: columns }, () => text).join(' | ')} |`;
  return [row('h'), row('---'), ...Array.from({ length: rows }, (_, at) => row(`${at}`))].join('\n');
}

const renderer = await createRenderer('templates');
const guides = [DOSSIER, HOSTILE_DOSSIER].flatMap((dossier) =>
  DELIVERABLES.map((deliverable) => renderGuide(renderer, dossier, deliverable)),
);

describe('toCanvas', () => {
  test.each(guides)('makes a guide that a canvas takes, with every heading kept', (guide) => {
    const { markdown } = toCanvas(guide);
    expect(faultsOf(markdown)).toEqual([]);
    expect([1, 2, 3].map((depth) => titlesOf(markdown, depth))).toEqual(
      [1, 2, 3].map((depth) => titlesOf(guide, depth)),
    );
  });
  test.each([...HOSTILE, HOSTILE.join('\n\n'), HOSTILE.map((it) => `> ${it}`).join('\n')])(
    'makes any Markdown safe: %j',
    (text) => {
      expect(faultsOf(toCanvas(text).markdown)).toEqual([]);
    },
  );
  test.each([
    '- item\n  ```mermaid\n  a-->b\n  ```\n  <b>x</b>',
    '> ```\n> <@U012ABCDEF>\n> ```\n![x](https://evil.example)',
    '<!--\n\n![](@U012ABCDEF)\n\n-->\n\n![](@U012ABCDEF)',
    '```\nopen fence\n\n![](@U012ABCDEF) <b>',
    `- list\n\n  ${tableOf(200, 3).replaceAll('\n', '\n  ')}`,
    `> ${tableOf(200, 3).replaceAll('\n', '\n> ')}`,
    '##### five\n\n> #### in a quote',
  ])('finds what hides in containers and fences: %j', (text) => {
    const { markdown } = toCanvas(text);
    expect(faultsOf(markdown)).toEqual([]);
  });
  test('leaves plain text alone, byte for byte', () => {
    const text =
      '# One\n\nA **b** with `code` and snake_case.\n\n- x\n- y\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n';
    expect(toCanvas(text)).toEqual({ markdown: text, notes: [] });
  });
  test('turns a level 4 heading into a bold line', () => {
    expect(toCanvas('#### Deep `x`').markdown).toBe('**Deep x**\n');
  });
  test('splits a table of more than 300 cells, with its header on each part and every row once', () => {
    const { markdown, notes } = toCanvas(tableOf(250, 4));
    const tables = tablesIn(treeOf(markdown));
    expect(tables.length).toBe(4);
    expect(tables.every((table) => wordsOf(table.children[0] ?? table) === 'hhhh')).toBe(true);
    expect(
      tables.flatMap((table) => table.children.slice(1).map((row) => wordsOf(row.children[0] ?? row))),
    ).toEqual(Array.from({ length: 250 }, (_, at) => `${at}`));
    expect(notes).toEqual([expect.stringContaining('300 cells')]);
  });
  test('keeps a table of exactly 300 cells whole', () => {
    expect(tablesIn(treeOf(toCanvas(tableOf(99, 3)).markdown))).toHaveLength(1);
  });
  test('makes a list of a table too wide to split', () => {
    expect(typesIn(treeOf(toCanvas(tableOf(2, 200)).markdown))).not.toContain('table');
  });
  test('tells a diagram in words where no words follow it', () => {
    const { markdown, notes } = toCanvas(
      '```mermaid\nflowchart TB\n  c_a["Shop A<br/>React"]\n  c_b[("Stock")]\n  c_a -->|"reads<br/>HTTPS"| c_b\n```\n\nNext.',
    );
    expect(markdown).toBe('- Shop A → Stock: reads, HTTPS\n\nNext.\n');
    expect(notes).toEqual(['Diagrams are told in words; the Markdown file draws them.']);
  });
  test('counts the steps of a sequence and says which are replies', () => {
    const text =
      '```mermaid\nsequenceDiagram\n  actor p_a as Ana\n  participant p_b as Shop\n  p_a->>p_b: asks\n  p_b-->>p_a: answers\n```\n\nNext.';
    expect(toCanvas(text).markdown).toBe('1. Ana → Shop: asks\n2. Shop → Ana: answers (reply)\n\nNext.\n');
  });
  test('only hints at a diagram whose words follow', () => {
    const text = '```mermaid\nsequenceDiagram\n  a->>b: x\n```\n\n1. a → b: x';
    expect(toCanvas(text).markdown).toBe('_The Markdown file draws this; in words:_\n\n1. a → b: x\n');
  });
  test('leaves a diagram out where a sentence tells it in words', () => {
    const text = '```mermaid\nflowchart TB\n  a --> b\n```\n\nIn words: 2 parts; 1 connection.';
    expect(toCanvas(text).markdown).toBe('In words: 2 parts; 1 connection.\n');
    expect(toCanvas(text.replace('In words', 'So')).markdown).toContain('- a → b');
  });
  test('keeps a diagram it cannot read as plain code', () => {
    expect(toCanvas('```mermaid\npie\n```').markdown).toBe('```\npie\n```\n');
  });
  test('keeps links to pages and turns anchors into words', () => {
    expect(toCanvas('[a](https://docs.example/a) [b](#b)').markdown).toBe('[a](https://docs.example/a) b\n');
  });
  test('cuts before a heading where the text is too long, and says so', () => {
    const text = `# A\n\n${'a '.repeat(50)}\n\n## B\n\n${'b '.repeat(200)}`;
    const { markdown, notes } = toCanvas(text, 300);
    expect(markdown.length).toBeLessThanOrEqual(300);
    expect(markdown).toContain('a a a');
    expect(markdown).not.toContain('## B');
    expect(markdown).toMatch(/the Markdown file holds the rest\._\n$/);
    expect(notes).toHaveLength(1);
  });
  test('stays within the limit where one block alone is too long', () => {
    expect(toCanvas('x '.repeat(1000), 300).markdown.length).toBeLessThanOrEqual(300);
  });
  test.each(['> '.repeat(5000), '- '.repeat(5000), '*_'.repeat(5000)])('survives absurd nesting', (text) => {
    expect(faultsOf(toCanvas(`${text}<b>x`).markdown)).toEqual([]);
  });
});
