// Owns sensible people: what somebody who wants the design to go on would do now, with luck or without.

import type { EventType } from '../../../src/design/events.ts';
import { gapsOf } from '../../../src/design/intake.ts';
import { failedJobs, nextJob } from '../../../src/design/jobs.ts';
import { isEnded } from '../../../src/design/lifecycle.ts';
import type { Design, Stage } from '../../../src/design/record.ts';
import { nextWakeAt } from '../../../src/design/wake.ts';
import type { Told } from '../given.ts';
import type { Dice } from './dice.ts';
import { reportOf } from './reports.ts';

/** What people and clock mostly do in each stage. */
export const USUAL: Readonly<Record<Stage, readonly EventType[]>> = {
  waitingForInvite: ['channelEntered', 'channelEntered', 'clockStruck', 'jobFailed'],
  intake: ['documentsAdded', 'gapWaived', 'challengeGiven', 'documentKindSet', 'jobFailed'],
  questions: [
    'questionAnswered',
    'defaultAccepted',
    'replyReceived',
    'replyEdited',
    'replyRemoved',
    'defaultsUsed',
    'challengeConfirmed',
  ],
  proposing: ['documentsAdded', 'questionAnswered', 'jobFailed', 'retryRequested'],
  voting: [
    'replyEdited',
    'documentEdited',
    'voteCast',
    'voteCast',
    'voteCast',
    'voteWithdrawn',
    'voteReasonGiven',
    'objectionRaised',
    'objectionLifted',
    'refinementSuggested',
    'roundStarted',
    'ballotExtended',
    'optionDecided',
    'optionDecided',
    'clockStruck',
    'ownerHandedOver',
    'ownershipTaken',
  ],
  drafting: ['replyReceived', 'jobFailed', 'retryRequested', 'modelUsed', 'canvasRefused'],
  delivered: ['changeRequested', 'guideAccepted', 'canvasRefused', 'changeRequested'],
  final: ['guideRendered', 'retryRequested', 'canvasRefused'],
  cancelled: ['clockStruck', 'designDeleted'],
  deleted: ['clockStruck'],
};

/** What the owner does so that the design goes on from here; null where nobody need do anything. */
function push(design: Design): Told | null {
  const by = design.owner;
  const [gap] = gapsOf(design);
  switch (design.stage) {
    case 'waitingForInvite':
      return { type: 'channelEntered' };
    case 'intake':
      return gap ? { type: 'gapWaived', by, gap } : null;
    case 'questions':
      return { type: 'defaultsUsed', by };
    case 'voting':
      return { type: 'optionDecided', by, optionId: 'A', reason: 'It fits.' };
    case 'delivered':
      return { type: 'guideAccepted', by, reason: 'Known and accepted.' };
    default:
      return null;
  }
}

/** The next event of the shortest way to an end, and when it comes: the jobs succeed, and the owner pushes. Null at the
 *  end; "stuck" where nothing can happen any more. */
export function goOn(design: Design, now: string, dice: Dice): { told: Told; at: string } | 'stuck' | null {
  const job = nextJob(design, now);
  if (job === null && isEnded(design)) return null;
  const done = job && reportOf(design, job, dice);
  if (job && !done) return null;
  if (done) return { told: done, at: now };
  if (failedJobs(design).some((one) => one.retryAt === null))
    return { told: { type: 'retryRequested', by: design.owner }, at: now };
  const told = push(design);
  if (told) return { told, at: now };
  const wakeAt = nextWakeAt(design);
  return wakeAt === null ? 'stuck' : { told: { type: 'clockStruck' }, at: wakeAt };
}
