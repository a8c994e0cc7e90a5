// HTML to Markdown. Scripts never run and nothing is loaded: the markup is only ever text here.
import {
  NodeHtmlMarkdown,
  type NodeHtmlMarkdownOptions,
  type TranslatorCollection,
  type TranslatorConfig,
  type TranslatorConfigFactory,
} from 'node-html-markdown';

import type { ParsedDocument } from './parsed.ts';

const DROPPED =
  'head,script,style,nav,noscript,template,iframe,object,svg,math,button,input,select,textarea,canvas,audio,video';
const BLOCKS = 'p,div,ul,ol,li,h1,h2,h3,h4,h5,h6,blockquote,pre,table,tr,section';
const HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
// The text is read, never shown: escapes would only stand between a requirement and its words.
const NEVER = /(?!)/g;
const OPTIONS: Partial<NodeHtmlMarkdownOptions> = {
  bulletMarker: '-',
  maxConsecutiveNewlines: 2,
  globalEscape: [NEVER, ''],
  lineStartEscape: [NEVER, ''],
};

/** The page as Markdown, tables and nested lists kept, its `<title>` as title. Pure. */
export function parseHtml(html: string): ParsedDocument {
  const title = /<title[^>]*>([^<]{1,500})<\/title/i.exec(html)?.[1];
  return { markdown: makeConverter().translate(html), title: title?.replaceAll(/\s+/g, ' ').trim() || null };
}

function makeConverter(): NodeHtmlMarkdown {
  const made = new NodeHtmlMarkdown(OPTIONS);
  const { translators, tableTranslators, tableRowTranslators, tableCellTranslators, aTagTranslators } = made;
  // Inside of tables and links the converter looks only into the tables of their own.
  const inTables = [tableTranslators, tableRowTranslators, tableCellTranslators];
  for (const inside of [translators, ...inTables, aTagTranslators]) {
    inside.set(DROPPED, { ignore: true });
    inside.set('img', picture);
  }
  for (const around of [tableTranslators, tableRowTranslators]) around.set('th,td', cell);
  for (const around of [translators, tableCellTranslators]) around.set('a', link);
  translators.set('table', table);
  setCellParts(tableCellTranslators);
  for (const around of [translators, ...inTables]) leaveOutHidden(around);
  return made;
}

// A cell is one line: what stands in blocks of its own must not run together.
function setCellParts(cells: TranslatorCollection): void {
  cells.set(BLOCKS, { postfix: ' ' });
  cells.set('br', { content: ' ', recurse: false, preserveIfEmpty: true });
  cells.set('code', { postprocess: ({ content }) => `\`${content}\`` });
}

function leaveOutHidden(around: TranslatorCollection): void {
  around.set('span', around.get('span') ?? {});
  for (const [tag, config] of around.entries()) around.set(tag, unlessHidden(config));
}

// What people cannot see in the page is not part of what they send.
function unlessHidden(config: TranslatorConfig | TranslatorConfigFactory): TranslatorConfigFactory {
  return (context) => {
    if (isHidden(context.node)) return { ignore: true };
    return typeof config === 'function' ? { ...config.base, ...config(context) } : config;
  };
}

function isHidden(node: { getAttribute(name: string): string | null | undefined }): boolean {
  return typeof node.getAttribute('hidden') === 'string' || HIDDEN.test(node.getAttribute('style') ?? '');
}

const table: TranslatorConfigFactory = ({ visitor }) => ({
  surroundingNewlines: 2,
  childTranslators: visitor.instance.tableTranslators,
  postprocess: ({ content }) => layTable(content.split('\n').filter((row) => row.trim() !== '')),
});

const cell: TranslatorConfigFactory = ({ visitor }) => ({
  childTranslators: visitor.instance.tableCellTranslators,
  preserveIfEmpty: true,
  prefix: ' ',
  postfix: ' |',
  postprocess: ({ content }) => content.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim(),
});

const link: TranslatorConfigFactory = ({ node, visitor }) => {
  const url = webAddress(node.getAttribute('href') ?? '');
  if (url === null) return {};
  return {
    childTranslators: visitor.instance.aTagTranslators,
    postprocess: ({ content }) => `[${content.replaceAll(/\s+/g, ' ').trim()}](${url})`,
  };
};

const picture: TranslatorConfigFactory = ({ node }): TranslatorConfig => {
  const source = node.getAttribute('src') ?? '';
  const shown = /^data:/i.test(source) ? 'packed-image' : source.replaceAll(/\s/g, '%20');
  return { content: `![${node.getAttribute('alt') ?? ''}](${shown})`, recurse: false };
};

function layTable(rows: readonly string[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.split(' |').length - 1));
  const rule = `|${' --- |'.repeat(columns)}`;
  const lines = rows.map((row) => row.replaceAll(/ {2,}/g, ' ').trim());
  return [...lines.slice(0, 1), rule, ...lines.slice(1)].join('\n');
}

function webAddress(href: string): string | null {
  if (!/^(?:https?:|mailto:)/i.test(href.trim())) return null;
  return href.trim().replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(/\s/g, '%20');
}
