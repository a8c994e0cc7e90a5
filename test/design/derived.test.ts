// What is worked out from the record alone: the next job, the next wake, what is waited for; and full stories.
import { describe, expect, test } from 'vitest';
import { dueJobs, nextJob } from '../../src/design/jobs.ts';
import { takesAnswers } from '../../src/design/questions.ts';
import { type Design, parseDesign, STAGES, type Stage } from '../../src/design/record.ts';
import { waitingFor } from '../../src/design/waiting.ts';
import { nextWakeAt } from '../../src/design/wake.ts';
import { CHOSEN } from '../fixtures/deliverables.ts';
import {
  asks,
  at,
  atDelivered,
  atDrafting,
  atIntake,
  atQuestions,
  atVoting,
  clock,
  DAY,
  deliver,
  given,
  HOUR,
  IN_STAGE,
  keyOf,
  offers,
  started,
  type Told,
  vote,
  when,
} from './given.ts';
import { BEN, blob, CHLOE, document, file, OWNER, question, STRANGER } from './parts.ts';

const silence = at(7 * DAY);

describe('in each stage', () => {
  const table: Record<Stage, { job: string | null; wake: string | null; what: string; who: string[] }> = {
    waitingForInvite: {
      job: 'enter',
      wake: silence,
      what: 'an invitation to the channel',
      who: [OWNER],
    },
    intake: { job: null, wake: silence, what: 'UX design', who: [OWNER] },
    questions: { job: null, wake: silence, what: 'answers to 2 questions', who: [OWNER, BEN, CHLOE] },
    proposing: { job: 'options', wake: silence, what: 'the bot: working out the options', who: [] },
    voting: { job: null, wake: at(2 * DAY), what: '3 votes', who: [BEN, CHLOE, OWNER] },
    drafting: { job: 'blueprint', wake: silence, what: 'the bot: drafting the guide', who: [] },
    delivered: { job: null, wake: silence, what: 'acceptance or a change request', who: [OWNER] },
    final: { job: 'render', wake: null, what: 'nothing; the guide is final', who: [] },
    cancelled: { job: null, wake: null, what: 'nothing; the design was cancelled', who: [] },
    deleted: { job: 'erase', wake: null, what: 'nothing; the design was deleted', who: [] },
  };

  test.each(STAGES)('%s: what runs next, when it wakes, whom it waits for', (stage) => {
    const design = IN_STAGE[stage]();
    const { job, wake, what, who } = table[stage];
    expect(nextJob(design, design.updatedAt)?.kind ?? null).toBe(job);
    expect(nextWakeAt(design)).toBe(wake);
    expect(waitingFor(design)).toEqual({ what, who });
    expect(design.stage).toBe(stage);
  });
});

describe('the next job', () => {
  test('looks up people first, then reads, then thinks', () => {
    const entered = given(started({ documents: [document('prd'), document('ux'), file('F1')] }), {
      type: 'channelEntered',
    });
    const kinds = dueJobs(entered, entered.updatedAt).map((job) => job.kind);
    expect(kinds).toEqual(['lookUpPeople', 'readDocument', 'questions']);
    expect(nextJob(entered, entered.updatedAt)).toMatchObject({ userIds: [BEN, CHLOE] });
  });

  test('reads replies one after the other', () => {
    const reply = (ts: string): Told => ({
      type: 'replyReceived',
      ts,
      by: BEN,
      text: '1: 5',
      isToBot: false,
    });
    const design = given(atQuestions(), reply('1.1'), reply('1.2'));
    expect(dueJobs(design, design.updatedAt)).toMatchObject([{ kind: 'readReply', ts: '1.1' }]);
    const next = given(design, { type: 'replyRead', ts: '1.1', answers: [], unclear: [], isCertain: true });
    expect(dueJobs(next, next.updatedAt)).toMatchObject([{ kind: 'readReply', ts: '1.2' }]);
  });

  test('looks up who turns up later', () => {
    const design = given(atVoting({ stakeholders: [] }), vote(STRANGER, 'B', 1));
    expect(nextJob(design, design.updatedAt)).toMatchObject({ kind: 'lookUpPeople', userIds: [STRANGER] });
  });

  test('renders once the blueprint is there', () => {
    const design = atDrafting();
    const drafted = given(design, {
      type: 'blueprintDrafted',
      jobKey: keyOf(design, 'blueprint'),
      blueprint: blob(5),
      changes: [],
    });
    expect(nextJob(drafted, drafted.updatedAt)?.kind).toBe('render');
  });

  test('has another key for another version, so that an old result is dropped', () => {
    const first = atDrafting();
    const delivered = atDelivered();
    const again = given(delivered, { type: 'changeRequested', by: BEN, text: 'Add a cache' });
    expect(keyOf(again, 'blueprint')).not.toBe(keyOf(first, 'blueprint'));
  });

  test('looks every hour whether it was invited', () => {
    const asked = given(started(), { type: 'inviteNeeded' });
    expect(nextWakeAt(asked)).toBe(at(HOUR));
    expect(nextJob(asked, at(HOUR - 1))).toBeNull();
    expect(nextJob(asked, at(HOUR))?.kind).toBe('enter');
  });
});

