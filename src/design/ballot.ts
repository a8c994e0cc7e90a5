// Owns the ballot: one vote per voter and round, when it closes, what an objection or a new round does.
import type { OptionId } from '../blueprint/option.ts';
import { changedAnswers } from './changed-answers.ts';
import type { EventOf, Outcome } from './events.ts';
import { MAX_REFINEMENTS } from './lengths.ts';
import { announce, change, ignore, isBlank, nextKey, ownerRefusal, refuse } from './outcome.ts';
import { mayVote, votersOf } from './people.ts';
import type { Design, Round, Voice } from './record.ts';
import { currentRound, outcomeOf, tallyOf } from './tally.ts';
import { CLOSE_AFTER_COMPLETE_MS, DAY_MS, isDue, later, REMIND_BEFORE_MS } from './times.ts';

/** When an open round closes by itself; null where only the owner closes it. Pure. */
export function closesAt(design: Design, round: Round): string | null {
  if (round.closedAt !== null || votersOf(design) === null) return null;
  const ends = [round.completeAt && later(round.completeAt, CLOSE_AFTER_COMPLETE_MS), round.deadlineAt];
  return (
    ends
      .filter((at) => at !== null)
      .sort()
      .at(0) ?? null
  );
}

/** When those who have not voted are reminded: a day before the deadline, or at half time of a shorter ballot. Pure. */
export function remindsAt(round: Round): string | null {
  if (round.closedAt !== null || round.remindedAt !== null || round.deadlineAt === null) return null;
  const length = Date.parse(round.deadlineAt) - Date.parse(round.extendedAt ?? round.openedAt);
  return later(round.deadlineAt, -(length > REMIND_BEFORE_MS ? REMIND_BEFORE_MS : length / 2));
}

/** The key under which the owner is told that the time of a ballot open to anyone is up. */
function dueKey(round: Round): string {
  return `reminder:${round.number}:due:${round.deadlineAt ?? ''}`;
}

/** When the owner of a ballot open to anyone, which only the owner closes, is told that its time is up. Pure. */
export function ownerDueAt(design: Design, round: Round): string | null {
  const isOwners = round.closedAt === null && votersOf(design) === null;
  return isOwners && !design.thread.includes(dueKey(round)) ? round.deadlineAt : null;
}

/** The round closed, with the voters of that moment; one that was closed before stays as it is. */
function close(design: Design, round: Round, at: string): Round {
  return round.closedAt === null ? { ...round, closedAt: at, voters: votersOf(design) } : round;
}

/** The design with its newest round changed. Pure. */
export function withRound(design: Design, round: Round): Design {
  return { ...design, rounds: [...design.rounds.slice(0, -1), round] };
}

/** What the clock alone does to a ballot: the reminder, then the closing. Pure. */
export function strikeBallot(design: Design, now: string): Design {
  const round = currentRound(design);
  if (design.stage !== 'voting' || !round || round.closedAt !== null) return design;
  const closing = closesAt(design, round);
  if (closing && isDue(closing, now)) {
    const closed = { ...close(design, round, closing), outcome: outcomeOf(design, round) };
    return announce(withRound(design, closed), nextKey(design, `result:${round.number}`));
  }
  const owners = ownerDueAt(design, round);
  // Whose time is up needs no reminder any more.
  if (owners && isDue(owners, now))
    return announce(withRound(design, { ...round, remindedAt: round.remindedAt ?? now }), dueKey(round));
  const reminding = remindsAt(round);
  if (!reminding || !isDue(reminding, now)) return design;
  const reminded = withRound(design, { ...round, remindedAt: now });
  const isAnyoneMissing = votersOf(design) === null || tallyOf(design, round).missing.length > 0;
  return isAnyoneMissing ? announce(reminded, nextKey(design, `reminder:${round.number}`)) : reminded;
}

function optionsProposed(design: Design, event: EventOf<'optionsProposed'>): Outcome {
  if (design.stage !== 'proposing') return ignore(design);
  const number = design.rounds.length + 1;
  const round: Round = {
    number,
    optionSet: event.optionSet,
    options: [...event.options],
    pictures: [...(event.pictures ?? [])],
    openedAt: event.at,
    deadlineAt: design.ballotDays && later(event.at, design.ballotDays * DAY_MS),
    completeAt: null,
    remindedAt: null,
    closedAt: null,
    votes: {},
    reasons: {},
    objections: [],
    refinements: [],
    outcome: null,
  };
  const next: Design = { ...design, stage: 'voting', rounds: [...design.rounds, round] };
  const drawn = new Set(event.pictures?.map((picture) => picture.key));
  const options = event.options.flatMap(({ id }) => [
    ...(drawn.has(id) ? [`picture:${number}:${id}`] : []),
    `option:${number}:${id}`,
  ]);
  return change(announce(next, ...options, `ballot:${number}`), {});
}

