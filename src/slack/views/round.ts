// Owns the phrases about a round that several messages share. Counting and clocks are the design's.
import { closesAt } from '../../design/ballot.ts';
import { votersOf } from '../../design/people.ts';
import type { Design, Round } from '../../design/record.ts';
import { tallyOf } from '../../design/tally.ts';
import { count, inline, listed, mention, moment } from '../mrkdwn.ts';
import { OUTCOME_WORDS } from './words.ts';

/** True while votes of this round count: it is the newest, not closed, and the design is voting. Pure. */
export function isRoundOpen(design: Design, round: Round): boolean {
  const isNewest = design.rounds.at(-1)?.number === round.number;
  return isNewest && design.stage === 'voting' && round.closedAt === null;
}

/** True while nobody may see who voted for what; a ballot that never closed keeps its promise. Pure. */
export function areVotesHidden(design: Design, round: Round): boolean {
  return design.votesHidden && round.closedAt === null;
}

/** When the ballot closes, in words. Pure. */
export function deadlineLine(design: Design, round: Round): string {
  const closing = closesAt(design, round);
  if (votersOf(design) === null) return `Open until ${mention(design.owner)} decides.`;
  if (closing === null)
    return `No deadline: it stays open until everyone has voted or ${mention(design.owner)} decides.`;
  if (round.completeAt === null)
    return `Open until ${moment(closing)}. Until then you can move or withdraw your vote.`;
  return `Everyone has voted. It closes ${moment(closing)}; until then votes can still move.`;
}

/** How a closed round ended, in words. Pure. */
export function outcomeLine(design: Design, round: Round): string {
  const { leading, quorum } = tallyOf(design, round);
  const names = listed(
    leading.map((id) => optionName(round, id)),
    3,
  );
  if (round.outcome === 'majority') return `Most votes: *${names}*.`;
  if (round.outcome === 'tie') return `The vote is tied between *${names}*.`;
  if (round.outcome === 'noQuorum')
    return `No quorum: ${count(quorum.cast, 'vote')}, ${quorum.needed ?? 1} needed.`;
  return round.outcome === null ? 'Closed without an outcome.' : OUTCOME_WORDS[round.outcome];
}

/** "B. Event-driven services", as mrkdwn. Pure. */
export function optionName(round: Round, id: string): string {
  const option = round.options.find((candidate) => candidate.id === id);
  return `${id}. ${inline(option?.name ?? '', 80)}`;
}
