// Owns the private lines that need a button or the state of the design; plain sentences need no view.
import { changedAnswers } from '../../design/changed-answers.ts';
import { saysNothing } from '../../design/no-answer.ts';
import type { Design, Stage } from '../../design/record.ts';
import { currentRound } from '../../design/tally.ts';
import { waitingFor } from '../../design/waiting.ts';
import { clip, escaped, inline, listed, quote } from '../mrkdwn.ts';
import { button, context, row, section } from './blocks.ts';
import type { PrivateLine } from './help.ts';
import { numberOf } from './questions.ts';
import { named, STAGE_WORDS } from './words.ts';

// A button's value holds 2,000 characters as JSON, in which a quote or a line break takes two.
const REPLY = 800;

/** Asks the writer of a reply whether it is the answer to a question. Pure. */
export function recordReplyLine(design: Design, questionId: string, reply: string): PrivateLine {
  const state = design.questions.find(({ question }) => question.id === questionId);
  const number = numberOf(questionId);
  const text = `Record this as the answer to question ${number}?`;
  const value = { design: design.id, question: questionId, text: clip(reply.trim(), REPLY) };
  return {
    text,
    blocks: [
      section(
        `${text}\n*${number}. ${inline(state?.question.text ?? '', 300)}*\n${quote(value.text, REPLY)}`,
      ),
      ...row(button('recordReply', `Record for question ${number}`, value, { style: 'primary' })),
    ],
  };
}

const HELP = 'Mention me with `help` to see all that I understand.';

/** What a mention that says nothing we know could say instead, by stage. */
const HINTS: Partial<Readonly<Record<Stage, string>>> = {
  intake: 'A pasted document needs 300 characters or more; a file can be of any length.',
  questions: 'An answer begins with the number of its question, as in `2: 50k users`.',
  voting:
    'To vote, write `vote B because …`, or use the buttons of the ballot; the owner decides with `decide B`.',
  delivered: 'To have the guide changed, write `change:` and what should be different.',
};

/** Tells who mentioned us that nothing was done, and what would have worked. Pure. */
export function hintLine({ stage }: Pick<Design, 'stage'>): string {
  return ['I did nothing with that.', HINTS[stage], HELP].filter((part) => part !== undefined).join(' ');
}

function choiceOf(design: Design, userId: string): string | null {
  return currentRound(design)?.votes[userId]?.choice ?? null;
}

/** Confirms a vote. `before` is the design without it, and `isReasoned` whether a reason came with it: an older reason
 *  moves along with the vote, which its writer should know. Pure. */
export function voteLine(before: Design, userId: string, optionId: string, isReasoned = false): string {
  const counts = `Your vote for ${optionId} counts. Click another option to move it.`;
  const hasReason = currentRound(before)?.reasons[userId] !== undefined && !isReasoned;
  return hasReason && choiceOf(before, userId) !== optionId
    ? `${counts} The reason you gave before now stands beside it; "Add a reason" changes it.`
    : counts;
}

/** Confirms that a vote is withdrawn, or says that there was none. Pure. */
export function withdrawnLine(before: Design, userId: string): string {
  return choiceOf(before, userId) === null
    ? 'You have no vote in this ballot, so there is nothing to withdraw.'
    : 'Your vote is withdrawn.';
}

/** Confirms that an objection is lifted, or says that there was none. Pure. */
export function liftedLine(before: Design, userId: string): string {
  const isTheirs = currentRound(before)?.objections.some(({ by }) => by === userId) ?? false;
  return isTheirs ? 'Your objection is lifted.' : 'You have no open objection in this ballot.';
}

/** Tells whoever gave an answer what became of it. `text` is what they said. Pure. */
export function answeredLine(before: Design, after: Design, questionId: string, text: string): string {
  const recorded = saysNothing(text)
    ? keptLine(after, questionId)
    : `Recorded as the answer to question ${numberOf(questionId)}.`;
  return [recorded, restsLine(before, after, questionId)].filter((part) => part !== '').join(' ');
}