/** The line for somebody who has no vote. */
const NOT_A_VOTER =
  'Only the named stakeholders and the owner vote here. Your opinion is welcome in the thread.';

/** The line for what is said to an earlier ballot than this. Pure. */
export function ballotOver({ number }: Round): string {
  return `That ballot is over; round ${number} is the open one.`;
}

/** True for what is said to an earlier ballot; what names none is said to the newest. Pure. */
export function isOver(round: Round, number: number | undefined): boolean {
  return number !== undefined && number !== round.number;
}

/** The open round a voter speaks to, or the line that tells why there is none. Pure. */
export function openRound(design: Design, number: number, by: string): Round | string {
  const round = currentRound(design);
  if (design.stage !== 'voting' || !round) return 'There is no open ballot in this design.';
  if (round.number !== number) return ballotOver(round);
  if (!mayVote(design, by)) return NOT_A_VOTER;
  return round.closedAt === null ? round : 'The ballot has closed. The owner decides now, or extends it.';
}

function isNewer(actionTs: string, known: string | undefined): boolean {
  if (known === undefined) return true;
  const [seconds = 0, micros = 0] = actionTs.split('.').map(Number);
  const [knownSeconds = 0, knownMicros = 0] = known.split('.').map(Number);
  return seconds === knownSeconds ? micros > knownMicros : seconds > knownSeconds;
}

function withVote(
  design: Design,
  event: EventOf<'voteCast'> | EventOf<'voteWithdrawn'>,
  choice: Round['votes'][string]['choice'],
): Outcome {
  const round = openRound(design, event.round, event.by);
  if (typeof round === 'string') return refuse(design, round);
  if (!isNewer(event.actionTs, round.votes[event.by]?.actionTs)) return ignore(design);
  const known = round.votes[event.by];
  // The same choice again keeps its place and starts no clock; its time still outranks what comes late.
  const isSame = known !== undefined && known.choice === choice;
  const vote = { choice, actionTs: event.actionTs, at: isSame ? known.at : event.at };
  const next = withRound(design, { ...round, votes: { ...round.votes, [event.by]: vote } });
  return change(isSame ? next : markComplete(next, event.at), {});
}

/** Starts the last 5 minutes once every named voter has voted, and stops them when one is missing again. */
function markComplete(design: Design, now: string): Design {
  const round = currentRound(design);
  const voters = votersOf(design);
  if (!round || !voters || voters.length === 0) return design;
  const isComplete = tallyOf(design, round).missing.length === 0;
  return withRound(design, { ...round, completeAt: isComplete ? (round.completeAt ?? now) : null });
}

/** Counts again who is missing after voters came or went; the votes stay. Pure. */
export function recount(before: Design, after: Design, now: string): Design {
  const isOpen = after.stage === 'voting' && currentRound(after)?.closedAt === null;
  const areSame = String(votersOf(before)?.toSorted()) === String(votersOf(after)?.toSorted());
  return isOpen && !areSame ? markComplete(after, now) : after;
}

function voteCast(design: Design, event: EventOf<'voteCast'>): Outcome {
  const round = currentRound(design);
  const isOffered = round?.options.some((option) => option.id === event.optionId);
  return round?.number === event.round && !isOffered
    ? refuse(design, `There is no option ${event.optionId} here.`)
    : withVote(design, event, event.optionId);
}

function voteWithdrawn(design: Design, event: EventOf<'voteWithdrawn'>): Outcome {
  return withVote(design, event, null);
}

type Spoken = EventOf<'voteReasonGiven'> | EventOf<'objectionRaised'> | EventOf<'refinementSuggested'>;

function speak(design: Design, event: Spoken, hear: (round: Round, voice: Voice) => Partial<Round>): Outcome {
  const round = openRound(design, event.round, event.by);
  if (typeof round === 'string') return refuse(design, round);
  if (isBlank(event.text)) return refuse(design, 'Say it in a few words; it is printed.');
  const voice = { by: event.by, text: event.text, at: event.at };
  return change(withRound(design, { ...round, ...hear(round, voice) }), {});
}

