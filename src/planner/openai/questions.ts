// Owns the sheet: which of the model's and the rules' questions are asked. The program chooses, at most 7.
// Keeps true: conflicts that only people can settle come first; the rest changes a rank or a number.
import type { AnsweredQuestion, Brief, Question } from '../../blueprint/brief.ts';
import type { Reading } from '../../blueprint/reading.ts';
import { proposeOptions } from '../builtin/options/options.ts';
import { clip } from '../builtin/things/nouns.ts';
import type { QuestionsInput, Result } from '../port.ts';
import { analyse, readFirst } from './analysis.ts';
import { shares, withConflicts } from './conflicts.ts';
import { type Desk, isOfContent, noteFallback } from './desk.ts';
import type { AnalysisAnswer } from './schemas/analysis.ts';

const MOST = 7;

/** The reading with what the model saw, and the questions worth asking. */
export async function askQuestions(
  desk: Desk,
  { brief }: QuestionsInput,
): Promise<Result<{ reading: Reading; questions: Question[] }>> {
  const first = await readFirst(desk, brief);
  const asked = await analyse(desk, first);
  if (!asked.ok && !isOfContent(asked)) return { ok: false, failure: asked.fault, usage: desk.usage() };
  if (!asked.ok) {
    await noteFallback(desk, 'questions');
    return {
      ok: true,
      value: { reading: first.reading, questions: [...first.questions] },
      usage: desk.usage(),
    };
  }
  const { reading, ids } = withConflicts(brief, first.reading, asked.value.conflicts);
  const own = asked.value.questions.flatMap((one) => candidateOf(one, ids, reading));
  const worth = own.filter(({ question, favours }) => changesSomething(brief, reading, question, favours));
  const questions = chosen(
    first.questions,
    worth.map((one) => one.question),
  );
  return { ok: true, value: { reading, questions }, usage: desk.usage() };
}

type Draft = Omit<Question, 'id'>;

interface Candidate {
  readonly question: Draft;
  readonly favours: AnalysisAnswer['questions'][number]['plausible'];
}

function candidateOf(
  one: AnalysisAnswer['questions'][number],
  conflictIds: readonly (string | null)[],
  reading: Reading,
): Candidate[] {
  const { text, why, decides, defaultAnswer, consequence } = one;
  if ([text, why, decides, defaultAnswer, consequence].some((part) => part.trim() === '')) return [];
  const known = new Set(reading.requirements.map(({ id }) => id));
  const question: Draft = {
    kind: one.kind,
    text: clip(text, 500),
    why: clip(why, 500),
    decides: clip(decides, 300),
    default: { answer: clip(defaultAnswer, 300), consequence: clip(consequence, 400) },
    measure: one.measure,
    conflictId: one.conflict === null ? null : (conflictIds[one.conflict] ?? null),
    requirementIds: one.serves.filter((id) => known.has(id)),
  };
  return [{ question, favours: one.plausible }];
}

/** A person's conflict, an unstated number, or two plausible answers that lead to different patterns. */
function changesSomething(
  brief: Brief,
  reading: Reading,
  question: Draft,
  plausible: Candidate['favours'],
): boolean {
  const conflict = reading.conflicts.find((one) => one.id === question.conflictId);
  if (conflict) return conflict.needsPerson;
  const isStated = reading.quantities.some((one) => one.measure === question.measure && one.value !== null);
  if (question.measure !== null) return !isStated;
  if (new Set(plausible.map((one) => one.favours)).size > 1) return true;
  const ranks = plausible.slice(0, 2).map((one) => rankWith(brief, reading, question, one.answer));
  return new Set(ranks).size > 1;
}

/** The order of the patterns that the rules would offer after this answer. */
function rankWith(brief: Brief, reading: Reading, question: Draft, answer: string): string {
  if (answer.trim() === '') return '';
  const answered: AnsweredQuestion = {
    question: { id: 'Q-1', ...question },
    answer,
    by: null,
    at: '1970-01-01T00:00:00.000Z',
    acceptedDefault: false,
  };
  const set = proposeOptions({ brief, reading, answers: [answered], feedback: [], previous: null });
  return set.options.map((one) => one.patternId).join(' ');
}

/** Conflicts of both first, then by turns, the rules' numbers and the model's questions; no subject twice. Pure. */
export function chosen(ruled: readonly Question[], modelled: readonly Draft[]): Question[] {
  const ordered: Draft[] = [
    ...ruled.filter((one) => one.conflictId !== null),
    ...modelled.filter((one) => one.conflictId !== null),
    ...byTurns(
      modelled.filter((one) => one.conflictId === null),
      ruled.filter((one) => one.conflictId === null),
    ),
  ];
  const kept: Draft[] = [];
  for (const one of ordered) if (!kept.some((other) => isSameSubject(one, other))) kept.push(one);
  return kept.slice(0, MOST).map((one, at) => ({ ...one, id: `Q-${at + 1}` }));
}

function byTurns<T>(a: readonly T[], b: readonly T[]): T[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => [a[at], b[at]])
    .flat()
    .flatMap((one) => (one === undefined ? [] : [one]));
}

function isSameSubject(a: Draft, b: Draft): boolean {
  if (a.conflictId !== null && a.conflictId === b.conflictId) return true;
  return (a.measure !== null && a.measure === b.measure) || shares(a.text, b.text);
}
