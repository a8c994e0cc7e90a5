import { describe, expect, test } from 'vitest';
import { openQuestions } from '../../src/design/questions.ts';
import type { Design, QuestionState } from '../../src/design/record.ts';
import {
  asks,
  at,
  atDrafting,
  atIntake,
  atProposing,
  atQuestions,
  atVoting,
  given,
  news,
  offers,
  type Told,
  thenQuiet,
  thenRefused,
  thenStage,
  when,
} from './given.ts';
import { BEN, CHLOE, document, OWNER, question } from './parts.ts';

const answer = (n: number, text: string, by = BEN): Told => {
  return { type: 'questionAnswered', by, questionId: `Q-${n}`, text };
};

function stateOf(design: Design, n: number): QuestionState | undefined {
  return design.questions.find((state) => state.question.id === `Q-${n}`);
}

describe('the sheet', () => {
  test('is posted once it is known', () => {
    const design = atIntake();
    const outcome = when(design, asks(design, [question(1), question(2)]));
    expect(thenStage(outcome, 'questions').questions.map((state) => state.question.id)).toEqual([
      'Q-1',
      'Q-2',
    ]);
    expect(news(outcome)).toEqual(['questions']);
  });

  test('is left out where nothing is worth asking', () => {
    const design = atIntake();
    const outcome = when(design, asks(design, []));
    thenStage(outcome, 'proposing');
    expect(news(outcome)).toEqual(['proposing:1']);
  });

  test('holds at most 7 questions', () => {
    const many = Array.from({ length: 9 }, (_, n) => question(n + 1));
    expect(atQuestions({}, many).questions).toHaveLength(7);
  });

  test('asks nothing twice', () => {
    expect(atQuestions({}, [question(1), question(1), question(2)]).questions).toHaveLength(2);
  });

  test('is dropped where the inputs have changed since, or the stage is over', () => {
    const design = atIntake();
    const stale = asks(design, [question(1)]);
    const changed = given(design, {
      type: 'documentsAdded',
      by: BEN,
      documents: [document('other')],
      unread: [],
    });
    thenQuiet(when(changed, stale));
    thenQuiet(when(atVoting(), stale));
  });

  test('read again after a late document keeps ids and answers, and adds what is new', () => {
    const answered = given(atQuestions(), answer(1, '50,000'));
    const late = given(answered, {
      type: 'documentsAdded',
      by: BEN,
      documents: [document('other')],
      unread: [],
    });
    const again = [question(1, { text: 'What about Europe?' }), question(1), question(2)];
    const design = thenStage(when(late, asks(late, again)), 'questions');
    expect(design.questions.map((state) => [state.question.id, state.question.text])).toEqual([
      ['Q-1', 'How many of kind 1?'],
      ['Q-2', 'How many of kind 2?'],
      ['Q-3', 'What about Europe?'],
    ]);
    expect(stateOf(design, 1)?.answer?.text).toBe('50,000');
  });

  test('never grows beyond 7, however often it is read', () => {
    const full = atQuestions(
      {},
      [1, 2, 3, 4, 5, 6].map((n) => question(n)),
    );
    const late = given(full, { type: 'documentsAdded', by: BEN, documents: [document('other')], unread: [] });
    expect(given(late, asks(late, [question(11), question(12)])).questions).toHaveLength(7);
  });
});

describe('an answer', () => {
  test('is kept with its giver', () => {
    const design = thenStage(when(atQuestions(), { ...answer(1, '50,000'), at: at(5) }), 'questions');
    expect(stateOf(design, 1)?.answer).toEqual({ text: '50,000', by: BEN, at: at(5), isDefault: false });
    expect(openQuestions(design).map((state) => state.question.id)).toEqual(['Q-2']);
  });

  test('to the last open question moves on to the options', () => {
    const outcome = when(given(atQuestions(), answer(1, '5')), answer(2, '6'));
    thenStage(outcome, 'proposing');
    expect(news(outcome)).toEqual(['proposing:1']);
  });

  test('can be changed until drafting, by anyone', () => {
    const design = given(atQuestions(), answer(1, '5'), answer(1, '6', CHLOE));
    expect(stateOf(design, 1)?.answer).toMatchObject({ text: '6', by: CHLOE });
    thenStage(when(atProposing(), answer(1, '7')), 'proposing');
    thenStage(when(atVoting(), answer(1, '7')), 'voting');
    thenRefused(when(atDrafting(), answer(1, '7')), 'Answers can no longer be changed');
  });

  test('changed while options are made makes them anew', () => {
    const design = atProposing();
    const stale = offers(design);
    const changed = given(design, answer(1, '7'));
    thenQuiet(when(changed, stale));
    thenStage(when(changed, offers(changed)), 'voting');
  });

  test('said again changes nothing', () => {
    thenQuiet(when(given(atQuestions(), answer(1, '5')), answer(1, '5')));
  });

  test('to what was not asked is refused', () => {
    thenRefused(when(atQuestions(), answer(9, '5')), 'There is no question 9 here.');
    thenRefused(when(atIntake(), answer(1, '5')), 'There are no questions to answer here yet.');
  });
});

