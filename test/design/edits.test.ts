import { describe, expect, test } from 'vitest';
import type { Design } from '../../src/design/record.ts';
import { transition } from '../../src/design/transition.ts';
import {
  at,
  atDelivered,
  atDrafting,
  atFinal,
  atIntake,
  atQuestions,
  atVoting,
  given,
  keyOf,
  type Told,
  thenQuiet,
  thenRefused,
  thenStage,
  when,
} from './given.ts';
import { BEN, blob, CHLOE, document, file, OWNER } from './parts.ts';

const TS = '1772442000.000100';

function said(text: string, by = BEN, ts = TS): Told {
  return { type: 'replyReceived', by, ts, text, isToBot: false };
}

function edited(text: string, { by = BEN, ts = TS, isToBot = false } = {}): Told {
  return { type: 'replyEdited', by, ts, text, isToBot };
}

function read(answers: Record<string, string>, { ts = TS, isCertain = true } = {}): Told {
  const list = Object.entries(answers).map(([questionId, answer]) => ({ questionId, answer }));
  return { type: 'replyRead', ts, answers: list, unclear: [], isCertain };
}

function answers(design: Design): Record<string, string | undefined> {
  return Object.fromEntries(design.questions.map(({ question, answer }) => [question.id, answer?.text]));
}

/** Question 1 answered by a message of Ben's. */
const answered = () => given(atQuestions(), said('1: 50k'), read({ 'Q-1': '50k' }));

describe('an edited reply', () => {
  test('changes the answer that it gave, in the name of its writer', () => {
    const design = given(answered(), edited('1: 60k'), read({ 'Q-1': '60k' }));
    expect(design.questions[0]?.answer).toMatchObject({ text: '60k', by: BEN, ts: TS });
    expect(design.replies).toEqual([]);
  });

  test('that was not read yet is read in its newest words', () => {
    const design = given(atQuestions(), said('1: 50k'), edited('1: 60k'));
    expect(design.replies).toMatchObject([{ ts: TS, text: '1: 60k' }]);
    expect(design.replies).toHaveLength(1);
  });

  test('makes what was read of its old words void', () => {
    const before = given(atQuestions(), said('1: 50k'));
    const old: Told = { ...read({ 'Q-1': '50k' }), jobKey: keyOf(before, 'readReply') } as Told;
    thenQuiet(when(given(before, edited('1: 60k')), old));
  });

  test('still counts while the ballot is open', () => {
    const start = given(answered(), { type: 'defaultsUsed', by: OWNER });
    const voting = given(start, {
      type: 'optionsProposed',
      jobKey: keyOf(start, 'options'),
      optionSet: blob(4),
      options: ['A', 'B'].map((id) => ({ id: id as 'A', name: id, isRecommended: false })),
    });
    expect(answers(given(voting, edited('1: 60k'), read({ 'Q-1': '60k' })))).toMatchObject({ 'Q-1': '60k' });
  });

  test('may answer what is still open, and takes nothing away', () => {
    const design = given(answered(), edited('2: 10 years'), read({ 'Q-2': '10 years' }));
    expect(answers(design)).toEqual({ 'Q-1': '50k', 'Q-2': '10 years' });
  });

  test('never overrules what somebody said since', () => {
    const since = given(answered(), { type: 'questionAnswered', by: CHLOE, questionId: 'Q-1', text: '90k' });
    expect(answers(given(since, edited('1: 60k'), read({ 'Q-1': '60k' })))).toMatchObject({ 'Q-1': '90k' });
  });

  test('without its number is still the answer that it was, and to no other question', () => {
    const design = given(answered(), edited('60k'), read({ 'Q-1': '60k' }, { isCertain: false }));
    expect(answers(design)).toMatchObject({ 'Q-1': '60k' });
    const other = given(answered(), edited('10 years'), read({ 'Q-2': '10 years' }, { isCertain: false }));
    expect(answers(other)).toEqual({ 'Q-1': '50k', 'Q-2': undefined });
  });

  test('is refused once the guide is drafted, where it was an answer', () => {
    const drafting = given(
      atVoting(),
      { type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: '50k', ts: TS },
      { type: 'optionDecided', by: OWNER, optionId: 'A', reason: null },
    );
    thenRefused(when(drafting, edited('1: 60k')), 'Answers can no longer be changed');
  });

  test.each([
    ['that was never an answer', () => atDrafting(), 'lunch at two'],
    ['outside the questions', () => atIntake({ documents: [document('prd')] }), 'lunch at two'],
    ['after the end', () => atFinal(), '1: 60k'],
    ['that says nothing any more', () => answered(), '  '],
  ])('is left alone: one %s', (_what, design, text) => {
    thenQuiet(when(design(), edited(text)));
  });

  test('that Slack tells of twice is refused once', () => {
    const drafting = given(
      atVoting(),
      { type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: '50k', ts: TS },
      { type: 'optionDecided', by: OWNER, optionId: 'A', reason: null },
    );
    const told = { ...edited('1: 60k'), id: `edit:${TS}:1`, at: at(1000) } as Parameters<
      typeof transition
    >[1];
    const first = transition(drafting, told);
    expect(first?.refused).not.toBeNull();
    expect(transition(first?.design ?? null, told)?.refused).toBeNull();
  });
});

