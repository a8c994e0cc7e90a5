// Sentences about cutting a text to its room: whole clauses first, a mark only where none fits.
import { describe, expect, test } from 'vitest';
import { clausesWithin } from '../../../src/documents/out/sentences.ts';

describe('a text that is longer than its room', () => {
  test('keeps the clauses that fit, as a sentence', () => {
    const text =
      'Rows are kept a year after their use; the job that deletes them exists from the first release on.';
    expect(clausesWithin(text, 60)).toBe('Rows are kept a year after their use.');
  });
  test('is cut between words, and marked, where no clause fits', () => {
    expect(clausesWithin('One long thought goes on and on without any pause at all', 24)).toBe(
      'One long thought goes …',
    );
    expect(clausesWithin('So; one long thought goes on without any pause at all', 40)).toMatch(/ …$/);
  });
  test('is left as it is where it fits', () => {
    expect(clausesWithin('Short; and whole.', 40)).toBe('Short; and whole.');
  });
});
