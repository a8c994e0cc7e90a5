// Owns what every change must keep, whatever happened: each rule gives the fault it finds, or null.
import { type Design, parseDesign, type Round, type Stage } from '../../../src/design/record.ts';
import { transition } from '../../../src/design/transition.ts';
import { DAY } from '../given.ts';
import type { Step } from './walk.ts';

type Rule = (step: Step) => string | null;

const NEXT: Readonly<Record<Stage, readonly Stage[]>> = {
  waitingForInvite: ['intake', 'cancelled', 'deleted'],
  intake: ['questions', 'proposing', 'cancelled', 'deleted'],
  questions: ['intake', 'proposing', 'cancelled', 'deleted'],
  proposing: ['voting', 'cancelled', 'deleted'],
  voting: ['proposing', 'drafting', 'cancelled', 'deleted'],
  drafting: ['delivered', 'cancelled', 'deleted'],
  delivered: ['drafting', 'final', 'cancelled', 'deleted'],
  final: ['deleted'],
  cancelled: ['deleted'],
  deleted: [],
};

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function doer({ event }: Step): string | null {
  return 'by' in event ? event.by : null;
}

const refusedChangesNothing: Rule = ({ before, after, refused }) => {
  // What the clock struck and who was noticed counts, whatever comes of the deed.
  const { questions, decided, versions, documents, owner } = before;
  const now = [after.questions, after.decided, after.versions, after.documents, after.owner];
  return refused !== null && !same([questions, decided, versions, documents, owner], now)
    ? `"${refused}" was said, and yet something changed`
    : null;
};

const countsOnce: Rule = ({ after, event }) => {
  const again = transition(after, event);
  return again?.design === after || same(again?.design, after) ? null : `${event.type} counts twice`;
};

const threadGrows: Rule = ({ before, after }) => {
  if (new Set(after.thread).size !== after.thread.length) return 'a key stands twice in the thread';
  const posted = before.stage === 'waitingForInvite' ? [] : before.thread;
  return same(after.thread.slice(0, posted.length), posted) ? null : 'a key left its place';
};

const idsOf = (design: Design): (readonly string[])[] => [
  design.documents.map(({ id }) => id),
  design.questions.map(({ question }) => `${question.id} ${question.text}`),
  design.rounds.map(({ number, optionSet }) => `${number} ${optionSet}`),
  design.versions.map(({ number, blueprint }) => `${number} ${blueprint}`),
  design.handovers.map(({ from, to }) => `${from} ${to}`),
];

const historyGrows: Rule = ({ before, after }) => {
  const now = idsOf(after);
  const shrunk = idsOf(before).some((known, at) => !same(now[at]?.slice(0, known.length), known));
  if (shrunk) return 'something that stood in the record left its place';
  return now.every((ids) => new Set(ids).size === ids.length || ids === now[4])
    ? null
    : 'an id was given twice';
};

const earlierRounds = ({ rounds }: Design): readonly Round[] => rounds.slice(0, -1);

const closedRoundsStand: Rule = ({ before, after }) =>
  same(earlierRounds(after).slice(0, earlierRounds(before).length), earlierRounds(before))
    ? null
    : 'an earlier round changed';

const answersStand: Rule = ({ before, after }) => {
  const lost = before.questions.some(({ answer }, at) => answer && !after.questions[at]?.answer);
  return lost ? 'an answer was lost' : null;
};

const decidedByOwner: Rule = (step) => {
  const { before, after, event } = step;
  if (same(before.decided, after.decided)) return null;
  const isLawful = before.decided === null && event.type === 'optionDecided' && doer(step) === before.owner;
  return isLawful ? null : `${doer(step)} decided by ${event.type}`;
};

const ownerIsLawful: Rule = (step) => {
  const { before, after, event } = step;
  if (before.owner === after.owner) return null;
  const isGiven = event.type === 'ownerHandedOver' && doer(step) === before.owner;
  // Words without effect are noted once a day, so that up to a day of the seven may be missing.
  const silence = Date.parse(event.at) - Date.parse(before.ownerSeenAt);
  const isGone = before.absent.includes(before.owner) || silence >= 7 * DAY;
  const isTaken = event.type === 'ownershipTaken' && before.stakeholders.includes(after.owner) && isGone;
  return isGiven || isTaken ? null : `${after.owner} became the owner by ${event.type}`;
};

const endsLawfully: Rule = (step) => {
  const { before, after, event } = step;
  if (before.stage === after.stage) return null;
  if (!NEXT[before.stage].includes(after.stage)) return `${before.stage} became ${after.stage}`;
  const isByClock = before.stage === 'waitingForInvite' && after.stage === 'cancelled';
  const isEnd = ['final', 'cancelled', 'deleted'].includes(after.stage);
  return !isEnd || isByClock || doer(step) === before.owner
    ? null
    : `${event.type} ended it as ${after.stage}`;
};

/** Every rule by its name. */
const RULES: Readonly<Record<string, Rule>> = {
  refusedChangesNothing,
  countsOnce,
  threadGrows,
  historyGrows,
  closedRoundsStand,
  answersStand,
  decidedByOwner,
  ownerIsLawful,
  endsLawfully,
};

/** The faults of a step; empty where it kept every rule. */
export function faultsOf(step: Step): string[] {
  return Object.entries(RULES).flatMap(([name, rule]) => {
    const fault = rule(step);
    return fault === null ? [] : [`${name}: ${fault} (${step.event.type} in ${step.before.stage})`];
  });
}

/** What differs once a design was on disk; empty where nothing does. */
export function lostOnDisk(design: Design): string[] {
  const back = parseDesign(JSON.parse(JSON.stringify(design)));
  return same(back, design) ? [] : ['the record differs after the disk'];
}
