import { describe, expect, test } from 'vitest';
import { closesAt, remindsAt } from '../../src/design/ballot.ts';
import { nextWakeAt } from '../../src/design/wake.ts';
import {
  actionTs,
  at,
  atDrafting,
  atIntake,
  atProposing,
  atVoting,
  BEN,
  ballotOf,
  CHLOE,
  clock,
  DAY,
  given,
  HOUR,
  MINUTE,
  news,
  OWNER,
  offers,
  STRANGER,
  thenQuiet,
  thenRefused,
  thenStage,
  vote,
  when,
  withdraw,
} from './given.ts';

const everyone = [vote(OWNER, 'A', 1), vote(BEN, 'B', 2), vote(CHLOE, 'B', 60)];

describe('the ballot opens', () => {
  test('with the options and a deadline counted from its opening', () => {
    const before = atProposing({ ballotDays: 2 });
    const outcome = when(before, { ...offers(before), at: at(HOUR) });
    const round = ballotOf(thenStage(outcome, 'voting'));
    expect(round).toMatchObject({ number: 1, openedAt: at(HOUR), deadlineAt: at(HOUR + 2 * DAY) });
    expect(news(outcome)).toEqual(['option:1:A', 'option:1:B', 'option:1:C', 'ballot:1']);
  });

  test('without a deadline where none was chosen', () => {
    const design = atVoting({ ballotDays: null });
    expect(ballotOf(design).deadlineAt).toBeNull();
    expect(closesAt(design, ballotOf(design))).toBeNull();
    expect(remindsAt(ballotOf(design))).toBeNull();
  });

  test('not for options that answer other inputs, nor twice', () => {
    const before = atProposing();
    const late = offers(before);
    const changed = given(before, { type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: '50,000' });
    thenQuiet(when(changed, late));
    thenQuiet(when(atVoting(), late));
  });
});

describe('one vote per voter', () => {
  test('a vote counts and is not announced anew', () => {
    const outcome = when(atVoting(), vote(BEN, 'B', 5));
    const design = thenStage(outcome, 'voting');
    expect(ballotOf(design).votes).toEqual({
      [BEN]: { choice: 'B', actionTs: actionTs(5), at: at(5000) },
    });
    expect(news(outcome)).toEqual([]);
  });

  test('a newer vote moves it', () => {
    const design = given(atVoting(), vote(BEN, 'B', 5), vote(BEN, 'C', 6));
    expect(ballotOf(design).votes[BEN]?.choice).toBe('C');
  });

  test('the newest click wins though an older one arrives later', () => {
    const design = given(atVoting(), vote(BEN, 'C', 6));
    thenQuiet(when(design, vote(BEN, 'B', 5)));
    thenQuiet(when(design, vote(BEN, 'C', 6)));
  });

  test('a click of the same second is ordered by its fraction', () => {
    const design = given(atVoting(), vote(BEN, 'C', 6));
    const late = { ...vote(BEN, 'A', 6), actionTs: actionTs(6).replace('.000100', '.000200') };
    expect(ballotOf(when(design, late).design).votes[BEN]?.choice).toBe('A');
    const early = { ...vote(BEN, 'A', 6), actionTs: actionTs(6).replace('.000100', '.000099') };
    thenQuiet(when(design, early));
  });

  test('a vote that arrives after a newer withdrawal stays withdrawn', () => {
    const design = given(atVoting(), vote(BEN, 'B', 5), withdraw(BEN, 7));
    expect(ballotOf(design).votes[BEN]?.choice).toBeNull();
    thenQuiet(when(design, vote(BEN, 'C', 6)));
  });

  test('a withdrawal that arrives after a newer vote changes nothing', () => {
    thenQuiet(when(given(atVoting(), vote(BEN, 'B', 9)), withdraw(BEN, 7)));
  });

  test('the same option again keeps the place of the first click, yet outranks what was clicked between', () => {
    const design = given(atVoting(), vote(BEN, 'B', 5), vote(BEN, 'B', 9));
    expect(ballotOf(design).votes[BEN]).toEqual({ choice: 'B', actionTs: actionTs(9), at: at(5000) });
    thenQuiet(when(design, vote(BEN, 'C', 7)));
  });

  test('a vote for what is not offered is refused', () => {
    const before = atProposing();
    const design = given(before, offers(before, ['A', 'B']));
    thenRefused(when(design, vote(BEN, 'C', 5)), 'There is no option C here.');
  });

  test('who is not named does not vote, speak or object', () => {
    const line = 'Only the named stakeholders and the owner vote here.';
    const design = atVoting();
    thenRefused(when(design, vote(STRANGER, 'B', 5)), line);
    thenRefused(when(design, withdraw(STRANGER, 5)), line);
    thenRefused(when(design, { type: 'voteReasonGiven', by: STRANGER, round: 1, text: 'x' }), line);
    thenRefused(when(design, { type: 'objectionRaised', by: STRANGER, round: 1, text: 'x' }), line);
    thenRefused(when(design, { type: 'objectionLifted', by: STRANGER, round: 1 }), line);
    thenRefused(when(design, { type: 'refinementSuggested', by: STRANGER, round: 1, text: 'x' }), line);
  });

  test('a vote outside a ballot is refused', () => {
    thenRefused(when(atIntake(), vote(BEN, 'A', 5)), 'There is no open ballot in this design.');
    thenRefused(when(atDrafting(), vote(BEN, 'A', 5)), 'There is no open ballot in this design.');
  });
});

