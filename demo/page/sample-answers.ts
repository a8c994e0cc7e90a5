/** What the people of the demo say when they are asked about their products: true of both samples. */

/** The first that fits is taken; the more special ones stand first. */
const ANSWERS: readonly { about: RegExp; words: string }[] = [
  {
    about: /conflict|contradict|disagree|which (?:holds|one|is right)|stand for one thing/i,
    words: 'the PRD holds',
  },
  {
    about: /team|developers|engineers/i,
    words: 'four developers build it, and two of them operate it afterwards',
  },
  { about: /\bGB\b|recordings/, words: 'about 5 GB a day, kept for 90 days' },
  { about: /lose|lost|recover|backup|outage/i, words: 'at most 5 minutes of data, back within an hour' },
  { about: /keep|kept|retention|how long/i, words: '3 years, then delete' },
  {
    about: /peak|at the same time|concurrent|requests/i,
    words: 'about 2,000 at the same time, on Monday mornings',
  },
  { about: /how many (?:people|users)|registered/i, words: '150,000 in the first year' },
];

/** The answer somebody of the demo would give, or null where nobody knows one. Pure. */
export function answerTo(question: string): string | null {
  return ANSWERS.find(({ about }) => about.test(question))?.words ?? null;
}
