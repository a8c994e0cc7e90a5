import { describe, expect, test } from 'vitest';
import { describeHandover } from '../../src/design/lifecycle.ts';
import { mayTakeOver, takeoverAt, votersOf } from '../../src/design/people.ts';
import {
  at,
  atFinal,
  atIntake,
  atVoting,
  ballotOf,
  clock,
  DAY,
  given,
  HOUR,
  news,
  type Told,
  thenQuiet,
  thenRefused,
  thenStage,
  vote,
  when,
} from './given.ts';
import { BEN, CHLOE, document, OWNER, STRANGER } from './parts.ts';

describe('the owner', () => {
  const handOver: Told = { type: 'ownerHandedOver', by: OWNER, to: BEN };

  test('hands over, and it is printed', () => {
    const outcome = when(atIntake(), handOver);
    const design = thenStage(outcome, 'intake');
    expect(design).toMatchObject({ owner: BEN, stakeholders: [CHLOE, OWNER] });
    expect(news(outcome)).toEqual(['handover:1']);
    const lines = design.handovers.map((handover) => describeHandover(design, handover));
    expect(lines).toEqual(['Ana handed over to Ben on 2026-03-02']);
  });

  test('to somebody new keeps a voice; an open ballot then waits for the new one too', () => {
    const complete = given(atVoting({ stakeholders: [BEN] }), vote(OWNER, 'A', 1), vote(BEN, 'A', 2));
    const next = given(complete, { ...handOver, to: STRANGER, at: at(9000) });
    expect(votersOf(next)?.toSorted()).toEqual([OWNER, BEN, STRANGER].toSorted());
    expect(ballotOf(next).completeAt).toBeNull();
  });

  test('of a design without stakeholders leaves the ballot to everyone', () => {
    expect(votersOf(given(atVoting({ stakeholders: [] }), handOver))).toBeNull();
  });

  test('cannot hand over to themselves, out of a direct message, or for another', () => {
    thenRefused(when(atIntake(), { ...handOver, by: CHLOE }), 'Only the owner, <@U-ana>, can hand over.');
    thenRefused(when(atIntake(), { ...handOver, to: OWNER }), 'Choose somebody else');
    const dm = atIntake({ channel: { id: 'D1', kind: 'dm' } });
    thenRefused(when(dm, handOver), 'direct message');
    thenRefused(when(atFinal(), handOver), 'This design is final');
  });

  test('who is silent for 7 days may be followed by a stakeholder, who is told so', () => {
    const outcome = when(atIntake(), clock(7 * DAY));
    expect(news(outcome)).toEqual(['takeover:1']);
    const taken = when(outcome.design, { type: 'ownershipTaken', by: CHLOE, at: at(8 * DAY) });
    expect(thenStage(taken, 'intake')).toMatchObject({ owner: CHLOE, stakeholders: [BEN, OWNER] });
    const lines = taken.design.handovers.map((handover) => describeHandover(taken.design, handover));
    expect(lines).toEqual(['Chloe took over from Ana on 2026-03-10']);
    expect(news(when(taken.design, clock(15 * DAY)))).toEqual(['takeover:2']);
  });

  test('is not followed before, nor by others', () => {
    const line = 'once the owner has been silent for 7 days';
    thenRefused(when(atIntake(), { type: 'ownershipTaken', by: CHLOE, at: at(7 * DAY - 1) }), line);
    const silent = when(atIntake(), clock(7 * DAY)).design;
    thenRefused(when(silent, { type: 'ownershipTaken', by: STRANGER, at: at(8 * DAY) }), line);
    expect(when(atIntake({ stakeholders: [] }), clock(8 * DAY)).design.thread).not.toContain('takeover:1');
  });

  test('cannot take over from themselves', () => {
    thenRefused(when(atIntake(), { type: 'ownershipTaken', by: OWNER }), 'This design is yours already.');
    expect(mayTakeOver(atIntake(), OWNER, at(9 * DAY))).toBe(false);
  });

  test('who cannot see the channel any more may be followed at once', () => {
    const gone = given(atIntake(), {
      type: 'peopleLookedUp',
      people: [{ id: OWNER, name: 'Ana', canSee: false }],
    });
    thenStage(when(gone, { type: 'ownershipTaken', by: BEN }), 'intake');
  });

  test('who speaks in the thread is not silent, though nothing came of it', () => {
    const talk: Told = {
      type: 'replyReceived',
      by: OWNER,
      ts: '1.0',
      text: 'Back on Monday',
      isToBot: false,
      at: at(3 * DAY),
    };
    const design = given(atIntake(), talk);
    expect(news(when(design, clock(7 * DAY)))).toEqual([]);
    thenRefused(
      when(design, { type: 'ownershipTaken', by: BEN, at: at(10 * DAY - 1) }),
      'once the owner has been silent for 7 days',
    );
    thenQuiet(when(design, { ...talk, at: at(3 * DAY + HOUR) }));
  });

  test('is seen with each deed of theirs, not with another’s', () => {
    const waive: Told = { type: 'gapWaived', by: OWNER, gap: 'ux', at: at(HOUR) };
    const lacking = atIntake({ documents: [document('prd')] });
    expect(takeoverAt(given(lacking, waive))).toBe(at(7 * DAY + HOUR));
    const other: Told = { type: 'challengeGiven', by: BEN, text: 'Many lockers', at: at(2 * DAY) };
    expect(takeoverAt(given(lacking, other))).toBe(at(7 * DAY));
  });
});