describe('a default', () => {
  const accept: Told = { type: 'defaultAccepted', by: CHLOE, questionId: 'Q-1' };

  test('is accepted by a person, knowingly', () => {
    const design = thenStage(when(atQuestions(), accept), 'questions');
    expect(stateOf(design, 1)?.answer).toMatchObject({ text: 'default 1', by: CHLOE, isDefault: true });
    thenQuiet(when(design, accept));
  });

  test('is refused where there is no such question or it is too late', () => {
    thenRefused(when(atQuestions(), { ...accept, questionId: 'Q-9' }), 'There is no question 9 here.');
    thenRefused(when(atDrafting(), accept), 'Answers can no longer be changed');
  });

  test('stands for all the rest as an assumption when the owner says so', () => {
    const design = given(atQuestions(), answer(1, '5'));
    const use: Told = { type: 'defaultsUsed', by: OWNER };
    const done = thenStage(when(design, use), 'proposing');
    expect(stateOf(done, 1)?.answer).toMatchObject({ text: '5', by: BEN });
    expect(stateOf(done, 2)?.answer).toMatchObject({ text: 'default 2', by: null, isDefault: true });
    thenQuiet(when(done, use));
    thenRefused(
      when(design, { ...use, by: BEN }),
      'Only the owner, <@U-ana>, can use the defaults for the rest.',
    );
  });

  test('that was assumed becomes a choice when a person accepts it', () => {
    expect(stateOf(given(atProposing(), accept), 1)?.answer).toMatchObject({ by: CHLOE, isDefault: true });
  });
});

describe('a document that comes late', () => {
  test('tells in a message of its own what it makes us ask', () => {
    const asked = atQuestions({}, [question(1)]);
    const late = given(asked, {
      type: 'documentsAdded',
      by: CHLOE,
      documents: [document('prd')],
      unread: [],
    });
    const again = when(late, asks(late, [question(1), question(2)]));
    expect(news(again)).toEqual(['moreQuestions:Q-2']);
  });

  test('tells nothing where it raises no question', () => {
    const asked = atQuestions({}, [question(1)]);
    const late = given(asked, {
      type: 'documentsAdded',
      by: CHLOE,
      documents: [document('prd')],
      unread: [],
    });
    expect(news(when(late, asks(late, [question(1)])))).toEqual([]);
  });
});

