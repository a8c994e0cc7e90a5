import { describe, expect, test } from 'vitest';
import type { ThreadItem } from '../../../src/slack/views/item.ts';
import { followUpItem, moreQuestionsItem, questionsItem } from '../../../src/slack/views/questions.ts';
import { AT, designWith, question, read, verbs } from './fixture.ts';

const answer = { text: '50k users', by: 'U2', at: AT, isDefault: false };
const challengeCheck = { text: 'Find parcels fast.', requirementCount: 12, confirmedBy: null };

function messageOf(item: ThreadItem) {
  if (item.kind !== 'message') throw new Error('This is no message.');
  return item;
}

describe('the sheet', () => {
  test('says of each open question why it matters, what it decides, and its default with the consequence', () => {
    const text = read(questionsItem(designWith({ stage: 'questions', questions: [question(1)] })));
    for (const part of [
      'expected load',
      'The peak decides',
      'peak requests',
      '200 a minute',
      'One database',
    ]) {
      expect(text).toContain(part);
    }
  });
  test('counts what is open, one as one', () => {
    const left = (questions: number) =>
      read(questionsItem(designWith({ stage: 'questions', questions: open(questions) })));
    const open = (count: number) => [
      question(9, { answer }),
      ...[1, 2].slice(0, count).map((at) => question(at)),
    ];
    expect(left(1)).toContain('1 of 2 is open.');
    expect(left(2)).toContain('2 of 3 are open.');
    expect(left(0)).toContain('0 of 1 are open.');
  });
  test('keeps a question, its answer and the way to change it together, in this order', () => {
    const { blocks } = messageOf(
      questionsItem(designWith({ stage: 'voting', questions: [question(1, { answer })] })),
    );
    const holders = blocks.filter((block) => /same time|50k users|Change/.test(JSON.stringify(block)));
    expect(holders).toHaveLength(1);
  });
  test('offers two buttons an open question, and the last call for all of them', () => {
    const questions = [question(1, { answer }), question(2)];
    const found = verbs(questionsItem(designWith({ stage: 'questions', questions })));
    expect(found).toEqual(['answer:Q-1', 'answer:Q-2', 'useDefault:Q-2', 'answerAll', 'useDefaults']);
  });
  test('shows who answered, and keeps the answer changeable until drafting', () => {
    const questions = [question(1, { answer })];
    const closed = questionsItem(designWith({ stage: 'voting', questions }));
    expect(read(closed)).toMatch(/closed.*50k users.*Answered by Ben/);
    expect(verbs(closed)).toEqual(['answer:Q-1']);
    expect(verbs(questionsItem(designWith({ stage: 'drafting', questions })))).toEqual([]);
  });
  test('calls a default that nobody confirmed an assumption', () => {
    const questions = [question(1, { answer: { ...answer, by: null, isDefault: true } })];
    expect(read(questionsItem(designWith({ stage: 'proposing', questions })))).toContain('an assumption');
  });
  test('puts the challenge on top, to confirm or correct', () => {
    const item = questionsItem(designWith({ stage: 'questions', challengeCheck }));
    expect(read(item)).toContain('12 requirements found');
    expect(verbs(item)).toEqual(['confirmChallenge', 'giveChallenge']);
    const confirmed = { ...challengeCheck, confirmedBy: 'U1' };
    expect(read(questionsItem(designWith({ stage: 'questions', challengeCheck: confirmed })))).toContain(
      'Confirmed by Ana',
    );
  });
});

describe('the sheet of a design that ended', () => {
  test('does not say that answers hold where none was given', () => {
    const open = designWith({ stage: 'cancelled', questions: [question(1)] });
    expect(read(questionsItem(open))).toContain('ended before all of these were answered');
    const done = designWith({ stage: 'cancelled', questions: [question(1, { answer })] });
    expect(read(questionsItem(done))).toContain('These answers hold.');
  });
});

describe('a follow-up', () => {
  const followUp = { text: 'Per day or per hour?', askedOf: 'U3', at: AT };
  test('mentions the person it is asked of', () => {
    const item = followUpItem(
      designWith({ stage: 'questions', questions: [question(2, { followUp })] }),
      'followUp:Q-2',
      'Q-2',
    );
    expect(read(item)).toContain('<@U3>, about question 2: Per day or per hour?');
    expect(verbs(item)).toEqual(['answer:Q-2', 'useDefault:Q-2']);
  });
  test('is redrawn with the answer that came after it', () => {
    const later = { ...answer, at: '2026-03-02T09:05:00.000Z' };
    const design = designWith({ stage: 'questions', questions: [question(2, { followUp, answer: later })] });
    const item = followUpItem(design, 'followUp:Q-2', 'Q-2');
    expect(read(item)).toContain('50k users');
    expect(verbs(item)).toEqual([]);
  });
});

describe('questions that a later document raised', () => {
  const design = designWith({
    stage: 'questions',
    thread: ['board', 'questions'],
    questions: [question(1), question(2)],
  });

  test('are named and lead to the sheet', () => {
    const item = moreQuestionsItem(design, 'moreQuestions:Q-2', ['Q-2']);
    expect(JSON.stringify(item)).toContain('leaves 1 more question open');
    expect(JSON.stringify(item)).toContain('<ref:questions|the sheet>');
    expect(JSON.stringify(item)).not.toContain('\\n1. ');
  });

  test('are told as past once the sheet is closed', () => {
    const item = moreQuestionsItem({ ...design, stage: 'voting' }, 'moreQuestions:Q-2', ['Q-2']);
    expect(JSON.stringify(item)).toContain('came up with a later document');
  });
});