/** The same for the answers of a form, in so far as the thread does not show it beside their words; null where it shows
 *  all. Pure. */
export function answersLine(
  before: Design,
  after: Design,
  answers: readonly { readonly questionId: string; readonly text: string }[],
): string | null {
  const untold = answers.filter(
    ({ questionId, text }) => saysNothing(text) || restsLine(before, after, questionId) !== '',
  );
  const lines = untold.map(({ questionId, text }) => answeredLine(before, after, questionId, text));
  return lines.length === 0 ? null : lines.join('\n');
}

/** Tells whoever replied what the thread does not show beside their words: that a default stands for them, or that the
 *  options rest on another answer. Null where it shows all. Pure. */
export function takenLine(before: Design, after: Design): string | null {
  const lines = after.questions.flatMap(({ question: { id }, answer }) => {
    if (answer === null || !isChanged(before, after, id)) return [];
    const rests = restsLine(before, after, id);
    if (answer.by === null) return [[keptLine(after, id), rests].filter((part) => part !== '').join(' ')];
    return rests === '' ? [] : [`Recorded as the answer to question ${numberOf(id)}. ${rests}`];
  });
  return lines.length === 0 ? null : lines.join('\n');
}

function answerOf(design: Design, questionId: string) {
  return design.questions.find(({ question }) => question.id === questionId)?.answer ?? null;
}

function isChanged(before: Design, after: Design, questionId: string): boolean {
  const [held, now] = [answerOf(before, questionId), answerOf(after, questionId)];
  return held?.text !== now?.text || held?.by !== now?.by || held?.at !== now?.at;
}

function keptLine(design: Design, questionId: string): string {
  const number = numberOf(questionId);
  const answer = answerOf(design, questionId);
  const held = answer === null ? '' : `, “${inline(answer.text, 200)}”`;
  if (answer === null || answer.by !== null) return `Question ${number} keeps the answer that it has${held}.`;
  const reply = design.stage === 'questions' ? `reply “${number}: …” or ` : '';
  return `Question ${number} keeps its default${held}, as an assumption and not as your answer. To change it, ${reply}press "Change" on the sheet of questions.`;
}

/** What a changed answer leaves behind while a ballot stands; empty where the options rest on nothing else. Pure. */
export function restsLine(before: Design, after: Design, questionId: string): string {
  const round = currentRound(after);
  if (after.stage !== 'voting' || !round || !isChanged(before, after, questionId)) return '';
  const changed = changedAnswers(after, round).find(({ state }) => state.question.id === questionId);
  return changed
    ? `The options rest on the earlier answer, “${inline(changed.earlier, 150)}”: "Refine" on the ballot asks for a new round with this one.`
    : '';
}

/** What cancelling does, for who is asked once more. Pure. */
export function cancellationWords({ title }: Pick<Design, 'title'>): string {
  return `*${inline(title, 150)}* stops here, for everyone. What was said and delivered stays. This cannot be undone.`;
}

/** Asks the owner who typed it whether the design is to be cancelled. Pure. */
export function cancellationLine(design: Design): PrivateLine {
  const text = 'Cancel this design?';
  const yes = button('cancelNow', 'Cancel the design', { design: design.id }, { style: 'danger' });
  return {
    text,
    blocks: [
      section(`*${text}*\n${cancellationWords(design)}`),
      ...row(yes),
      context('To keep it, do nothing.'),
    ],
  };
}

/** Where the design stands, for one person. Names, not mentions: asking tells nobody. Pure. */
export function statusLine(design: Design): PrivateLine {
  const { what, who } = waitingFor(design);
  const people = listed(
    who.map((person) => named(design, person)),
    10,
  );
  const waiting =
    people === '' ? `Waiting for ${escaped(what)}.` : `Waiting for ${people}: ${escaped(what)}.`;
  const text = `*${inline(design.title, 150)}*\n${STAGE_WORDS[design.stage]}. ${waiting}`;
  return { text, blocks: [section(text)] };
}
