import { describe, expect, test } from 'vitest';
import { closesAt, remindsAt } from '../../src/design/ballot.ts';
import {
  at,
  atDrafting,
  atIntake,
  atProposing,
  atVoting,
  ballotOf,
  clock,
  DAY,
  given,
  HOUR,
  MINUTE,
  news,
  offers,
  thenRefused,
  thenStage,
  vote,
  when,
} from './given.ts';
import { BEN, CHLOE, OWNER } from './parts.ts';

const everyone = [vote(OWNER, 'A', 1), vote(BEN, 'B', 2), vote(CHLOE, 'B', 60)];

describe('a new round', () => {
  const restart = { type: 'roundStarted', by: OWNER, feedback: 'One service only' } as const;

  test('closes the old one and goes back to the options, with the feedback', () => {
    const outcome = when(atVoting(), restart);
    const design = thenStage(outcome, 'proposing');
    expect(ballotOf(design)).toMatchObject({
      outcome: 'refined',
      refinements: [{ text: 'One service only' }],
    });
    expect(news(outcome)).toEqual(['proposing:2']);
    expect(news(when(design, offers(design)))).toEqual([
      'option:2:A',
      'option:2:B',
      'option:2:C',
      'ballot:2',
    ]);
  });

  test('needs no words where people suggested refinements', () => {
    const design = given(atVoting(), { type: 'refinementSuggested', by: BEN, round: 1, text: 'no queue' });
    thenStage(when(design, { ...restart, feedback: '' }), 'proposing');
  });

  test('keeps the time at which a ballot had closed', () => {
    const closed = when(atVoting(), clock(3 * DAY)).design;
    expect(ballotOf(given(closed, restart)).closedAt).toBe(at(3 * DAY));
  });

  test('is refused without a word, to others than the owner, and without a ballot', () => {
    thenRefused(when(atVoting(), { ...restart, feedback: '' }), 'Say what the next options should do');
    thenRefused(
      when(atVoting(), { ...restart, by: BEN }),
      'Only the owner, <@U-ana>, can start a new round.',
    );
    thenRefused(when(atIntake(), restart), 'A new round can start only while a ballot stands.');
    thenRefused(when(atDrafting(), restart), 'A new round can start only while a ballot stands.');
  });

  test('takes no votes meant for the old one', () => {
    const between = given(atVoting(), restart);
    const second = given(between, offers(between, ['A', 'B']));
    thenRefused(when(second, vote(BEN, 'C', 99)), 'That ballot is over; round 2 is the open one.');
    expect(ballotOf(given(second, vote(BEN, 'B', 99, 2))).votes[BEN]?.choice).toBe('B');
  });
});

describe('an extension', () => {
  const closed = when(given(atVoting(), vote(BEN, 'B', 2)), clock(3 * DAY)).design;
  const extend = { type: 'ballotExtended', by: OWNER, days: 2, at: at(4 * DAY) } as const;

  test('opens the ballot again, counted from now, with the votes so far', () => {
    const design = thenStage(when(closed, extend), 'voting');
    expect(ballotOf(design)).toMatchObject({ closedAt: null, outcome: null, deadlineAt: at(6 * DAY) });
    expect(ballotOf(design).votes[BEN]?.choice).toBe('B');
    expect(news(when(design, clock(6 * DAY)))).toEqual(['result:1:2']);
  });

  test('is told once to those who have not voted', () => {
    const outcome = when(closed, extend);
    expect(news(outcome)).toEqual(['extended:1:1']);
    expect(ballotOf(outcome.design).extensions).toEqual([{ by: OWNER, at: extend.at, until: at(6 * DAY) }]);
  });

  test('to the same end again is no news; another end is', () => {
    const told = given(closed, extend);
    const again = when(told, { ...extend, at: at(4 * DAY + MINUTE) });
    expect(news(again)).toEqual([]);
    expect(ballotOf(again.design).extensions).toMatchObject([{ until: at(6 * DAY + MINUTE) }]);
    expect(news(when(told, { ...extend, days: 7, at: at(4 * DAY + MINUTE) }))).toEqual(['extended:1:2']);
    const over = when(told, clock(6 * DAY)).design;
    expect(news(when(over, { ...extend, at: at(6 * DAY) }))).toEqual(['extended:1:2']);
  });

  test('is told to nobody where only the doer is missing, and to a channel in which anyone may vote', () => {
    const two = given(atVoting({ stakeholders: [BEN] }), vote(BEN, 'B', 1));
    expect(news(when(two, { ...extend, at: at(DAY) }))).toEqual([]);
    expect(news(when(atVoting({ stakeholders: [] }), { ...extend, at: at(DAY) }))).toEqual(['extended:1:1']);
  });

  test('that is not the owner’s is told to nobody', () => {
    const outcome = when(closed, { ...extend, by: BEN });
    expect([outcome.refused, news(outcome)]).toEqual([expect.stringContaining('Only the owner'), []]);
  });

  test('brings its own reminder, never at once', () => {
    expect(news(when(given(closed, extend), clock(5 * DAY)))).toEqual(['reminder:1:1']);
    const short = given(closed, { ...extend, days: 1 });
    expect(remindsAt(ballotOf(short))).toBe(at(4.5 * DAY));
  });

  test('gives a tie time: what all have voted closes at the new deadline or after the next move', () => {
    const two = given(atVoting({ stakeholders: [BEN] }), vote(OWNER, 'A', 1), vote(BEN, 'B', 2));
    const tied = when(two, clock(DAY)).design;
    const open = given(tied, { ...extend, at: at(DAY) });
    expect(closesAt(open, ballotOf(open))).toBe(at(3 * DAY));
    const same = given(open, vote(BEN, 'B', DAY / 1000 + 5));
    expect(closesAt(same, ballotOf(same))).toBe(at(3 * DAY));
    const moved = given(open, vote(BEN, 'A', DAY / 1000 + 5));
    expect(closesAt(moved, ballotOf(moved))).toBe(at(DAY + 5000 + 5 * MINUTE));
  });

  test('is the owner’s, while there is a ballot', () => {
    thenRefused(when(closed, { ...extend, by: BEN }), 'Only the owner, <@U-ana>, can extend the ballot.');
    thenRefused(when(atIntake(), { ...extend, at: at(HOUR) }), 'There is no ballot to extend.');
    thenRefused(when(atDrafting(), { ...extend, at: at(HOUR) }), 'There is no ballot to extend.');
  });
});

