// Owns the border where the start form becomes plain data, with a message beside each wrong field.
import { z } from 'zod';
import { Domain } from '../../blueprint/brief.ts';
import type { Deliverable } from '../../blueprint/deliverable.ts';
import type { ChosenDeliverable } from '../../design/chosen.ts';
import { isImage } from '../../documents/in/sniff.ts';
import { type SharedFile, StartContext } from '../actions.ts';
import { clip } from '../mrkdwn.ts';
import {
  channelIn,
  choiceIn,
  choicesIn,
  type FormFile,
  filesIn,
  type Parsed,
  peopleIn,
  Submission,
  textIn,
} from './state.ts';

/** What the start form says. Typed text and files are documents still to be stored. */
export interface StartValues {
  readonly title: string;
  readonly channel: string;
  readonly deliverables: readonly ChosenDeliverable[];
  readonly prd: { readonly text: string; readonly files: readonly FormFile[] };
  readonly ux: { readonly text: string; readonly files: readonly FormFile[] };
  /** Files of the message the design is started from; they count as PRD. */
  readonly messageFiles: readonly SharedFile[];
  readonly stakeholders: readonly string[];
  readonly challenge: string;
  readonly requirements: string;
  readonly domains: readonly Domain[];
  readonly techniques: string;
  readonly deliverAs: readonly ('canvas' | 'file')[];
  readonly votesHidden: boolean;
  readonly ballotDays: 1 | 2 | 3 | 7 | null;
}

// The form promises 10 MB; the reader checks again when it has the bytes.
const MAX_BYTES = 10 * 1024 * 1024;
const READABLE_NAME = /\.(md|markdown|txt|text|html?|pdf|docx)$/i;
const READABLE_TYPES: readonly string[] = ['markdown', 'text', 'html', 'pdf', 'docx', 'quip', 'canvas'];
const TITLE = 150;

const Days = z.enum(['1', '2', '3', '7', 'none']).catch('3');
const DAYS = { '1': 1, '2': 2, '3': 3, '7': 7, none: null } as const;
const Way = z.enum(['canvas', 'file', 'both']).catch('both');

/** The start form as plain data, or a message for each wrong field by its block_id. Throws where the view is not a
 *  start form, a bug. `offered` is what there is to choose from now. Pure. */
export function parseStart(view: unknown, offered: readonly Deliverable[]): Parsed<StartValues> {
  const submission = Submission.parse(view);
  const context = StartContext.parse(JSON.parse(submission.metadata));
  const values = valuesOf(submission, context, offered);
  const errors = errorsOf(values);
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, form: values };
}

function valuesOf(
  submission: Submission,
  context: StartContext,
  offered: readonly Deliverable[],
): StartValues {
  return {
    title: textIn(submission, 'title'),
    channel: context.channel ?? channelIn(submission, 'channel') ?? '',
    prd: { text: textIn(submission, 'prdText'), files: filesIn(submission, 'prdFiles') },
    ux: { text: textIn(submission, 'uxText'), files: filesIn(submission, 'uxFiles') },
    messageFiles: context.files,
    stakeholders: peopleIn(submission, 'stakeholders'),
    challenge: textIn(submission, 'challenge'),
    requirements: textIn(submission, 'requirements'),
    techniques: textIn(submission, 'techniques'),
    deliverables: deliverablesOf(submission, offered),
    ...choicesOf(submission),
  };
}

/** What was chosen and is offered, in the order of the offer. */
function deliverablesOf(submission: Submission, offered: readonly Deliverable[]): ChosenDeliverable[] {
  const one = choiceIn(submission, 'deliverable');
  const chosen = one === null ? choicesIn(submission, 'deliverable') : [one];
  return offered
    .filter(({ id }) => chosen.includes(id) || one === 'both')
    .map(({ id, name, needs }) => ({ id, name, needs }));
}

function choicesOf(submission: Submission) {
  const way = Way.parse(choiceIn(submission, 'deliverAs'));
  return {
    deliverAs: way === 'both' ? (['canvas', 'file'] as const) : [way],
    domains: choicesIn(submission, 'domains').map((domain) => Domain.parse(domain)),
    votesHidden: choiceIn(submission, 'votes') === 'hidden',
    ballotDays: DAYS[Days.parse(choiceIn(submission, 'ballotDays'))],
  };
}

function errorsOf(values: StartValues): Record<string, string> {
  const found = {
    title: titleError(values.title),
    channel: values.channel === '' ? 'Choose the channel in which the thread starts.' : null,
    deliverable: values.deliverables.length === 0 ? 'Choose what to write.' : null,
    prdText: briefError(values),
    prdFiles: filesError(values.prd.files),
    uxFiles: filesError(values.ux.files),
  };
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

function titleError(title: string): string | null {
  if (title === '') return 'Give the design a title.';
  return title.length > TITLE ? `Shorten the title to ${TITLE} characters; it has ${title.length}.` : null;
}

function briefError({ prd, challenge, messageFiles }: StartValues): string | null {
  const documents = [...prd.files, ...messageFiles].filter((file) => !isPicture(file)).length;
  if (prd.text !== '' || challenge !== '' || documents > 0) return null;
  return 'Add the product requirements, here or as a file, or describe a technical challenge below.';
}

function filesError(files: readonly FormFile[]): string | null {
  const wrong = files.map(fileError).filter((error) => error !== null);
  return wrong.length === 0 ? null : clip(wrong.join(' '), 500);
}

function fileError(file: FormFile): string | null {
  const name = `"${clip(file.name || 'A file', 80)}"`;
  if (file.sizeBytes !== null && file.sizeBytes > MAX_BYTES)
    return `${name} is larger than 10 MB: split it, or send the parts that matter.`;
  if (file.sizeBytes === 0) return `${name} is empty.`;
  return isReadable(file) ? null : `${name} cannot be read: send it as .md, .txt, .html, .pdf or .docx.`;
}

// Images are kept as references. Where Slack has told neither name nor type yet, the reader decides later.
function isReadable(file: FormFile): boolean {
  const isUnknown = file.name === '' && file.filetype === '';
  return (
    isUnknown || isPicture(file) || READABLE_NAME.test(file.name) || READABLE_TYPES.includes(file.filetype)
  );
}

/** Whether a file is kept as a reference, never read. Slack may tell its name before its type. Pure. */
export function isPicture({ name, mimetype }: { name: string; mimetype: string }): boolean {
  return isImage(name, mimetype);
}
