// Owns every event that can reach a design, sensible or not: the table holds one entry for each type there is.
import type { EventType, NewDocument, StartForm } from '../../../src/design/events.ts';
import { dueJobs, type Job } from '../../../src/design/jobs.ts';
import { type Design, GAPS } from '../../../src/design/record.ts';
import { CHOSEN } from '../../fixtures/deliverables.ts';
import type { Told } from '../given.ts';
import { BEN, blob, CHLOE, document, file, form, OWNER, STRANGER } from '../parts.ts';
import type { Dice } from './dice.ts';
import { KINDS, reportOf } from './reports.ts';

export const PEOPLE: readonly string[] = [OWNER, BEN, CHLOE, STRANGER, 'U-dan', 'U-eve'];
const TEXTS: readonly string[] = [
  'Use PostgreSQL, we know it.',
  '',
  ' \n\t ',
  '<!channel> <@U012ABC> <https://evil.example|click> @here',
  '```\n# Heading\n| a | b |\n',
  `${'long '.repeat(599)}.`,
  'x'.repeat(20_000),
  'zero\u200bwidth \u202ereversed\u202c',
];
const DAYS = [1, 2, 3, 7] as const;
const OPTIONS = ['A', 'B', 'C'] as const;

/** When a step happens, as instant and as Slack's timestamp. */
export interface Moment {
  readonly at: string;
  readonly ts: string;
}

export function momentOf(now: number): Moment {
  return { at: new Date(now).toISOString(), ts: (now / 1000).toFixed(6) };
}

function newDocuments(dice: Dice): NewDocument[] {
  return Array.from({ length: dice.below(4) }, () =>
    dice.chance(50)
      ? file(`F${dice.below(9)}`)
      : document(dice.pick(KINDS), { text: blob(30 + dice.below(9)), messageTs: `${dice.below(9)}.000000` }),
  );
}

function unreadOf(dice: Dice): StartForm['unread'] {
  return dice.chance(20) ? [{ label: '<!here>', target: `https://example.com/${dice.below(9)}` }] : [];
}

/** The form that a story begins with. */
export function startOf(dice: Dice): Told {
  const needs = dice.pick([
    [CHOSEN.architecture],
    [CHOSEN.technical],
    [CHOSEN.architecture, CHOSEN.technical],
  ]);
  const stakeholders = dice.pick([[], [BEN], [BEN, CHLOE], [OWNER, BEN, CHLOE, 'U-dan']]);
  const both = [document('prd'), document('ux', { text: blob(2) })];
  return {
    type: 'designStarted',
    designId: 'd1',
    teamId: 'T1',
    by: OWNER,
    channel: { id: 'C1', kind: dice.pick(['public', 'private', 'dm'] as const) },
    ownerName: 'Ana',
    form: form({
      deliverables: needs,
      stakeholders,
      challenge: dice.chance(30) ? 'Two writers.' : '',
      documents: dice.chance(60) ? both : newDocuments(dice),
      unread: unreadOf(dice),
      ballotDays: dice.pick([...DAYS, null]),
      votesHidden: dice.chance(30),
      deliverAs: dice.pick([['canvas', 'file'], ['canvas'], ['file']] as const),
    }),
  };
}

function failure(design: Design, dice: Dice, at: string): Told {
  const job = dueJobs(design, at).at(0);
  const retryAt = dice.chance(50) ? new Date(Date.parse(at) + 60_000).toISOString() : null;
  return {
    type: 'jobFailed',
    jobKey: job?.key ?? 'options:0000',
    message: dice.pick(['', 'It took too long.']),
    retryAt,
  };
}

type Make = (design: Design, dice: Dice, by: string, moment: Moment) => Told;

function roundNumber(design: Design, dice: Dice): number {
  return dice.chance(85) ? design.rounds.length : dice.below(4);
}

function actionTs(dice: Dice, { ts }: Moment): string {
  // Clicks arrive late and in another order than they were made.
  return dice.chance(70) ? ts : (Number(ts) - dice.below(600)).toFixed(6);
}

