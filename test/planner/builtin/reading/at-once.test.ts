import { describe, expect, it } from 'vitest';
import { proposeQuestions } from '../../../../src/planner/builtin/questions/questions.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { brief, document } from './briefs.ts';

const MATCHES =
  '## Requirements\n\n- As a keeper, I want to follow a match so that I see each goal.\n- A visitor must be able to order tickets.';
const challenged = (challenge: string) => ({ ...brief('Terrace', document('prd', MATCHES)), challenge });
const told = (challenge: string): string[] =>
  readBrief(challenged(challenge)).quantities.map(
    ({ measure, value, unit, subject }) => `${measure} ${value} ${unit}: ${subject}`,
  );
const asked = (challenge: string): (string | null)[] => {
  const given = challenged(challenge);
  return proposeQuestions(given, readBrief(given)).map(({ measure }) => measure);
};

describe('people who are there at once', () => {
  it.each([
    ['Serve 20,000 concurrent viewers.', 'concurrentUsers 20000 users: concurrent viewers'],
    ['20,000 live spectators watch at the same time.', 'concurrentUsers 20000 users: live spectators'],
    ['Room for 900 keepers at once.', 'concurrentUsers 900 users: keepers'],
    ['Up to 50,000 users, 5,000 of them at once.', 'concurrentUsers 5000 users: users at once'],
    ['12,000 keepers (900 concurrent).', 'concurrentUsers 900 users: users at once'],
  ])('count as users, whatever they are called: %s', (challenge, expected) => {
    expect(told(challenge)).toContain(expected);
    expect(asked(challenge)).not.toContain('concurrentUsers');
  });

  it.each([
    'Show 40 concurrent orders.',
    'Run on 1,000 concurrent servers.',
    '10,000 devices, 300 at once.',
    '20,000 viewers a month.',
  ])('are not seen in things, nor in people who come one after the other: %s', (challenge) => {
    expect(told(challenge).join()).not.toContain('concurrentUsers');
    expect(asked(challenge)).toContain('concurrentUsers');
  });
});

describe('a time that is named after its number', () => {
  it('is read beside another quantity of its sentence, and alone', () => {
    const both = told('Serve 20,000 concurrent viewers with 200 ms latency.');
    expect(both).toEqual(['concurrentUsers 20000 users: concurrent viewers', 'latency 200 ms: latency']);
    expect(told('A 2 s response time.')).toEqual(['latency 2 s: response time']);
  });

  it.each(['Keep 200 ms between frames.', 'Play a tone of 200 ms.', 'Wait 5 seconds before the next try.'])(
    'is none where nobody waits for an answer: %s',
    (challenge) => {
      expect(told(challenge).join()).not.toContain('latency');
    },
  );
});
