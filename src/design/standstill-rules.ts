// Owns when a standstill begins, is told (as is an invitation that never came), looked at again and ended; and which of our messages people removed.
import type { EventOf, Outcome } from './events.ts';
import { change, ignore, ownerRefusal, refuse } from './outcome.ts';
import type { Design } from './record.ts';
import { type Standstill, standstillOf } from './standstill.ts';
import { CHANNEL_RECHECK_MS, DAY_MS, isDue, later } from './times.ts';

type Reason = Standstill['reason'];

/** Messages of ours that people removed: the newest of them. */
const MOST_REMOVED = 100;

const REASONS: Readonly<Record<string, Reason>> = {
  is_archived: 'archived',
  not_in_channel: 'removed',
  channel_not_found: 'removed',
  root_removed: 'rootGone',
  thread_not_found: 'rootGone',
  cannot_reply_to_message: 'rootGone',
};

/** What Slack refuses again and again is told once a day, not at every try. */
function wasToldLately(design: Design, reason: Reason, at: string): boolean {
  const last = design.standstill;
  const isAgain = reason === 'refused' && last?.reason === reason && last.endedAt !== undefined;
  return isAgain && !isDue(later(last.since, DAY_MS), at);
}

function begin(design: Design, error: string, at: string): Standstill {
  const reason = REASONS[error] ?? 'refused';
  const checkAt = reason === 'rootGone' ? null : later(at, CHANNEL_RECHECK_MS);
  const isAgain = wasToldLately(design, reason, at);
  const since = isAgain ? (design.standstill?.since ?? at) : at;
  return { reason, error, since, checkAt, isTold: isAgain };
}

function postingClosed(design: Design, { error, at }: EventOf<'postingClosed'>): Outcome {
  if (design.stage === 'deleted' || design.thread.length === 0) return ignore(design);
  const next = begin(design, error, at);
  if (standstillOf(design)?.reason === next.reason) return ignore(design);
  return change(design, { standstill: next });
}

/** Somebody may have mended it: look now. */
function postingNews(design: Design, { at }: EventOf<'postingNews'>): Outcome {
  const standstill = standstillOf(design);
  return standstill?.checkAt
    ? change(design, { standstill: { ...standstill, checkAt: at } })
    : ignore(design);
}

function postingChecked(design: Design, { error, at }: EventOf<'postingChecked'>): Outcome {
  const standstill = standstillOf(design);
  if (!standstill?.checkAt) return ignore(design);
  if (error === null) return change(design, { standstill: { ...standstill, endedAt: at } });
  const next = begin(design, error, at);
  const isSame = next.reason === standstill.reason;
  return change(design, { standstill: isSame ? { ...standstill, checkAt: next.checkAt } : next });
}

function ownerTold(design: Design): Outcome {
  const { inviteExpiry } = design;
  if (inviteExpiry && !inviteExpiry.isTold)
    return change(design, { inviteExpiry: { ...inviteExpiry, isTold: true } });
  const standstill = standstillOf(design);
  return standstill ? change(design, { standstill: { ...standstill, isTold: true } }) : ignore(design);
}

function messageRemoved(design: Design, { ts }: EventOf<'messageRemoved'>): Outcome {
  const removed = design.removed ?? [];
  if (removed.includes(ts)) return ignore(design);
  return change(design, { removed: [...removed, ts].slice(-MOST_REMOVED) });
}

function threadRestarted(design: Design, event: EventOf<'threadRestarted'>): Outcome {
  const why = ownerRefusal(design, event.by, 'have the thread posted anew');
  if (why) return refuse(design, why);
  const standstill = standstillOf(design);
  if (standstill?.reason !== 'rootGone')
    return refuse(design, 'The thread is where it was; nothing has to be posted anew.');
  return change(design, {
    standstill: { ...standstill, isTold: true, endedAt: event.at },
    threadNumber: (design.threadNumber ?? 1) + 1,
  });
}

/** The rules of a standstill, by event. */
export const standstillRules = {
  postingClosed,
  postingNews,
  postingChecked,
  ownerTold,
  messageRemoved,
  threadRestarted,
};
