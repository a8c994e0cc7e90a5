// Owns what becomes of a ballot whose options rest on answers that were changed since: it goes on, and the thread tells so.
import { announce } from './outcome.ts';
import type { Design, QuestionState, Round } from './record.ts';
import { currentRound } from './tally.ts';

/** An answer that stood when the options were made, and the question with the one that stands now. */
export interface ChangedAnswer {
  readonly state: QuestionState;
  readonly earlier: string;
}

/** The answers that differ now from those that a round's options rest on, in the order of the sheet. Pure. */
export function changedAnswers({ questions }: Design, round: Round): ChangedAnswer[] {
  return questions.flatMap((state) => {
    const earlier = round.earlierAnswers?.[state.question.id];
    return earlier === undefined || earlier === state.answer?.text ? [] : [{ state, earlier }];
  });
}

/** `after` with what its newest options rest on, where the answer to this question changed under a standing ballot; the
 *  thread is told once a round. Pure. */
export function noteChange(before: Design, after: Design, questionId: string): Design {
  const round = currentRound(after);
  const held = textOf(before, questionId);
  if (after.stage !== 'voting' || !round || held === null || held === textOf(after, questionId)) return after;
  const noted: Round = { ...round, earlierAnswers: { [questionId]: held, ...round.earlierAnswers } };
  const rounds = [...after.rounds.slice(0, -1), noted];
  return announce({ ...after, rounds }, `changedAnswers:${round.number}`);
}

function textOf({ questions }: Design, questionId: string): string | null {
  return questions.find(({ question }) => question.id === questionId)?.answer?.text ?? null;
}