describe('an edited text that was pasted as a document', () => {
  const pasted = () =>
    atIntake({
      documents: [document('prd', { messageTs: TS, origin: 'thread', isKindSure: false })],
    });
  const changed = (text: string): Told => ({
    type: 'documentEdited',
    by: BEN,
    ts: TS,
    text,
    words: 80,
    sizeBytes: 500,
    kind: 'ux',
    because: 'headings',
  });

  test('is read in its newest words, as what it looks like now', () => {
    const design = thenStage(when(pasted(), changed(blob(7))), 'intake');
    expect(design.documents[0]).toMatchObject({ text: blob(7), words: 80, kind: 'ux', because: 'headings' });
  });

  test('stays what a person said it is', () => {
    const sure = given(pasted(), { type: 'documentKindSet', by: OWNER, documentId: 'D-1', kind: 'prd' });
    expect(given(sure, changed(blob(7))).documents[0]).toMatchObject({ text: blob(7), kind: 'prd' });
  });

  test('is thought over again', () => {
    const design = atQuestions({
      documents: [document('prd', { messageTs: TS }), document('ux', { text: blob(2) })],
    });
    const next = given(design, changed(blob(7)));
    expect(keyOf(next, 'questions')).not.toBe(design.readingKey);
  });

  test('is not read once the options are decided, which its writer is told', () => {
    const start = { documents: [document('prd', { messageTs: TS }), document('ux', { text: blob(2) })] };
    thenRefused(when(atDelivered(start), changed(blob(7))), 'the changed text is not read');
  });

  test('that says the same, or was never one, changes nothing', () => {
    thenQuiet(when(pasted(), changed(blob(1))));
    thenQuiet(when(atIntake(), changed(blob(7))));
  });
});

describe('a removed message', () => {
  const removed: Told = { type: 'replyRemoved', ts: TS };

  test('leaves its answer standing, and its writer is told how to change it', () => {
    const design = answered();
    const outcome = when(design, removed);
    thenRefused(outcome, 'Your answer to question 1 stands although the message is gone. Reply “1: …”');
    expect(answers(outcome.design)).toMatchObject({ 'Q-1': '50k' });
  });

  test('leaves a reply that was not read yet to be read', () => {
    thenQuiet(when(given(atQuestions(), said('1: 50k')), removed));
  });

  test('leaves its document counted, which its giver is told', () => {
    const design = atIntake({ documents: [document('prd', { messageTs: TS, name: 'prd <x>.md' })] });
    thenRefused(
      when(design, removed),
      '“prd  x .md”: read before the message was removed, and still counted.',
    );
  });

  test.each([
    ['that gave nothing', () => atQuestions()],
    ['whose file was not read yet', () => atIntake({ documents: [file('F1', { messageTs: TS })] })],
    ['whose answer the guide is drafted from', () => given(atDrafting())],
    ['of a design that has ended', () => atFinal()],
  ])('is left alone: one %s', (_what, design) => {
    thenQuiet(when(design(), removed));
  });
});