const said = (dice: Dice): string => (dice.chance(70) ? 'Use PostgreSQL, we know it.' : dice.pick(TEXTS));

/** The result of a job of this kind: mostly of one that is due, sometimes of one that nobody asked for. */
function resultOf(kind: Job['kind']): Make {
  return (design, dice, _by, { at }) => {
    const due = dueJobs(design, at).find((job) => job.kind === kind);
    const stale = { kind, key: `${kind}:0000`, userIds: [...PEOPLE], documentId: 'D-1', ts: '1.000000' };
    return reportOf(design, due && dice.chance(70) ? due : stale, dice) ?? { type: 'clockStruck' };
  };
}

/** A message that gave something, or one that nobody wrote. */
function messageOf({ documents, questions, replies }: Design, dice: Dice): string {
  const known = [
    ...documents.map(({ messageTs }) => messageTs),
    ...questions.map(({ answer }) => answer?.ts),
    ...replies.map(({ ts }) => ts),
  ];
  return dice.pick([...known.filter((ts) => ts !== undefined), '1.000000']);
}

/** One of each type there is. */
export const EVENTS: Readonly<Record<EventType, Make>> = {
  designStarted: (_design, dice) => startOf(dice),
  documentsAdded: (_design, dice, by) => ({
    type: 'documentsAdded',
    by,
    documents: newDocuments(dice),
    unread: unreadOf(dice),
  }),
  documentKindSet: (_design, dice, by) => ({
    type: 'documentKindSet',
    by,
    documentId: `D-${dice.below(6)}`,
    kind: dice.pick(KINDS),
  }),
  gapWaived: (_design, dice, by) => ({ type: 'gapWaived', by, gap: dice.pick(GAPS) }),
  challengeGiven: (_design, dice, by) => ({ type: 'challengeGiven', by, text: said(dice) }),
  requirementsGiven: (_design, dice, by) => ({ type: 'requirementsGiven', by, text: said(dice) }),
  challengeConfirmed: (_design, _dice, by) => ({ type: 'challengeConfirmed', by }),
  messageHeard: (_design, _dice, by, { ts }) => ({ type: 'messageHeard', by, id: `message:${ts}` }),
  replyReceived: (_design, dice, by, { ts }) => ({
    type: 'replyReceived',
    by,
    ts,
    text: said(dice),
    isToBot: dice.chance(40),
    id: `message:${ts}`,
  }),
  replyEdited: (design, dice, by, { ts }) => ({
    type: 'replyEdited',
    by,
    ts: messageOf(design, dice),
    text: said(dice),
    isToBot: dice.chance(40),
    id: `edit:${ts}`,
  }),
  postingClosed: (_design, dice) => ({
    type: 'postingClosed',
    error: dice.pick(['is_archived', 'not_in_channel', 'restricted_action', 'root_removed']),
  }),
  postingNews: () => ({ type: 'postingNews' }),
  postingChecked: (_design, dice) => ({
    type: 'postingChecked',
    error: dice.pick([null, null, 'is_archived', 'not_in_channel']),
  }),
  ownerTold: () => ({ type: 'ownerTold' }),
  messageRemoved: (_design, dice) => ({ type: 'messageRemoved', ts: `${dice.below(9)}.000000` }),
  threadRestarted: (_design, _dice, by) => ({ type: 'threadRestarted', by }),
  accountChanged: (_design, dice, by) => ({ type: 'accountChanged', userId: by, isActive: dice.chance(60) }),
  replyRemoved: (design, dice, _by, { ts }) => ({
    type: 'replyRemoved',
    ts: messageOf(design, dice),
    id: `edit:${ts}`,
  }),
  documentEdited: (design, dice, by, { ts }) => ({
    type: 'documentEdited',
    by,
    ts: messageOf(design, dice),
    text: blob(30 + dice.below(9)),
    words: 10,
    sizeBytes: 80,
    kind: dice.pick(KINDS),
    because: 'headings',
    id: `edit:${ts}`,
  }),
  questionAnswered: (_design, dice, by) => ({
    type: 'questionAnswered',
    by,
    questionId: `Q-${dice.below(9)}`,
    text: said(dice),
  }),
  defaultAccepted: (_design, dice, by) => ({ type: 'defaultAccepted', by, questionId: `Q-${dice.below(9)}` }),
  defaultsUsed: (_design, _dice, by) => ({ type: 'defaultsUsed', by }),
  voteCast: (design, dice, by, moment) => ({
    type: 'voteCast',
    by,
    round: roundNumber(design, dice),
    optionId: dice.pick(OPTIONS),
    actionTs: actionTs(dice, moment),
  }),
  voteWithdrawn: (design, dice, by, moment) => ({
    type: 'voteWithdrawn',
    by,
    round: roundNumber(design, dice),
    actionTs: actionTs(dice, moment),
  }),
  voteReasonGiven: (design, dice, by) => ({
    type: 'voteReasonGiven',
    by,
    round: roundNumber(design, dice),
    text: said(dice),
  }),
  objectionRaised: (design, dice, by) => ({
    type: 'objectionRaised',
    by,
    round: roundNumber(design, dice),
    text: said(dice),
  }),
  objectionLifted: (design, dice, by) => ({ type: 'objectionLifted', by, round: roundNumber(design, dice) }),
  refinementSuggested: (design, dice, by) => ({
    type: 'refinementSuggested',
    by,
    round: roundNumber(design, dice),
    text: said(dice),
  }),
  roundStarted: (_design, dice, by) => ({ type: 'roundStarted', by, feedback: said(dice) }),
  ballotExtended: (_design, dice, by) => ({ type: 'ballotExtended', by, days: dice.pick(DAYS) }),
  optionDecided: (_design, dice, by) => ({
    type: 'optionDecided',
    by,
    optionId: dice.pick(OPTIONS),
    reason: dice.chance(60) ? said(dice) : null,
  }),
  changeRequested: (_design, dice, by) => ({ type: 'changeRequested', by, text: said(dice) }),
  guideAccepted: (_design, dice, by) => ({
    type: 'guideAccepted',
    by,
    ...(dice.chance(50) ? { reason: said(dice) } : {}),
  }),
  ownerHandedOver: (_design, dice, by) => ({ type: 'ownerHandedOver', by, to: dice.pick(PEOPLE) }),
  ownershipTaken: (_design, _dice, by) => ({ type: 'ownershipTaken', by }),
  retryRequested: (_design, _dice, by) => ({ type: 'retryRequested', by }),
  designCancelled: (_design, _dice, by) => ({ type: 'designCancelled', by }),
  designDeleted: (_design, _dice, by) => ({ type: 'designDeleted', by }),
  channelEntered: () => ({ type: 'channelEntered' }),
  inviteNeeded: () => ({ type: 'inviteNeeded' }),
  memberJoined: (_design, _dice, by) => ({ type: 'memberJoined', userId: by }),
  peopleLookedUp: resultOf('lookUpPeople'),
  documentRead: resultOf('readDocument'),
  documentRefused: (_design, dice) => ({
    type: 'documentRefused',
    documentId: `D-${dice.below(6)}`,
    detail: 'It is encrypted.',
  }),
  questionsProposed: resultOf('questions'),
  replyRead: resultOf('readReply'),
  optionsProposed: resultOf('options'),
  partDrafted: resultOf('blueprint'),
  blueprintDrafted: resultOf('blueprint'),
  guideRendered: resultOf('render'),
  canvasRefused: () => ({ type: 'canvasRefused', reason: 'canvas_disabled_user_team' }),
  modelUsed: (_design, dice) => ({
    type: 'modelUsed',
    inputTokens: dice.below(90_000),
    cachedTokens: dice.below(9_000),
    outputTokens: dice.below(9_000),
    costUsd: dice.chance(80) ? dice.below(100) / 100 : null,
  }),
  jobFailed: (design, dice, _by, { at }) => failure(design, dice, at),
  clockStruck: () => ({ type: 'clockStruck' }),
};
