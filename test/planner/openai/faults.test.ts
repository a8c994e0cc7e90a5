import { describe, expect, test } from 'vitest';
import { pauseAfter } from '../../../src/planner/openai/again.ts';
import { fault, faultOf, faultOfCompletion } from '../../../src/planner/openai/faults.ts';
import { FAULT_CODES, NO_SPENDING } from '../../../src/planner/openai/model.ts';

const NOW = '2026-11-01T10:00:00.000Z';

function http(
  status: number | null,
  rest: { code?: string; message?: string; retryAfter?: string; ms?: string } = {},
) {
  const { code = null, message = '', retryAfter = null, ms = null } = rest;
  return faultOf({ kind: 'http', status, code, type: null, message, retryAfter, retryAfterMs: ms }, NOW);
}

describe('what a server says', () => {
  test.each([
    [429, {}, 'rateLimited', null],
    [429, { retryAfter: '2' }, 'rateLimited', 2000],
    [429, { retryAfter: '90' }, 'rateLimited', 90_000],
    [429, { retryAfter: '1e9' }, 'rateLimited', 3_600_000],
    [429, { retryAfter: 'Sun, 01 Nov 2026 10:00:30 GMT' }, 'rateLimited', 30_000],
    [429, { retryAfter: 'soon' }, 'rateLimited', null],
    [429, { retryAfter: '-3' }, 'rateLimited', null],
    [429, { ms: '1500', retryAfter: '2' }, 'rateLimited', 1500],
    [429, { code: 'insufficient_quota' }, 'noCredit', null],
    [402, {}, 'noCredit', null],
    [400, { message: 'You exceeded your current quota, please check your plan.' }, 'noCredit', null],
    [500, {}, 'overloaded', null],
    [503, { retryAfter: '5' }, 'overloaded', 5000],
    [529, {}, 'overloaded', null],
    [null, { message: 'The server had an error' }, 'overloaded', null],
    [null, { code: 'rate_limit_exceeded' }, 'rateLimited', null],
    [408, {}, 'timeout', null],
    [401, {}, 'wrongKey', null],
    [403, {}, 'forbidden', null],
    [404, {}, 'unknownModel', null],
    [400, { message: 'The model `gpt-99` does not exist' }, 'unknownModel', null],
    [400, { code: 'context_length_exceeded' }, 'contextTooLong', null],
    [400, { message: "This model's maximum context length is 8192 tokens" }, 'contextTooLong', null],
    [413, {}, 'contextTooLong', null],
    [400, { code: 'content_filter' }, 'filtered', null],
    [400, { code: 'invalid_schema' }, 'badRequest', null],
    [422, {}, 'badRequest', null],
  ] as const)('%s %j is %s, again after %s ms', (status, rest, code, retryAfterMs) => {
    expect(http(status, rest)).toMatchObject({ code, retryAfterMs });
  });

  test('is never repeated to people', () => {
    const secret = 'sk-secret and the text of a document';
    for (const status of [400, 401, 404, 429, 500]) {
      expect(http(status, { message: secret, code: secret }).message).not.toContain('secret');
    }
  });
});

describe('a completion', () => {
  const whole = { text: '{}', refusal: null, finish: 'stop', spending: NO_SPENDING };
  test.each([
    [{}, null],
    [{ refusal: 'No.' }, 'refused'],
    [{ finish: 'content_filter' }, 'filtered'],
    [{ finish: 'length' }, 'length'],
    [{ finish: null }, 'cut'],
    [{ text: '  ' }, 'empty'],
  ] as const)('with %j is %s', (rest, code) => {
    expect(faultOfCompletion({ ...whole, ...rest })?.code ?? null).toBe(code);
  });
});

describe('trying again', () => {
  const patience = { attempts: 3, firstPauseMs: 500, longestPauseMs: 20_000 };

  test('every fault has a kind and a sentence', () => {
    for (const code of FAULT_CODES) expect(fault(code).message).toMatch(/[.!?]$/);
  });

  test('waits longer each time, and as long as it was asked to', () => {
    expect(pauseAfter(fault('overloaded'), 1, patience)).toBe(500);
    expect(pauseAfter(fault('overloaded'), 2, patience)).toBe(2000);
    expect(pauseAfter(fault('rateLimited', 7000), 1, patience)).toBe(7000);
  });

  test('ends after the last attempt, and where the wait is long', () => {
    expect(pauseAfter(fault('overloaded'), 3, patience)).toBeNull();
    expect(pauseAfter(fault('rateLimited', 90_000), 1, patience)).toBeNull();
    expect(pauseAfter(fault('timeout'), 2, patience)).toBeNull();
  });

  test.each(['wrongKey', 'noCredit', 'refused', 'notJson', 'overBudget', 'stopped'] as const)(
    '%s is not tried again',
    (code) => {
      expect(pauseAfter(fault(code), 1, patience)).toBeNull();
    },
  );
});