describe('a reply', () => {
  const reply = (ts: string, text: string, isToBot = false): Told => {
    return { type: 'replyReceived', id: `message:${ts}`, ts, by: CHLOE, text, isToBot, at: at(7) };
  };
  const read = (ts: string, patch: Partial<Extract<Told, { type: 'replyRead' }>> = {}): Told => {
    return { type: 'replyRead', ts, answers: [], unclear: [], isCertain: true, ...patch };
  };
  const unclear = [{ questionId: 'Q-1', followUp: 'Per day or per hour?' }];

  test('is saved before it is read', () => {
    const design = given(atQuestions(), reply('1.1', '1: 5'), reply('1.2', '2: 6'));
    expect(design.replies.map((one) => one.ts)).toEqual(['1.1', '1.2']);
    expect(design.heard).toEqual(['1.1', '1.2']);
  });

  test('outside the questions is people talking, unless it asks the bot', () => {
    const talk = [
      when(atIntake(), reply('1.1', 'hello', true)),
      when(atVoting(), reply('1.1', 'I like B')),
      when(atDrafting(), reply('1.1', 'answer 1: 5', true)),
    ];
    for (const outcome of talk) {
      expect(outcome.refused).toBeNull();
      expect(outcome.design.replies).toEqual([]);
      expect(news(outcome)).toEqual([]);
    }
    expect(given(atVoting(), reply('1.1', 'answer 1: 5', true)).replies).toHaveLength(1);
  });

  test('that had no effect when it was said gains none when it is read again', () => {
    const before = given(atIntake(), reply('1.1', '1. yes'));
    expect(before.heard).toEqual(['1.1']);
    const asked = given(before, asks(before, [question(1)]));
    thenQuiet(when(asked, reply('1.1', '1. yes')));
  });

  test('that is certain answers in its giver’s name', () => {
    const answers = [
      { questionId: 'Q-1', answer: '5' },
      { questionId: 'Q-9', answer: 'nobody asked' },
    ];
    const design = given(atQuestions(), reply('1.1', '1: 5'), read('1.1', { answers }));
    expect(stateOf(design, 1)?.answer).toMatchObject({
      text: '5',
      by: CHLOE,
      at: at(7),
      isDefault: false,
    });
    expect(design.replies).toEqual([]);
  });

  test('that was said earlier and is told later does not replace what was said last', () => {
    const says = (answer: string) => ({ answers: [{ questionId: 'Q-1', answer }] });
    const last = given(atQuestions(), reply('10.2', '1: 6'), read('10.2', says('6')));
    const design = given(last, reply('9.1', '1: 5'), read('9.1', says('5')));
    expect(stateOf(design, 1)?.answer?.text).toBe('6');
    expect(design.replies).toEqual([]);
    const later = given(design, reply('10.3', '1: 7'), read('10.3', says('7')));
    expect(stateOf(later, 1)?.answer?.text).toBe('7');
  });

  test('that is told of after its own edit does not undo it', () => {
    const edit = {
      type: 'replyEdited',
      ts: '1.1',
      by: CHLOE,
      text: '1: 9',
      isToBot: false,
      at: at(8),
    } as const;
    const design = given(atQuestions(), { ...edit, id: 'edit:1.1:1.2' }, reply('1.1', '1: 5'));
    expect(design.replies.map(({ text }) => text)).toEqual(['1: 9']);
  });

  test('replaces what a form gave, whose time Slack does not tell', () => {
    const form: Told = { type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: '4', at: at(6) };
    const answers = [{ questionId: 'Q-1', answer: '5' }];
    const design = given(atQuestions(), form, reply('1.1', '1: 5'), read('1.1', { answers }));
    expect(stateOf(design, 1)?.answer?.text).toBe('5');
  });

  test('that is uncertain is not recorded', () => {
    const answers = [{ questionId: 'Q-1', answer: '5' }];
    const uncertain = read('1.1', { answers, unclear, isCertain: false });
    const design = given(atQuestions(), reply('1.1', 'about 5'), uncertain);
    expect(stateOf(design, 1)).toMatchObject({ answer: null, followUp: null });
    expect(design.replies).toEqual([]);
    const toBot = given(
      atQuestions(),
      reply('1.1', 'about 5', true),
      read('1.1', { answers, isCertain: false }),
    );
    expect(stateOf(toBot, 1)?.answer?.text).toBe('5');
  });

  test('that is unclear is followed up once, then taken as it is', () => {
    const outcome = when(given(atQuestions(), reply('1.1', '1: some')), read('1.1', { unclear }));
    const asked = thenStage(outcome, 'questions');
    expect(news(outcome)).toEqual(['followUp:Q-1']);
    expect(stateOf(asked, 1)).toMatchObject({
      answer: null,
      followUp: { text: 'Per day or per hour?', askedOf: CHLOE, at: at(7) },
    });
    const taken = given(asked, reply('1.2', '1: some more'), read('1.2', { unclear }));
    expect(stateOf(taken, 1)?.answer).toMatchObject({ text: 'some more', by: CHLOE });
    for (const [said, kept] of [
      ['Question 1 - 3 or so', '3 or so'],
      ['12: some', '12: some'],
      ['1:', '1:'],
    ] as const) {
      const again = given(asked, reply('1.2', said), read('1.2', { unclear }));
      expect(stateOf(again, 1)?.answer?.text).toBe(kept);
    }
  });

  test('that is unclear never takes the place of what was answered in another message', () => {
    const outcome = when(given(atQuestions(), reply('1.1', '1: some')), read('1.1', { unclear }));
    const clear = [{ questionId: 'Q-1', answer: '5 per hour' }];
    const answered = given(outcome.design, reply('1.2', '1: 5 per hour'), read('1.2', { answers: clear }));
    const after = given(answered, reply('1.3', 'see question 1'), read('1.3', { unclear }));
    expect(stateOf(after, 1)?.answer?.text).toBe('5 per hour');
  });

  test('about a question that is not asked is passed over', () => {
    const unknown = [{ questionId: 'Q-9', followUp: 'Which?' }];
    const outcome = when(given(atQuestions(), reply('1.1', '9: x')), read('1.1', { unclear: unknown }));
    expect(news(outcome)).toEqual([]);
  });

  test('that was read already, or comes too late to count, changes no answer', () => {
    thenQuiet(when(atQuestions(), read('1.1')));
    const late = given(atVoting(), reply('1.1', 'answer 1: 5', true), {
      type: 'optionDecided',
      by: OWNER,
      optionId: 'A',
      reason: null,
    });
    const design = given(late, read('1.1', { answers: [{ questionId: 'Q-1', answer: '5' }] }));
    expect(stateOf(design, 1)?.answer?.text).toBe('default 1');
    expect(design.replies).toEqual([]);
  });
});
