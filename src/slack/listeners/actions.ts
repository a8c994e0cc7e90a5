// Owns clicks: each becomes one event or opens one form. Saved before it is acknowledged; answered privately at once.
import type { ModalView } from '@slack/types';
import { ballotOver, openRound } from '../../design/ballot.ts';
import type { Deed } from '../../design/events.ts';
import { errorWords, mayAskForChange, NOT_AN_ASKER, needsWaiver } from '../../design/guide.ts';
import type { Design } from '../../design/record.ts';
import { currentRound } from '../../design/tally.ts';
import { ACTIONS, type ActionName, type ActionValue, decodeValue } from '../actions.ts';
import { answerForm, answersForm } from '../forms/answers.ts';
import { cancellationForm, decisionForm, deletionForm, extensionForm, handoverForm } from '../forms/owner.ts';
import { textForm, waiverForm } from '../forms/texts.ts';
import { answeredLine, liftedLine, restsLine, voteLine, withdrawnLine } from '../views/private.ts';
import type { ActionPayload } from './payloads.ts';
import { outsideLine } from './rights.ts';
import { applyEvent, GONE, type ListenerTools } from './tools.ts';

export interface Click {
  readonly name: ActionName;
  readonly value: ActionValue;
  readonly user: string;
  /** The workspace of the person's account; null where Slack does not say. */
  readonly teamId: string | null;
  readonly actionTs: string;
}

/** The verb before ":", where it is one of ours. Pure. */
export function actionName(actionId: string): ActionName | null {
  const verb = actionId.split(':')[0];
  return ACTIONS.find((name) => name === verb) ?? null;
}

/** Clicks that are an event by themselves; null where the value lacks what the verb needs. */
const EVENTS: Partial<Record<ActionName, (click: Click) => Deed | null>> = {
  setKind: ({ value: { document, kind } }) =>
    document && kind ? { type: 'documentKindSet', documentId: document, kind } : null,
  waiveGap: ({ value: { gap } }) => (gap ? { type: 'gapWaived', gap } : null),
  confirmChallenge: () => ({ type: 'challengeConfirmed' }),
  useDefault: ({ value: { question } }) =>
    question ? { type: 'defaultAccepted', questionId: question } : null,
  useDefaults: () => ({ type: 'defaultsUsed' }),
  recordReply: ({ value: { question, text } }) =>
    question && text ? { type: 'questionAnswered', questionId: question, text } : null,
  vote: ({ value: { round, option }, actionTs }) =>
    round && option ? { type: 'voteCast', round, optionId: option, actionTs } : null,
  withdraw: ({ value: { round }, actionTs }) => (round ? { type: 'voteWithdrawn', round, actionTs } : null),
  liftObjection: ({ value: { round } }) => (round ? { type: 'objectionLifted', round } : null),
  decide: ({ value: { option, round } }) =>
    option ? { type: 'optionDecided', optionId: option, reason: null, round } : null,
  accept: () => ({ type: 'guideAccepted' }),
  takeOver: () => ({ type: 'ownershipTaken' }),
  retry: () => ({ type: 'retryRequested' }),
  restartThread: () => ({ type: 'threadRestarted' }),
  cancelNow: () => ({ type: 'designCancelled' }),
};

type FormOf = (design: Design, click: Click) => ModalView | null;

function withRound(
  open: (design: Design, round: NonNullable<ReturnType<typeof currentRound>>, click: Click) => ModalView,
): FormOf {
  return (design, click) => {
    const round = currentRound(design);
    return round ? open(design, round, click) : null;
  };
}

/** Clicks that open a form. */
const FORMS: Partial<Record<ActionName, FormOf>> = {
  giveChallenge: (design, { value }) =>
    textForm('challenge', value, design.challenge || design.challengeCheck?.text),
  giveRequirements: (design, { value }) => textForm('requirements', value, design.requirements),
  answerAll: (design) => answersForm(design),
  answer: (design, { value }) => answerForm(design, value.question ?? ''),
  addReason: (design, { value, user }) => textForm('reason', value, currentRound(design)?.reasons[user]),
  object: (_design, { value }) => textForm('objection', value),
  refine: (_design, { value }) => textForm('refinement', value),
  newRound: (_design, { value }) => textForm('round', value),
  extend: withRound((design, round) => extensionForm(design, round)),
  decide: withRound((design, round, { value }) => decisionForm(design, round, value.option ?? null)),
  requestChange: (_design, { value }) => textForm('change', value),
  accept: (design, { value }) => waiverForm(value, errorWords(design.versions.at(-1) ?? {})),
  handOver: (design) => handoverForm(design),
  cancel: (design) => cancellationForm(design),
  delete: (design) => deletionForm(design),
};

