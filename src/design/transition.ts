// Owns the one way a design changes: transition(design, event). Pure and total; the same event twice counts once.
import { ballotRules, recount, strikeBallot } from './ballot.ts';
import { editRules } from './edits.ts';
import type { DesignEvent, EventOf, EventType, Outcome } from './events.ts';
import { extensionRules } from './extension.ts';
import { guideRules } from './guide.ts';
import { wasHeard } from './heard.ts';
import { intakeRules, reopenIntake, tellIntake } from './intake.ts';
import { isCurrent } from './jobs.ts';
import { lengthRefusal } from './lengths.ts';
import { arrive, isEnded, lifecycleRules, seeOwner, startDesign, strikeLifecycle } from './lifecycle.ts';
import { ignore, refuse } from './outcome.ts';
import { leaveQuestions, questionsRules } from './questions.ts';
import { type Design, HEARD_LIMIT } from './record.ts';
import { standstillRules } from './standstill-rules.ts';
import { dropSettledTrouble, troubleRules } from './trouble.ts';

/** Enough to outlast Slack's retries in a busy thread, small enough to keep the record small. */
const SEEN_LIMIT = 200;

type Rules = { readonly [T in EventType]: (design: Design, event: EventOf<T>) => Outcome };

const rules: Rules = {
  ...lifecycleRules,
  ...intakeRules,
  ...questionsRules,
  ...editRules,
  ...standstillRules,
  ...ballotRules,
  ...extensionRules,
  ...guideRules,
  ...troubleRules,
  designStarted: (design) => ignore(design),
  clockStruck: (design) => ignore(design),
  messageHeard: (design) => ignore(design),
};

/** What may still happen to an ended design. */
const ALLOWED_AT_THE_END: ReadonlySet<EventType> = new Set([
  'canvasRefused',
  'modelUsed',
  'guideRendered',
  'designDeleted',
  'clockStruck',
  'peopleLookedUp',
  'jobFailed',
  'retryRequested',
  'postingClosed',
  'postingNews',
  'postingChecked',
  'ownerTold',
  'messageRemoved',
  'threadRestarted',
]);

/** The rule for an event; the table makes sure that there is one for each type. */
function applyRule<T extends EventType>(design: Design, event: EventOf<T> & { type: T }): Outcome {
  const rule: (design: Design, event: EventOf<T>) => Outcome = rules[event.type];
  return rule(design, event);
}

/** What follows by itself: the ballot's and the owner's clocks first, so that lateness is judged by the event's time. */
function strike(design: Design, now: string): Design {
  return strikeLifecycle(strikeBallot(design, now), now);
}

function settle(design: Design, now: string): Design {
  return dropSettledTrouble(leaveQuestions(tellIntake(reopenIntake(design))), now);
}

/** Whoever does something here is here: present for the quorum, and as owner not silent, whatever comes of the deed. */
function notice(design: Design, event: DesignEvent): Design {
  if (!('by' in event) || isEnded(design)) return design;
  return recount(design, seeOwner(arrive(design, event.by), event.by, event.at), event.at);
}

/** Who mends what was said long ago asks nothing. */
const EDITS: ReadonlySet<EventType> = new Set(['replyEdited', 'documentEdited']);

/** Only a person who asked something of the bot is told that the design has ended; reports and talk go by. */
function refuseAtTheEnd(design: Design, event: DesignEvent): Outcome {
  const isTalk = event.type === 'replyReceived' && !event.isToBot;
  if (!('by' in event) || isTalk || EDITS.has(event.type)) return ignore(design);
  return refuse(design, `This design is ${design.stage}; nothing can be changed any more.`);
}

/** How the id of an event begins that a message of the thread caused; the message's timestamp follows. */
const MESSAGE = 'message:';

function messageTs(event: DesignEvent): string | null {
  return event.id.startsWith(MESSAGE) ? event.id.slice(MESSAGE.length) : null;
}

/** How the id of an event begins that a change of such a message caused. */
const EDIT = 'edit:';

/** True where this event was taken in before. */
function isKnown(design: Design, event: DesignEvent): boolean {
  const ts = messageTs(event);
  return ts === null ? design.seen.includes(event.id) : wasHeard(design, ts);
}

function remember(design: Design, event: DesignEvent): Design {
  const ts = messageTs(event);
  const isVote = event.type === 'voteCast' || event.type === 'voteWithdrawn';
  // A vote needs no memory: the newest action_ts wins, however often it comes.
  const seen = isVote || ts ? design.seen : [...design.seen, event.id].slice(-SEEN_LIMIT);
  const heard = ts ? [...design.heard, ts].sort().slice(-HEARD_LIMIT) : design.heard;
  const ownerSeenAt = 'by' in event && event.by === design.owner ? event.at : design.ownerSeenAt;
  return { ...design, seen, heard, ownerSeenAt, updatedAt: event.at };
}

function change(design: Design, event: DesignEvent): Outcome {
  const struck = notice(strike(design, event.at), event);
  if (isEnded(struck) && !ALLOWED_AT_THE_END.has(event.type)) return refuseAtTheEnd(struck, event);
  const jobKey = 'jobKey' in event ? event.jobKey : undefined;
  if (jobKey !== undefined && !isCurrent(struck, jobKey, event.at)) return ignore(struck);
  const long = lengthRefusal(event);
  const outcome = long ? refuse(struck, long) : applyRule(struck, event);
  const hasEffect = outcome.design !== struck;
  // What was said without effect counts as heard: read again after a restart, it must not gain one.
  const isSaid = messageTs(event) !== null || event.id.startsWith(EDIT);
  if (!hasEffect) return isSaid ? { ...outcome, design: remember(struck, event) } : outcome;
  const counted = recount(struck, outcome.design, event.at);
  return { ...outcome, design: remember(settle(counted, event.at), event) };
}

/** The design after the event, and why it had no effect where a person must be told. Null only where an event names no
 *  design yet and is not a start. The same object comes back where nothing changed. Pure. */
export function transition(design: Design | null, event: DesignEvent): Outcome | null {
  if (design === null) {
    if (event.type !== 'designStarted') return null;
    return { design: settle(startDesign(event), event.at), refused: null };
  }
  return isKnown(design, event) ? ignore(design) : change(design, event);
}
