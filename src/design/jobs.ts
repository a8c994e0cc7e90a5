// Owns derived work: what has to be looked up, read, thought, drawn or erased next, worked out from the record alone.
import { createHash } from 'node:crypto';
import type { FailedJob } from './failed-job.ts';
import { gapsOf, unreadDocuments } from './intake.ts';
import { isEnded, unsealedVersion } from './lifecycle.ts';
import { peopleIn } from './people.ts';
import type { Design } from './record.ts';
import { standstillOf } from './standstill.ts';
import { INVITE_RECHECK_MS, isDue, later } from './times.ts';

/** One piece of work. `key` is a hash of its inputs; a result with another key is dropped. */
export type Job =
  | { readonly kind: 'enter'; readonly key: string }
  | { readonly kind: 'lookUpPeople'; readonly key: string; readonly userIds: readonly string[] }
  | { readonly kind: 'readDocument'; readonly key: string; readonly documentId: string }
  | { readonly kind: 'readReply'; readonly key: string; readonly ts: string }
  | { readonly kind: 'questions'; readonly key: string }
  | { readonly kind: 'options'; readonly key: string }
  | { readonly kind: 'blueprint'; readonly key: string }
  | { readonly kind: 'render'; readonly key: string }
  | { readonly kind: 'tellOwner'; readonly key: string }
  | { readonly kind: 'tellExpiry'; readonly key: string }
  | { readonly kind: 'checkChannel'; readonly key: string }
  | { readonly kind: 'erase'; readonly key: string };

/** `kind:` and the first 16 hex digits of the SHA-256 of the inputs. Pure. */
function keyOf(kind: Job['kind'], ...inputs: unknown[]): string {
  return `${kind}:${createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 16)}`;
}

/** The key of what the questions are read from: documents, typed texts, deliverables. Pure. */
export function readingKeyOf(design: Design): string {
  const documents = design.documents
    .filter((document) => document.state === 'read')
    .map((document) => [document.id, document.kind, document.text]);
  const { challenge, requirements, domains, techniques, title } = design;
  const deliverables = design.deliverables.map((it) => it.id);
  return keyOf('questions', documents, challenge, requirements, deliverables, domains, techniques, title);
}

function answersOf(design: Design): unknown[] {
  return design.questions.map((state) => [state.question.id, state.answer?.text, state.answer?.by]);
}

function needsReading(design: Design): boolean {
  const isOpen = ['intake', 'questions', 'proposing'].includes(design.stage);
  const isStale = design.stage === 'intake' || design.readingKey !== readingKeyOf(design);
  return isOpen && isStale && gapsOf(design).length === 0;
}

function thoughtJob(design: Design): Job | null {
  if (needsReading(design)) return { kind: 'questions', key: readingKeyOf(design) };
  if (design.stage === 'proposing') {
    const feedback = design.rounds.map((round) => round.refinements);
    return { kind: 'options', key: keyOf('options', design.readingKey, answersOf(design), feedback) };
  }
  const { draft } = design;
  if (design.stage !== 'drafting' || !draft) return null;
  if (draft.blueprint) return { kind: 'render', key: keyOf('render', draft.number, draft.blueprint) };
  return {
    kind: 'blueprint',
    key: keyOf('blueprint', draft.number, draft.request, design.decided, answersOf(design)),
  };
}

function strangers(design: Design): string[] {
  return peopleIn(design).filter((id) => design.names[id] === undefined);
}

function inviteJob(design: Design, now: string): Job | null {
  const { invite } = design;
  if (invite && !isDue(later(invite.checkedAt, INVITE_RECHECK_MS), now)) return null;
  return { kind: 'enter', key: keyOf('enter', invite?.checkedAt) };
}

/** Documents in any order; replies one after the other, because a later one may correct an earlier one. */
function readingJobs(design: Design): Job[] {
  const documents = unreadDocuments(design).map(
    ({ id }): Job => ({ kind: 'readDocument', key: keyOf('readDocument', id), documentId: id }),
  );
  const replies = design.replies
    .slice(0, 1)
    .map(({ ts, text }): Job => ({ kind: 'readReply', key: keyOf('readReply', ts, text), ts }));
  return [...documents, ...replies];
}

function lookUpJob(design: Design): Job | null {
  const userIds = strangers(design);
  return userIds.length > 0 ? { kind: 'lookUpPeople', key: keyOf('lookUpPeople', userIds), userIds } : null;
}

/** A standstill is told to the owner, and looked at again. */
function standstillJobs(design: Design, now: string): Job[] {
  const standstill = standstillOf(design);
  if (!standstill) return [];
  const { reason, since, checkAt, isTold } = standstill;
  const tell: Job = { kind: 'tellOwner', key: keyOf('tellOwner', reason, since) };
  const check: Job = { kind: 'checkChannel', key: keyOf('checkChannel', checkAt) };
  return [...(isTold || isEnded(design) ? [] : [tell]), ...(checkAt && isDue(checkAt, now) ? [check] : [])];
}

/** A design that ended before it had a thread tells so where the invitation was asked for. */
function expiryJobs({ inviteExpiry }: Design): Job[] {
  if (!inviteExpiry || inviteExpiry.isTold) return [];
  return [{ kind: 'tellExpiry', key: keyOf('tellExpiry', inviteExpiry.at) }];
}

/** Every job that the record calls for now, the most urgent first. Pure. */
export function dueJobs(design: Design, now: string): Job[] {
  if (design.stage === 'deleted') return [{ kind: 'erase', key: keyOf('erase') }];
  const standing = standstillJobs(design, now);
  const unsealed = unsealedVersion(design);
  if (unsealed)
    return [
      ...standing,
      { kind: 'render', key: keyOf('render', 'final', unsealed.number, unsealed.blueprint) },
    ];
  if (isEnded(design)) return [...standing, ...expiryJobs(design)];
  const jobs =
    design.stage === 'waitingForInvite'
      ? [inviteJob(design, now)]
      : [lookUpJob(design), ...readingJobs(design), thoughtJob(design)];
  return [...standing, ...jobs.filter((job) => job !== null)];
}

/** False for the result of a job whose inputs have changed since. Pure. */
export function isCurrent(design: Design, jobKey: string, now: string): boolean {
  return dueJobs(design, now).some((job) => job.key === jobKey);
}

/** Every failed job, the one that people see first. Pure. */
export function failedJobs(design: Design): FailedJob[] {
  if (!design.trouble) return [];
  const { others = [], ...first } = design.trouble;
  return [first, ...others];
}

/** The next job, or null where the design waits for people, for a time or for "Try again". A job in trouble holds up
 *  no other. Pure. */
export function nextJob(design: Design, now: string): Job | null {
  const resting = failedJobs(design).filter(({ retryAt }) => retryAt === null || !isDue(retryAt, now));
  const held = new Set(resting.map((one) => one.jobKey));
  return dueJobs(design, now).find((job) => !held.has(job.key)) ?? null;
}
