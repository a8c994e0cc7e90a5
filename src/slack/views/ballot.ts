// Owns the ballot of a round: the live tally and what people and the owner can do. Counting is the design's.
import type { KnownBlock } from '@slack/types';
import type { Design, Round } from '../../design/record.ts';
import { type Tally, tallyOf } from '../../design/tally.ts';
import type { ActionValue } from '../actions.ts';
import { bullets, count, inline, listed, mention, mentions } from '../mrkdwn.ts';
import { button, context, header, message, row, section } from './blocks.ts';
import type { ThreadItem } from './item.ts';
import { areVotesHidden, deadlineLine, isRoundOpen, optionName, outcomeLine } from './round.ts';
import { linkTo, named } from './words.ts';

/** The ballot. While it is open and votes are hidden, it shows how many have voted and not for what. Pure. */
export function ballotItem(design: Design, round: Round): ThreadItem {
  const tally = tallyOf(design, round);
  const isOpen = isRoundOpen(design, round);
  const title = `Ballot, round ${round.number}${isOpen ? '' : ': closed'}`;
  const text = isOpen
    ? `${title}: please vote. ${deadlineLine(design, round)}`
    : `${title}. ${outcomeLine(design, round)}`;
  return message(`ballot:${round.number}`, text, [
    header(title),
    section(isOpen ? 'Which architecture shall we build?' : outcomeLine(design, round)),
    ...tally.byOption.map((entry) => section(optionLines(design, round, entry))),
    section(statusLines(design, round, tally, isOpen)),
    ...voiceBlocks(design, round),
    ...(isOpen ? [context(deadlineLine(design, round)), ...buttonRows(design, round, tally)] : []),
  ]);
}

type Entry = Tally['byOption'][number];

function optionLines(design: Design, round: Round, entry: Entry): string {
  const name = linkTo(design, `option:${round.number}:${entry.id}`, optionName(round, entry.id));
  const isRecommended = round.options.some((option) => option.id === entry.id && option.isRecommended);
  const title = `*${name}*${isRecommended ? ' (recommended)' : ''}`;
  return areVotesHidden(design, round) ? title : `${title}\n${voterLines(design, round, entry.voters)}`;
}

function voterLines(design: Design, round: Round, voters: readonly string[]): string {
  const names = voters.map((voter) => named(design, voter));
  const who = names.length === 0 ? '' : `: ${listed(names, 20)}`;
  return `${count(voters.length, 'vote')}${who}${reasonLines(design, round, voters)}`;
}

function reasonLines(design: Design, round: Round, voters: readonly string[]): string {
  const given = voters.flatMap((voter) => {
    const reason = round.reasons[voter];
    return reason ? [`${named(design, voter)}: ${inline(reason, 200)}`] : [];
  });
  return given.length === 0 ? '' : `\n${bullets(given, 5)}`;
}

function statusLines(design: Design, round: Round, { quorum, missing }: Tally, isOpen: boolean): string {
  const all = quorum.cast + missing.length;
  const voted =
    missing.length > 0 ? `${quorum.cast} of ${all} have voted.` : `${count(quorum.cast, 'vote')} cast.`;
  return [
    voted,
    quorumLine(design, quorum, isOpen),
    missingLine(design, missing, isOpen),
    hiddenLine(design, round),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function quorumLine(design: Design, { needed, cast }: Tally['quorum'], isOpen: boolean): string {
  if (needed === null && !isOpen) return 'Anyone in this channel could vote.';
  if (needed === null) return `Anyone in this channel may vote; ${mention(design.owner)} closes the ballot.`;
  const lacking = isOpen ? `${needed - cast} more needed` : 'not reached';
  const state = cast >= needed ? 'reached' : lacking;
  return `Quorum: ${count(needed, 'vote')}, ${state}.`;
}

function missingLine(design: Design, missing: readonly string[], isOpen: boolean): string {
  if (missing.length === 0) return '';
  if (isOpen) return `Not voted yet: ${mentions(missing, 30)}`;
  return `Did not vote: ${listed(
    missing.map((person) => named(design, person)),
    30,
  )}`;
}

function hiddenLine(design: Design, round: Round): string {
  if (!areVotesHidden(design, round)) return '';
  return isRoundOpen(design, round) ? 'Votes stay hidden until the ballot closes.' : 'The votes stay hidden.';
}

function voiceBlocks(design: Design, round: Round): KnownBlock[] {
  const lines = (voices: Round['objections']) =>
    bullets(
      voices.map(({ by, text }) => `${named(design, by)}: ${inline(text, 300)}`),
      5,
    );
  return [
    ...(round.objections.length > 0 ? [section(`*Objections*\n${lines(round.objections)}`)] : []),
    ...(round.refinements.length > 0
      ? [section(`*Refinements asked for*\n${lines(round.refinements)}`)]
      : []),
  ];
}

function buttonRows(design: Design, round: Round, tally: Tally): KnownBlock[] {
  const value: ActionValue = { design: design.id, round: round.number };
  const votes = tally.byOption.map(({ id }) =>
    button('vote', `Vote ${id}`, { ...value, option: id }, { suffix: id }),
  );
  const lift = round.objections.length > 0 ? [button('liftObjection', 'Lift my objection', value)] : [];
  const speak = [button('addReason', 'Add a reason', value), button('object', 'Object', value)];
  return [
    ...row(...votes, button('withdraw', 'Withdraw', value)),
    ...row(...speak, ...lift, button('refine', 'Refine', value)),
    context(`For ${mention(design.owner)}, the owner:`),
    ...row(...ownerButtons(value)),
  ];
}

function ownerButtons(value: ActionValue) {
  const extend = button('extend', 'Extend', value);
  return [button('decide', 'Decide', value), button('newRound', 'New round', value), extend];
}
