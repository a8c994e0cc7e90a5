// Owns the private lines that need a button or the state of the design; plain sentences need no view.
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

/** Confirms an answer. Pure. */
export function recordedLine(questionId: string): string {
  return `Recorded as the answer to question ${numberOf(questionId)}.`;
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
