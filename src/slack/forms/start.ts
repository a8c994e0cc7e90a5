// Owns the form that starts a design: what it asks, in which order, with which defaults.
import type { KnownBlock, ModalView } from '@slack/types';
import { DOMAINS, type Domain } from '../../blueprint/brief.ts';
import type { Deliverable } from '../../blueprint/deliverable.ts';
import type { StartContext } from '../actions.ts';
import { count, escaped } from '../mrkdwn.ts';
import { section, context as small } from '../views/blocks.ts';
import {
  type Choice,
  channelField,
  choiceField,
  choicesField,
  fileField,
  peopleField,
  TEXT_LIMIT,
  textField,
} from './fields.ts';
import { modal } from './modal.ts';
import { isPicture } from './start-parse.ts';

const LONGER = 'Longer than 3,000 characters? Attach it below, or paste it in the thread.';
// It has no field for files of its own: a PRD may hold it, and so may a text that is pasted while it is asked for.
const IN_THE_PRD = 'Longer than 3,000 characters? Attach it with the PRD above, or paste it in the thread.';
const FILES = '.md, .txt, .html, .pdf or .docx, up to 10 files of 10 MB each.';

const DOMAIN_LABELS: Readonly<Record<Domain, string>> = {
  backend: 'Backend',
  frontend: 'Frontend',
  infrastructure: 'Infrastructure',
  security: 'Security',
  integration: 'Integration',
};

const DAYS_CHOICES: readonly Choice[] = [
  { value: '1', label: '1 day' },
  { value: '2', label: '2 days' },
  { value: '3', label: '3 days' },
  { value: '7', label: '7 days' },
  { value: 'none', label: 'No deadline' },
];

/** What the form is opened with. */
export interface StartInput {
  readonly context: StartContext;
  /** "Drafted by rules on this server." or "Documents are sent to <host>, <model>." */
  readonly drafterLine: string;
  /** What there is to choose from, in order; at least one. */
  readonly deliverables: readonly Deliverable[];
  readonly askChannel: boolean;
  /** Text known beforehand: from the command, or from the message a design is started from. */
  readonly prefill: { readonly title: string; readonly prd: string };
}

/** The form. First what is needed, below the divider what has a default. Pure. */
export function startForm({
  context,
  drafterLine,
  deliverables,
  askChannel,
  prefill,
}: StartInput): ModalView {
  const frame = { form: 'start', title: 'New architecture', submit: 'Start', close: 'Cancel' } as const;
  return modal({ ...frame, metadata: JSON.stringify(context) }, [
    small(escaped(drafterLine)),
    textField('title', 'Title', { initial: prefill.title, placeholder: 'What is it called?', max: 150 }),
    ...(askChannel ? [channelField('channel', 'Channel', { hint: 'The thread starts there.' })] : []),
    deliverableField(deliverables),
    ...productFields(context, prefill.prd),
    peopleField('stakeholders', 'Stakeholders', {
      hint: 'They vote, with you. Nobody named: anyone in the channel may vote.',
      optional: true,
    }),
    { type: 'divider' },
    section('*Optional*: all of this has a default.'),
    ...optionalFields(),
  ]);
}

/** One of two or both is one click; of more, each has its own. */
function deliverableField(deliverables: readonly Deliverable[]): KnownBlock {
  const choices = deliverables.map(({ id, name, description }) => ({ value: id, label: name, description }));
  const first = choices.slice(0, 1);
  if (choices.length > 2) return choicesField('deliverable', 'Deliverables', choices, { chosen: first });
  const both = choices.length === 2 ? [{ value: 'both', label: 'Both' }] : [];
  return choiceField('deliverable', 'Deliverable', [...choices, ...both], first[0]?.value ?? null);
}

function productFields({ files }: StartContext, prd: string): KnownBlock[] {
  const pictures = files.filter(isPicture).length;
  const taken = [
    ...(files.length > pictures
      ? [`${count(files.length - pictures, 'file')} of the message will be read as PRD.`]
      : []),
    ...(pictures > 0 ? [`Kept as a reference, not read: ${count(pictures, 'image')}.`] : []),
  ].join(' ');
  const cut = 'The message is longer than this field takes. Attach its whole text as a file.';
  return [
    ...(files.length > 0 ? [small(taken)] : []),
    ...(prd.length > TEXT_LIMIT ? [small(cut)] : []),
    longField('prdText', 'Product requirements (PRD), as text', prd),
    fileField('prdFiles', 'Product requirements (PRD), as files', { hint: FILES, optional: true }),
    longField('uxText', 'UX design, as text'),
    fileField('uxFiles', 'UX design, as files', { hint: FILES, optional: true }),
  ];
}

function optionalFields(): KnownBlock[] {
  const domains = DOMAINS.map((value) => ({ value, label: DOMAIN_LABELS[value] }));
  return [
    longField('challenge', 'Technical challenge', '', IN_THE_PRD),
    longField('requirements', 'Requirements', '', IN_THE_PRD),
    choicesField('domains', 'Domain focus', domains, { hint: 'None chosen: all five.', optional: true }),
    textField('techniques', 'Available techniques', {
      placeholder: 'What your team knows or must use: PostgreSQL, Kafka, AWS …',
      isLong: true,
      optional: true,
    }),
    choiceField('deliverAs', 'Deliver as', deliverAsChoices(), 'both'),
    choiceField('votes', 'Votes', votesChoices(), 'open'),
    choiceField('ballotDays', 'Ballot open for', DAYS_CHOICES, '3'),
  ];
}

function longField(id: string, label: string, initial = '', hint = LONGER): KnownBlock {
  return textField(id, label, { isLong: true, optional: true, hint, initial });
}

function deliverAsChoices(): Choice[] {
  return [
    { value: 'canvas', label: 'Canvas' },
    { value: 'file', label: 'Markdown file' },
    { value: 'both', label: 'Both' },
  ];
}

function votesChoices(): Choice[] {
  return [
    { value: 'open', label: 'Open', description: 'Everyone sees who votes for what' },
    { value: 'hidden', label: 'Hidden until the ballot closes' },
  ];
}
