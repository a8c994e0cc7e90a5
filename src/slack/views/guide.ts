// Owns drafting and delivery in the thread: progress, canvas, files, the summary with what to do next.
import type { KnownBlock } from '@slack/types';
import { PARTS } from '../../blueprint/blueprint.ts';
import type { Design, Version } from '../../design/record.ts';
import { bullets, clip, count, inline, listed, mention, quote } from '../mrkdwn.ts';
import { button, context, header, message, row, section } from './blocks.ts';
import type { Material, ThreadItem } from './item.ts';
import { deliverableNames, linkTo, linkWhereTaken, named } from './words.ts';

// All markdown blocks of a message together hold 12,000 characters; the full text is in the guide.
const SUMMARY = 11_000;
const LIST_SHOWN = 5;
/** So many characters tell one finding from another. */
const TOLD_START = 100;
/** How the key of a file ends that came once more after the acceptance. */
const FINAL = ':final';
const PART_COUNT = Object.keys(PARTS).length;

/** Progress by part while a version is drafted; then the fact that it is done. Pure. */
export function draftingItem(design: Design, key: string, number: number): ThreadItem {
  const text = draftingText(design, number);
  return message(key, text, [section(text)]);
}

/** The canvas of a deliverable, always with the text of the newest version that holds it. Pure. */
export function canvasItem(design: Design, key: string, deliverable: string): ThreadItem {
  const holds = ({ guides }: Version) => guides.some((it) => it.deliverable === deliverable);
  const { title, canvas } = guideIn(design.versions.findLast(holds), deliverable);
  return { kind: 'canvas', key, title: clip(title, 150), blob: canvas };
}

/** The Markdown file of one version of a deliverable. Pure. */
export function fileItem(design: Design, key: string, number: number, deliverable: string): ThreadItem {
  const version = design.versions.find((candidate) => candidate.number === number);
  const { fileName, title, file } = guideIn(version, deliverable);
  const state = key.endsWith(FINAL) ? 'accepted as final, ' : '';
  const comment = `${nameIn(design, deliverable)}, version ${number}, ${state}as a Markdown file.`;
  return {
    kind: 'file',
    key,
    files: [{ fileName, title: clip(title, 150), blob: file, altText: null }],
    comment,
  };
}

/** The zip of one version. Pure. */
export function bundleItem(design: Design, key: string, number: number): ThreadItem {
  const bundle = design.versions.find((candidate) => candidate.number === number)?.bundle;
  if (!bundle) throw new Error(`There is no bundle of version ${number} to show.`);
  const state = key.endsWith(FINAL) ? ', accepted as final' : '';
  const comment = `Everything of version ${number}${state}, for repositories and tools: guides, decision records, the model with its schema, rules for agents, findings, diagrams.`;
  const { fileName, blob } = bundle;
  const files = [{ fileName, title: clip(fileName, 150), blob, altText: null }];
  return { kind: 'file', key, files, comment };
}

/** Why a file comes instead of a canvas. Pure. */
export function fallbackItem(design: Design): ThreadItem {
  const why = inline(design.canvasRefused ?? 'Slack refused it', 300).replace(/\.$/, '');
  const text = `The guide could not be made a canvas: ${why}. It comes as a Markdown file instead.`;
  return message('fallback', text, [section(text)]);
}

/** The one-page summary of a version, where the guide is, what changed, and what to do next. Pure. */
export function guideItem(design: Design, key: string, number: number, material: Material): ThreadItem {
  const version = design.versions.find((candidate) => candidate.number === number);
  if (!version) throw new Error(`The design has no version ${number}.`);
  const title = `The guide, version ${number}`;
  const newest = design.versions.at(-1)?.number ?? number;
  if (newest > number) return replacedItem(design, key, version, newest);
  return message(key, `${title}, is ready: ${inline(design.title, 150)}`, [
    header(title),
    ...summaryBlocks(material.summaries.get(version.summary)),
    ...changeBlocks(version),
    ...checkBlocks(version, material.summaries.get(version.summary) ?? ''),
    ...missingBlocks(design, version),
    section(placesLine(design, version)),
    ...nextBlocks(design, version),
  ]);
}

