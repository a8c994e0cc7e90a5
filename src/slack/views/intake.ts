// Owns what the thread says about documents: received, added later, refused, not read.
import type { Button, KnownBlock } from '@slack/types';
import type { DocumentKind } from '../../blueprint/brief.ts';
import type { Design, DesignDocument } from '../../design/record.ts';
import { bullets, count, escaped, inline, listed } from '../mrkdwn.ts';
import { button, context, header, message, row, section } from './blocks.ts';
import type { ThreadItem } from './item.ts';
import { FORMATS, isBeforeDrafting, KIND_WORDS, linkTo, named } from './words.ts';

// Each document with its own buttons takes one or two blocks of the 50; the rest are named in one line.
const BLOCKS_FOR_DOCUMENTS = 40;

/** All documents of the start with their kind and why, each corrected with one click. Pure. */
export function receivedItem(design: Design): ThreadItem {
  const documents = design.documents.filter((document) => isOfTheStart(design, document));
  const title = `${count(documents.length, 'document')} received`;
  const shown = fitting(documents.map((document) => documentBlocks(design, document)));
  const rest = documents.slice(shown.length).map((document) => inline(document.name, 60));
  return message('received', title, [
    header(title),
    ...shown.flat(),
    ...(rest.length > 0 ? [section(`Also received: ${listed(rest, 30)}.`)] : []),
    ...hint(design),
  ]);
}

/** What was dropped into the thread has a message of its own. */
function isOfTheStart(design: Design, { id, origin }: DesignDocument): boolean {
  return origin !== 'thread' && !design.thread.includes(`document:${id}`);
}

/** One document that came later. Pure. */
export function documentItem(design: Design, key: string, id: string): ThreadItem {
  const document = documentOf(design, id);
  return message(
    key,
    `${inline(document.name, 120)}: ${stateWords(design, document)}`,
    documentBlocks(design, document),
  );
}

/** Which file cannot be read, why, and what to do. Pure. */
export function refusedItem(design: Design, key: string, id: string): ThreadItem {
  const document = documentOf(design, id);
  const why = inline(document.refusal ?? 'It cannot be read.', 600);
  const name = inline(document.name, 120);
  // Most refusals name the file themselves.
  const text = why.includes(name) ? `*Not used.* ${why}` : `*${name}* is not used. ${why}`;
  return message(key, text, [section(text), ...refusedAdvice(design)]);
}

/** What to do instead: nothing waits for the file once the questions are asked. */
function refusedAdvice(design: Design): KnownBlock[] {
  if (!isBeforeDrafting(design)) return [];
  const isIntake = design.stage === 'intake' || design.stage === 'waitingForInvite';
  return [
    context(
      isIntake
        ? `The design goes on waiting; drop the new file here (${FORMATS}) or paste its text.`
        : `If it matters, drop a new file here (${FORMATS}).`,
    ),
  ];
}

/** Links and pictures that are kept as references, with what to do if they matter. Pure. */
export function unreadItem(design: Design): ThreadItem {
  const title = `Not read: ${count(design.unread.length, 'reference')}`;
  const lines = design.unread.map(({ label, target }) => unreadLine(label, target));
  const advice = `I keep them as references and do not open them. If one matters, export it and drop it here (${FORMATS}).`;
  return message('unread', `${title}. ${advice}`, [
    section(`*Not read*\n${bullets(lines, 10)}`),
    section(advice),
  ]);
}

function documentOf(design: Design, id: string): DesignDocument {
  const document = design.documents.find((candidate) => candidate.id === id);
  if (!document) throw new Error(`The design has no document ${id}.`);
  return document;
}

function fitting(groups: readonly KnownBlock[][]): KnownBlock[][] {
  let room = BLOCKS_FOR_DOCUMENTS;
  return groups.filter((group) => {
    room -= group.length;
    return room >= 0;
  });
}

function documentBlocks(design: Design, document: DesignDocument): KnownBlock[] {
  const text = `*${inline(document.name, 120)}*\n${stateWords(design, document)}`;
  const buttons = correctionButtons(design, document);
  const [only, second] = buttons;
  return only && !second ? [section(text, only)] : [section(text), ...row(...buttons)];
}

function stateWords(design: Design, document: DesignDocument): string {
  if (document.state === 'referenced') return 'Being read.';
  // Why stands in one place: the message that tells of the refusal.
  if (document.state === 'refused')
    return `Not used: ${linkTo(design, `refused:${document.id}`, 'see why')}.`;
  const size = document.words === null ? '' : ` ${count(document.words, 'word')}.`;
  return `Taken as *${KIND_WORDS[document.kind]}*: ${because(design, document)}.${size}`;
}

// A correction is recorded with the person's id; people read the name.
function because(design: Design, document: DesignDocument): string {
  const said = /^said by <@(\w+)>$/.exec(document.because)?.[1];
  return said ? `said by ${named(design, said)}` : inline(document.because, 200);
}

function correctionButtons(design: Design, document: DesignDocument): Button[] {
  if (!isBeforeDrafting(design) || document.state !== 'read') return [];
  const kinds: readonly ('prd' | 'ux')[] = ['prd', 'ux'];
  return kinds.filter((kind) => kind !== document.kind).map((kind) => kindButton(design, document, kind));
}

function kindButton(design: Design, document: DesignDocument, kind: DocumentKind): Button {
  const value = { design: design.id, document: document.id, kind };
  return button('setKind', `It is the ${KIND_WORDS[kind]}`, value, { suffix: `${document.id}:${kind}` });
}

/** A file's id says nothing to people. */
const FILE_ID = /^F[A-Z0-9]+$/;

function unreadLine(label: string, target: string): string {
  return label === target || target === '' || FILE_ID.test(target)
    ? inline(label, 120)
    : `${inline(label, 80)}: ${escaped(target.slice(0, 120))}`;
}

function hint(design: Design): KnownBlock[] {
  return isBeforeDrafting(design)
    ? [context(`More documents? Drop them into this thread (${FORMATS}).`)]
    : [];
}