describe('what is waited for', () => {
  test.each([
    {
      title: 'one document to be read',
      design: () => atIntake({ documents: [file('F1')] }),
      what: 'the bot: reading 1 document',
    },
    {
      title: 'two documents to be read',
      design: () => atIntake({ documents: [file('F1'), file('F2')] }),
      what: 'the bot: reading 2 documents',
    },
    { title: 'the questions', design: () => atIntake(), what: 'the bot: reading for questions' },
    {
      title: 'both documents',
      design: () => atIntake({ documents: [] }),
      what: 'product requirements (PRD) and UX design',
    },
    {
      title: 'one answer',
      design: () => given(atQuestions(), { type: 'defaultAccepted', by: BEN, questionId: 'Q-1' }),
      what: 'answers to 1 question',
    },
    {
      title: 'votes of anyone',
      design: () => atVoting({ stakeholders: [] }),
      what: 'the decision; until then anyone here may vote',
    },
    {
      title: 'one vote',
      design: () => given(atVoting(), vote(OWNER, 'A', 1), vote(BEN, 'A', 2)),
      what: '1 vote',
    },
    {
      title: 'the last five minutes',
      design: () => given(atVoting({ stakeholders: [BEN] }), vote(OWNER, 'A', 1), vote(BEN, 'A', 2)),
      what: 'the ballot to close; every vote is in',
    },
    { title: 'the decision', design: () => when(atVoting(), clock(4 * DAY)).design, what: 'the decision' },
  ])('$title', ({ design, what }) => {
    expect(waitingFor(design()).what).toBe(what);
  });

  test('the challenge to be confirmed', () => {
    const design = atIntake({ deliverables: [CHOSEN.technical], documents: [document('prd')] });
    const shown = given(design, asks(design, [], 'Open in 2 s'));
    expect(waitingFor(shown)).toEqual({ what: 'the challenge to be confirmed', who: [OWNER] });
    expect(takesAnswers(shown)).toBe(false);
  });
});

/** A long story: two rounds, a takeover, a late document, trouble, two versions. Each step is an event made from the
 *  design before it. */
