import { describe, expect, test } from 'vitest';
import { mayTakeOver, votersOf } from '../../src/design/people.ts';
import { currentRound } from '../../src/design/tally.ts';
import {
  atFinal,
  atQuestions,
  atVoting,
  given,
  news,
  type Told,
  thenQuiet,
  thenStage,
  vote,
  when,
} from './given.ts';
import { BEN, CHLOE, OWNER, STRANGER } from './parts.ts';

const closed = (userId: string): Told => ({ type: 'accountChanged', userId, isActive: false });
const opened = (userId: string): Told => ({ type: 'accountChanged', userId, isActive: true });

describe('a closed account', () => {
  test('of the owner is told, and lets any stakeholder take over at once', () => {
    const outcome = when(atVoting(), closed(OWNER));
    const design = thenStage(outcome, 'voting');
    expect(news(outcome)).toEqual(['absent:1', 'takeover:1']);
    expect(mayTakeOver(design, BEN, design.updatedAt)).toBe(true);
    const taken = given(design, { type: 'ownershipTaken', by: CHLOE });
    expect(taken.owner).toBe(CHLOE);
    expect(taken.handovers).toMatchObject([
      { from: OWNER, to: CHLOE, how: 'taken over', why: 'deactivated' },
    ]);
    expect(votersOf(taken)).toEqual([BEN, CHLOE]);
  });

  test('of a stakeholder is told, and neither counted nor waited for', () => {
    const voted = given(atVoting(), vote(OWNER, 'A', 1), vote(BEN, 'A', 2));
    const outcome = when(voted, closed(CHLOE));
    expect(news(outcome)).toEqual(['absent:1']);
    expect(votersOf(outcome.design)).toEqual([BEN, OWNER]);
    expect(currentRound(outcome.design)?.completeAt).not.toBeNull();
  });

  test('that is open again counts again', () => {
    const voted = given(atVoting(), vote(OWNER, 'A', 1), vote(BEN, 'A', 2), closed(CHLOE), opened(CHLOE));
    expect(votersOf(voted)).toEqual([BEN, CHLOE, OWNER]);
    expect(currentRound(voted)?.completeAt).toBeNull();
    expect(voted.deactivated).toBeUndefined();
  });

  test('is found by a look at people, too', () => {
    const people = [{ id: OWNER, name: 'Ana', canSee: false, isActive: false }];
    const outcome = when(atQuestions(), { type: 'peopleLookedUp', people });
    expect(news(outcome)).toEqual(['absent:1', 'takeover:1']);
  });

  test('told twice, of a stranger, or of one that was never closed changes nothing', () => {
    thenQuiet(when(given(atVoting(), closed(OWNER)), closed(OWNER)));
    thenQuiet(when(atVoting(), closed(STRANGER)));
    thenQuiet(when(atVoting(), opened(BEN)));
    thenQuiet(when(atFinal(), closed(OWNER)));
  });

  test('of an owner whom nobody can follow offers nothing', () => {
    const outcome = when(atVoting({ stakeholders: [] }), closed(OWNER));
    expect(news(outcome)).toEqual(['absent:1']);
  });
});
