// Owns the counting of votes: who voted for what, who is missing, whether there is a quorum. Changes nothing.
import type { OptionId } from '../blueprint/option.ts';
import { votersOf } from './people.ts';
import type { Design, ROUND_OUTCOMES, Round } from './record.ts';

export interface Tally {
  /** Options in their order, each with its voters in the order of their votes. */
  readonly byOption: readonly {
    readonly id: OptionId;
    readonly name: string;
    readonly voters: readonly string[];
  }[];
  /** Named voters without a choice; empty where anyone may vote. */
  readonly missing: readonly string[];
  readonly quorum: { readonly needed: number | null; readonly cast: number };
  /** The options with most votes; empty while nobody has voted. */
  readonly leading: readonly OptionId[];
}

/** The ballot that is open or was last, or null before the first. Pure. */
export function currentRound(design: Design): Round | null {
  return design.rounds.at(-1) ?? null;
}

/** Counts a round. Only the votes of present voters count (of those present when it closed); quorum is more than half of the named voters. Pure. */
export function tallyOf(design: Design, round: Round): Tally {
  const voters = round.voters === undefined ? votersOf(design) : round.voters;
  const cast = Object.entries(round.votes)
    .filter(([userId, vote]) => vote.choice !== null && (voters === null || voters.includes(userId)))
    .sort(([, a], [, b]) => a.at.localeCompare(b.at));
  const byOption = round.options.map(({ id, name }) => ({
    id,
    name,
    voters: cast.filter(([, vote]) => vote.choice === id).map(([userId]) => userId),
  }));
  const most = Math.max(...byOption.map((option) => option.voters.length));
  const votedIds = new Set(cast.map(([userId]) => userId));
  return {
    byOption,
    missing: (voters ?? []).filter((userId) => !votedIds.has(userId)),
    quorum: { needed: voters && Math.floor(voters.length / 2) + 1, cast: cast.length },
    leading:
      most === 0 ? [] : byOption.filter((option) => option.voters.length === most).map((option) => option.id),
  };
}

/** How a round ends if it is closed now. Pure. */
export function outcomeOf(design: Design, round: Round): (typeof ROUND_OUTCOMES)[number] {
  const { quorum, leading } = tallyOf(design, round);
  if (round.objections.length > 0) return 'objection';
  if (quorum.cast === 0 || (quorum.needed !== null && quorum.cast < quorum.needed)) return 'noQuorum';
  return leading.length === 1 ? 'majority' : 'tie';
}
