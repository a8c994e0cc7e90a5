import { describe, expect, test } from 'vitest';
import { dueJobs } from '../../src/design/jobs.ts';
import type { Design } from '../../src/design/record.ts';
import { standstillOf } from '../../src/design/standstill.ts';
import { waitingFor } from '../../src/design/waiting.ts';
import { nextWakeAt } from '../../src/design/wake.ts';
import {
  atDeleted,
  atFinal,
  atQuestions,
  atVoting,
  DAY,
  given,
  HOUR,
  started,
  type Told,
  thenQuiet,
  thenRefused,
  thenStage,
  when,
} from './given.ts';
import { BEN, OWNER } from './parts.ts';

const closed = (error: string): Told => ({ type: 'postingClosed', error });
const jobs = (design: Design, at = design.updatedAt) => dueJobs(design, at).map(({ kind }) => kind);
const later = (design: Design, ms: number) => new Date(Date.parse(design.updatedAt) + ms).toISOString();
const told: Told = { type: 'ownerTold' };
const open: Told = { type: 'postingChecked', error: null };

describe('a design whose channel is closed', () => {
  test.each([
    ['is_archived', 'archived', 'the channel to be unarchived'],
    ['not_in_channel', 'removed', 'invited to the channel again'],
    ['channel_not_found', 'removed', 'invited to the channel again'],
    ['restricted_action', 'refused', 'let the bot post'],
    ['root_removed', 'rootGone', 'posted anew'],
    ['thread_not_found', 'rootGone', 'posted anew'],
  ])('(%s) says so to who asks, and to its owner once', (error, reason, words) => {
    const design = given(atQuestions(), closed(error));
    expect(standstillOf(design)?.reason).toBe(reason);
    expect(waitingFor(design)).toMatchObject({ what: expect.stringContaining(words), who: [OWNER] });
    expect(jobs(design)).toContain('tellOwner');
    expect(jobs(given(design, told))).not.toContain('tellOwner');
  });

  test('goes on with all else: votes count', () => {
    const design = given(atVoting(), closed('is_archived'));
    const vote: Told = { type: 'voteCast', by: BEN, round: 1, optionId: 'B', actionTs: '1772442000.000100' };
    expect(given(design, vote).rounds[0]?.votes[BEN]?.choice).toBe('B');
  });

  test('is looked at every hour, and at once where there is news', () => {
    const design = given(atQuestions(), closed('is_archived'), told);
    expect(jobs(design)).not.toContain('checkChannel');
    expect(nextWakeAt(design)).toBe(standstillOf(design)?.checkAt);
    expect(jobs(design, later(design, HOUR))).toContain('checkChannel');
    expect(jobs(given(design, { type: 'postingNews' }))).toContain('checkChannel');
  });

  test('goes on once the look finds it open', () => {
    const design = given(atQuestions(), closed('is_archived'), open);
    expect(standstillOf(design)).toBeNull();
    expect(jobs(design)).toEqual([]);
    expect(waitingFor(design).what).toContain('answers');
  });

  test('waits on where it is closed still, and tells again only what is new', () => {
    const design = given(atQuestions(), closed('is_archived'), told);
    const same = given(design, { type: 'postingChecked', error: 'is_archived' });
    expect(standstillOf(same)).toMatchObject({ reason: 'archived', isTold: true });
    const other = given(design, { type: 'postingChecked', error: 'not_in_channel' });
    expect(standstillOf(other)).toMatchObject({ reason: 'removed', isTold: false });
  });

  test('tells a refusal that comes again and again once a day', () => {
    const design = given(atQuestions(), closed('restricted_action'), told, open, closed('restricted_action'));
    expect(standstillOf(design)?.isTold).toBe(true);
    const next = given(design, open, { ...closed('restricted_action'), at: later(design, DAY) } as Told);
    expect(standstillOf(next)?.isTold).toBe(false);
  });

  test('retries by itself what nobody can see failing', () => {
    const design = given(atQuestions(), closed('is_archived'), told);
    const late = given(design, { type: 'postingNews' });
    const [job] = dueJobs(late, late.updatedAt);
    const failed = given(late, { type: 'jobFailed', jobKey: job?.key ?? '', message: 'x', retryAt: null });
    expect(failed.trouble?.retryAt).not.toBeNull();
  });

  test('stays as it is where it is told again, has no thread, or is deleted', () => {
    thenQuiet(when(given(atQuestions(), closed('is_archived')), closed('is_archived')));
    thenQuiet(when(started(), closed('is_archived')));
    thenQuiet(when(atDeleted(), closed('is_archived')));
    for (const quiet of [{ type: 'postingNews' }, open, told] as const) thenQuiet(when(atQuestions(), quiet));
  });

  test('that has ended troubles nobody, and is finished once the channel is open', () => {
    const design = given(atFinal(), closed('is_archived'));
    expect(jobs(design)).not.toContain('tellOwner');
    expect(nextWakeAt(design)).not.toBeNull();
  });
});

describe('a thread without its first message', () => {
  const design = () => given(atQuestions(), closed('root_removed'), told);

  test('is posted anew where the owner says so', () => {
    const next = thenStage(when(design(), { type: 'threadRestarted', by: OWNER }), 'questions');
    expect(next.threadNumber).toBe(2);
    expect(standstillOf(next)).toBeNull();
  });

  test('is left alone by the clock and by a look', () => {
    expect(jobs(design(), later(design(), 7 * DAY))).toEqual([]);
    thenQuiet(when(design(), open));
    thenQuiet(when(design(), { type: 'postingNews' }));
  });

  test('is nobody else’s to post anew, and nobody’s where it is in its place', () => {
    thenRefused(when(design(), { type: 'threadRestarted', by: BEN }), 'Only the owner');
    thenRefused(when(atQuestions(), { type: 'threadRestarted', by: OWNER }), 'nothing has to be posted anew');
  });
});

describe('a message of ours that is gone', () => {
  test('is remembered once', () => {
    const gone: Told = { type: 'messageRemoved', ts: '1.1' };
    const design = given(atQuestions(), gone);
    expect(design.removed).toEqual(['1.1']);
    thenQuiet(when(design, gone));
  });
});
