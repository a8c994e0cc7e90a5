// The record holds no empty words: what is blank would make it unreadable at the next start.
import { describe, expect, test } from 'vitest';
import type { Design } from '../../src/design/record.ts';
import {
  atDelivered,
  atIntake,
  atProposing,
  atQuestions,
  atVoting,
  given,
  keyOf,
  type Told,
  thenQuiet,
  thenRefused,
  when,
} from './given.ts';
import { BEN, OWNER } from './parts.ts';

describe('blank words', () => {
  const text = ' \n';
  const round = 1;
  const table: readonly { told: Told; design: () => Design; line: string }[] = [
    {
      told: { type: 'questionAnswered', by: BEN, questionId: 'Q-1', text },
      design: atQuestions,
      line: 'An answer needs words',
    },
    {
      told: { type: 'voteReasonGiven', by: BEN, round, text },
      design: atVoting,
      line: 'Say it in a few words',
    },
    {
      told: { type: 'objectionRaised', by: BEN, round, text },
      design: atVoting,
      line: 'Say it in a few words',
    },
    {
      told: { type: 'refinementSuggested', by: BEN, round, text },
      design: atVoting,
      line: 'Say it in a few',
    },
    {
      told: { type: 'roundStarted', by: OWNER, feedback: text },
      design: atVoting,
      line: 'Say what the next',
    },
    { told: { type: 'challengeGiven', by: BEN, text }, design: atIntake, line: 'Say the challenge' },
    { told: { type: 'requirementsGiven', by: BEN, text }, design: atIntake, line: 'Write at least one' },
    { told: { type: 'changeRequested', by: BEN, text }, design: atDelivered, line: 'Say what to change.' },
  ];

  test.each(table)('of $told.type are refused', ({ told, design, line }) => {
    thenRefused(when(design(), told), line);
  });

  test('as a reply are nobody’s answer', () => {
    thenQuiet(when(atQuestions(), { type: 'replyReceived', by: BEN, ts: '1.1', text, isToBot: true }));
  });

  test('that a planner reads into a reply are passed over', () => {
    const saved = given(atQuestions(), {
      type: 'replyReceived',
      by: BEN,
      ts: '1.1',
      text: '1: …',
      isToBot: true,
    });
    const design = given(saved, {
      type: 'replyRead',
      ts: '1.1',
      answers: [{ questionId: 'Q-1', answer: '' }],
      unclear: [{ questionId: 'Q-2', followUp: '' }],
      isCertain: true,
    });
    expect(design.questions.map((state) => [state.answer, state.followUp])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('of the world are filled in', () => {
    const people = [{ id: 'U-x', name: '', canSee: true }];
    expect(given(atIntake(), { type: 'peopleLookedUp', people }).names['U-x']).toBe('U-x');
    const design = atProposing();
    const jobKey = keyOf(design, 'options');
    const failed = given(design, { type: 'jobFailed', jobKey, message: '', retryAt: null });
    expect(failed.trouble?.message).toBe('A step failed without saying why.');
  });
});
