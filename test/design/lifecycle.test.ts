import { describe, expect, test } from 'vitest';
import { nextJob } from '../../src/design/jobs.ts';
import { isEnded } from '../../src/design/lifecycle.ts';
import { nameOf, peopleIn, votersOf } from '../../src/design/people.ts';
import { transition } from '../../src/design/transition.ts';
import {
  at,
  atDelivered,
  atIntake,
  atVoting,
  clock,
  DAY,
  given,
  HOUR,
  IN_STAGE,
  news,
  START,
  stamp,
  started,
  type Told,
  thenQuiet,
  thenRefused,
  thenStage,
  vote,
  when,
} from './given.ts';
import { BEN, CHLOE, document, form, OWNER, STRANGER } from './parts.ts';

describe('a start', () => {
  test('waits for the bot to enter the channel and shows nothing yet', () => {
    const design = started();
    expect(design).toMatchObject({ stage: 'waitingForInvite', owner: OWNER, thread: [] });
  });

  test('names the owner once, though they named themselves a stakeholder', () => {
    expect(started({ stakeholders: [OWNER, BEN] }).stakeholders).toEqual([BEN]);
  });

  test('in a direct message begins at once, with the owner alone', () => {
    const design = started({ channel: { id: 'D1', kind: 'dm' } });
    expect(design).toMatchObject({ stage: 'intake', stakeholders: [], thread: ['board', 'received'] });
    expect(votersOf(design)).toEqual([OWNER]);
  });

  test('counts once, and nothing else makes a design', () => {
    const again: Told = {
      type: 'designStarted',
      designId: 'd1',
      teamId: 'T1',
      by: OWNER,
      channel: { id: 'C1', kind: 'public' },
      ownerName: 'Ana',
      form: form(),
    };
    thenQuiet(when(atIntake(), again));
    expect(transition(null, stamp({ type: 'clockStruck' }, START))).toBeNull();
  });
});

describe('entering the channel', () => {
  test('opens the thread with the board and what was received', () => {
    const outcome = when(started(), { type: 'channelEntered' });
    expect(thenStage(outcome, 'intake').thread).toEqual(['board', 'received']);
    expect(given(started({ documents: [] }), { type: 'channelEntered' }).thread).toEqual([
      'board',
      'gap:prd',
      'gap:ux',
    ]);
  });

  test('happens once', () => {
    thenQuiet(when(atIntake(), { type: 'channelEntered' }));
    thenQuiet(when(atIntake(), { type: 'inviteNeeded' }));
  });

  test('puts the board first, whatever happened before', () => {
    const early = given(
      started(),
      { type: 'documentsAdded', by: OWNER, documents: [document('other')], unread: [] },
      { type: 'ownerHandedOver', by: OWNER, to: BEN },
    );
    const entered = given(early, { type: 'channelEntered' });
    expect(entered.thread).toEqual(['board', 'received', 'document:D-3', 'handover:1']);
  });

  test('remembers when it asked and when it looked', () => {
    const asked = given(started(), { type: 'inviteNeeded', at: at(1) });
    expect(asked.invite).toEqual({ askedAt: at(1), checkedAt: at(1) });
    expect(given(asked, { type: 'inviteNeeded', at: at(HOUR) }).invite).toEqual({
      askedAt: at(1),
      checkedAt: at(HOUR),
    });
  });

  test('is given up after 7 days, without a message nobody could read; the owner is to be told', () => {
    thenQuiet(when(started(), clock(7 * DAY - 1)));
    const { design } = when(started(), clock(7 * DAY));
    expect(design).toMatchObject({ stage: 'cancelled', thread: [], inviteExpiry: { isTold: false } });
    expect(nextJob(design, at(7 * DAY))?.kind).toBe('tellExpiry');
    const told = given(design, { type: 'ownerTold', at: at(7 * DAY) });
    expect(nextJob(told, at(7 * DAY))).toBeNull();
    thenQuiet(when(told, { type: 'ownerTold', at: at(7 * DAY) }));
  });

  test('given up by its owner, or deleted, tells nobody that it expired', () => {
    const cancelled = given(started(), { type: 'designCancelled', by: OWNER });
    expect(nextJob(cancelled, at(8 * DAY))).toBeNull();
    const expired = when(started(), clock(7 * DAY)).design;
    const deleted = given(expired, { type: 'designDeleted', by: OWNER, at: at(7 * DAY) });
    expect(nextJob(deleted, at(7 * DAY))?.kind).toBe('erase');
  });

  test('comes too late after 7 days', () => {
    const outcome = when(started(), { type: 'channelEntered', at: at(8 * DAY) });
    expect(outcome.design.stage).toBe('cancelled');
  });
});

