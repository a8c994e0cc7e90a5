// Owns the way between Markdown text and its tree (GitHub flavour: tables, strikethrough, task lists).
// Must not know what is done to the tree.
import type { Nodes, Parent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';

/** Types of nodes that no document of ours shows: raw HTML, and what would make a word elsewhere a link. */
export const DROPPED: ReadonlySet<string> = new Set([
  'html',
  'definition',
  'footnoteDefinition',
  'footnoteReference',
]);

/** The tree of any text; never throws. Pure. */
export function treeOf(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Markdown of a tree, with unpadded tables and `-` bullets. Pure. */
export function textOf(tree: Nodes): string {
  return toMarkdown(tree, {
    bullet: '-',
    rule: '-',
    emphasis: '_',
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  });
}

/** Twenty-five containers opened on one line, or a hundred marks in a row: a parser takes seconds for those. */
const ABSURD = /(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+){25}|[*_~[\]!]{100}/;

/** True for text that nobody wrote to be read and that would hold the parser up. Pure. */
export function isAbsurd(markdown: string): boolean {
  return ABSURD.test(markdown);
}

/** What becomes of a node: its replacements, or null to keep it and go on inside it. */
export type Rule = (node: RootContent) => RootContent[] | null;

/** Applies `rule` to everything below `parent`, outermost first. Changes the tree in place. */
export function rewrite(parent: Parent, rule: Rule): void {
  parent.children = parent.children.flatMap((child) => {
    const replacement = rule(child);
    if (replacement !== null) return replacement;
    if ('children' in child) rewrite(child, rule);
    return [child];
  });
}

/** True where nodes nest deeper than `limit`; such a tree is somebody's joke and would exhaust the stack. Pure. */
export function isDeeperThan(tree: Root, limit: number): boolean {
  let level: readonly Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return false;
}
