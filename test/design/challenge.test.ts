import { describe, expect, test } from 'vitest';
import type { Design } from '../../src/design/record.ts';
import { CHOSEN } from '../fixtures/deliverables.ts';
import {
  asks,
  atIntake,
  atProposing,
  atQuestions,
  given,
  news,
  type Told,
  thenQuiet,
  thenRefused,
  thenStage,
  when,
} from './given.ts';
import { BEN, document, OWNER, question } from './parts.ts';

describe('the challenge as read from the PRD', () => {
  const start = { deliverables: [CHOSEN.technical], documents: [document('prd')] };
  const confirm: Told = { type: 'challengeConfirmed', by: OWNER };

  function shown(): Design {
    const design = atIntake(start);
    return given(design, asks(design, [question(1)], 'Open in 2 s'));
  }

  test('is shown, and holds up the options until the owner confirms it', () => {
    const answered = thenStage(
      when(shown(), { type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: '5' }),
      'questions',
    );
    expect(answered.challengeCheck).toEqual({ text: 'Open in 2 s', requirementCount: 4, confirmedBy: null });
    thenRefused(
      when(answered, { ...confirm, by: BEN }),
      'Only the owner, <@U-ana>, can confirm the challenge.',
    );
    expect(thenStage(when(answered, confirm), 'proposing').challengeCheck?.confirmedBy).toBe(OWNER);
  });

  test('is confirmed once', () => {
    thenQuiet(when(given(shown(), confirm), confirm));
    thenQuiet(when(atQuestions(), confirm));
    thenQuiet(when(atProposing(), confirm));
  });

  test('gets a sheet of its own where nothing else is asked', () => {
    const design = atIntake(start);
    const outcome = when(design, asks(design, [], 'Open in 2 s'));
    thenStage(outcome, 'questions');
    expect(news(outcome)).toEqual(['questions']);
  });

  test('is replaced by what a person writes, and then stands', () => {
    const design = given(shown(), { type: 'challengeGiven', by: BEN, text: 'Never lose a parcel' });
    expect(design).toMatchObject({
      challenge: 'Never lose a parcel',
      challengeCheck: { text: 'Never lose a parcel', confirmedBy: BEN },
    });
    const again = given(design, asks(design, [question(1)], 'Open in 2 s'));
    expect(again.challengeCheck?.text).toBe('Never lose a parcel');
  });

  test('is confirmed with "Use defaults for the rest"', () => {
    const design = thenStage(when(shown(), { type: 'defaultsUsed', by: OWNER }), 'proposing');
    expect(design.challengeCheck?.confirmedBy).toBe(OWNER);
    const confirmed = given(shown(), confirm, { type: 'defaultsUsed', by: OWNER });
    expect(confirmed.challengeCheck?.confirmedBy).toBe(OWNER);
  });

  test('is not asked where it was typed, is not needed or was waived', () => {
    const typed = atIntake({ ...start, challenge: 'Many lockers' });
    expect(given(typed, asks(typed, [], 'Open in 2 s')).challengeCheck).toBeNull();
    const architecture = atIntake();
    expect(given(architecture, asks(architecture, [], 'Open in 2 s')).challengeCheck).toBeNull();
    const bare = atIntake({ ...start, documents: [], requirements: 'Open in 2 s' });
    const waived = given(bare, { type: 'gapWaived', by: OWNER, gap: 'challenge' });
    expect(given(waived, asks(waived, [], 'Open in 2 s')).challengeCheck).toBeNull();
    const silent = atIntake(start);
    expect(given(silent, asks(silent, [], null)).challengeCheck).toBeNull();
  });
});
