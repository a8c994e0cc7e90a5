// Owns the jobs that failed: each is remembered until it succeeds, its inputs change, or somebody says "Try again".
import type { EventOf, Outcome } from './events.ts';
import type { FailedJob } from './failed-job.ts';
import { dueJobs, failedJobs } from './jobs.ts';
import { announce, change, ignore, nextKey } from './outcome.ts';
import type { Design } from './record.ts';
import { standstillOf } from './standstill.ts';
import { INVITE_RECHECK_MS, later } from './times.ts';

/** How often this job has failed in a row. Pure. */
export function attemptsOf(design: Design, jobKey: string): number {
  return failedJobs(design).find((one) => one.jobKey === jobKey)?.attempts ?? 0;
}

/** What waits for a person stands in front, so that its "Try again" stays. */
function withFailed(design: Design, failed: readonly FailedJob[]): Design {
  const [first, ...others] = [
    ...failed.filter((one) => one.told !== null),
    ...failed.filter((one) => one.told === null),
  ];
  if (!first) return { ...design, trouble: null };
  return { ...design, trouble: others.length === 0 ? first : { ...first, others } };
}

/** The design without the failures of jobs that are no longer due: they succeeded, or their inputs changed. Pure. */
export function dropSettledTrouble(design: Design, now: string): Design {
  const failed = failedJobs(design);
  if (failed.length === 0) return design;
  const due = new Set(dueJobs(design, now).map((job) => job.key));
  const left = failed.filter((one) => due.has(one.jobKey));
  return left.length === failed.length ? design : withFailed(design, left);
}

/** Where there is no thread to read, nobody can be told, nor press "Try again": the bot tries again by itself. */
function retryWithoutThread(design: Design, now: string): string | null {
  const hasNoThread = design.stage === 'waitingForInvite' || design.inviteExpiry !== undefined;
  const isUnseen = hasNoThread || standstillOf(design) !== null;
  return isUnseen ? later(now, INVITE_RECHECK_MS) : null;
}

function jobFailed(design: Design, event: EventOf<'jobFailed'>): Outcome {
  const { jobKey } = event;
  const message = event.message || 'A step failed without saying why.';
  const retryAt = event.retryAt ?? retryWithoutThread(design, event.at);
  const attempts = attemptsOf(design, jobKey) + 1;
  const told = retryAt === null ? nextKey(design, 'trouble') : null;
  const others = failedJobs(design).filter((one) => one.jobKey !== jobKey);
  const next = withFailed(design, [{ jobKey, attempts, message, retryAt, told }, ...others]);
  return change(told ? announce(next, told) : next, {});
}

function retryRequested(design: Design): Outcome {
  return design.trouble ? change(design, { trouble: null }) : ignore(design);
}

/** The rules of failure, by event. */
export const troubleRules = { jobFailed, retryRequested };
