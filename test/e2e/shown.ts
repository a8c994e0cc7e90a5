// Owns looking from outside at what Slack shows in the end: what acts in it, what is hidden in it, what must not be in it.
import { strFromU8, unzipSync } from 'fflate';
import type { Link, Nodes } from 'mdast';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Message } from '../../demo/model.ts';
import { treeOf } from '../../src/documents/out/markdown-tree.ts';
import { EVIL } from '../fixtures/injections.ts';
import type { Stage } from './harness.ts';

/** Everything that is shown in the end: texts of messages, documents, names of files. */
export interface Shown {
  /** Texts in Slack's mrkdwn, where <…> acts. */
  readonly mrkdwn: readonly string[];
  /** Documents and blocks in Markdown, where links and pictures act. */
  readonly markdown: readonly string[];
  /** Everything, as one text. */
  readonly all: string;
}

/** The texts in blocks. Where only mrkdwn counts, plain text, which never acts, and Markdown blocks are left out. */
function textsIn(value: unknown, isActing: boolean): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (isActing && 'type' in value && (value.type === 'plain_text' || value.type === 'markdown')) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'value' ? [] : textsIn(inner, isActing)));
}

const MarkdownBlock = z.object({ type: z.literal('markdown'), text: z.string() });

function markdownIn(blocks: readonly unknown[]): string[] {
  return blocks.flatMap((block) => MarkdownBlock.safeParse(block).data?.text ?? []);
}

const people = ({ ana, ben, cleo }: Stage) => [ana, ben, cleo];

function ours({ slack, ...stage }: Stage): Pick<Message, 'text' | 'blocks'>[] {
  const direct = people({ slack, ...stage }).flatMap((person) => slack.messages(person.dmWithBot()));
  const open = slack.messages(slack.channel('product').id);
  const lines = people({ slack, ...stage }).flatMap((person) => slack.ephemerals(person.id));
  return [...[...open, ...direct].filter((message) => message.botId), ...lines];
}

function filesOf({ slack }: Stage): { name: string; text: string }[] {
  return slack
    .files()
    .filter(({ userId }) => userId === slack.botUserId)
    .flatMap(({ name, bytes }) => {
      if (!name.endsWith('.zip')) return [{ name, text: strFromU8(bytes) }];
      return Object.entries(unzipSync(bytes)).map(([inner, content]) => ({
        name: inner,
        text: strFromU8(content),
      }));
    })
    .filter(({ name }) => !name.endsWith('.png'));
}

/** What a workspace shows of the bot. */
export function shownIn(stage: Stage): Shown {
  const said = ours(stage);
  const mrkdwn = said.flatMap(({ text, blocks }) => [text, ...textsIn(blocks, true)]);
  const plain = said.flatMap(({ blocks }) => textsIn(blocks, false));
  const files = filesOf(stage);
  const canvases = stage.slack.canvases();
  const markdown = [
    ...said.flatMap(({ blocks }) => markdownIn(blocks)),
    ...canvases.map((canvas) => canvas.markdown),
    ...files.filter(({ name }) => name.endsWith('.md')).map(({ text }) => text),
  ];
  const names = [...files.map(({ name }) => name), ...canvases.map(({ title }) => title)];
  return {
    mrkdwn,
    markdown,
    all: [...mrkdwn, ...plain, ...markdown, ...files.map(({ text }) => text), ...names].join('\n'),
  };
}

function nodesIn(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesIn) : [])];
}

function isActing(node: Nodes): node is Link {
  return ['link', 'image', 'definition'].includes(node.type);
}

/** What acts in a document although nobody but a stranger wanted it: links, pictures, HTML, mentions. */
function actingIn(markdown: string): string[] {
  const nodes = nodesIn(treeOf(markdown));
  const addresses = nodes.filter(isActing).map(({ url }) => url);
  const html = nodes.flatMap((node) => (node.type === 'html' ? [node.value] : []));
  const mentions = markdown.match(/!\[[^\]]*\]\([@#][A-Z0-9]+\)|(?<!\\)<[!@#][A-Za-z0-9]/g) ?? [];
  return [
    ...addresses.filter((url) => url.includes(EVIL) || !/^https?:|^#|^[\w./-]+$/.test(url)),
    ...html,
    ...mentions,
  ];
}

/** Mentions that nobody of ours meant, and addresses that are not Slack's own. */
function liveIn(stage: Stage, text: string): string[] {
  const known = new Set([...people(stage).map(({ id }) => id), stage.slack.botUserId]);
  return (text.match(/<[^<>]+>/g) ?? []).filter((token) => {
    const [, user] = /^<@(\w+)>$/.exec(token) ?? [];
    if (user) return !known.has(user);
    return (
      !/^<!date\^\d+\^\{date_short_pretty\} at \{time\}\|/.test(token) &&
      !/^<http:\/\/127\.0\.0\.1:\d+\//.test(token)
    );
  });
}

const INVISIBLE =
  /\u034f|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

/** What must be nowhere: the tokens of this process, whatever they are called. */
const SECRETS = /\bx(?:ox[a-z]|app)-[\w-]+|sk-marker[\w-]*/g;

/** What is found, with the words around it. */
function around(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(({ index }) =>
    JSON.stringify(text.slice(Math.max(0, index - 60), index + 30)),
  );
}

/** Fails where anything acts, hides or gives a secret away. */
export function expectHarmless(stage: Stage): void {
  const { mrkdwn, markdown, all } = shownIn(stage);
  expect(mrkdwn.flatMap((text) => liveIn(stage, text))).toEqual([]);
  expect(markdown.flatMap(actingIn)).toEqual([]);
  expect(around(all, INVISIBLE)).toEqual([]);
  expect(all.match(SECRETS) ?? []).toEqual([]);
  expect(all).not.toContain(stage.slack.signingSecret);
}
