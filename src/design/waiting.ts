// Owns the answer to "what is this design waiting for, and from whom?", in one line.
import { GAP_NAMES, gapsOf, unreadDocuments } from './intake.ts';
import { isEnded } from './lifecycle.ts';
import { votersOf } from './people.ts';
import { openQuestions } from './questions.ts';
import type { Design, Stage } from './record.ts';
import { type Standstill, standstillOf } from './standstill.ts';
import { currentRound, tallyOf } from './tally.ts';

/** What is waited for, in words without a full stop; `who` lists user ids, empty where nobody in particular. */
export interface Waiting {
  readonly what: string;
  readonly who: readonly string[];
}

function intake(design: Design): Waiting {
  const reading = unreadDocuments(design).length;
  if (reading > 0)
    return { what: `the bot: reading ${reading} document${reading === 1 ? '' : 's'}`, who: [] };
  const gaps = gapsOf(design).map((gap) => GAP_NAMES[gap]);
  if (gaps.length > 0) return { what: gaps.join(' and '), who: [design.owner] };
  return { what: 'the bot: reading for questions', who: [] };
}

function questions(design: Design): Waiting {
  const open = openQuestions(design).length;
  if (open === 0) return { what: 'the challenge to be confirmed', who: [design.owner] };
  return {
    what: `answers to ${open} question${open === 1 ? '' : 's'}`,
    who: [design.owner, ...design.stakeholders],
  };
}

function voting(design: Design): Waiting {
  const round = currentRound(design);
  if (!round || round.closedAt !== null) return { what: 'the decision', who: [design.owner] };
  if (votersOf(design) === null)
    return { what: 'the decision; until then anyone here may vote', who: [design.owner] };
  const { missing } = tallyOf(design, round);
  if (missing.length === 0) return { what: 'the ballot to close; every vote is in', who: [] };
  return { what: `${missing.length} vote${missing.length === 1 ? '' : 's'}`, who: missing };
}

const byStage: Readonly<Record<Stage, (design: Design) => Waiting>> = {
  waitingForInvite: (design) => ({ what: 'an invitation to the channel', who: [design.owner] }),
  intake,
  questions,
  proposing: () => ({ what: 'the bot: working out the options', who: [] }),
  voting,
  drafting: () => ({ what: 'the bot: drafting the guide', who: [] }),
  delivered: (design) => ({ what: 'acceptance or a change request', who: [design.owner] }),
  final: () => ({ what: 'nothing; the guide is final', who: [] }),
  cancelled: () => ({ what: 'nothing; the design was cancelled', who: [] }),
  deleted: () => ({ what: 'nothing; the design was deleted', who: [] }),
};

const AT_A_STANDSTILL: Readonly<Record<Standstill['reason'], string>> = {
  archived: 'the channel to be unarchived; nothing can be posted in it',
  removed: 'the bot to be invited to the channel again',
  refused: 'Slack to let the bot post in the channel again',
  rootGone: 'the thread to be posted anew; its first message was deleted',
};

/** What the design waits for now; a standstill and trouble come before all else. Pure. */
export function waitingFor(design: Design): Waiting {
  const standstill = isEnded(design) ? null : standstillOf(design);
  if (standstill) return { what: AT_A_STANDSTILL[standstill.reason], who: [design.owner] };
  if (design.trouble?.told) return { what: '"Try again" after a failure', who: [design.owner] };
  return byStage[design.stage](design);
}
