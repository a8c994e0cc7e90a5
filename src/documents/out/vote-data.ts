// Owns what the guide says of ballots and of the decision: who voted for what, who dissented. Pure.
import type { DecisionRecord, Dossier, RoundRecord } from '../../blueprint/dossier.ts';
import { shortened } from './sentences.ts';

type Vote = RoundRecord['votes'][number];

const OUTCOMES: Readonly<Record<NonNullable<RoundRecord['outcome']>, string>> = {
  majority: 'a majority',
  tie: 'a tie',
  noQuorum: 'no quorum',
  objection: 'an open objection',
  refined: 'a refinement: a new round followed',
  decidedEarly: 'a decision before the ballot closed',
};

function quorumWords({ needed, cast }: RoundRecord['quorum']): string {
  if (needed === null) return `${cast} voted; anyone in the channel could`;
  return `${cast} voted, ${needed} needed for quorum: ${cast >= needed ? 'reached' : 'not reached'}`;
}

function tallyOf({ optionSet, votes }: RoundRecord) {
  return optionSet.options.map(({ id, name }) => {
    const names = votes.filter((vote) => vote.choice === id).map((vote) => vote.name);
    return { id, name, count: names.length, names };
  });
}

/** One round in words. `reasons` holds what voters said, for and against. */
function roundData(round: RoundRecord) {
  return {
    ...round,
    tally: tallyOf(round),
    notVoted: round.votes.filter((vote) => vote.choice === null).map((vote) => vote.name),
    said: round.votes.filter((vote) => vote.reason !== null || vote.objection !== null),
    quorumWords: quorumWords(round.quorum),
    outcomeWords: round.outcome === null ? 'not closed' : OUTCOMES[round.outcome],
  };
}

function isDissent(vote: Vote, { optionId }: DecisionRecord): boolean {
  return vote.objection !== null || (vote.choice !== null && vote.choice !== optionId);
}

function decidedRound({ rounds, decision }: Dossier): RoundRecord | undefined {
  return rounds.find((round) => round.number === decision.round) ?? rounds.at(-1);
}

/** What the names and quotes of the first page may take together, in characters; the appendix holds all of them. */
const PEOPLE_LIMIT = 230;
const QUOTE_LIMIT = 100;
const NAME_LIMIT = 40;

/** The vote for the first page: who and what in words, or counted where that is too long for it. */
function shortVote(round: RoundRecord | undefined, { decision }: Dossier) {
  if (!round) return null;
  const { tally, notVoted, quorumWords: quorum, outcomeWords, number } = roundData(round);
  const dissent = round.votes.filter((vote) => isDissent(vote, decision));
  const quotes = dissent.map((it) => `${it.name}${it.objection ?? it.reason ?? ''}`);
  const people = [...tally.flatMap((it) => it.names), ...notVoted, ...quotes, decision.reason ?? ''];
  return {
    number,
    quorumWords: quorum,
    outcomeWords,
    notVoted,
    dissent,
    isCounted: people.join(', ').length > PEOPLE_LIMIT,
    tally: tally.map((it) => ({ ...it, name: shortened(it.name, NAME_LIMIT) })),
  };
}

/** The ballots and the decision, with dissent quoted from the round that was decided. Pure. */
export function voteData(dossier: Dossier) {
  const round = decidedRound(dossier);
  const option = round?.optionSet.options.find((it) => it.id === dossier.decision.optionId);
  return {
    rounds: dossier.rounds.map(roundData),
    decided: round ? roundData(round) : null,
    short: shortVote(round, dossier),
    shortReason: shortened(dossier.decision.reason ?? '', QUOTE_LIMIT),
    optionName: option?.name ?? dossier.blueprint.structure.patternName,
    /** True where the justification of the pattern already speaks of the vote. */
    isJustification: dossier.blueprint.structure.justification.some((it) => /\bvotes?\b/i.test(it.text)),
    dissent: (round?.votes ?? []).filter((vote) => isDissent(vote, dossier.decision)),
  };
}
