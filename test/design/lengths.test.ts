import { describe, expect, test } from 'vitest';
import {
  atDelivered,
  atIntake,
  atQuestions,
  atVoting,
  ballotOf,
  given,
  started,
  type Told,
  thenQuiet,
  thenRefused,
  thenStage,
  when,
} from './given.ts';
import { BEN, OWNER } from './parts.ts';

const long = (length: number): string => 'x'.repeat(length);

function reply(text: string, ts: string, isToBot = false): Told {
  return { type: 'replyReceived', by: BEN, ts, text, isToBot };
}

describe('what one person says at once', () => {
  const reason = (text: string): Told => ({ type: 'voteReasonGiven', by: BEN, round: 1, text });

  test('is taken up to what a form’s field takes', () => {
    expect(ballotOf(given(atVoting(), reason(long(3_000)))).reasons[BEN]).toHaveLength(3_000);
  });

  test.each<[string, Told]>([
    ['a reason', reason(long(3_001))],
    ['an objection', { type: 'objectionRaised', by: BEN, round: 1, text: long(3_001) }],
    ['a suggestion', { type: 'refinementSuggested', by: BEN, round: 1, text: long(3_001) }],
    ['an answer', { type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: long(3_001) }],
    ['the feedback for a new round', { type: 'roundStarted', by: OWNER, feedback: long(3_001) }],
    ['the reason of a decision', { type: 'optionDecided', by: OWNER, optionId: 'A', reason: long(3_001) }],
  ])('is refused beyond it: %s', (_what, told) => {
    thenRefused(when(atVoting(), told), 'longer than 3,000 characters');
  });

  test('is refused beyond it where a change is asked for, and the guide stays', () => {
    const change: Told = { type: 'changeRequested', by: OWNER, text: long(3_001) };
    thenRefused(when(atDelivered(), change), 'longer than 3,000 characters');
  });
});

describe('replies', () => {
  test('may answer a whole sheet at once', () => {
    expect(given(atQuestions(), reply(long(12_000), '1.000001')).replies).toHaveLength(1);
  });

  test('that are documents are told so', () => {
    const outcome = when(atQuestions(), reply(long(12_001), '1.000001'));
    thenRefused(outcome, 'not read as an answer');
  });

  test('wait to be read, but not without end', () => {
    const replies = ['1', '2', '3', '4'].map((n) => reply(long(12_000), `${n}.000001`));
    const full = given(atQuestions(), ...replies);
    expect(full.replies).toHaveLength(4);
    thenRefused(when(full, reply('2: yes', '5.000001')), 'send it again in a minute');
  });

  test('where nothing was asked are left alone, however long', () => {
    thenQuiet(when(atIntake(), reply(long(50_000), '1.000001')));
  });

  test('read by a model give no more than was said', () => {
    const asked = given(atQuestions(), reply('1: yes', '1.000001', true));
    const answers = [{ questionId: 'Q-1', answer: long(90_000) }];
    const unclear = [{ questionId: 'Q-2', followUp: long(90_000) }];
    const read = when(asked, { type: 'replyRead', ts: '1.000001', answers, unclear, isCertain: true });
    const { questions } = thenStage(read, 'questions');
    expect(questions[0]?.answer?.text).toHaveLength(12_000);
    expect(questions[1]?.followUp?.text).toHaveLength(3_000);
  });
});

describe('suggestions for a new round', () => {
  const suggest = (n: number): Told => ({
    type: 'refinementSuggested',
    by: BEN,
    round: 1,
    text: `wish ${n}`,
  });
  const full = given(atVoting(), ...Array.from({ length: 50 }, (_, n) => suggest(n)));

  test('are all kept up to fifty', () => {
    expect(ballotOf(full).refinements).toHaveLength(50);
  });

  test('are refused beyond, and the owner’s new round still starts', () => {
    thenRefused(when(full, suggest(51)), '50 suggestions');
    thenStage(when(full, { type: 'roundStarted', by: OWNER, feedback: 'Cheaper.' }), 'proposing');
  });
});

test('links that nobody reads are kept short and few', () => {
  const unread = Array.from({ length: 90 }, () => ({ label: long(9_000), target: long(9_000) }));
  const design = started({ unread });
  expect(design.unread).toHaveLength(50);
  expect(design.unread[0]).toEqual({ label: long(200), target: long(2_000) });
});