const STORY: readonly ((design: Design) => Told)[] = [
  () => ({ type: 'inviteNeeded' }),
  () => ({ type: 'channelEntered', at: at(HOUR) }),
  () => ({
    type: 'peopleLookedUp',
    people: [
      { id: BEN, name: 'Ben', canSee: true },
      { id: CHLOE, name: 'Chloe', canSee: false },
    ],
  }),
  () => ({ type: 'documentsAdded', by: BEN, documents: [file('F1')], unread: [] }),
  () => ({ type: 'documentRefused', documentId: 'D-2', detail: 'Locked with a password.' }),
  () => ({ type: 'gapWaived', by: OWNER, gap: 'ux' }),
  (design) => ({
    type: 'jobFailed',
    jobKey: keyOf(design, 'questions'),
    message: 'No answer.',
    retryAt: null,
  }),
  () => ({ type: 'retryRequested', by: BEN }),
  (design) =>
    asks(
      design,
      [1, 2, 3, 4, 5, 6, 7].map((n) => question(n)),
    ),
  () => ({ type: 'memberJoined', userId: CHLOE }),
  () => ({ type: 'replyReceived', id: 'message:1.1', ts: '1.1', by: CHLOE, text: '1: some', isToBot: false }),
  () => ({
    type: 'replyRead',
    ts: '1.1',
    answers: [],
    unclear: [{ questionId: 'Q-1', followUp: 'How many?' }],
    isCertain: true,
  }),
  () => ({ type: 'questionAnswered', by: CHLOE, questionId: 'Q-1', text: 'About 5,000 a day' }),
  () => ({ type: 'defaultsUsed', by: OWNER }),
  (design) => offers(design),
  () => ({ ...vote(BEN, 'B', 7200), at: at(2 * HOUR) }),
  () => ({ type: 'refinementSuggested', by: BEN, round: 1, text: 'Fewer parts' }),
  () => ({ type: 'roundStarted', by: OWNER, feedback: '' }),
  (design) => offers(design, ['A', 'B']),
  () => ({ ...vote(BEN, 'B', 10_800, 2), at: at(3 * HOUR) }),
  () => ({ type: 'objectionRaised', by: CHLOE, round: 2, text: 'Nobody here knows B' }),
  () => clock(3 * DAY),
  () => clock(4 * DAY),
  () => ({ type: 'ballotExtended', by: OWNER, days: 1, at: at(4 * DAY) }),
  () => clock(4.5 * DAY),
  () => clock(5 * DAY),
  () => clock(12 * DAY),
  () => ({ type: 'ownershipTaken', by: BEN, at: at(12 * DAY) }),
  () => ({ type: 'optionDecided', by: BEN, optionId: 'A', reason: 'We can run it' }),
  (design) => ({ type: 'partDrafted', jobKey: keyOf(design, 'blueprint'), part: 'structure' }),
];

function tell(steps: typeof STORY): Design[] {
  const designs = [started({ documents: [document('prd')] })];
  for (const step of steps) {
    const design = designs.at(-1) ?? started();
    designs.push(when(design, step(design)).design);
  }
  return designs;
}

describe('the whole story', () => {
  const designs = tell(STORY);
  const drafting = designs.at(-1) ?? started();
  const changed = given(deliver(drafting), { type: 'changeRequested', by: CHLOE, text: 'Add a cache' });
  const final = given(deliver(changed), { type: 'guideAccepted', by: BEN });

  test('comes through every message once, in order', () => {
    expect(final.stage).toBe('final');
    expect(final.thread).toEqual([
      ...['board', 'received', 'gap:ux', 'absent:1', 'refused:D-2', 'trouble:1', 'questions'],
      ...['followUp:Q-1', 'proposing:1', 'option:1:A', 'option:1:B', 'option:1:C', 'ballot:1', 'proposing:2'],
      ...['option:2:A', 'option:2:B', 'ballot:2', 'reminder:2:1', 'result:2:1', 'extended:2:1'],
      ...['reminder:2:2', 'result:2:2'],
      ...[
        'takeover:1',
        'handover:1',
        'decided:2',
        'drafting:1',
        'canvas:architecture',
        'file:1:architecture',
      ],
      ...['guide:1', 'change:2', 'drafting:2', 'file:2:architecture', 'guide:2', 'final'],
    ]);
    expect(new Set(final.thread).size).toBe(final.thread.length);
  });

  test('is a record of less than 16 kB', () => {
    expect(Buffer.byteLength(JSON.stringify(final))).toBeLessThan(16_000);
    expect(parseDesign(JSON.parse(JSON.stringify(final)))).toEqual(final);
  });

  test('never wakes for nothing: each wake changes something, lets a job run or moves on', () => {
    for (const design of [...designs, changed, final]) {
      const wake = nextWakeAt(design);
      if (wake === null) continue;
      const woken = when(design, { type: 'clockStruck', at: wake }).design;
      const next = nextWakeAt(woken);
      const isOver = next === null || next > wake;
      expect(isOver || nextJob(woken, wake) !== null, `${design.stage} wakes again at ${next}`).toBe(true);
    }
  });
});
