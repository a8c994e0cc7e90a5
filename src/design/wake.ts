// Owns time: when a design has to be looked at again though nobody did anything.
import { closesAt, ownerDueAt, remindsAt } from './ballot.ts';
import { failedJobs } from './jobs.ts';
import { isEnded } from './lifecycle.ts';
import { takeoverAt } from './people.ts';
import type { Design } from './record.ts';
import { standstillOf } from './standstill.ts';
import { currentRound } from './tally.ts';
import { INVITE_EXPIRY_MS, INVITE_RECHECK_MS, later } from './times.ts';

function ballotTimes(design: Design): (string | null)[] {
  const round = design.stage === 'voting' ? currentRound(design) : null;
  return round ? [closesAt(design, round), remindsAt(round), ownerDueAt(design, round)] : [];
}

function inviteTimes(design: Design): (string | null)[] {
  if (design.stage !== 'waitingForInvite') return [];
  const expiresAt = later(design.createdAt, INVITE_EXPIRY_MS);
  // A look that failed has a time of its own; counting its old one too would wake the design again and again.
  if (!design.invite || design.trouble) return [expiresAt];
  return [expiresAt, later(design.invite.checkedAt, INVITE_RECHECK_MS)];
}

function ownerTimes(design: Design): (string | null)[] {
  const isOffered = design.thread.includes(`takeover:${design.handovers.length + 1}`);
  return design.stakeholders.length === 0 || isOffered ? [] : [takeoverAt(design)];
}

function stageTimes(design: Design): (string | null)[] {
  if (isEnded(design)) return [];
  return [...ballotTimes(design), ...inviteTimes(design), ...ownerTimes(design)];
}

/** A look that failed has a time of its own; counting its old one too would wake the design again and again. */
function standstillTime(design: Design): string | null {
  const hasFailed = failedJobs(design).some((one) => one.jobKey.startsWith('checkChannel:'));
  if (design.stage === 'deleted' || hasFailed) return null;
  return standstillOf(design)?.checkAt ?? null;
}

/** The next instant at which the clock alone changes something, or null. It may lie in the past: then it is due. Pure. */
export function nextWakeAt(design: Design): string | null {
  const times = [
    standstillTime(design),
    ...stageTimes(design),
    ...failedJobs(design).map((one) => one.retryAt),
  ];
  return (
    times
      .filter((at) => at !== null)
      .sort()
      .at(0) ?? null
  );
}
