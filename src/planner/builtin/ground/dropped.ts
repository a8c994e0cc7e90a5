// Owns what is known of things that no longer qualify at their source: why it is asked, and what an answer keeps. Must not know parts.
import type { AnsweredQuestion } from '../../../blueprint/brief.ts';

/** Why somebody has to say what becomes of them. */
export const DROPPED_WHY =
  'A rule for what disappears decides whether an update may delete, and whether it can be undone.';

const KEEPS = /\bnothing is (?:ever )?(?:deleted|removed)\b|\bmarked (?:as )?expired and kept\b/i;

/** The question whose answer, or standing default, keeps them; undefined where none does. Pure. */
export function keptDropped(answers: readonly AnsweredQuestion[]): AnsweredQuestion['question'] | undefined {
  return answers.find(({ question, answer }) => question.why === DROPPED_WHY && KEEPS.test(answer))?.question;
}