describe('the decision', () => {
  const decide = (optionId: 'A' | 'B' | 'C', reason: string | null = null) =>
    ({ type: 'optionDecided', by: OWNER, optionId, reason }) as const;

  test('confirms the ballot’s result', () => {
    const closed = when(given(atVoting(), ...everyone), clock(6 * MINUTE)).design;
    const outcome = when(closed, { ...decide('B'), at: at(HOUR) });
    const design = thenStage(outcome, 'drafting');
    expect(design.decided).toMatchObject({ optionId: 'B', round: 1, againstBallot: false, reason: null });
    expect(ballotOf(design)).toMatchObject({ outcome: 'majority', closedAt: at(6 * MINUTE) });
    expect(design.draft).toMatchObject({ number: 1, request: null });
    expect(news(outcome)).toEqual(['decided:1', 'drafting:1']);
  });

  test('may come early, and the record says so', () => {
    const design = given(atVoting(), vote(BEN, 'B', 2), { ...decide('B'), at: at(HOUR) });
    expect(ballotOf(design)).toMatchObject({ outcome: 'decidedEarly', closedAt: at(HOUR) });
    expect(thenStage(when(atVoting(), decide('C')), 'drafting').decided?.againstBallot).toBe(false);
  });

  test('against the ballot needs a reason, which is kept', () => {
    const design = given(atVoting(), ...everyone);
    thenRefused(
      when(design, decide('A')),
      'Most votes are for B. A choice against the ballot needs a reason',
    );
    thenRefused(
      when(design, decide('A', '')),
      'Most votes are for B. A choice against the ballot needs a reason',
    );
    const decided = thenStage(when(design, decide('A', 'We know it')), 'drafting').decided;
    expect(decided).toMatchObject({ againstBallot: true, reason: 'We know it' });
  });

  test('while votes are hidden needs a reason for every option, which tells nothing of the votes', () => {
    const hidden = { ...given(atVoting(), vote(BEN, 'B', 2)), votesHidden: true };
    for (const option of ['A', 'B', 'C'] as const)
      thenRefused(when(hidden, decide(option)), 'The votes are still hidden');
    expect(when(hidden, decide('A')).refused).toBe(when(hidden, decide('B')).refused);
    expect(thenStage(when(hidden, decide('B', 'We must start')), 'drafting').decided).toMatchObject({
      againstBallot: false,
      reason: 'We must start',
    });
    thenStage(when({ ...atVoting(), votesHidden: true }, decide('B')), 'drafting');
    const closed = when({ ...given(atVoting(), ...everyone), votesHidden: true }, clock(6 * MINUTE)).design;
    thenStage(when(closed, { ...decide('B'), at: at(HOUR) }), 'drafting');
  });

  test('of a tie needs none', () => {
    const tied = given(atVoting(), vote(OWNER, 'A', 1), vote(BEN, 'B', 2));
    expect(thenStage(when(tied, decide('B')), 'drafting').decided?.againstBallot).toBe(false);
  });

  test('is the owner’s, for an option on a ballot', () => {
    thenRefused(when(atVoting(), { ...decide('B'), by: BEN }), 'Only the owner, <@U-ana>, can decide.');
    thenRefused(when(atIntake(), decide('A')), 'There is nothing to decide now.');
    thenRefused(when(atDrafting(), decide('B')), 'There is nothing to decide now.');
    const before = atProposing();
    const two = given(before, offers(before, ['A', 'B']));
    thenRefused(when(two, decide('C')), 'There is no option C here.');
  });
});
