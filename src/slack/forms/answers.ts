// Owns the forms for answers: all open questions at once, or one.
import type { InputBlock, ModalView } from '@slack/types';
import { openQuestions } from '../../design/questions.ts';
import type { Design, QuestionState } from '../../design/record.ts';
import { encodeValue } from '../actions.ts';
import { section } from '../views/blocks.ts';
import { numberOf } from '../views/questions.ts';
import { textField } from './fields.ts';
import { modal } from './modal.ts';

/** One field for each open question; an empty one stays open. Pure. */
export function answersForm(design: Design): ModalView {
  const open = openQuestions(design);
  const frame = {
    form: 'answers',
    title: 'Answer all',
    metadata: encodeValue({ design: design.id }),
  } as const;
  if (open.length === 0) return modal({ ...frame, submit: null }, [section('Every question is answered.')]);
  return modal({ ...frame, submit: 'Save answers' }, [
    section('Fields left empty stay open. Anyone can still change an answer until the guide is drafted.'),
    ...open.map((state) => answerField(state, true)),
  ]);
}

/** One question with the answer that holds, to be changed. Null where the design has no such question. Pure. */
export function answerForm(design: Design, questionId: string): ModalView | null {
  const state = design.questions.find((candidate) => candidate.question.id === questionId);
  if (!state) return null;
  const metadata = encodeValue({ design: design.id, question: questionId });
  const title = `Question ${numberOf(questionId)}`;
  return modal({ form: 'answer', title, submit: 'Save answer', metadata }, [answerField(state, false)]);
}

function answerField({ question, answer }: QuestionState, optional: boolean): InputBlock {
  const fallback = `Default: ${question.default.answer}`;
  return textField(question.id, `${numberOf(question.id)}. ${question.text}`, {
    hint: `${question.why} ${fallback} (${question.default.consequence})`,
    placeholder: fallback,
    initial: answer && !answer.isDefault ? answer.text : '',
    isLong: true,
    optional,
  });
}