function voteReasonGiven(design: Design, event: EventOf<'voteReasonGiven'>): Outcome {
  return speak(design, event, (round, voice) => ({ reasons: { ...round.reasons, [voice.by]: voice.text } }));
}

function objectionRaised(design: Design, event: EventOf<'objectionRaised'>): Outcome {
  return speak(design, event, (round, voice) => ({
    objections: [...round.objections.filter((one) => one.by !== voice.by), voice],
  }));
}

function refinementSuggested(design: Design, event: EventOf<'refinementSuggested'>): Outcome {
  const round = currentRound(design);
  if (round?.number === event.round && round.refinements.length >= MAX_REFINEMENTS)
    return refuse(
      design,
      `This round has ${MAX_REFINEMENTS} suggestions. The owner can start a new round with them.`,
    );
  return speak(design, event, (open, voice) => ({ refinements: [...open.refinements, voice] }));
}

function objectionLifted(design: Design, event: EventOf<'objectionLifted'>): Outcome {
  const round = openRound(design, event.round, event.by);
  if (typeof round === 'string') return refuse(design, round);
  const objections = round.objections.filter((one) => one.by !== event.by);
  if (objections.length === round.objections.length) return ignore(design);
  return change(withRound(design, { ...round, objections }), {});
}

function roundStarted(design: Design, event: EventOf<'roundStarted'>): Outcome {
  const why = ownerRefusal(design, event.by, 'start a new round');
  const round = currentRound(design);
  if (why) return refuse(design, why);
  if (design.stage !== 'voting' || !round)
    return refuse(design, 'A new round can start only while a ballot stands.');
  if (isOver(round, event.round)) return refuse(design, ballotOver(round));
  const voice = { by: event.by, text: event.feedback, at: event.at };
  const refinements = isBlank(event.feedback) ? round.refinements : [...round.refinements, voice];
  const isFresh = refinements.length > 0 || changedAnswers(design, round).length > 0;
  if (!isFresh) return refuse(design, 'Say what the next options should do differently.');
  const closed: Round = { ...close(design, round, event.at), refinements, outcome: 'refined' };
  const next: Design = { ...withRound(design, closed), stage: 'proposing' };
  return change(announce(next, nextKey(next, 'proposing')), {});
}

/** Why this choice asks for a reason, as a line for the owner; null where it asks for none. Pure. */
export function reasonWanted(design: Design, round: Round, optionId: OptionId): string | null {
  const { leading } = tallyOf(design, round);
  if (leading.length === 0) return null;
  // Asked for whatever is chosen: being asked for some options alone would tell where the hidden votes are.
  if (design.votesHidden && round.closedAt === null)
    return 'The votes are still hidden, so deciding now needs a reason, whatever you choose; it is printed in the guide.';
  if (leading.includes(optionId)) return null;
  const most = `Most votes are for ${leading.join(' and ')}.`;
  return `${most} A choice against the ballot needs a reason; it is printed in the guide.`;
}

function optionDecided(design: Design, event: EventOf<'optionDecided'>): Outcome {
  const why = ownerRefusal(design, event.by, 'decide');
  const round = currentRound(design);
  if (why) return refuse(design, why);
  if (design.stage !== 'voting' || !round) return refuse(design, 'There is nothing to decide now.');
  if (isOver(round, event.round)) return refuse(design, ballotOver(round));
  if (!round.options.some((option) => option.id === event.optionId))
    return refuse(design, `There is no option ${event.optionId} here.`);
  const { leading } = tallyOf(design, round);
  const againstBallot = leading.length > 0 && !leading.includes(event.optionId);
  const wanted = reasonWanted(design, round, event.optionId);
  if (wanted && isBlank(event.reason ?? '')) return refuse(design, wanted);
  const { optionId, by, at, reason } = event;
  const closed: Round = { ...close(design, round, at), outcome: round.outcome ?? 'decidedEarly' };
  const version = design.versions.length + 1;
  const next: Design = {
    ...withRound(design, closed),
    stage: 'drafting',
    decided: { optionId, round: round.number, by, at, reason, againstBallot },
    draft: {
      number: version,
      requestedBy: null,
      request: null,
      startedAt: at,
      parts: [],
      blueprint: null,
      changes: [],
    },
  };
  return change(announce(next, `decided:${round.number}`, `drafting:${version}`), {});
}

/** The rules of this stage, by event. */
export const ballotRules = {
  optionsProposed,
  voteCast,
  voteWithdrawn,
  voteReasonGiven,
  objectionRaised,
  objectionLifted,
  refinementSuggested,
  roundStarted,
  optionDecided,
};
