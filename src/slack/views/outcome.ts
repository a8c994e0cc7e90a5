// Owns what follows a ballot: the reminder, the result with what the owner can do, and the decision.
import type { Button, KnownBlock } from '@slack/types';
import type { OptionId } from '../../blueprint/option.ts';
import { closesAt } from '../../design/ballot.ts';
import type { Design, Round } from '../../design/record.ts';
import { tallyOf } from '../../design/tally.ts';
import type { ActionValue } from '../actions.ts';
import { bullets, count, inline, listed, mention, mentions, moment, quote } from '../mrkdwn.ts';
import { button, context, header, message, row, section } from './blocks.ts';
import type { ThreadItem } from './item.ts';
import { deadlineLine, isRoundOpen, optionName, outcomeLine } from './round.ts';
import { linkTo, named } from './words.ts';

/** Mentions those who have not voted; once nobody is missing or the ballot is closed, says so. Pure. */
export function reminderItem(design: Design, key: string, round: Round): ThreadItem {
  const ballot = linkTo(design, `ballot:${round.number}`, `the ballot of round ${round.number}`);
  if (!isRoundOpen(design, round)) return line(key, `The reminder is settled: ${ballot} is closed.`);
  const { missing, quorum } = tallyOf(design, round);
  if (quorum.needed === null)
    return line(key, `Reminder: ${ballot} is still open. ${whoIsNext(design, key, round)}`);
  if (missing.length === 0) return line(key, `The reminder is settled: everyone has voted in ${ballot}.`);
  return line(
    key,
    `${mentions(missing, 100)}: your vote is missing in ${ballot}.${votableLine(design, round)}`,
  );
}

/** Tells those who have not voted, all in one message, who gave them more time and until when; `number` counts the
 *  extensions that were told. What is over mentions nobody. Pure. */
export function extensionItem(design: Design, key: string, round: Round, number: number): ThreadItem {
  const ballot = linkTo(design, `ballot:${round.number}`, `the ballot of round ${round.number}`);
  const extension = round.extensions?.[number - 1];
  if (!extension) return line(key, `More time was given for ${ballot}.`);
  const until = moment(extension.until);
  const by = named(design, extension.by);
  const isNewest = isRoundOpen(design, round) && round.extensions?.length === number;
  const { missing, quorum } = tallyOf(design, round);
  const asked = missing.filter((id) => id !== extension.by);
  if (isNewest && quorum.needed === null)
    return line(key, `${by} extended ${ballot}: anyone here may vote until ${until}.`);
  if (!isNewest || asked.length === 0) return line(key, `${by} extended ${ballot} until ${until}.`);
  return line(key, `${mentions(asked, 100)}: ${by} extended ${ballot}. You can vote until ${until}.`);
}

/** Moving and withdrawing is nothing to those who have not voted. */
function votableLine(design: Design, round: Round): string {
  const closing = closesAt(design, round);
  return closing === null ? '' : ` You can vote until ${moment(closing)}.`;
}

function whoIsNext(design: Design, key: string, round: Round): string {
  const isTimeUp = key.includes(':due:');
  return isTimeUp ? `Its time is up: ${mention(design.owner)}, please decide.` : deadlineLine(design, round);
}

/** How a ballot ended, and what the owner can do now; redrawn once the owner has done it. Pure. */
export function resultItem(design: Design, key: string, round: Round): ThreadItem {
  const isPending = isResultPending(design, key, round);
  const later = laterResult(design, key, round);
  const isExtended = round.outcome === null || later !== null;
  const headline = isExtended ? 'The ballot was extended.' : outcomeLine(design, round);
  const title = `Result of round ${round.number}`;
  return message(key, `${title}: ${headline}`, [
    header(title),
    section(isPending ? `${headline}\n${tallyLines(design, round)}` : headline),
    ...(isPending ? ownerBlocks(design, round) : [context(settledLine(design, round, later))]),
  ]);
}

