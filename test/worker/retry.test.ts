import { describe, expect, test } from 'vitest';
import { retryAt } from '../../src/worker/retry.ts';
import { at, START } from '../design/given.ts';

describe('a failed job', () => {
  test.each(['rateLimited', 'unavailable', 'timeout'] as const)('is tried three times when %s', (kind) => {
    const failure = { kind, message: 'x', retryAfterMs: null };
    expect([1, 2, 3].map((attempt) => retryAt(failure, attempt, START))).toEqual([at(2000), at(8000), null]);
  });

  test('waits as long as it was told to', () => {
    const failure = { kind: 'rateLimited', message: 'x', retryAfterMs: 30_000 } as const;
    expect(retryAt(failure, 1, START)).toBe(at(30_000));
    expect(retryAt({ ...failure, retryAfterMs: 10 }, 1, START)).toBe(at(2000));
  });

  test('is tried for as long as an outage lasts', () => {
    const failure = { kind: 'unavailable', message: 'x', retryAfterMs: 600_000, isOutage: true } as const;
    expect([1, 3, 40].map((attempt) => retryAt(failure, attempt, START))).toEqual(Array(3).fill(at(600_000)));
    expect(retryAt({ ...failure, retryAfterMs: null }, 9, START)).not.toBeNull();
  });

  test.each(['refused', 'invalidOutput', 'rejected'] as const)('waits for a person when %s', (kind) => {
    expect(retryAt({ kind, message: 'x', retryAfterMs: 1000 }, 1, START)).toBeNull();
  });
});
