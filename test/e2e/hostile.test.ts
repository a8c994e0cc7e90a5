// Hostile words in every place that people or a model can put them, looked at from outside: what Slack shows in the end.
import { strFromU8, unzipSync } from 'fflate';
import type { Link, Nodes } from 'mdast';
import { describe, expect } from 'vitest';
import type { Message } from '../../demo/model.ts';
import { treeOf } from '../../src/documents/out/markdown-tree.ts';
import { createBuiltinPlanner } from '../../src/planner/builtin/planner.ts';
import { deflatedPdf } from '../documents/bombs.ts';
import { EVIL, INJECTIONS } from '../fixtures/injections.ts';
import { MINUTE_MS } from './clock.ts';
import { type DesignStory, PRD, start, UX } from './design.ts';
import type { Stage } from './harness.ts';
import { startVoting } from './scenes.ts';
import { story } from './story.ts';

/** Everything that is shown in the end: texts of messages, documents, names of files. */
interface Shown {
  /** Texts in Slack's mrkdwn, where <…> acts. */
  readonly mrkdwn: readonly string[];
  /** Documents in Markdown, where links and pictures act. */
  readonly markdown: readonly string[];
  /** Everything, as one text. */
  readonly all: string;
}

/** The texts in blocks; those of plain text objects never act, and are left out where only acting ones count. */
function textsIn(value: unknown, isActing: boolean): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (isActing && 'type' in value && value.type === 'plain_text') return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'value' ? [] : textsIn(inner, isActing)));
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

function shownIn(stage: Stage): Shown {
  const said = ours(stage);
  const mrkdwn = said.flatMap(({ text, blocks }) => [text, ...textsIn(blocks, true)]);
  const plain = said.flatMap(({ blocks }) => textsIn(blocks, false));
  const files = filesOf(stage);
  const canvases = stage.slack.canvases();
  const markdown = [
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

function expectHarmless(stage: Stage): void {
  const { mrkdwn, markdown, all } = shownIn(stage);
  expect(mrkdwn.flatMap((text) => liveIn(stage, text))).toEqual([]);
  expect(markdown.flatMap(actingIn)).toEqual([]);
  expect(around(all, INVISIBLE)).toEqual([]);
  expect(all.match(SECRETS) ?? []).toEqual([]);
  expect(all).not.toContain(stage.slack.signingSecret);
}

const LINES = INJECTIONS.map(
  (text, at) => `- FR-${at + 10}: The system must store orders. ${text.replaceAll('\n', ' ')}`,
);
const BLOCKS = INJECTIONS.join('\n\n');
const HOSTILE_PRD = `${PRD}\n${LINES.join('\n')}\n\n## Notes\n\n${BLOCKS}\n`;
const HOSTILE_UX = `${UX}\n${INJECTIONS.map((text, at) => `### Screen ${at}: ${text.split('\n')[0]}`).join('\n')}\n`;
const some = (from: number, count = 8): string =>
  INJECTIONS.slice(from, from + count)
    .join('\n')
    .slice(0, 2_900);

async function speakHostile(stage: Stage, design: DesignStory): Promise<void> {
  const { ana, ben, cleo } = stage;
  await design.says('questions', 'are open');
  await design.mention(ben, `answer 1: ${some(0)}`);
  await design.reply(cleo, `2: ${some(8)}`);
  await design.reply(ben, some(16));
  await stage.calm();
  await design.click(ana, 'questions', 'useDefaults');
  await design.says('ballot:1', 'Which architecture');
  await design.fillIn(ben, 'ballot:1', 'addReason', { text: some(14) });
  await design.vote(ben, 'A');
  await design.fillIn(cleo, 'ballot:1', 'object', { text: some(24) });
  await design.fillIn(ana, 'ballot:1', 'refine', { text: some(30, 11) });
  await design.mention(cleo, `vote A because ${some(8)}`);
  await design.vote(ana, 'A');
  await stage.calm();
  stage.clock.advance(6 * MINUTE_MS);
  await design.says('result:1:1');
  await design
    .fillIn(ana, 'result:1:1', 'decide', { option: 'A', reason: some(0, 14) })
    .catch(() => undefined);
}

describe('hostile words', () => {
  story(
    'of people and their documents stay words, from the form to the changed guide',
    { planner: createBuiltinPlanner(), timeoutMs: 120_000 },
    async (stage) => {
      const { ana, ben } = stage;
      const title = `Tideberth <!channel> <@U012ABCDEF> \u202eevil\u202c ![x](https://${EVIL}/x.png)`;
      const files = { prdText: PRD, uxText: UX, title, techniques: some(4).slice(0, 900) };
      const design = await start(stage, ana, files);
      await design.reply(
        ben,
        '',
        { name: `prd <!here> \u202efdp.md`, bytes: HOSTILE_PRD },
        { name: 'ux.md', bytes: HOSTILE_UX },
      );
      await design.says('document:D-4', 'Taken as');
      await speakHostile(stage, design);
      await stage.calm();
      if (!design.thread().includes('decided:1')) await design.mention(ana, 'decide A because it fits');
      await design.says('guide:1', 'Request a change');
      await design.fillIn(ben, 'guide:1', 'requestChange', { text: `Name the refund window. ${some(14)}` });
      await design.says('guide:2', 'Request a change');
      await stage.calm();
      expectHarmless(stage);
    },
  );

  story('in a file that bursts hold up no other design', { timeoutMs: 120_000 }, async (stage) => {
    const { ana, ben } = stage;
    const bombed = await start(stage, ben, { prdText: PRD, uxText: '', title: 'Bombed' });
    await bombed.reply(ben, '', { name: 'ux.pdf', bytes: deflatedPdf(200) });
    const other = await startVoting(stage, { title: 'Other' });
    await other.vote(ana, 'A');
    await other.says('ballot:1', '1 of 3 have voted');
    await bombed.says('refused:D-2', 'ux.pdf');
    await stage.calm();
    expectHarmless(stage);
  });
});