/** Who decided what, when, and who had not voted by then. Pure. */
export function decidedItem(design: Design, round: Round): ThreadItem {
  const decided = design.decided;
  const key = `decided:${round.number}`;
  if (decided?.round !== round.number) return line(key, 'This decision was replaced by a later one.');
  const name = optionName(round, decided.optionId);
  const who = `Decided by ${named(design, decided.by)}, ${moment(decided.at)}.`;
  return message(key, `Decided: ${name}. ${who}`, [
    header(`Decided: option ${decided.optionId}`),
    section(`*${name}*\n${who}`),
    ...(decided.reason === null ? [] : [section(`Reason:\n${quote(decided.reason, 1000)}`)]),
    context(decisionNotes(design, round, decided.againstBallot)),
  ]);
}

function line(key: string, text: string): ThreadItem {
  return message(key, text, [section(text)]);
}

/** The newest result of the same round where an extension brought one after this. */
function laterResult(design: Design, key: string, round: Round): string | null {
  const newest = design.thread.filter((other) => other.startsWith(`result:${round.number}:`)).at(-1);
  return newest === undefined || newest === key ? null : newest;
}

// A result is asked about only while it is the newest of the open round: an extension brings another.
function isResultPending(design: Design, key: string, round: Round): boolean {
  const isNewest = laterResult(design, key, round) === null && design.rounds.at(-1)?.number === round.number;
  return isNewest && design.stage === 'voting' && round.closedAt !== null;
}

function tallyLines(design: Design, round: Round): string {
  const { byOption, missing } = tallyOf(design, round);
  const votes = byOption.map(({ id, voters }) => `${optionName(round, id)}: ${count(voters.length, 'vote')}`);
  const absent = missing.map((person) => named(design, person));
  const silent = missing.length === 0 ? [] : [`Did not vote: ${listed(absent, 20)}`];
  return bullets(
    [...votes, ...silent, ...round.objections.slice(0, 5).map(({ by, text }) => objection(design, by, text))],
    10,
  );
}

function objection(design: Design, by: string, text: string): string {
  return `Objection by ${named(design, by)}: ${inline(text, 300)}`;
}

function ownerBlocks(design: Design, round: Round): KnownBlock[] {
  const value: ActionValue = { design: design.id, round: round.number };
  const winner = round.outcome === 'majority' ? tallyOf(design, round).leading[0] : undefined;
  const ask = winner === undefined ? 'please decide.' : `please confirm ${winner}, or choose otherwise.`;
  const extend = button('extend', 'Extend', value);
  const again = button('newRound', 'New round', value);
  return [
    section(`${mention(design.owner)}, ${ask}`),
    ...row(...decideButtons(value, winner), extend, again),
  ];
}

// With an option in its value the click decides at once; without, it opens the form.
function decideButtons(value: ActionValue, winner: OptionId | undefined): Button[] {
  if (winner === undefined) return [button('decide', 'Decide', value)];
  const chosen = { ...value, option: winner };
  return [
    button('decide', `Confirm ${winner}`, chosen, { suffix: winner, style: 'primary' }),
    button('decide', 'Decide otherwise', value),
  ];
}

function settledLine(design: Design, round: Round, later: string | null): string {
  if (later !== null) return `Settled: ${linkTo(design, later, 'a later result followed')}.`;
  if (isRoundOpen(design, round))
    return `Settled: ${linkTo(design, `ballot:${round.number}`, 'the ballot')} is open again.`;
  if (design.decided?.round === round.number) {
    return `Settled: ${linkTo(design, `decided:${round.number}`, 'the owner has decided')}.`;
  }
  const next = design.rounds.find(({ number }) => number > round.number);
  if (next) return `Settled: ${linkTo(design, `ballot:${next.number}`, `round ${next.number} followed`)}.`;
  return 'Settled: nothing is asked here any more.';
}

function decisionNotes(design: Design, round: Round, againstBallot: boolean): string {
  const { missing } = tallyOf(design, round);
  const notes = [
    ...(againstBallot ? ['This goes against the ballot; the reason is printed in the guide.'] : []),
    ...(round.outcome === 'decidedEarly' && missing.length > 0
      ? [
          `Not voted by then: ${listed(
            missing.map((person) => named(design, person)),
            20,
          )}.`,
        ]
      : []),
    `The votes stand on ${linkTo(design, `ballot:${round.number}`, 'the ballot')} and in the guide.`,
  ];
  return notes.join(' ');
}