/** An outdated version steps back to one line; its files stay in the thread. */
function replacedItem(design: Design, key: string, version: Version, newest: number): ThreadItem {
  const by = linkTo(design, `guide:${newest}`, `version ${newest}`);
  const text = `Version ${version.number} of the guide was replaced by ${by}.`;
  const files = version.guides.flatMap(({ deliverable }) =>
    placesOf(design, version.number, deliverable, ['file']),
  );
  return message(key, text, [
    section(text),
    ...(files.length > 0 ? [context(`It was: ${listed(files, 4)}.`)] : []),
  ]);
}

/** Who asked for which change. Pure. */
export function changeItem(design: Design, key: string, number: number): ThreadItem {
  const made = design.versions.find((candidate) => candidate.number === number);
  const asked = made ?? (design.draft?.number === number ? design.draft : null);
  if (!asked?.requestedBy)
    return message(key, 'This change was not made.', [section('This change was not made.')]);
  const text = `${named(design, asked.requestedBy)} asked for a change:\n${quote(asked.request ?? '', 2000)}`;
  const then = `It becomes ${linkTo(design, `guide:${number}`, `version ${number}`)} of the guide.`;
  return message(key, text, [section(text), context(then)]);
}

function draftingText(design: Design, number: number): string {
  const name = linkTo(design, `guide:${number}`, `Version ${number} of the guide`);
  if (design.versions.some((version) => version.number === number))
    return `${name} is written: ${PART_COUNT} of ${PART_COUNT} parts.`;
  if (design.draft?.number !== number) return `Version ${number} of the guide was not finished.`;
  const done = design.draft.parts.map((part) => PARTS[part]);
  if (design.draft.blueprint !== null)
    return `Writing version ${number}: all parts are there; laying out the documents.`;
  const names = done.length === 0 ? '' : `\nDone: ${listed(done, PART_COUNT)}.`;
  return `Writing version ${number} of the guide: ${done.length} of ${PART_COUNT} parts.${names}`;
}

function nameIn({ deliverables }: Design, id: string): string {
  return deliverableNames(deliverables.filter((it) => it.id === id)) || id;
}

/** What was chosen and could not be written, because its templates are gone. */
function missingBlocks(design: Design, { guides }: Version): KnownBlock[] {
  const missing = design.deliverables.filter(({ id }) => !guides.some((it) => it.deliverable === id));
  if (missing.length === 0) return [];
  return [section(`*Not written:* ${deliverableNames(missing)}. This bot no longer offers it.`)];
}

function guideIn(version: Version | undefined, deliverable: string): Version['guides'][number] {
  const guide = version?.guides.find((candidate) => candidate.deliverable === deliverable);
  if (!guide) throw new Error(`There is no ${deliverable} guide to show.`);
  return guide;
}

function summaryBlocks(summary: string | undefined): KnownBlock[] {
  if (!summary?.trim()) return [section('The summary is no longer stored.')];
  return [{ type: 'markdown', text: wholeLines(shortLists(summary), SUMMARY) }];
}

/** The Markdown with each list at its first lines: the whole one is in the guide. */
function shortLists(markdown: string): string {
  return markdown.replaceAll(/(?:^[-*] .*\n?)+/gm, (list) => {
    const items = list.trimEnd().split('\n');
    const rest = items.length - LIST_SHOWN;
    const end = list.endsWith('\n') ? '\n' : '';
    return rest < 2
      ? list
      : `${[...items.slice(0, LIST_SHOWN), `- and ${rest} more, in the guide`].join('\n')}${end}`;
  });
}

