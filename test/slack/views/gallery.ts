// Owns one readable example of every view: each kind of message, private line and form, as Block Kit JSON.
import type { Design, Version } from '../../../src/design/record.ts';
import { FORMS } from '../../../src/slack/actions.ts';
import { answerForm, answersForm } from '../../../src/slack/forms/answers.ts';
import {
  cancellationForm,
  decisionForm,
  deletionForm,
  extensionForm,
  handoverForm,
} from '../../../src/slack/forms/owner.ts';
import { startForm } from '../../../src/slack/forms/start.ts';
import { TEXT_FORMS, type TextFormName, textForm } from '../../../src/slack/forms/texts.ts';
import { resolveReferences } from '../../../src/slack/thread/links.ts';
import { helpView } from '../../../src/slack/views/help.ts';
import { inviteExpiredLine } from '../../../src/slack/views/invite.ts';
import { listView } from '../../../src/slack/views/list.ts';
import { cancellationLine, recordReplyLine, statusLine } from '../../../src/slack/views/private.ts';
import { threadView } from '../../../src/slack/views/thread.ts';
import { DELIVERABLES } from '../../fixtures/deliverables.ts';
import { AT, blob, designWith, document, MATERIAL, question, round, vote } from './fixture.ts';

const DRAFTER = 'Drafted by rules on this server.';
const VALUE = { design: 'design-1', round: 1 };

/** JSON by file name without its ending; what can be pasted into Slack's Block Kit Builder. */
export type Gallery = ReadonlyMap<string, unknown>;

/** Every view once, those that change with the stage several times. Pure. */
export function gallery(): Gallery {
  return new Map([...messages(), ...privateLines(), ...forms()]);
}

const answered = question(1, { answer: { text: '50,000 a day', by: 'U2', at: AT, isDefault: false } });
const accepted = question(2, { answer: { text: '200 a minute', by: 'U1', at: AT, isDefault: true } });
const unclear = question(3, { followUp: { text: 'Per day, or per hour?', askedOf: 'U2', at: AT } });
const QUESTIONS = [answered, accepted, unclear];
const VOTED = round(1, {
  votes: { U1: vote('A', 1), U2: vote('A', 2), U3: vote('B', 3) },
  reasons: { U3: 'We will sell it on.' },
});
const CLOSED = { ...VOTED, closedAt: AT, outcome: 'majority' } as const;
const TIED = round(1, { votes: { U1: vote('A', 1), U2: vote('B', 2) } });
const OBJECTED = round(1, {
  votes: { U2: vote('A', 1) },
  objections: [{ by: 'U3', text: 'Nobody here runs clusters.', at: AT }],
  refinements: [{ by: 'U2', text: 'Show how payments fail.', at: AT }],
});

/** A design at one moment: only these keys are drawn. */
interface Scene {
  readonly name: string;
  readonly keys: readonly string[];
  readonly design: Partial<Design>;
}

const SCENES: readonly Scene[] = [
  {
    name: 'intake',
    keys: ['board', 'received', 'document:D-2', 'refused:D-3', 'unread', 'gap:ux', 'absent:1'],
    design: {
      documents: [
        document(1),
        document(2),
        document(3, { state: 'refused', refusal: 'It holds only pictures.' }),
      ],
      unread: [{ label: 'Figma', target: 'https://figma.com/x' }],
      absent: ['U3'],
    },
  },
  {
    name: 'questions',
    keys: ['board', 'questions', 'moreQuestions:Q-3', 'followUp:Q-3'],
    design: {
      stage: 'questions',
      questions: QUESTIONS,
      challengeCheck: { text: 'Open a box within 3 seconds.', requirementCount: 12, confirmedBy: null },
    },
  },
  {
    name: 'proposing',
    keys: ['board', 'questions', 'proposing:1'],
    design: { stage: 'proposing', questions: QUESTIONS },
  },
  {
    name: 'voting',
    keys: [
      'board',
      'option:1:A',
      'option:1:B',
      'option:1:C',
      'ballot:1',
      'reminder:1:1',
      'changedAnswers:1',
      'takeover:1',
    ],
    design: {
      stage: 'voting',
      questions: QUESTIONS,
      rounds: [round(1, { votes: { U2: vote('B', 1) }, earlierAnswers: { 'Q-1': '200 a minute' } })],
    },
  },
  {
    name: 'voting-extended',
    keys: ['ballot:1', 'extended:1:1'],
    design: {
      stage: 'voting',
      rounds: [
        round(1, {
          votes: { U2: vote('B', 1) },
          extendedAt: AT,
          extensions: [{ by: 'U1', at: AT, until: '2026-03-05T09:00:00.000Z' }],
        }),
      ],
    },
  },
  { name: 'voting-objection', keys: ['ballot:1'], design: { stage: 'voting', rounds: [OBJECTED] } },
  {
    name: 'voting-hidden',
    keys: ['ballot:1'],
    design: { stage: 'voting', rounds: [VOTED], votesHidden: true },
  },
  {
    name: 'voting-tie',
    keys: ['ballot:1', 'result:1:1'],
    design: { stage: 'voting', rounds: [{ ...TIED, closedAt: AT, outcome: 'tie' }] },
  },
  {
    name: 'voting-no-quorum',
    keys: ['ballot:1', 'result:1:1'],
    design: {
      stage: 'voting',
      rounds: [round(1, { votes: { U2: vote('A', 1) }, closedAt: AT, outcome: 'noQuorum' })],
    },
  },
  {
    name: 'voting-second-round',
    keys: ['board', 'ballot:1', 'ballot:2'],
    design: { stage: 'voting', rounds: [{ ...OBJECTED, closedAt: AT, outcome: 'refined' }, round(2)] },
  },
  { name: 'voting-closed', keys: ['ballot:1', 'result:1:1'], design: { stage: 'voting', rounds: [CLOSED] } },
  {
    name: 'drafting',
    keys: ['decided:1', 'drafting:1', 'handover:1', 'trouble:1', 'fallback'],
    design: {
      stage: 'drafting',
      rounds: [CLOSED],
      decided: decided(),
      draft: draft(1),
      handovers: [{ from: 'U2', to: 'U1', at: AT, how: 'handed over' }],
      trouble: { jobKey: 'x', attempts: 3, message: 'No answer in time.', retryAt: null, told: 'trouble:1' },
      canvasRefused: 'canvases are switched off in this workspace',
    },
  },
  {
    name: 'delivered',
    keys: ['board', 'canvas:architecture', 'file:2:architecture', 'guide:1', 'change:2', 'guide:2'],
    design: { stage: 'delivered', rounds: [CLOSED], decided: decided(), versions: [version(1), version(2)] },
  },
  {
    name: 'final',
    keys: ['board', 'guide:1', 'final'],
    design: { stage: 'final', rounds: [CLOSED], decided: decided(), versions: [version(1)] },
  },
  { name: 'cancelled', keys: ['board', 'cancelled'], design: { stage: 'cancelled' } },
  { name: 'deleted', keys: ['board', 'deleted'], design: { stage: 'deleted' } },
];

