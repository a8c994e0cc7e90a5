// Owns what our own jobs report: the result of any job that a design calls for, as dice or good luck decide it.
import { PARTS, type PartName } from '../../../src/blueprint/blueprint.ts';
import { DocumentKind } from '../../../src/blueprint/brief.ts';
import type { Job } from '../../../src/design/jobs.ts';
import type { Design, VersionChecks } from '../../../src/design/record.ts';
import type { Told } from '../given.ts';
import { blob, guide, question } from '../parts.ts';
import type { Dice } from './dice.ts';

const PART_NAMES = Object.keys(PARTS).filter((name): name is PartName => name in PARTS);
export const KINDS = DocumentKind.options;
export const OPTION_SET = blob(4);
export const SUMMARY = blob(8);

function checks(dice: Dice): VersionChecks {
  const errors = dice.chance(30) ? 2 : 0;
  return { errors, warnings: 1, errorRules: errors ? ['trace.cover'] : [], told: ['One thing is missing.'] };
}

function peopleOf(userIds: readonly string[], dice: Dice) {
  return userIds.map((id) => ({
    id,
    name: dice.chance(95) ? `Name of ${id}` : '',
    canSee: dice.chance(85),
    isActive: dice.chance(95),
  }));
}

function documentReport(documentId: string, dice: Dice): Told {
  if (dice.chance(15)) return { type: 'documentRefused', documentId, detail: 'It is encrypted.' };
  return {
    type: 'documentRead',
    documentId,
    text: blob(20 + dice.below(5)),
    words: 50,
    hash: 'bb',
    sizeBytes: 900,
    kind: dice.pick(KINDS),
    because: 'headings',
    unread: dice.chance(20) ? [{ label: 'a link', target: 'https://example.com/x' }] : [],
  };
}

function replyReport(ts: string, dice: Dice): Told {
  const questionId = `Q-${1 + dice.below(8)}`;
  const answers = dice.chance(60) ? [{ questionId, answer: dice.pick(['50k', ' ', 'EU only']) }] : [];
  const unclear = dice.chance(40) ? [{ questionId: `Q-${1 + dice.below(8)}`, followUp: 'In numbers?' }] : [];
  return { type: 'replyRead', ts, answers, unclear, isCertain: dice.chance(60) };
}

function questionsReport(jobKey: string, dice: Dice): Told {
  const count = dice.below(9);
  const questions = Array.from({ length: count }, (_, at) => question(at + 1 + dice.below(3)));
  const challenge = dice.chance(50) ? 'Two writers, one locker.' : null;
  return { type: 'questionsProposed', jobKey, questions, reading: blob(3), challenge, requirementCount: 4 };
}

function optionsReport(jobKey: string, dice: Dice): Told {
  const ids = dice.chance(50) ? (['A', 'B', 'C'] as const) : (['A', 'B'] as const);
  const options = ids.map((id) => ({ id, name: `Pattern ${id}`, isRecommended: id === 'A' }));
  const drawn = { key: 'A', title: 'Pattern A', png: blob(9), altText: 'Boxes' };
  return {
    type: 'optionsProposed',
    jobKey,
    optionSet: OPTION_SET,
    options,
    ...(dice.chance(30) ? { pictures: [drawn] } : {}),
  };
}

function renderReport(jobKey: string, { deliverables }: Design, dice: Dice): Told {
  const bundle = { fileName: 'all.zip', blob: blob(11) };
  return {
    type: 'guideRendered',
    jobKey,
    summary: SUMMARY,
    guides: deliverables.map(({ id }) => guide(id)),
    ...(dice.chance(50) ? { checks: checks(dice) } : {}),
    ...(dice.chance(50) ? { bundle } : {}),
    ...(dice.chance(30)
      ? { pictures: [{ key: 'containers', title: 'Parts', png: blob(9), altText: 'Boxes' }] }
      : {}),
  };
}

/** What comes of a job that went well; null for the erasing, after which there is no design. */
export function reportOf(design: Design, job: Job, dice: Dice): Told | null {
  switch (job.kind) {
    case 'enter':
      return dice.chance(50) ? { type: 'channelEntered' } : { type: 'inviteNeeded' };
    case 'lookUpPeople':
      return { type: 'peopleLookedUp', people: peopleOf(job.userIds, dice) };
    case 'readDocument':
      return documentReport(job.documentId, dice);
    case 'readReply':
      return replyReport(job.ts, dice);
    case 'questions':
      return questionsReport(job.key, dice);
    case 'options':
      return optionsReport(job.key, dice);
    case 'blueprint':
      return dice.chance(30)
        ? { type: 'partDrafted', jobKey: job.key, part: dice.pick(PART_NAMES) }
        : {
            type: 'blueprintDrafted',
            jobKey: job.key,
            blueprint: blob(5 + dice.below(3)),
            changes: ['One.'],
          };
    case 'render':
      return renderReport(job.key, design, dice);
    case 'tellOwner':
    case 'tellExpiry':
      return { type: 'ownerTold' };
    case 'checkChannel':
      return { type: 'postingChecked', error: dice.chance(60) ? null : 'is_archived' };
    case 'erase':
      return null;
  }
}
