import { describe, expect, it } from 'vitest';
import type { Question } from '../../../../src/blueprint/brief.ts';
import { parseQuantityAnswer } from '../../../../src/planner/builtin/ground/answered-quantity.ts';
import { readReply } from '../../../../src/planner/builtin/questions/reply.ts';

function question(number: number, measure: Question['measure'], text: string, answer: string): Question {
  return {
    id: `Q-${number}`,
    kind: 'expectedLoad',
    text,
    why: 'It sizes the product.',
    decides: 'the peak',
    default: { answer, consequence: 'One service is enough.' },
    measure,
    conflictId: null,
    requirementIds: [],
  };
}

const load = question(2, 'concurrentUsers', 'How many people at once?', '2,000 in total, 100 at once');
const money = question(5, 'budget', 'What may it cost per month?', '500 USD per month');
const questions = [
  question(1, null, 'Does the approval of a second agent hold?', 'Yes, it holds'),
  load,
  question(3, null, 'Where may parcels be stored: a cloud, own machines, which countries?', 'A public cloud'),
  question(4, 'availability', 'What availability is owed?', '99.5 %'),
  money,
];
const answers = (text: string): Record<string, string> =>
  Object.fromEntries(
    readReply(questions, text).answers.map(({ questionId, answer }) => [questionId, answer]),
  );

describe('a numbered reply', () => {
  it.each([
    ['2: 50k users, 5k at once', { 'Q-2': '50k users, 5k at once' }],
    ['1. yes 3. EU only', { 'Q-1': 'yes', 'Q-3': 'EU only' }],
    ['1) yes, keep it\n2) 300 at once', { 'Q-1': 'yes, keep it', 'Q-2': '300 at once' }],
    ['Q2 – 400', { 'Q-2': '400' }],
    ['for question 3: own machines', { 'Q-3': 'own machines' }],
    ['answer 2: 1,000', { 'Q-2': '1,000' }],
    ['<@U012> 2: 40 at once; 4: 99.9%', { 'Q-2': '40 at once', 'Q-4': '99.9%' }],
    ['1: it stands in section 3. See there', { 'Q-1': 'it stands in section 3. See there' }],
  ])('%s', (text, expected) => {
    expect(answers(text)).toEqual(expected);
    expect(readReply(questions, text).isCertain).toBe(true);
  });

  it.each([
    ['2: 400. Is that enough?', { 'Q-2': '400.' }],
    ['1: yes\n2: 400\nthanks, does that help?', { 'Q-1': 'yes', 'Q-2': '400' }],
    ['1. yes\n2. what does that mean?\n3. EU only', { 'Q-1': 'yes', 'Q-3': 'EU only' }],
    ['2. 400\n3. own machines (see question 1)', { 'Q-2': '400', 'Q-3': 'own machines (see question 1)' }],
  ])('answers beside a question of its own: %s', (text, expected) => {
    expect(answers(text)).toEqual(expected);
    expect(readReply(questions, text).isCertain).toBe(true);
  });

  it.each([
    ['my answer to question 3: own machines', { 'Q-3': 'own machines' }],
    ['Hi all, answer 2: 400', { 'Q-2': '400' }],
    ['thanks\nquestion 2 – 300', { 'Q-2': '300' }],
    ['I think question 4 is 99.9%', { 'Q-4': '99.9%' }],
    ['Q2 400', { 'Q-2': '400' }],
  ])('may name its question in words: %s', (text, expected) => {
    expect(answers(text)).toEqual(expected);
    expect(readReply(questions, text).isCertain).toBe(true);
  });

  it.each([
    ['question 3 own machines', 'own machines'],
    ['2: 400?', '400'],
    ['3: EU only, right?', 'EU only'],
  ])('is offered, not recorded, where it may be talk: %s', (text, answer) => {
    expect(readReply(questions, text)).toMatchObject({ answers: [{ answer }], isCertain: false });
  });

  it.each([
    'what do you mean by question 4?',
    'see question 2 please',
    'I think question 2 is for Ana',
    'Question 2 is for Ana',
    'Question 3 is for Ana',
    'I think question 3 leaves Ana in doubt',
    'question 4?',
    '4: what do you mean?',
    'see question 2: Ana knows',
    'as I said (see question 2) we wait',
    'question 2 and question 3 are for Ben',
    '2 no-shows a day are too many',
  ])('is not what speaks of a question: %s', (text) => {
    expect(readReply(questions, text)).toEqual({ answers: [], unclear: [], isCertain: false });
  });

  it('takes a default by its words', () => {
    expect(answers('2 default')).toEqual({ 'Q-2': '2,000 in total, 100 at once' });
  });

  it.each(['2: maybe', '2: not sure', '2: ?', '2: a lot'])('asks back when it is unclear: %s', (text) => {
    const { answers: taken, unclear } = readReply(questions, text);
    expect(taken).toEqual([]);
    expect(unclear).toMatchObject([{ questionId: 'Q-2', said: text.slice(3) }]);
  });

  it('asks nothing back where it leaves the question to us', () => {
    expect(readReply(questions, '2: you decide')).toMatchObject({
      answers: [{ questionId: 'Q-2', answer: 'you decide' }],
      unclear: [],
    });
  });

  it('asks back when an amount answers which of two things holds, and takes an amount that the question offers', () => {
    const which = {
      ...question(6, null, 'One page says 30 days, another 90 days. Which holds?', 'The shorter one'),
      conflictId: 'C-1',
    };
    const scope = {
      ...question(7, null, 'The screen "Map" is out of scope. Which holds?', 'Leave it out'),
      conflictId: 'C-2',
    };
    const read = (text: string) => readReply([which, scope], text);
    expect(read('7: 500').unclear).toMatchObject([
      { questionId: 'Q-7', followUp: expect.stringContaining('which of the two') },
    ]);
    expect(read('6: 90 days').answers).toMatchObject([{ answer: '90 days' }]);
    expect(read('7: leave it out until 2027').answers).toHaveLength(1);
  });

  it('leaves numbers of questions that are not open alone', () => {
    expect(readReply(questions, '9: hello')).toEqual({ answers: [], unclear: [], isCertain: false });
  });
});