describe('the last five minutes', () => {
  const complete = given(atVoting(), ...everyone);

  test('begin once the last named voter has voted', () => {
    expect(ballotOf(complete).completeAt).toBe(at(MINUTE));
    expect(closesAt(complete, ballotOf(complete))).toBe(at(6 * MINUTE));
    expect(nextWakeAt(complete)).toBe(at(6 * MINUTE));
  });

  test('close the ballot with its result', () => {
    const outcome = when(complete, clock(6 * MINUTE));
    const round = ballotOf(outcome.design);
    expect(round).toMatchObject({ closedAt: at(6 * MINUTE), outcome: 'majority' });
    expect(news(outcome)).toEqual(['result:1:1']);
  });

  test('do not close it a moment early, nor twice', () => {
    thenQuiet(when(complete, clock(6 * MINUTE - 1)));
    const closed = when(complete, clock(6 * MINUTE)).design;
    thenQuiet(when(closed, clock(7 * MINUTE)));
  });

  test('let a slip be mended, without starting again', () => {
    const mended = given(complete, vote(CHLOE, 'A', 120));
    const closed = when(mended, clock(6 * MINUTE)).design;
    expect(ballotOf(closed)).toMatchObject({ closedAt: at(6 * MINUTE), outcome: 'majority' });
    expect(ballotOf(closed).votes[CHLOE]?.choice).toBe('A');
  });

  test('stop when a vote is withdrawn, and begin anew with the next', () => {
    const open = given(complete, withdraw(BEN, 120));
    expect(ballotOf(open).completeAt).toBeNull();
    thenQuiet(when(open, clock(20 * MINUTE)));
    const again = given(open, vote(BEN, 'A', 1200));
    expect(closesAt(again, ballotOf(again))).toBe(at(25 * MINUTE));
  });

  test('refuse what comes later by its own time, though no timer fired', () => {
    const outcome = when(complete, vote(CHLOE, 'A', 361));
    expect(outcome.refused).toContain('The ballot has closed.');
    expect(ballotOf(outcome.design)).toMatchObject({ closedAt: at(6 * MINUTE), outcome: 'majority' });
    expect(ballotOf(outcome.design).votes[CHLOE]?.choice).toBe('B');
  });
});