describe('people', () => {
  test('are known by name once looked up, by id before', () => {
    expect(nameOf(started(), BEN)).toBe(BEN);
    expect(nameOf(atIntake(), BEN)).toBe('Ben');
  });

  test('who cannot see the channel are told of once', () => {
    const away = (id: string): Told => ({
      type: 'peopleLookedUp',
      people: [{ id, name: id, canSee: false }],
    });
    const outcome = when(atIntake(), away(CHLOE));
    expect(outcome.design.absent).toEqual([CHLOE]);
    expect(news(outcome)).toEqual(['absent:1']);
    expect(news(when(outcome.design, away(CHLOE)))).toEqual([]);
    expect(news(when(outcome.design, away(BEN)))).toEqual(['absent:2']);
    expect(when(outcome.design, away(STRANGER)).design.absent).toEqual([CHLOE]);
  });

  test('who join are counted; others who join change nothing', () => {
    const away: Told = { type: 'peopleLookedUp', people: [{ id: CHLOE, name: 'Chloe', canSee: false }] };
    const design = given(atIntake(), away);
    expect(votersOf(design)).toEqual([BEN, OWNER]);
    expect(votersOf(given(design, { type: 'memberJoined', userId: CHLOE }))).toEqual([BEN, CHLOE, OWNER]);
    thenQuiet(when(design, { type: 'memberJoined', userId: STRANGER }));
  });

  test('are all looked up who spoke, gave or asked for something', () => {
    const open = given(
      atVoting({ stakeholders: [] }),
      { type: 'voteReasonGiven', by: 'U-r', round: 1, text: 'cheap' },
      { type: 'objectionRaised', by: 'U-o', round: 1, text: 'dear' },
      { type: 'refinementSuggested', by: 'U-f', round: 1, text: 'less' },
      vote('U-v', 'A', 1),
      { type: 'questionAnswered', by: 'U-a', questionId: 'Q-1', text: '5' },
      { type: 'documentsAdded', by: 'U-d', documents: [document('other')], unread: [] },
    );
    expect(peopleIn(open).toSorted()).toEqual(['U-a', OWNER, 'U-d', 'U-f', 'U-o', 'U-r', 'U-v']);
    const delivered = atDelivered({ stakeholders: [] });
    const asked = given(delivered, { type: 'changeRequested', by: 'U-c', text: 'Add a cache' });
    expect(peopleIn(asked)).toContain('U-c');
  });
});

describe('the end', () => {
  test('by cancelling, from any open stage, is the owner’s', () => {
    for (const stage of ['intake', 'questions', 'proposing', 'voting', 'drafting', 'delivered'] as const) {
      const design = IN_STAGE[stage]();
      const cancel: Told = { type: 'designCancelled', by: OWNER };
      thenRefused(when(design, { ...cancel, by: BEN }), 'Only the owner, <@U-ana>, can cancel the design.');
      const outcome = when(design, cancel);
      expect(thenStage(outcome, 'cancelled').draft).toBeNull();
      expect(news(outcome)).toEqual(['cancelled']);
    }
  });

  test('by deleting, from any stage, is the owner’s and happens once', () => {
    const remove: Told = { type: 'designDeleted', by: OWNER };
    for (const stage of ['intake', 'drafting', 'final', 'cancelled'] as const) {
      const design = IN_STAGE[stage]();
      thenRefused(when(design, { ...remove, by: BEN }), 'Only the owner, <@U-ana>, can delete the design.');
      const outcome = when(design, remove);
      expect(news(outcome)).toEqual(['deleted']);
      thenQuiet(when(thenStage(outcome, 'deleted'), remove));
    }
    expect(given(started(), remove)).toMatchObject({ stage: 'deleted', thread: [] });
  });

  test('takes no more deeds, and says so', () => {
    for (const stage of ['final', 'cancelled', 'deleted'] as const) {
      const design = IN_STAGE[stage]();
      expect(isEnded(design)).toBe(true);
      const line = `This design is ${stage}; nothing can be changed any more.`;
      thenRefused(when(design, vote(BEN, 'A', 9)), line);
      thenRefused(when(design, { type: 'designCancelled', by: OWNER }), line);
      const asked = { type: 'replyReceived', by: BEN, ts: '1.0', text: 'x', isToBot: true } as const;
      thenRefused(when(design, asked), line);
    }
  });

  test('leaves the record as it is, also for the owner who comes back later', () => {
    const late: Told = { type: 'challengeGiven', by: OWNER, text: 'x', at: at(3 * DAY) };
    thenRefused(when(IN_STAGE.final(), late), 'This design is final');
  });

  test('leaves people’s talk, reports and clocks alone', () => {
    for (const stage of ['final', 'cancelled', 'deleted'] as const) {
      const design = IN_STAGE[stage]();
      thenQuiet(when(design, { type: 'replyReceived', by: BEN, ts: '1.0', text: 'x', isToBot: false }));
      thenQuiet(when(design, { type: 'memberJoined', userId: STRANGER }));
      thenQuiet(when(design, { type: 'retryRequested', by: BEN }));
      thenQuiet(when(design, clock(30 * DAY)));
    }
  });
});

describe('what comes twice', () => {
  test('counts once, whatever it is', () => {
    const event = stamp({ type: 'gapWaived', by: OWNER, gap: 'ux' }, START);
    const lacking = IN_STAGE.intake();
    const once = transition(lacking, event);
    expect(once?.design).not.toBe(lacking);
    expect(transition(once?.design ?? null, event)).toEqual({ design: once?.design, refused: null });
  });

  test('is remembered for the newest 200 events; votes need no memory', () => {
    const told = Array.from({ length: 205 }, (_, n): Told => {
      return { type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: `answer ${n}` };
    });
    const design = given(IN_STAGE.questions(), ...told);
    expect(design.seen).toHaveLength(200);
    const open = atVoting();
    expect(given(open, vote(BEN, 'A', 1)).seen).toBe(open.seen);
  });

  test('moves the newest message read only forwards', () => {
    const reply = (ts: string): Told => {
      return { type: 'replyReceived', id: `message:${ts}`, ts, by: BEN, text: '1: 5', isToBot: false };
    };
    const design = given(IN_STAGE.questions(), reply('20.1'), reply('10.1'));
    expect(design.heard.at(-1)).toBe('20.1');
  });
});
