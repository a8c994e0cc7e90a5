// Owns what people call things in the thread: stages, kinds, gaps. Data only, and the few phrases made from it.
import type { DocumentKind } from '../../blueprint/brief.ts';
import type { ChosenDeliverable } from '../../design/chosen.ts';
import { nameOf } from '../../design/people.ts';
import type { Design, ROUND_OUTCOMES, Stage } from '../../design/record.ts';
import { inline } from '../mrkdwn.ts';

/** Each stage as people read it. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  waitingForInvite: 'Waiting to be invited to the channel',
  intake: 'Step 1 of 5: collecting the documents',
  questions: 'Step 2 of 5: answering the questions',
  proposing: 'Step 3 of 5: working out the options',
  voting: 'Step 4 of 5: choosing an option',
  drafting: 'Step 5 of 5: writing the guide',
  delivered: 'The guide is delivered and open for changes',
  final: 'Accepted as final',
  cancelled: 'Cancelled',
  deleted: 'Deleted',
};

/** Each kind of document as people read it. */
export const KIND_WORDS: Readonly<Record<DocumentKind, string>> = {
  prd: 'PRD',
  ux: 'UX design',
  other: 'other material',
};

/** The formats that can be read, for every request to send something. */
export const FORMATS = '.md, .txt, .html, .pdf or .docx, up to 10 MB';

/** How a round ended, as people read it, where no numbers belong to it. */
export const OUTCOME_WORDS: Readonly<
  Record<Exclude<(typeof ROUND_OUTCOMES)[number], 'majority' | 'tie' | 'noQuorum'>, string>
> = {
  objection: 'There is an open objection.',
  refined: 'A new round was started with refined options.',
  decidedEarly: 'The owner decided before the ballot closed.',
};

const BEFORE_DRAFTING: readonly Stage[] = ['waitingForInvite', 'intake', 'questions', 'proposing', 'voting'];

/** True while documents can still be added and corrected. Pure. */
export function isBeforeDrafting(design: Design): boolean {
  return BEFORE_DRAFTING.includes(design.stage);
}

/** "Architecture Guide and Technical Architecture", as mrkdwn. Pure. */
export function deliverableNames(deliverables: readonly ChosenDeliverable[]): string {
  const names = deliverables.map(({ name }) => inline(name, 60));
  return [names.slice(0, -1).join(', '), names.at(-1) ?? ''].filter((it) => it !== '').join(' and ');
}

/** A person's name as mrkdwn that tells nobody: for what people did, not for what is wanted of them. Pure. */
export function named(design: Design, userId: string): string {
  return inline(nameOf(design, userId), 60);
}

/** A link to what is there only where Slack took it; nothing where it did not. `label` is mrkdwn. Pure. */
export function linkWhereTaken(design: Design, key: string, label: string): string {
  return design.thread.includes(key) ? `<ref?:${key}|${label}>` : '';
}

/** A link to another message of the thread where it is there, else the plain label. `label` is mrkdwn. Pure. */
export function linkTo(design: Design, key: string, label: string): string {
  return design.thread.includes(key) ? `<ref:${key}|${label}>` : label;
}
