import { expect, it } from 'vitest';
import { call, toFailure } from '../../src/slack/fault.ts';
import { createFakeSlack, type Trouble } from './fake-slack.ts';

async function faultAfter(trouble: Trouble) {
  const slack = createFakeSlack();
  slack.trouble = () => trouble;
  const called = await call(() => slack.client.chat.postMessage({ channel: 'C1', text: 'hi' }));
  return { fault: called.ok ? null : called.fault, sent: slack.calls.length };
}

it.each([
  [{ kind: 'lost' }, { kind: 'inDoubt', error: expect.any(String) }],
  [{ kind: 'busy' }, { kind: 'inDoubt', error: expect.any(String) }],
  [
    { kind: 'refused', error: 'internal_error' },
    { kind: 'inDoubt', error: 'internal_error' },
  ],
  [
    { kind: 'refused', error: 'ratelimited' },
    { kind: 'rateLimited', retryAfterMs: 30_000 },
  ],
  [
    { kind: 'limited', seconds: 7 },
    { kind: 'rateLimited', retryAfterMs: 7_000 },
  ],
  [
    { kind: 'refused', error: 'is_archived' },
    { kind: 'refused', error: 'is_archived', detail: '' },
  ],
] as const)('%j is told as data after one call, and never sent twice', async (trouble, fault) => {
  expect(await faultAfter(trouble)).toEqual({ fault, sent: 1 });
});

it('becomes a failure with a sentence for people', () => {
  expect(toFailure({ kind: 'rateLimited', retryAfterMs: 7_000 }, 'a look')).toMatchObject({
    kind: 'rateLimited',
    retryAfterMs: 7_000,
  });
  expect(toFailure({ kind: 'refused', error: 'x', detail: '' }, 'a look').kind).toBe('rejected');
  expect(toFailure({ kind: 'inDoubt', error: 'x' }, 'a look').kind).toBe('unavailable');
});