// Cut after a whole line, so that no table row or link is torn.
function wholeLines(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = text.lastIndexOf('\n', max - 40);
  return `${text.slice(0, end > 0 ? end : max - 40)}\n\n… The rest is in the guide.`;
}

function changeBlocks({ number, changes }: Version): KnownBlock[] {
  if (number === 1 && changes.length === 0) return [];
  const lines = changes.map((change) => inline(change, 200));
  return [section(`*What changed in this version*\n${lines.length === 0 ? 'Nothing.' : bullets(lines, 10)}`)];
}

/** The first findings in words, but for what the summary says already; the whole list is in the bundle. */
function checkBlocks({ checks }: Version, summary: string): KnownBlock[] {
  if (!checks) return [];
  const fresh = checks.told.filter((told) => !isToldIn(summary, told));
  if (fresh.length === 0) return [];
  const counts = `${count(checks.errors, 'error')}, ${count(checks.warnings, 'warning')}`;
  const title =
    fresh.length === checks.told.length ? `*Found by the checks* (${counts})` : '*Also found by the checks*';
  const rest = checks.errors + checks.warnings - checks.told.length;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  return [section(`${title}\n${bullets([...fresh.map((told) => inline(told, 240)), ...more], 6)}`)];
}

/** "N04 at availability: The target …": rule and place, then the words, which a summary may hold. */
function isToldIn(summary: string, told: string): boolean {
  const words = told.slice(told.indexOf(': ') + 2);
  return summary.replaceAll('\\', '').includes(words.slice(0, TOLD_START));
}

function acceptLine(design: Design, { checks }: Version): string {
  const accepts = `${mention(design.owner)}, the owner, accepts it as final.`;
  const asks = (checks?.errors ?? 0) > 0 ? ' While errors stand, that asks for a reason.' : '';
  return `Is something missing or wrong? Ask for a change. ${accepts}${asks}`;
}

function placesLine(design: Design, { number, guides }: Version): string {
  const isRefused = design.canvasRefused !== null;
  const ways = isRefused ? (['file'] as const) : (['canvas', 'file'] as const);
  const places = guides.flatMap(({ deliverable }) => placesOf(design, number, deliverable, ways));
  if (places.length === 0) return 'The guide follows in this thread.';
  return [`Read it: ${listed(places, 4)}`, ...(isRefused ? canvasesTaken(design, guides) : [])].join('\n');
}

/** Slack may take one canvas and refuse the next: only those that are there are named. */
function canvasesTaken(design: Design, guides: Version['guides']): string[] {
  return guides.map(({ deliverable }) =>
    linkWhereTaken(design, `canvas:${deliverable}`, `${nameIn(design, deliverable)} (canvas)`),
  );
}

function placesOf(
  design: Design,
  number: number,
  deliverable: string,
  ways: readonly ('canvas' | 'file')[],
): string[] {
  const name = nameIn(design, deliverable);
  const file = `file:${number}:${deliverable}`;
  const newest = design.thread.includes(`${file}${FINAL}`) ? `${file}${FINAL}` : file;
  const places = [
    { way: 'canvas', key: `canvas:${deliverable}`, label: `${name} (canvas)` },
    { way: 'file', key: newest, label: `${name} (Markdown file)` },
  ] as const;
  return places
    .filter(({ way, key }) => ways.includes(way) && design.thread.includes(key))
    .map(({ key, label }) => linkTo(design, key, label));
}

function nextBlocks(design: Design, version: Version): KnownBlock[] {
  const { number } = version;
  if (design.stage === 'drafting') return [context(`A change is being made: version ${number + 1} follows.`)];
  if (design.stage !== 'delivered') return [context('This is the last version.')];
  const value = { design: design.id };
  return [
    context(acceptLine(design, version)),
    ...row(
      button('requestChange', 'Request a change', value),
      button('accept', 'Accept as final', value, { style: 'primary' }),
    ),
  ];
}
