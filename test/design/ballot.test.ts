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
  ballotOf,
  clock,
  DAY,
  given,
  HOUR,
  MINUTE,
  news,
  offers,
  thenQuiet,
  thenRefused,
  thenStage,
  vote,
  when,
  withdraw,
} from './given.ts';
import { BEN, CHLOE, OWNER, STRANGER } from './parts.ts';

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

  test('comes first where the last vote came in its last five minutes', () => {
    const design = given(
      atVoting({ stakeholders: [BEN] }),
      vote(OWNER, 'B', 1),
      vote(BEN, 'B', (3 * DAY) / 1000 - 60),
    );
    expect(closesAt(design, ballotOf(design))).toBe(at(3 * DAY));
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
