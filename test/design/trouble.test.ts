import { describe, expect, test } from 'vitest';
import { nextJob } from '../../src/design/jobs.ts';
import type { Design } from '../../src/design/record.ts';
import { attemptsOf } from '../../src/design/trouble.ts';
import { waitingFor } from '../../src/design/waiting.ts';
import { nextWakeAt } from '../../src/design/wake.ts';
import {
  at,
  atDeleted,
  atDelivered,
  atIntake,
  atProposing,
  clock,
  DAY,
  given,
  HOUR,
  keyOf,
  news,
  offers,
  started,
  type Told,
  thenQuiet,
  thenStage,
  when,
} from './given.ts';
import { BEN, blob, document, file, OWNER } from './parts.ts';

function failed(jobKey: string, retryAt: string | null = null): Told {
  return { type: 'jobFailed', jobKey, message: 'The model did not answer.', retryAt };
}

function jobOf(design: Design, now = design.updatedAt): string | undefined {
  const job = nextJob(design, now);
  return job?.kind === 'readDocument' ? job.documentId : job?.kind;
}

function read(documentId: string): Told {
  const text = { text: blob(9), words: 3, hash: 'bb', sizeBytes: 9, kind: 'other', because: 'x' } as const;
  return { type: 'documentRead', documentId, ...text, unread: [] };
}

describe('a failed job', () => {
  const design = atProposing();
  const key = keyOf(design, 'options');

  test('is retried quietly while there is hope', () => {
    const outcome = when(design, failed(key, at(2000)));
    const troubled = thenStage(outcome, 'proposing');
    expect(news(outcome)).toEqual([]);
    expect(jobOf(troubled)).toBeUndefined();
    expect(nextWakeAt(troubled)).toBe(at(2000));
    expect(jobOf(troubled, at(2000))).toBe('options');
    expect(waitingFor(troubled).what).toContain('the bot');
  });

  test('is told once hope is gone, and waits for "Try again"', () => {
    const twice = given(design, failed(key, at(2000)), failed(key, at(9000)));
    expect(attemptsOf(twice, key)).toBe(2);
    const outcome = when(twice, failed(key));
    expect(news(outcome)).toEqual(['trouble:1']);
    expect(outcome.design.trouble).toMatchObject({ attempts: 3, retryAt: null, told: 'trouble:1' });
    expect(jobOf(outcome.design, at(30 * DAY))).toBeUndefined();
    expect(nextWakeAt(outcome.design)).toBe(at(7 * DAY));
    expect(waitingFor(outcome.design)).toEqual({ what: '"Try again" after a failure', who: [OWNER] });
  });

  test('runs again at once with "Try again", by anyone, and starts counting anew', () => {
    const again = given(given(design, failed(key)), { type: 'retryRequested', by: BEN });
    expect(again.trouble).toBeNull();
    expect(jobOf(again)).toBe('options');
    expect(attemptsOf(again, key)).toBe(0);
    thenQuiet(when(again, { type: 'retryRequested', by: BEN }));
    expect(news(when(again, failed(key)))).toEqual(['trouble:2']);
  });

  test('is forgotten once it succeeds', () => {
    const troubled = given(design, failed(key));
    expect(given(troubled, offers(troubled)).trouble).toBeNull();
  });

  test('is forgotten once its inputs change, and wakes nobody', () => {
    const changed = given(given(design, failed(key, at(2000))), {
      type: 'questionAnswered',
      by: BEN,
      questionId: 'Q-1',
      text: '7',
    });
    expect(changed.trouble).toBeNull();
    expect(jobOf(changed)).toBe('options');
  });

  test('that is no longer due has not failed', () => {
    thenQuiet(when(design, failed('options:of-other-inputs')));
    thenQuiet(when(given(atDelivered(), { type: 'guideAccepted', by: OWNER }), failed(key)));
  });
});

describe('several failed jobs', () => {
  const design = atIntake({ documents: [document('prd'), file('F1'), file('F2'), file('F3')] });
  const [first, second] = [keyOf(design, 'readDocument'), keyOf(given(design, read('D-2')), 'readDocument')];

  test('hold up no other, and none is run before its time', () => {
    const one = given(design, failed(first));
    expect(jobOf(one)).toBe('D-3');
    const two = given(one, failed(second, at(2000)));
    expect(jobOf(two)).toBe('D-4');
    expect(nextWakeAt(two)).toBe(at(2000));
    const three = given(two, read('D-4'));
    expect(jobOf(three)).toBeUndefined();
    expect(jobOf(three, at(2000))).toBe('D-3');
  });

  test('keep the one that waits for a person in front', () => {
    const two = given(design, failed(first), failed(second, at(2000)));
    expect(two.trouble).toMatchObject({ jobKey: first, told: 'trouble:1' });
    const both = given(two, failed(second));
    expect(both.trouble).toMatchObject({ jobKey: second, attempts: 2, told: 'trouble:2' });
    expect(both.thread.slice(-2)).toEqual(['trouble:1', 'trouble:2']);
  });

  test('end one by one: the success of one leaves the other', () => {
    const two = given(design, failed(first), failed(second));
    const one = given(two, read('D-3'));
    expect(one.trouble).toMatchObject({ jobKey: first });
    expect(one.trouble?.others).toBeUndefined();
    expect(given(one, read('D-2')).trouble).toBeNull();
  });

  test('are all tried again with one click', () => {
    const two = given(design, failed(first), failed(second), { type: 'retryRequested', by: BEN });
    expect(jobOf(two)).toBe('D-2');
    expect(jobOf(given(two, read('D-2')))).toBe('D-3');
  });
});

describe('before there is a thread', () => {
  test('a failure is told nowhere: the bot looks again every hour', () => {
    const outcome = when(started(), failed(keyOf(started(), 'enter')));
    expect(news(outcome)).toEqual([]);
    expect(nextWakeAt(outcome.design)).toBe(at(HOUR));
    expect(jobOf(outcome.design, at(HOUR - 1))).toBeUndefined();
    expect(jobOf(outcome.design, at(HOUR))).toBe('enter');
  });

  test('a later look that failed does not wake the design again and again', () => {
    const asked = given(started(), { type: 'inviteNeeded' });
    const key = keyOf(asked, 'enter', at(HOUR));
    const troubled = given(asked, { ...failed(key), at: at(HOUR) });
    expect(nextWakeAt(troubled)).toBe(at(2 * HOUR));
    thenQuiet(when(troubled, clock(2 * HOUR - 1)));
  });
});

describe('erasing a deleted design', () => {
  const design = atDeleted();
  const key = keyOf(design, 'erase');

  test('that fails is tried again in time, or with "Try again"', () => {
    const resting = given(design, failed(key, at(2000)));
    expect(nextWakeAt(resting)).toBe(at(2000));
    const told = given(resting, failed(key));
    expect(nextWakeAt(told)).toBeNull();
    expect(jobOf(given(told, { type: 'retryRequested', by: OWNER }))).toBe('erase');
  });
});
