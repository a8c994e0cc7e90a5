import { describe, expect, test } from 'vitest';
import { changedAnswersItem } from '../../../src/slack/views/changed-answers.ts';
import { answeredLine, answersLine, takenLine } from '../../../src/slack/views/private.ts';
import { AT, designWith, question, read, round } from './fixture.ts';

const answer = { text: '200 a minute', by: 'U1', at: AT, isDefault: false };
const asked = (text: string, by: string | null = 'U2') => [
  question(1, { answer: { ...answer, text, by, isDefault: by === null } }),
];
const before = designWith({ stage: 'voting', questions: asked('200 a minute'), rounds: [round(1)] });
const stale = round(1, { earlierAnswers: { 'Q-1': '200 a minute' } });
const after = designWith({ stage: 'voting', questions: asked('900 a minute'), rounds: [stale] });
const told = (design: typeof after): string => read(changedAnswersItem(design, 'changedAnswers:1', stale));

describe('the message about changed answers', () => {
  test('says what changed, what the options rest on, and what to do', () => {
    for (const part of [
      '1 answer changed',
      'a new round with it',
      '900 a minute',
      '200 a minute',
      'Refine',
      'New round',
    ])
      expect(told(after)).toContain(part);
  });

  test('says so once the earlier answer holds again, and asks for nothing', () => {
    expect(told(before)).toContain('hold again');
    expect(told(before)).not.toContain('Refine');
  });

  test('asks for nothing once a new round is made', () => {
    expect(told({ ...after, stage: 'proposing' })).toContain('The new round is made with it.');
    const later = { ...after, rounds: [stale, round(2)] };
    expect(told(later)).not.toContain('Refine');
  });
});

describe('the private line', () => {
  test('confirms an answer and says what the options rest on', () => {
    const line = answeredLine(before, after, 'Q-1', '900 a minute');
    expect(line).toContain('Recorded as the answer to question 1. The options rest on the earlier answer');
    expect(takenLine(before, after)).toBe(line);
    expect(answersLine(before, after, [{ questionId: 'Q-1', text: '900 a minute' }])).toBe(line);
  });

  test('says that a default stands for who had no answer, and how to change it', () => {
    const open = designWith({ stage: 'questions', questions: [question(1)] });
    const kept = designWith({ stage: 'questions', questions: asked('200 a minute', null) });
    expect(takenLine(open, kept)).toContain('keeps its default, “200 a minute”, as an assumption');
    expect(takenLine(open, kept)).toContain('reply “1: …” or press "Change"');
    expect(answersLine(before, before, [{ questionId: 'Q-1', text: 'no idea' }])).toContain(
      'keeps the answer that it has, “200 a minute”',
    );
  });

  test('says nothing that the thread shows', () => {
    const open = designWith({ stage: 'questions', questions: [question(1)] });
    const answered = designWith({ stage: 'questions', questions: asked('5') });
    expect(takenLine(open, answered)).toBeNull();
    expect(takenLine(after, structuredClone(after))).toBeNull();
    expect(answersLine(open, answered, [{ questionId: 'Q-1', text: '5' }])).toBeNull();
  });
});
