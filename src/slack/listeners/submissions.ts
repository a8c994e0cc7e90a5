// Owns submitted forms of a running design: plain data becomes events; a refusal is shown at the form.
import type { OptionId } from '../../blueprint/option.ts';
import { reasonWanted } from '../../design/ballot.ts';
import type { Deed } from '../../design/events.ts';
import { nameOf } from '../../design/people.ts';
import type { Design } from '../../design/record.ts';
import { currentRound } from '../../design/tally.ts';
import { decodeValue, FORMS } from '../actions.ts';
import { type FormInput, parseForm } from '../forms/parse.ts';
import { Submission } from '../forms/state.ts';
import { appsAmong, lookUp } from '../people.ts';
import { typedText } from '../plain-text.ts';
import { contentHash } from '../thread/hash.ts';
import { answersLine } from '../views/private.ts';
import type { Submitted } from './notice.ts';
import type { SubmittedView } from './payloads.ts';
import { type Actor, outsideLine } from './rights.ts';
import { takeStart } from './start.ts';
import { applyEvent, GONE, type ListenerTools } from './tools.ts';

type FormName = FormInput['form'];

/** The events that a form says, in order. */
function eventsOf(input: FormInput): readonly Deed[] {
  const round = input.value.round ?? 0;
  switch (input.form) {
    case 'answers':
      return input.values.map((answer) => ({ type: 'questionAnswered', ...answer }));
    case 'answer':
      return [{ type: 'questionAnswered', ...input.values }];
    case 'reason':
      return [{ type: 'voteReasonGiven', round, text: input.values.text }];
    case 'objection':
      return [{ type: 'objectionRaised', round, text: input.values.text }];
    case 'refinement':
      return [{ type: 'refinementSuggested', round, text: input.values.text }];
    case 'round':
      return [{ type: 'roundStarted', feedback: input.values.text, round: input.value.round }];
    case 'change':
      return [{ type: 'changeRequested', text: input.values.text }];
    case 'waiver':
      return [{ type: 'guideAccepted', reason: input.values.text }];
    case 'challenge':
      return [{ type: 'challengeGiven', text: input.values.text }];
    case 'requirements':
      return [{ type: 'requirementsGiven', text: input.values.text }];
    case 'extension':
      return [{ type: 'ballotExtended', days: input.values.days, round: input.value.round }];
    case 'decision':
      return [{ type: 'optionDecided', ...input.values, round: input.value.round }];
    case 'handover':
      return [{ type: 'ownerHandedOver', to: input.values.to }];
    case 'cancellation':
      return [{ type: 'designCancelled' }];
    case 'deletion':
      return [{ type: 'designDeleted' }];
  }
}

/** Where a refusal can be shown: the block of the form's input; forms without one are answered privately. */
const ERROR_BLOCK: Partial<Record<FormName, string>> = {
  extension: 'days',
  decision: 'option',
  handover: 'to',
};

function errorBlock(input: FormInput): string | null {
  if (input.form === 'answers') return input.values[0]?.questionId ?? null;
  if (input.form === 'answer') return input.values.questionId;
  if (input.form === 'cancellation' || input.form === 'deletion') return null;
  return ERROR_BLOCK[input.form] ?? 'text';
}

/** Why a choice of the owner asks for a reason as the ballot stands. */
function reasonFor(design: Design): (optionId: OptionId) => string | null {
  const round = currentRound(design);
  return (optionId) => round && reasonWanted(design, round, optionId);
}

/** Applies what the form says, up to the first refusal. An event's id holds its content: a form sent twice counts once,
 *  and one that was corrected and sent again counts as corrected. */
async function applyAll(
  tools: ListenerTools,
  designId: string,
  said: readonly Deed[],
  { viewId, user }: { readonly viewId: string; readonly user: string },
): Promise<{ readonly refused: string | null; readonly after: Design | null }> {
  let after: Design | null = null;
  for (const deed of said) {
    const id = `form:${viewId}:${contentHash(deed)}`;
    const applied = await applyEvent(tools, designId, { ...deed, id, at: tools.now(), by: user });
    after = applied.design;
    if (applied.refused) return { refused: applied.refused, after };
  }
  return { refused: null, after };
}

/** The design that a form is about, "" where it names none; a form that starts one has its id. Pure. */
export function designOf(view: SubmittedView): string {
  const submission = Submission.safeParse(view);
  const value = submission.success ? decodeValue(submission.data.metadata) : null;
  return value?.design ?? (view.callback_id === 'start' ? view.id : '');
}

function answersIn(input: FormInput): readonly { readonly questionId: string; readonly text: string }[] {
  if (input.form === 'answers') return input.values;
  return input.form === 'answer' ? [input.values] : [];
}

/** Applies a submitted form of a design. Resolves, once durable, with what the person sees. */
async function takeSubmission(tools: ListenerTools, view: SubmittedView, actor: Actor): Promise<Submitted> {
  const designId = designOf(view);
  const design = await tools.designs.get(designId);
  if (!design) return { line: GONE };
  const outside = outsideLine(tools, design, actor);
  if (outside) return { line: outside };
  const parsed = parseForm(view, reasonFor(design));
  if (!parsed.ok) return { errors: parsed.errors };
  const wrong = await handoverError(tools, design, parsed.form);
  if (wrong) return { errors: wrong };
  const by = { viewId: view.id, user: actor.id };
  const { refused, after } = await applyAll(tools, designId, eventsOf(parsed.form), by);
  if (refused !== null) return refusal(parsed.form, design, refused);
  const line = after ? answersLine(design, after, answersIn(parsed.form)) : null;
  return line === null ? null : { line };
}

/** Why nobody could reach the new owner, beside the field; null where they can act, or Slack does not say just now. */
async function handoverError(
  { clients: { quick } }: ListenerTools,
  design: Design,
  input: FormInput,
): Promise<Record<string, string> | null> {
  if (input.form !== 'handover') return null;
  const [app] = await appsAmong(quick, [input.values.to]);
  if (app !== undefined) return { to: `${app} is an app and cannot decide. Choose a person.` };
  const looked = await lookUp(quick, design, [input.values.to]);
  const [person] = looked.ok ? looked.value : [];
  if (!person || person.canSee) return null;
  const why = person.isActive
    ? `${person.name} cannot see this channel. Invite them first, then hand over.`
    : `The account of ${person.name} is deactivated. Choose somebody else.`;
  return { to: why };
}

function refusal(input: FormInput, design: Design, refused: string): Submitted {
  const block = errorBlock(input);
  return block ? { errors: { [block]: withoutMentions(design, refused) } } : { line: refused };
}

/** Field errors are plain text: people by name, characters as they are. */
function withoutMentions(design: Design, text: string): string {
  return typedText(text.replace(/<@(\w+)>/g, (_whole, id: string) => nameOf(design, id)));
}

const OUTDATED = 'This form is from another version of the bot. Please open it once more.';

/** Takes a submitted form in. Resolves, once durable, with what the person sees. */
export async function takeForm(tools: ListenerTools, view: SubmittedView, actor: Actor): Promise<Submitted> {
  const form = FORMS.find((name) => name === view.callback_id);
  if (!form) return { line: OUTDATED };
  if (form !== 'start') return takeSubmission(tools, view, actor);
  const started = await takeStart(tools, view, actor.id);
  return 'errors' in started ? started : null;
}
