// Owns how tests read a rendered guide: headings, the blocks below each, bold labels, node types.
import type { Nodes, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { treeOf } from '../../../src/documents/out/markdown-tree.ts';

export interface Section {
  readonly depth: number;
  readonly title: string;
  /** Everything up to the next heading of any level. */
  readonly blocks: readonly RootContent[];
  /** True where a deeper heading follows at once, so that its text stands below that one. */
  readonly opensDeeper: boolean;
}

/** The sections of a document, in order. */
export function sectionsOf(markdown: string): Section[] {
  const nodes = treeOf(markdown).children;
  const starts = nodes.flatMap((node, at) => (node.type === 'heading' ? [{ node, at }] : []));
  return starts.map(({ node, at }, index) => {
    const next = starts[index + 1];
    return {
      depth: node.depth,
      title: wordsOf(node),
      blocks: nodes.slice(at + 1, next?.at),
      opensDeeper: next !== undefined && next.at === at + 1 && next.node.depth > node.depth,
    };
  });
}

/** Titles of one level, in order. */
export function titlesOf(markdown: string, depth: number): string[] {
  return sectionsOf(markdown).flatMap((section) => (section.depth === depth ? [section.title] : []));
}

/** Titles of the sections that hold nothing, neither text nor a deeper section. */
export function emptySections(markdown: string): string[] {
  return sectionsOf(markdown).flatMap(({ title, blocks, opensDeeper }) =>
    blocks.some((block) => wordsOf(block).trim() !== '') || opensDeeper ? [] : [title],
  );
}

/** Every bold run below a node, without its colon, in order. */
export function labelsIn(node: Nodes): string[] {
  if (node.type === 'strong') return [wordsOf(node).replace(/:$/, '')];
  return 'children' in node ? node.children.flatMap(labelsIn) : [];
}

/** Every node type below a node, itself included. */
export function typesIn(node: Nodes): string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(typesIn) : [])];
}