describe('the deadline', () => {
  test('closes with the majority where there is a quorum', () => {
    const outcome = when(given(atVoting(), vote(OWNER, 'B', 1), vote(BEN, 'B', 2)), clock(3 * DAY));
    expect(ballotOf(outcome.design)).toMatchObject({ closedAt: at(3 * DAY), outcome: 'majority' });
    expect(news(outcome)).toEqual(['result:1:1']);
  });

  test('closes without a quorum where half or fewer voted', () => {
    const one = given(atVoting(), vote(BEN, 'B', 2));
    expect(ballotOf(when(one, clock(3 * DAY)).design).outcome).toBe('noQuorum');
    expect(ballotOf(when(atVoting(), clock(3 * DAY)).design).outcome).toBe('noQuorum');
    const two = given(
      atVoting({ stakeholders: [BEN, CHLOE, 'U-dan'] }),
      vote(BEN, 'B', 2),
      vote(CHLOE, 'B', 3),
    );
    expect(ballotOf(when(two, clock(3 * DAY)).design).outcome).toBe('noQuorum');
  });

  test('closes with a tie', () => {
    const design = given(atVoting(), vote(OWNER, 'A', 1), vote(BEN, 'B', 2));
    expect(ballotOf(when(design, clock(3 * DAY)).design).outcome).toBe('tie');
  });

  test('closes with an objection, whatever the count', () => {
    const objection = { type: 'objectionRaised', by: CHLOE, round: 1, text: 'No staff for it' } as const;
    const design = given(atVoting(), vote(OWNER, 'B', 1), vote(BEN, 'B', 2), objection);
    expect(ballotOf(when(design, clock(3 * DAY)).design).outcome).toBe('objection');
    const lifted = given(design, { type: 'objectionLifted', by: CHLOE, round: 1 });
    expect(ballotOf(when(lifted, clock(3 * DAY)).design).outcome).toBe('majority');
  });

  test('is judged by the time of the vote, not by whether the timer fired', () => {
    const design = given(atVoting(), vote(OWNER, 'B', 1), vote(BEN, 'B', 2));
    const late = when(design, vote(CHLOE, 'A', (3 * DAY) / 1000));
    expect(late.refused).toContain('The ballot has closed.');
    expect(ballotOf(late.design).closedAt).toBe(at(3 * DAY));
    const intime = when(design, vote(CHLOE, 'A', (3 * DAY) / 1000 - 1));
    expect(ballotOf(thenStage(intime, 'voting')).votes[CHLOE]?.choice).toBe('A');
  });

  test('closes once after days of downtime, without a late reminder', () => {
    const outcome = when(atVoting(), clock(6 * DAY));
    expect(news(outcome)).toEqual(['result:1:1']);
    expect(ballotOf(outcome.design).closedAt).toBe(at(3 * DAY));
  });
});

describe('the reminder', () => {
  test('comes a day before the deadline, once', () => {
    const design = atVoting({ ballotDays: 3 });
    expect(nextWakeAt(design)).toBe(at(2 * DAY));
    thenQuiet(when(design, clock(2 * DAY - 1)));
    const reminded = when(design, clock(2 * DAY));
    expect(news(reminded)).toEqual(['reminder:1:1']);
    thenQuiet(when(reminded.design, clock(2 * DAY + HOUR)));
    expect(nextWakeAt(reminded.design)).toBe(at(3 * DAY));
  });

  test('comes at half time of a ballot of one day', () => {
    const design = atVoting({ ballotDays: 1 });
    expect(remindsAt(ballotOf(design))).toBe(at(12 * HOUR));
    expect(news(when(design, clock(12 * HOUR)))).toEqual(['reminder:1:1']);
  });

  test('is left out where nobody is missing', () => {
    const two = given(atVoting({ stakeholders: [BEN] }), vote(OWNER, 'A', 1), vote(BEN, 'B', 2));
    const tied = when(two, clock(DAY)).design;
    const extended = given(tied, { type: 'ballotExtended', by: OWNER, days: 3, at: at(DAY) });
    const outcome = when(extended, clock(3 * DAY));
    expect(news(outcome)).toEqual([]);
    expect(ballotOf(outcome.design).remindedAt).toBe(at(3 * DAY));
  });
});

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
    thenRefused(when(design, decide('A')), 'A choice against the ballot needs a reason');
    thenRefused(when(design, decide('A', '')), 'A choice against the ballot needs a reason');
    const decided = thenStage(when(design, decide('A', 'We know it')), 'drafting').decided;
    expect(decided).toMatchObject({ againstBallot: true, reason: 'We know it' });
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
