import { describe, expect, test } from 'vitest';
import { changedAnswers } from '../../src/design/changed-answers.ts';
import type { Design } from '../../src/design/record.ts';
import { at, atProposing, atQuestions, atVoting, ballotOf, given, news, type Told, when } from './given.ts';
import { BEN, CHLOE, OWNER } from './parts.ts';

const answer = (text: string, by = BEN): Told => ({ type: 'questionAnswered', by, questionId: 'Q-1', text });
const changed = (design: Design) =>
  changedAnswers(design, ballotOf(design)).map(({ state, earlier }) => [
    state.question.id,
    earlier,
    state.answer?.text,
  ]);

describe('an answer that is changed while the ballot stands', () => {
  test('is told in the thread once, with what the options rest on', () => {
    const first = when(atVoting(), answer('7'));
    expect(news(first)).toEqual(['changedAnswers:1']);
    const second = when(first.design, answer('8', CHLOE));
    expect(news(second)).toEqual([]);
    expect(changed(second.design)).toEqual([['Q-1', 'default 1', '8']]);
  });

  test('is no change once the earlier answer holds again, nor where the same is said', () => {
    expect(changed(given(atVoting(), answer('7'), answer('default 1')))).toEqual([]);
    expect(news(when(atVoting(), answer('default 1')))).toEqual([]);
  });

  test('starts a new round without a word more; unchanged answers do not', () => {
    const next: Told = { type: 'roundStarted', by: OWNER, feedback: '', round: 1 };
    expect(when(atVoting(), next).refused).toContain('Say what the next options should do differently.');
    const started = when(given(atVoting(), answer('7')), next);
    expect(started.refused).toBeNull();
    expect(started.design.stage).toBe('proposing');
  });

  test('is no news before there are options', () => {
    expect(news(when(atProposing(), answer('7')))).toEqual([]);
    const again = given(atVoting(), { type: 'roundStarted', by: OWNER, feedback: 'Cheaper', round: 1 });
    expect(news(when(again, answer('7')))).toEqual([]);
  });
});

describe('an answer that says nothing', () => {
  const held = (design: Design) => design.questions[0]?.answer;

  test('leaves the default standing as nobody’s', () => {
    expect(held(given(atQuestions(), answer('no idea')))).toMatchObject({
      text: 'default 1',
      by: null,
      isDefault: true,
    });
    expect(held(given(atQuestions(), answer('5'), answer('you decide')))).toMatchObject({ by: null });
  });

  test('never takes the place of what somebody else said', () => {
    expect(held(given(atQuestions(), answer('5'), answer('whatever', CHLOE)))).toMatchObject({
      text: '5',
      by: BEN,
    });
  });

  test('is nobody’s after the question was asked back, too; what says something stands', () => {
    const reply = (ts: string, text: string): Told => {
      return { type: 'replyReceived', id: `message:${ts}`, ts, by: CHLOE, text, isToBot: false, at: at(7) };
    };
    const read = (ts: string, said: string): Told => {
      const unclear = [{ questionId: 'Q-1', followUp: 'How many?', said }];
      return { type: 'replyRead', ts, answers: [], unclear, isCertain: true };
    };
    const asked = given(atQuestions(), reply('1.1', '1: not sure'), read('1.1', 'not sure'));
    expect(held(asked)).toBeNull();
    const again = given(asked, reply('1.2', '2: six 1: no idea'), read('1.2', 'no idea'));
    expect(held(again)).toMatchObject({ text: 'default 1', by: null });
    const said = given(asked, reply('1.2', '2: six 1: a few'), read('1.2', 'a few'));
    expect(held(said)).toMatchObject({ text: 'a few', by: CHLOE });
  });
});
