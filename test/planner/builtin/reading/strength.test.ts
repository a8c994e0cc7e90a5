// Sentences about what stays where documents demand more than a guide can trace: rules before descriptions.
import { expect, it } from 'vitest';
import { passagesOf } from '../../../../src/planner/builtin/reading/document.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { untraced } from '../../../../src/planner/builtin/reading/requirements.ts';
import { brief, document } from './briefs.ts';

const MANY = 130;
const described = Array.from(
  { length: MANY },
  (_, at) => `${at + 1}. The crane desk supports lift chart ${at + 1}.`,
);

const texts = (...more: string[]): string[] =>
  readBrief(
    brief('Crane desk', document('prd', ['# Crane desk', '## Features', ...described, ...more].join('\n'))),
  ).requirements.map((one) => one.text);

it('keeps a rule that leaves no case out before what only describes', () => {
  const rules = [
    'A load will only be lifted if there is wind clearance for it.',
    'All changes by a crane hand are logged in a book that nobody edits.',
  ];
  expect(texts(...rules.map((rule) => `- ${rule}`))).toEqual(expect.arrayContaining(rules));
});

it('leaves the last descriptions out, and no more than it has to', () => {
  const kept = texts('- The crane desk supports a lamp.');
  expect(kept).not.toContain('The crane desk supports a lamp.');
  expect(kept.length).toBeLessThan(MANY);
});

it('takes what a rule assures for no demand, whatever its words', () => {
  const text = [
    '# Crane desk',
    '## Features',
    '- Slips must be signed.',
    '- Assures the master that a slip cannot be lost.',
  ].join('\n');
  const read = readBrief(brief('Crane desk', document('prd', text))).requirements.map((one) => one.text);
  expect(read).toContain('Slips must be signed.');
  expect(read.join()).not.toContain('Assures');
});

it('tells what is not traced, the strongest first, and nothing where all is', () => {
  const few = brief('Crane desk', document('prd', '# Crane desk\n## Features\n- Slips must be signed.'));
  const many = brief('Crane desk', document('prd', ['# Crane desk', '## Features', ...described].join('\n')));
  const left = (one: typeof few) => untraced(passagesOf(one)).map(({ text }) => text);
  expect(left(few)).toEqual([]);
  expect(left(many)).toHaveLength(MANY - readBrief(many).requirements.length);
  expect(left(many)).toContain('The crane desk supports lift chart 130.');
});

it('joins no list to a sentence that only explains', () => {
  const text = '# Crane desk\n## Features\nThis is in support of:\n- Grain loads\n- Timber loads\n';
  const joined = readBrief(brief('Crane desk', document('prd', text))).requirements.map((one) => one.text);
  expect(joined.join()).not.toContain('in support of');
});
