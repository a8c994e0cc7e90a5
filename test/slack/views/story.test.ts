import { expect, test } from 'vitest';
import type { DesignEvent, StartForm } from '../../../src/design/events.ts';
import { dueJobs } from '../../../src/design/jobs.ts';
import type { Design } from '../../../src/design/record.ts';
import { transition } from '../../../src/design/transition.ts';
import { threadView } from '../../../src/slack/views/thread.ts';
import { CHOSEN } from '../../fixtures/deliverables.ts';
import { AT, blob, MATERIAL, question } from './fixture.ts';
import { messageFaults } from './limits.ts';

type Told = DesignEvent extends infer E ? (E extends DesignEvent ? Omit<E, 'id' | 'at'> : never) : never;

const GUIDES = [
  { deliverable: 'architecture', fileName: 'g.md', title: 'Guide', file: blob('d'), canvas: blob('e') },
] as const;
const FORM: StartForm = {
  title: 'Parcel lockers',
  deliverables: [CHOSEN.architecture, CHOSEN.technical],
  stakeholders: ['U2', 'U3'],
  challenge: '',
  requirements: '',
  domains: [],
  techniques: '',
  deliverAs: ['canvas', 'file'],
  votesHidden: false,
  ballotDays: 3,
  unread: [{ label: 'Figma', target: 'https://figma.com/x' }],
  documents: [file('F1', 'prd.md'), file('F2', 'scan.pdf')],
};

function file(fileId: string, name: string): StartForm['documents'][number] {
  const found = {
    name,
    kind: 'prd',
    because: "the form's PRD field",
    isKindSure: true,
    origin: 'form',
  } as const;
  return { ...found, fileId, mimetype: '', sizeBytes: 0, text: null, words: null, hash: null };
}

const options = [
  { id: 'A', name: 'Modular monolith', isRecommended: true },
  { id: 'B', name: 'Event-driven services', isRecommended: false },
] as const;
const read = {
  text: blob('a'),
  words: 9,
  hash: 'x',
  sizeBytes: 9,
  kind: 'prd',
  because: 'headings: Goals',
  unread: [],
} as const;
const proposed = {
  questions: [question(1).question, question(2).question],
  reading: blob('1'),
  challenge: 'Find parcels.',
};
const optionsProposed = { type: 'optionsProposed', jobKey: 'k', optionSet: blob('b'), options } as const;
const vote = (by: string, optionId: 'A' | 'B', actionTs: string): Told => ({
  type: 'voteCast',
  by,
  round: 1,
  optionId,
  actionTs,
});
const drafted: Told[] = [
  { type: 'partDrafted', jobKey: 'k', part: 'review' },
  { type: 'blueprintDrafted', jobKey: 'k', blueprint: blob('f'), changes: ['The database is PostgreSQL.'] },
  { type: 'guideRendered', jobKey: 'k', summary: blob('c'), guides: GUIDES },
];

const STORY: readonly Told[] = [
  {
    type: 'designStarted',
    designId: 'design-1',
    teamId: 'T1',
    channel: { id: 'C1', kind: 'public' },
    ownerName: 'Ana',
    form: FORM,
    by: 'U1',
  },
  { type: 'inviteNeeded' },
  { type: 'channelEntered' },
  {
    type: 'peopleLookedUp',
    people: [
      { id: 'U2', name: 'Ben', canSee: true },
      { id: 'U3', name: 'Cleo', canSee: false },
    ],
  },
  { type: 'documentRead', documentId: 'D-1', ...read },
  { type: 'documentRefused', documentId: 'D-2', detail: 'It holds only pictures.' },
  {
    type: 'documentsAdded',
    documents: [{ ...file('F3', 'notes.txt'), origin: 'thread' }],
    unread: [],
    by: 'U2',
  },
  { type: 'documentRead', documentId: 'D-3', ...read },
  { type: 'documentKindSet', documentId: 'D-3', kind: 'other', by: 'U2' },
  { type: 'gapWaived', gap: 'ux', by: 'U1' },
  { type: 'questionsProposed', jobKey: 'k', ...proposed, requirementCount: 12 },
  { type: 'replyReceived', ts: '1.1', text: '1: many', isToBot: true, by: 'U2' },
  {
    type: 'replyRead',
    ts: '1.1',
    answers: [],
    unclear: [{ questionId: 'Q-1', followUp: 'How many?' }],
    isCertain: true,
  },
  { type: 'questionAnswered', questionId: 'Q-1', text: '50k', by: 'U2' },
  { type: 'defaultsUsed', by: 'U1' },
  { type: 'jobFailed', jobKey: 'k', message: 'No answer in time.', retryAt: null },
  { type: 'retryRequested', by: 'U2' },
  optionsProposed,
  { type: 'roundStarted', feedback: 'Fewer services', by: 'U1' },
  optionsProposed,
  { type: 'memberJoined', userId: 'U3' },
  vote('U2', 'B', '1.1'),
  { type: 'voteCast', by: 'U2', round: 2, optionId: 'B', actionTs: '2.1' },
  { type: 'objectionRaised', by: 'U3', round: 2, text: 'Too costly' },
  { type: 'ownerHandedOver', to: 'U2', by: 'U1' },
  { type: 'ballotExtended', days: 2, by: 'U2' },
  { type: 'optionDecided', optionId: 'A', reason: 'cheaper', by: 'U2' },
  ...drafted,
  { type: 'canvasRefused', reason: 'canvases are off' },
  { type: 'changeRequested', text: 'Use PostgreSQL.', by: 'U3' },
  ...drafted,
  { type: 'guideAccepted', by: 'U2' },
  { type: 'designDeleted', by: 'U2' },
];

// Hours apart, so that reminders, closings and the offer to take over happen on the way. A result answers the job due.
function told(design: Design | null, event: Told, index: number, hours: number): DesignEvent {
  const at = new Date(Date.parse(AT) + index * hours * 3_600_000).toISOString();
  const jobKey = design && 'jobKey' in event ? { jobKey: dueJobs(design, at).at(-1)?.key ?? '' } : {};
  return { ...event, ...jobKey, id: `e${index}`, at };
}

function play(hours: number): Design[] {
  const designs: Design[] = [];
  for (const [index, event] of STORY.entries()) {
    const design = designs.at(-1) ?? null;
    const outcome = transition(design, told(design, event, index, hours));
    if (outcome) designs.push(outcome.design);
  }
  return designs;
}

test.each([0.01, 9, 30, 200])(
  'every step of a design is drawn, with %s hours between the events',
  (hours) => {
    for (const design of play(hours)) {
      const items = threadView(design, MATERIAL);
      expect(items.map((item) => item.key)).toEqual(design.thread);
      expect(items.flatMap((item) => (item.kind === 'message' ? messageFaults(item.blocks) : []))).toEqual(
        [],
      );
    }
  },
);

test('the story reaches the end and meets every kind of message', () => {
  const heads = [9, 30, 200]
    .flatMap((hours) => play(hours).at(-1)?.thread ?? [])
    .map((key) => key.split(':')[0]);
  expect(play(0.01).at(-1)?.stage).toBe('deleted');
  expect(new Set(heads)).toEqual(
    new Set([
      ...[
        'board',
        'received',
        'document',
        'refused',
        'unread',
        'gap',
        'absent',
        'questions',
        'followUp',
        'proposing',
      ],
      ...[
        'option',
        'ballot',
        'reminder',
        'extended',
        'result',
        'decided',
        'drafting',
        'canvas',
        'file',
        'fallback',
        'guide',
      ],
      ...['change', 'takeover', 'handover', 'trouble', 'final', 'deleted'],
    ]),
  );
});
