// Owns free Markdown that others wrote (a part's notes): kept readable, made harmless.
// Keeps true: no heading, HTML, image, footnote or foreign link leaves; mentions come out as words.
import type { PhrasingContent, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { DROPPED, isAbsurd, isDeeperThan, rewrite, textOf, treeOf } from './markdown-tree.ts';
import { md, withoutMentions } from './plain-text.ts';

const DEPTH_LIMIT = 40;

/** Inert phrases that read as `value`, with the blanks around it that parsing would eat. */
function inert(value: string): PhrasingContent[] {
  const paragraph = treeOf(md(value)).children[0];
  const words = paragraph?.type === 'paragraph' ? paragraph.children : [];
  const blank = (isThere: boolean): PhrasingContent[] => (isThere ? [{ type: 'text', value: ' ' }] : []);
  return [...blank(/^\s/.test(value)), ...words, ...blank(words.length > 0 && /\s$/.test(value))];
}

function isAllowed(url: string, allowed: ReadonlySet<string>): boolean {
  return allowed.has(url) && /^https?:/i.test(url);
}

function linkWords(words: string, url: string): string {
  return words === url || words === '' ? url : `${words} (${url})`;
}

function strong(words: string): RootContent[] {
  return [{ type: 'paragraph', children: [{ type: 'strong', children: inert(words) }] }];
}

function safe(node: RootContent, allowed: ReadonlySet<string>): RootContent[] | null {
  if (DROPPED.has(node.type)) return [];
  switch (node.type) {
    case 'heading':
      return strong(wordsOf(node));
    case 'code':
      return [{ type: 'code', value: withoutMentions(node.value) }];
    case 'text':
      return inert(node.value);
    case 'inlineCode':
      return inert(`\`${node.value.replaceAll('`', "'")}\``);
    case 'image':
    case 'imageReference':
      return inert(node.alt ?? '');
    case 'linkReference':
      return inert(wordsOf(node));
    case 'link':
      if (isAllowed(node.url, allowed))
        return [{ type: 'link', url: node.url, children: inert(wordsOf(node)) }];
      return inert(linkWords(wordsOf(node), node.url));
    default:
      return null;
  }
}

/** Harmless Markdown that reads as `markdown` does; only links to `allowed` addresses stay links. Pure. */
export function notes(markdown: string, allowed: ReadonlySet<string>): string {
  if (isAbsurd(markdown)) return md(markdown);
  const tree = treeOf(markdown);
  if (isDeeperThan(tree, DEPTH_LIMIT)) return md(markdown);
  rewrite(tree, (node) => safe(node, allowed));
  return textOf(tree).trim();
}
