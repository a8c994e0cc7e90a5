// Owns the message that tells that a ballot's options rest on answers that were changed since. One a round, redrawn.
import { type ChangedAnswer, changedAnswers } from '../../design/changed-answers.ts';
import type { Design, Round } from '../../design/record.ts';
import { bullets, count, inline, mention } from '../mrkdwn.ts';
import { message, section } from './blocks.ts';
import type { ThreadItem } from './item.ts';
import { numberOf } from './questions.ts';
import { linkTo, named } from './words.ts';

/** What changed since the options of a round were made, and what can be done about it while its ballot stands. Pure. */
export function changedAnswersItem(design: Design, key: string, round: Round): ThreadItem {
  const changed = changedAnswers(design, round);
  const text = `${headline(design, round, changed.length)} ${whatNext(design, round, changed.length)}`;
  const lines = changed.map((one) => changeLine(design, one));
  return message(key, text, [
    section(text),
    ...(lines.length > 0 && isStanding(design, round) ? [section(bullets(lines, 7))] : []),
  ]);
}

function isStanding({ stage, rounds }: Design, { number }: Round): boolean {
  return stage === 'voting' && rounds.at(-1)?.number === number;
}

function headline(design: Design, round: Round, changed: number): string {
  const options = linkTo(design, `ballot:${round.number}`, `the options of round ${round.number}`);
  const since = `${count(changed, 'answer')} changed after ${options} were made.`;
  return changed === 0 ? `The answers that ${options} rest on hold again.` : since;
}

function whatNext(design: Design, round: Round, changed: number): string {
  if (changed === 0) return 'Nothing is to be done.';
  const now = changed === 1 ? 'it' : 'them';
  if (design.rounds.some(({ number }) => number > round.number))
    return `The next round was made with ${now}.`;
  if (design.stage === 'proposing') return `The new round is made with ${now}.`;
  if (design.decided !== null) return 'The guide is written with the answers as they stand.';
  if (!isStanding(design, round)) return 'The design ended before.';
  const start = `${mention(design.owner)} starts it with "New round"`;
  return `The options rest on what was said before. "Refine" on the ballot asks for a new round with ${now}; ${start}. Otherwise the vote goes on.`;
}

function changeLine(design: Design, { state: { question, answer }, earlier }: ChangedAnswer): string {
  const by = answer?.by ? `, by ${named(design, answer.by)}` : ', as an assumption';
  const now = answer ? `“${inline(answer.text, 100)}”${by}` : 'open';
  return `${numberOf(question.id)}. ${inline(question.text, 100)}: ${now}; the options rest on “${inline(earlier, 100)}”`;
}
