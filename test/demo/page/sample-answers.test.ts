import { expect, test } from 'vitest';
import { answerTo } from '../../../demo/page/sample-answers.ts';

test.each([
  [
    'How many developers build Lockerline, and how many people operate it afterwards?',
    'four developers build it, and two of them operate it afterwards',
  ],
  ['Two values stand for one thing: 800 ms and 2 s. Which holds?', 'the PRD holds'],
  ['The UX document lets one person act alone. Which holds?', 'the PRD holds'],
  [
    'How many GB of files come in per day, and for how long are they kept?',
    'about 5 GB a day, kept for 90 days',
  ],
  ['How many minutes of visits may be lost?', 'at most 5 minutes of data, back within an hour'],
  ['For how long are visits kept?', '3 years, then delete'],
  ['How many people use it at the same time?', 'about 2,000 at the same time, on Monday mornings'],
  ['How many people are registered after a year?', '150,000 in the first year'],
])('the people of the demo answer %j with what was asked', (question, words) => {
  expect(answerTo(question)).toBe(words);
});

test('the people of the demo know no answer to what nobody foresaw', () => {
  expect(answerTo('Which colour shall it have?')).toBeNull();
});