/** The names of all kinds of messages shown here: the first words of their keys. Pure. */
export function kindsShown(): string[] {
  return [...new Set(SCENES.flatMap(({ keys }) => keys.map((key) => key.split(':')[0] ?? '')))];
}

function messages(): [string, unknown][] {
  return SCENES.flatMap(({ name, keys, design }) =>
    threadView(designWith({ ...design, thread: [...keys] }), MATERIAL, DRAFTER).flatMap(
      (item): [string, unknown][] =>
        item.kind === 'message' ? [[fileName('message', name, item.key), blocksOf(item.blocks)]] : [],
    ),
  );
}

function privateLines(): [string, unknown][] {
  const design = designWith({ stage: 'questions', questions: QUESTIONS });
  const lines = {
    help: helpView('architect'),
    list: listView([{ design, permalink: 'https://example.slack.com/archives/C1/p1' }]),
    cancel: cancellationLine(design),
    'invite-expired': inviteExpiredLine(design, [
      { label: 'PRD (typed)', text: '# Parcel lockers\n\nA courier opens a box.' },
    ]),
    record: recordReplyLine(design, 'Q-3', 'about 300 a minute'),
    status: statusLine(design),
  };
  return Object.entries(lines).map(([name, { blocks }]) => [`private-${name}`, blocksOf(blocks)]);
}

function forms(): [string, unknown][] {
  const design = designWith({ stage: 'voting', questions: QUESTIONS, rounds: [VOTED] });
  const texts = Object.keys(TEXT_FORMS).filter((name): name is TextFormName => name in TEXT_FORMS);
  const start = {
    context: { channel: null, files: [] },
    drafterLine: DRAFTER,
    deliverables: DELIVERABLES,
    prefill: { title: '', prd: '' },
  };
  const all: Record<string, unknown> = {
    start: startForm({ ...start, askChannel: true }),
    answers: answersForm(design),
    answer: answerForm(design, 'Q-1'),
    decision: decisionForm(design, VOTED, 'A'),
    extension: extensionForm(design, VOTED),
    handover: handoverForm(design),
    cancellation: cancellationForm(design),
    deletion: deletionForm(design),
    ...Object.fromEntries(texts.map((name) => [name, textForm(name, VALUE)])),
  };
  return FORMS.map((name) => [`form-${name}`, all[name]]);
}

function blocksOf(blocks: readonly unknown[]): unknown {
  return { blocks: resolveReferences(blocks, []) };
}

function fileName(...words: string[]): string {
  return words.join('-').replaceAll(/[^\w-]+/g, '-');
}

function decided(): Design['decided'] {
  return { optionId: 'A', round: 1, by: 'U1', at: AT, reason: null, againstBallot: false };
}

function draft(number: number): Design['draft'] {
  const asked = { requestedBy: null, request: null, startedAt: AT };
  return { number, ...asked, parts: ['structure', 'stack'], blueprint: null, changes: [] };
}

function version(number: number): Version {
  const guide = { fileName: 'guide.md', title: 'Parcel lockers: Architecture Guide', file: blob('d') };
  return {
    number,
    at: AT,
    requestedBy: number === 1 ? null : 'U2',
    request: number === 1 ? null : 'Name the refund window.',
    changes: number === 1 ? [] : ['Changed as asked: Name the refund window.'],
    blueprint: blob('f'),
    summary: blob('c'),
    guides: [{ ...guide, canvas: blob('e'), deliverable: 'architecture' }],
  };
}
