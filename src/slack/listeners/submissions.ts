// Owns submitted forms of a running design: plain data becomes events; a refusal is shown at the form.
import type { Deed } from '../../design/events.ts';
import { currentRound, tallyOf } from '../../design/tally.ts';
import { decodeValue } from '../actions.ts';
import { type FormInput, parseForm } from '../forms/parse.ts';
import { Submission } from '../forms/state.ts';
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
      return [{ type: 'roundStarted', feedback: input.values.text }];
    case 'change':
      return [{ type: 'changeRequested', text: input.values.text }];
    case 'challenge':
      return [{ type: 'challengeGiven', text: input.values.text }];
    case 'requirements':
      return [{ type: 'requirementsGiven', text: input.values.text }];
    case 'extension':
      return [{ type: 'ballotExtended', days: input.values.days }];
    case 'decision':
      return [{ type: 'optionDecided', ...input.values }];
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

export type Submitted =
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly line: string; readonly designId: string }
  | null;

async function leadingIn(tools: ListenerTools, designId: string) {
  const design = await tools.designs.get(designId);
  const round = design && currentRound(design);
  return { design, leading: round ? tallyOf(design, round).leading : [] };
}

/** Applies a submitted form. Resolves, once durable, with field errors, a private line, or null. */
export async function takeSubmission(
  tools: ListenerTools,
  view: { id: string },
  user: string,
): Promise<Submitted> {
  const designId = decodeValue(Submission.parse(view).metadata)?.design ?? '';
  const { design, leading } = await leadingIn(tools, designId);
  if (!design) return { line: GONE, designId };
  const parsed = parseForm(view, leading);
  if (!parsed.ok) return { errors: parsed.errors };
  const input = parsed.form;
  for (const [index, said] of eventsOf(input).entries()) {
    const stamp = { id: `form:${view.id}:${index}`, at: tools.now(), by: user };
    const { refused } = await applyEvent(tools, designId, { ...said, ...stamp });
    if (refused) return refusal(input, refused, designId);
  }
  return null;
}

function refusal(input: FormInput, refused: string, designId: string): Submitted {
  const block = errorBlock(input);
  return block
    ? { errors: { [block]: refused.replace(/<@\w+>/g, 'the owner') } }
    : { line: refused, designId };
}