/** Forms that only the owner needs: told at the click, not after typing. */
const OWNERS: ReadonlySet<ActionName> = new Set([
  'newRound',
  'extend',
  'decide',
  'accept',
  'handOver',
  'cancel',
  'delete',
]);

/** Forms that only a voter needs. */
const VOTERS: ReadonlySet<ActionName> = new Set(['addReason', 'object', 'refine']);

const NO_VOTE_YET = 'Please vote first: a reason stands beside a vote.';

/** Private confirmations of what took effect. */
const CONFIRMED: Partial<Record<ActionName, (click: Click, before: Design, after: Design) => string>> = {
  vote: ({ value, user }, before) => voteLine(before, user, value.option ?? ''),
  withdraw: ({ user }, before) => withdrawnLine(before, user),
  recordReply: ({ value }, before, after) =>
    answeredLine(before, after, value.question ?? '', value.text ?? ''),
  useDefault: ({ value }, before, after) => restsLine(before, after, value.question ?? ''),
  liftObjection: ({ user }, before) => liftedLine(before, user),
  setKind: () => 'Thank you, corrected.',
  restartThread: () => 'The thread is being posted anew in its channel.',
};

/** The click in a payload, or null where it is not one of ours. Pure. */
export function clickIn(payload: ActionPayload): Click | null {
  const [action] = payload.actions;
  const name = action ? actionName(action.action_id) : null;
  const value = decodeValue(action?.selected_option?.value ?? action?.value ?? undefined);
  if (!action || !name || !value) return null;
  const { id: user, team_id: teamId = null } = payload.user;
  return { name, value, user, teamId: teamId ?? null, actionTs: action.action_ts };
}

/** What to do about a click: answer with a line, or open a form. The event is durable when this resolves. */
export async function takeClick(
  tools: ListenerTools,
  click: Click,
): Promise<{ line: string } | { form: ModalView } | null> {
  const { name, value, user, actionTs } = click;
  const design = await tools.designs.get(value.design);
  if (!design) return { line: GONE };
  const outside = outsideLine(tools, design, { id: user, teamId: click.teamId });
  if (outside) return { line: outside };
  // Errors that stand ask for a reason first.
  const asksFirst = name === 'accept' && needsWaiver(design);
  const said = asksFirst ? null : EVENTS[name]?.(click);
  if (!said) return openForm(design, click);
  const stamp = { id: `click:${user}:${name}:${actionTs}`, at: tools.now(), by: user };
  const { refused, design: after } = await applyEvent(tools, design.id, { ...said, ...stamp });
  const line = refused ?? CONFIRMED[name]?.(click, design, after ?? design);
  return line ? { line } : null;
}

/** Why there is no form for this person here, told before they type; null where there is. */
function formRefusal(design: Design, { name, user, value }: Click): string | null {
  if (OWNERS.has(name) && user !== design.owner) return `Only the owner, <@${design.owner}>, can do that.`;
  if (name === 'requestChange' && !mayAskForChange(design, user)) return NOT_AN_ASKER;
  const round = currentRound(design);
  const open = VOTERS.has(name) ? openRound(design, value.round ?? round?.number ?? 0, user) : null;
  if (typeof open === 'string') return open;
  if (name === 'addReason' && !round?.votes[user]?.choice) return NO_VOTE_YET;
  const isOver = value.round !== undefined && round !== null && round.number !== value.round;
  return isOver ? ballotOver(round) : null;
}

function openForm(design: Design, click: Click): { line: string } | { form: ModalView } | null {
  const why = formRefusal(design, click);
  if (why) return { line: why };
  const form = FORMS[click.name]?.(design, click);
  return form ? { form } : { line: 'There is nothing to fill in here any more.' };
}