describe('a reply without a number', () => {
  it('goes to the one question that it fits, and is not certain', () => {
    expect(readReply(questions, 'about 300 at once')).toMatchObject({
      answers: [{ questionId: 'Q-2' }],
      isCertain: false,
    });
    expect(answers('the budget is 900 EUR per month')).toHaveProperty('Q-5');
    expect(answers('stored on own machines in our country')).toHaveProperty('Q-3');
  });

  it.each([
    'thanks a lot',
    'did anyone see the game?',
    'meeting at 2:30',
    '5 - 10 people are coming',
    '2 people from my team will join',
    'not sure',
  ])('is left alone when people talk to each other: %s', (text) => {
    expect(readReply(questions, text).answers).toEqual([]);
  });
});

describe('a number in an answer', () => {
  it.each([
    ['50k users, 5k at once', 5000, 'users'],
    ['50k', 50000, 'users'],
    ['5k concurrent of 50k', 5000, 'users'],
  ])('is read for its measure: %s', (answer, value, unit) => {
    expect(parseQuantityAnswer(load, answer)).toMatchObject({ measure: 'concurrentUsers', value, unit });
  });

  it('keeps currency, period and bound', () => {
    expect(parseQuantityAnswer(money, 'up to 1,500 EUR per month')).toMatchObject({
      value: 1500,
      unit: 'EUR/month',
      bound: 'atMost',
    });
  });

  it('is nothing where the answer or the question has none', () => {
    expect(parseQuantityAnswer(load, 'no idea')).toBeNull();
    expect(parseQuantityAnswer(question(1, null, 'Which?', 'This'), '5')).toBeNull();
  });
});
