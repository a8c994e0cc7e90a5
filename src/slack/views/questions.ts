// Owns the sheet of questions and the follow-up to an unclear answer.
import type { KnownBlock } from '@slack/types';
import { QUESTION_KIND_NAMES } from '../../blueprint/brief.ts';
import { isEnded } from '../../design/lifecycle.ts';
import { openQuestions, takesAnswers } from '../../design/questions.ts';
import type { Design, QuestionState } from '../../design/record.ts';
import type { ActionValue } from '../actions.ts';
import { count, inline, mention, quote } from '../mrkdwn.ts';
import { button, context, header, message, row, section } from './blocks.ts';
import { challengeBlocks } from './challenge.ts';
import type { ThreadItem } from './item.ts';
import { linkTo, named } from './words.ts';

/** The number people type for a question: "Q-2" is 2. Pure. */
export function numberOf(questionId: string): string {
  return questionId.replace(/^Q-/, '');
}

/** The sheet: open while the stage lasts, then redrawn as closed with the answers that hold. Pure. */
export function questionsItem(design: Design): ThreadItem {
  const isAsking = design.stage === 'questions';
  const open = openQuestions(design).length;
  const title = isAsking ? askingTitle(design) : 'Questions and answers (closed)';
  return message('questions', `${title}. ${intro(design)}`, [
    header(title),
    section(intro(design)),
    ...challengeBlocks(design),
    ...design.questions.flatMap((state) => questionBlocks(design, state, isAsking)),
    ...(isAsking ? closing(design, open) : []),
  ]);
}

/** The one question asked back after an unclear answer; closed once it is answered. Pure. */
export function followUpItem(design: Design, key: string, questionId: string): ThreadItem {
  const state = design.questions.find((candidate) => candidate.question.id === questionId);
  if (!state?.followUp) throw new Error(`No follow-up for ${questionId}.`);
  const { askedOf, text } = state.followUp;
  const isNamed = new RegExp(`question ${numberOf(questionId)}\\b`, 'i').test(text);
  const about = isNamed ? 'your reply leaves this open.' : `about question ${numberOf(questionId)}:`;
  const ask = `${mention(askedOf)}, ${about} ${inline(text, 600)}`;
  const isAsking = takesAnswers(design) && (state.answer === null || state.answer.at <= state.followUp.at);
  return message(key, ask, [
    section(ask),
    ...(isAsking
      ? row(...questionButtons(design, state))
      : [section(answerLine(design, state) || 'Closed without an answer.')]),
  ]);
}

/** Tells of questions that a later document raised; they stand on the sheet. Pure. */
export function moreQuestionsItem(design: Design, key: string, ids: readonly string[]): ThreadItem {
  const added = design.questions.filter(({ question }) => ids.includes(question.id));
  const isOpen = design.stage === 'questions' && added.some(({ answer }) => answer === null);
  const sheet = linkTo(design, 'questions', 'the sheet');
  const head = isOpen
    ? `The new document leaves ${count(added.length, 'more question')} open. Please answer on ${sheet}.`
    : `${count(added.length, 'more question')} came up with a later document: see ${sheet}.`;
  const lines = added.map(({ question }) => `${numberOf(question.id)}. ${inline(question.text, 300)}`);
  return message(key, head, [section(`${head}\n${lines.join('\n')}`)]);
}

function askingTitle({ questions }: Design): string {
  return questions.length === 0 ? 'The challenge, for confirmation' : count(questions.length, 'question');
}

function intro(design: Design): string {
  if (design.questions.length === 0) return 'The documents leave nothing open that would change the result.';
  if (design.stage === 'questions') {
    const open = openQuestions(design).length;
    const state = `${open} of ${design.questions.length} ${open === 1 ? 'is' : 'are'} open.`;
    return `${state} Only what the documents leave open and would change the result is asked. Anyone here may answer.`;
  }
  if (isEnded(design) && openQuestions(design).length > 0)
    return 'The design ended before all of these were answered; nothing is asked any more.';
  const changes = takesAnswers(design) ? ' Each can be changed until the guide is drafted.' : '';
  return `These answers hold. Defaults that nobody confirmed are assumptions.${changes}`;
}

function questionBlocks(design: Design, state: QuestionState, isAsking: boolean): KnownBlock[] {
  const { question } = state;
  const title = `*${numberOf(question.id)}. ${inline(question.text, 500)}*`;
  if (state.answer !== null) return answeredBlocks(design, state, title);
  if (!isAsking) return [section(`${title}\nNot answered.`)];
  return [
    section(title),
    context(whyLine(state)),
    section(defaultLine(state)),
    ...row(...questionButtons(design, state)),
  ];
}

function answeredBlocks(design: Design, state: QuestionState, title: string): KnownBlock[] {
  const change = button('answer', 'Change', valueFor(design, state), { suffix: state.question.id });
  const words = `${title}\n${answerLine(design, state)}`;
  return [takesAnswers(design) ? section(words, change) : section(words)];
}

function whyLine({ question }: QuestionState): string {
  const decides = `It decides: ${inline(question.decides, 200)}`;
  return `Why it matters: ${inline(question.why, 300)}\n${decides} (${QUESTION_KIND_NAMES[question.kind].toLowerCase()})`;
}

function defaultLine({ question }: QuestionState): string {
  return `Default: *${inline(question.default.answer.replace(/[.\s]+$/, ''), 300)}*. ${inline(question.default.consequence, 250)}`;
}

function answerLine(design: Design, { answer }: QuestionState): string {
  if (answer === null) return '';
  return `${quote(answer.text, 500)}\n${answerSource(design, answer)}`;
}

function answerSource(design: Design, { by, isDefault }: NonNullable<QuestionState['answer']>): string {
  if (by === null) return 'The default. Nobody confirmed it: an assumption.';
  const who = named(design, by);
  return isDefault ? `The default, accepted by ${who}.` : `Answered by ${who}.`;
}

function questionButtons(design: Design, state: QuestionState) {
  const value = valueFor(design, state);
  const suffix = state.question.id;
  return [
    button('answer', 'Answer', value, { suffix }),
    button('useDefault', 'Use default', value, { suffix }),
  ];
}

function valueFor(design: Design, { question }: QuestionState): ActionValue {
  return { design: design.id, question: question.id };
}

function closing(design: Design, open: number): KnownBlock[] {
  if (open === 0) return [];
  const value = { design: design.id };
  return [
    context(
      `Or reply in this thread by number, several at once: "1. yes 3. EU only". "Use defaults for the rest" is for ${mention(design.owner)}, the owner.`,
    ),
    ...row(
      button('answerAll', 'Answer all', value, { style: 'primary' }),
      button('useDefaults', 'Use defaults for the rest', value),
    ),
  ];
}
