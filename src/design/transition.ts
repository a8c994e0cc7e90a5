// Owns the one way a design changes: transition(design, event). Pure and total; the same event twice counts once.
import { ballotRules, strikeBallot } from './ballot.ts';
import type { DesignEvent, EventOf, EventType, Outcome } from './events.ts';
import { guideRules } from './guide.ts';
import { intakeRules, tellIntake } from './intake.ts';
import { isCurrent, type Job } from './jobs.ts';
import { isEnded, lifecycleRules, startDesign, strikeLifecycle } from './lifecycle.ts';
import { ignore, refuse } from './outcome.ts';
import { leaveQuestions, questionsRules } from './questions.ts';
import type { Design } from './record.ts';

/** Enough to outlast Slack's retries in a busy thread, small enough to keep the record small. */
const SEEN_LIMIT = 200;

type Rules = { readonly [T in EventType]: (design: Design, event: EventOf<T>) => Outcome };

const rules: Rules = {
  ...lifecycleRules,
  ...intakeRules,
  ...questionsRules,
  ...ballotRules,
  ...guideRules,
  designStarted: (design) => ignore(design),
  clockStruck: (design) => ignore(design),
};

/** The job that each result ends; with it ends the trouble that the job was in. */
const JOB_OF: Partial<Record<EventType, Job['kind']>> = {
  channelEntered: 'enter',
  inviteNeeded: 'enter',
  peopleLookedUp: 'lookUpPeople',
  documentRead: 'readDocument',
  documentRefused: 'readDocument',
  questionsProposed: 'questions',
  replyRead: 'readReply',
  optionsProposed: 'options',
  blueprintDrafted: 'blueprint',
  guideRendered: 'render',
};

function troubleAfter(design: Design, event: DesignEvent): Design['trouble'] {
  const kind = JOB_OF[event.type];
  return kind && design.trouble?.jobKey.startsWith(`${kind}:`) ? null : design.trouble;
}

/** What may still happen to an ended design; anything else is refused with a private line. */
const ALLOWED_AT_THE_END: ReadonlySet<EventType> = new Set([
  'canvasRefused',
  'designDeleted',
  'clockStruck',
  'peopleLookedUp',
  'jobFailed',
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

function settle(design: Design): Design {
  return leaveQuestions(tellIntake(design));
}

function remember(design: Design, event: DesignEvent): Design {
  const isVote = event.type === 'voteCast' || event.type === 'voteWithdrawn';
  // A vote needs no memory: the newest action_ts wins, however often it comes.
  const seen = isVote ? design.seen : [...design.seen, event.id].slice(-SEEN_LIMIT);
  const ownerSeenAt = 'by' in event && event.by === design.owner ? event.at : design.ownerSeenAt;
  const ts = event.id.startsWith('message:') ? event.id.slice('message:'.length) : '';
  const lastReplyTs = [design.lastReplyTs, ts].sort().at(-1) ?? '';
  return {
    ...design,
    seen,
    ownerSeenAt,
    lastReplyTs,
    trouble: troubleAfter(design, event),
    updatedAt: event.at,
  };
}

function change(design: Design, event: DesignEvent): Outcome {
  const struck = strike(design, event.at);
  if (isEnded(struck) && !ALLOWED_AT_THE_END.has(event.type)) {
    return refuse(struck, `This design is ${struck.stage}; nothing can be changed any more.`);
  }
  if ('jobKey' in event && !isCurrent(struck, event.jobKey, event.at)) return ignore(struck);
  const outcome = applyRule(struck, event);
  const hasEffect = outcome.design !== struck;
  if (!hasEffect) return outcome;
  return { ...outcome, design: remember(settle(outcome.design), event) };
}

/** The design after the event, and why it had no effect where a person must be told. Null only where an event names no
 *  design yet and is not a start. The same object comes back where nothing changed. Pure. */
export function transition(design: Design | null, event: DesignEvent): Outcome | null {
  if (design === null) {
    if (event.type !== 'designStarted') return null;
    return { design: settle(startDesign(event)), refused: null };
  }
  return design.seen.includes(event.id) ? ignore(design) : change(design, event);
}
