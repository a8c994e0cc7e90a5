import { describe, expect, test } from 'vitest';
import { closesAt } from '../../src/design/ballot.ts';
import { tallyOf } from '../../src/design/tally.ts';
import {
  at,
  atVoting,
  ballotOf,
  clock,
  DAY,
  given,
  HOUR,
  MINUTE,
  news,
  thenQuiet,
  thenRefused,
  thenStage,
  vote,
  when,
} from './given.ts';
import { BEN, CHLOE, OWNER, STRANGER } from './parts.ts';

describe('a ballot without named stakeholders', () => {
  const open = atVoting({ stakeholders: [] });

  test('takes the vote of anyone in the channel', () => {
    const design = given(open, vote(STRANGER, 'B', 1));
    expect(ballotOf(design)).toMatchObject({ completeAt: null, votes: { [STRANGER]: { choice: 'B' } } });
  });

  test('is closed by the owner alone', () => {
    const design = given(open, vote(STRANGER, 'B', 1), vote(OWNER, 'B', 2));
    expect(closesAt(design, ballotOf(design))).toBeNull();
    expect(ballotOf(when(design, clock(4 * DAY)).design).closedAt).toBeNull();
    thenRefused(
      when(design, { type: 'optionDecided', by: STRANGER, optionId: 'B', reason: null }),
      'Only the owner, <@U-ana>, can decide.',
    );
    thenStage(when(design, { type: 'optionDecided', by: OWNER, optionId: 'B', reason: null }), 'drafting');
  });

  test('reminds the channel', () => {
    expect(news(when(open, clock(2 * DAY)))).toEqual(['reminder:1:1']);
  });

  test('tells the owner once when its time is up', () => {
    const reminded = given(open, clock(2 * DAY));
    const due = when(reminded, clock(3 * DAY));
    expect(news(due)).toEqual([`reminder:1:due:${at(3 * DAY)}`]);
    expect(ballotOf(due.design).closedAt).toBeNull();
    thenQuiet(when(due.design, clock(4 * DAY)));
  });

  test('that nobody looked at until its time was up says so, and reminds nobody afterwards', () => {
    const due = when(open, clock(4 * DAY));
    expect(news(due)).toEqual([`reminder:1:due:${at(3 * DAY)}`]);
    thenQuiet(when(due.design, clock(4 * DAY)));
  });
});

describe('a ballot in a direct message', () => {
  const design = atVoting({ channel: { id: 'D1', kind: 'dm' } });

  test('is the owner’s alone, whoever was named', () => {
    expect(design.stakeholders).toEqual([]);
    thenRefused(when(design, vote(BEN, 'A', 1)), 'Only the named stakeholders and the owner vote here.');
  });

  test('closes five minutes after the owner’s vote', () => {
    const closed = when(given(design, vote(OWNER, 'B', 0)), clock(5 * MINUTE)).design;
    expect(ballotOf(closed)).toMatchObject({ closedAt: at(5 * MINUTE), outcome: 'majority' });
  });
});

describe('a closed ballot', () => {
  test('keeps the count of its closing, whoever comes or goes afterwards', () => {
    const closed = given(atVoting(), vote(OWNER, 'B', 1), vote(BEN, 'B', 2), clock(3 * DAY));
    const before = tallyOf(closed, ballotOf(closed)).quorum;
    const later = given(closed, { type: 'ownerHandedOver', by: OWNER, to: STRANGER });
    expect(tallyOf(later, ballotOf(later)).quorum).toEqual(before);
  });

  test('that is extended counts anew', () => {
    const closed = given(atVoting(), vote(BEN, 'B', 2), clock(3 * DAY));
    const open = given(closed, { type: 'ballotExtended', by: OWNER, days: 1 });
    expect(ballotOf(open)).not.toHaveProperty('voters');
  });
});

describe('stakeholders who cannot see the channel', () => {
  const away = { type: 'peopleLookedUp', people: [{ id: CHLOE, name: 'Chloe', canSee: false }] } as const;
  const design = given(atVoting(), away);

  test('do not count: the ballot is complete without them', () => {
    const complete = given(design, vote(OWNER, 'A', 1), vote(BEN, 'A', 2));
    expect(ballotOf(complete).completeAt).toBe(at(2000));
  });

  test('count once they join: the last five minutes stop', () => {
    const complete = given(design, vote(OWNER, 'A', 1), vote(BEN, 'A', 2));
    const joined = given(complete, { type: 'memberJoined', userId: CHLOE, at: at(3000) });
    expect(ballotOf(joined).completeAt).toBeNull();
    expect(ballotOf(given(joined, vote(CHLOE, 'A', 4))).completeAt).toBe(at(4000));
  });

  test('complete the ballot when found to be away after the others have voted', () => {
    const waiting = given(atVoting(), vote(OWNER, 'A', 1), vote(BEN, 'A', 2));
    expect(ballotOf(given(waiting, { ...away, at: at(9000) })).completeAt).toBe(at(9000));
  });

  test('are present as soon as they vote, though the news of their joining was lost', () => {
    const voted = given(design, vote(CHLOE, 'A', 3));
    expect(voted.absent).toEqual([]);
    expect(ballotOf(voted).votes[CHLOE]?.choice).toBe('A');
  });

  test('leave a closed ballot as it was when they join', () => {
    const closed = when(design, clock(3 * DAY)).design;
    const joined = given(closed, { type: 'memberJoined', userId: CHLOE, at: at(4 * DAY) });
    expect(ballotOf(joined)).toEqual(ballotOf(closed));
    const left = when(given(design, vote(OWNER, 'A', 1), vote(BEN, 'A', 2)), clock(HOUR)).design;
    expect(ballotOf(given(left, { type: 'memberJoined', userId: CHLOE })).completeAt).toBe(at(2000));
  });

  test('leave nobody to complete a ballot that all have left', () => {
    const people = [OWNER, BEN, CHLOE].map((id) => ({ id, name: id, canSee: false }));
    const left = given(atVoting(), { type: 'peopleLookedUp', people });
    expect(ballotOf(left).completeAt).toBeNull();
  });
});

describe('reasons, objections, refinements', () => {
  test('a reason stands beside its voter, the newest one', () => {
    const say = (text: string) => ({ type: 'voteReasonGiven', by: BEN, round: 1, text }) as const;
    expect(ballotOf(given(atVoting(), say('cheap'), say('simple'))).reasons).toEqual({ [BEN]: 'simple' });
  });

  test('a person has one objection, the newest', () => {
    const object = (text: string) => ({ type: 'objectionRaised', by: BEN, round: 1, text }) as const;
    const design = given(atVoting(), object('late'), object('dear'));
    expect(ballotOf(design).objections.map((one) => one.text)).toEqual(['dear']);
  });

  test('to lift an objection that is not there changes nothing', () => {
    thenQuiet(when(atVoting(), { type: 'objectionLifted', by: BEN, round: 1 }));
  });

  test('refinements gather', () => {
    const refine = (text: string) => ({ type: 'refinementSuggested', by: BEN, round: 1, text }) as const;
    const design = given(atVoting(), refine('fewer parts'), refine('no queue'));
    expect(ballotOf(design).refinements.map((one) => one.text)).toEqual(['fewer parts', 'no queue']);
  });
});
