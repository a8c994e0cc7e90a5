// Owns the border where a submitted form of a design becomes plain data, form by form. Rights are the rules' concern.
import { z } from 'zod';
import { OptionId } from '../../blueprint/option.ts';
import { ActionValue } from '../actions.ts';
import { choiceIn, type Parsed, personIn, Submission, textIn } from './state.ts';
import { TEXT_FORMS, type TextFormName } from './texts.ts';

/** A form as plain data, with the value it was opened with. */
export type FormInput = { readonly value: ActionValue } & (
  | {
      readonly form: 'answers';
      readonly values: readonly { readonly questionId: string; readonly text: string }[];
    }
  | { readonly form: 'answer'; readonly values: { readonly questionId: string; readonly text: string } }
  | { readonly form: TextFormName; readonly values: { readonly text: string } }
  | { readonly form: 'extension'; readonly values: { readonly days: 1 | 2 | 3 | 7 } }
  | {
      readonly form: 'decision';
      readonly values: { readonly optionId: OptionId; readonly reason: string | null };
    }
  | { readonly form: 'handover'; readonly values: { readonly to: string } }
  | { readonly form: 'cancellation' | 'deletion'; readonly values: null }
);

const TextForm = z.enum([
  'reason',
  'objection',
  'refinement',
  'round',
  'change',
  'waiver',
  'challenge',
  'requirements',
]);
const Days = z.enum(['1', '2', '3', '7']);
const DAYS = { '1': 1, '2': 2, '3': 3, '7': 7 } as const;

/** Why this choice asks for a reason; null where it asks for none. */
type ReasonWanted = (optionId: OptionId) => string | null;

interface Given {
  readonly value: ActionValue;
  readonly submission: Submission;
  readonly reasonWanted: ReasonWanted;
}

const PARSERS: Readonly<Record<string, (given: Given) => Parsed<FormInput>>> = {
  answers,
  answer,
  extension,
  decision,
  handover,
  cancellation: ({ value }) => ({ ok: true, form: { form: 'cancellation', value, values: null } }),
  deletion: ({ value }) => ({ ok: true, form: { form: 'deletion', value, values: null } }),
};

/** A submitted form, or a message for each wrong field by its block_id. `reasonWanted` tells which decisions need a
 *  reason. Throws where the view is none of these forms, a bug. Pure. */
export function parseForm(view: unknown, reasonWanted: ReasonWanted = () => null): Parsed<FormInput> {
  const submission = Submission.parse(view);
  const value = ActionValue.parse(JSON.parse(submission.metadata));
  const text = TextForm.safeParse(submission.form);
  if (text.success) return oneText(text.data, value, submission);
  const parser = PARSERS[submission.form];
  if (!parser) throw new Error(`There is no form ${submission.form}.`);
  return parser({ value, submission, reasonWanted });
}

function oneText(form: TextFormName, value: ActionValue, submission: Submission): Parsed<FormInput> {
  const text = textIn(submission, 'text');
  const { missing } = TEXT_FORMS[form];
  return text === '' && missing !== null
    ? wrong('text', missing)
    : { ok: true, form: { form, value, values: { text } } };
}

function answers({ value, submission }: Given): Parsed<FormInput> {
  const ids = Object.keys(submission.fields);
  const values = ids
    .map((questionId) => ({ questionId, text: textIn(submission, questionId) }))
    .filter(({ text }) => text !== '');
  if (values.length > 0) return { ok: true, form: { form: 'answers', value, values } };
  return wrong(ids[0] ?? '', 'Answer at least one question, or close the form.');
}

function answer({ value, submission }: Given): Parsed<FormInput> {
  const questionId = z.string().min(1).parse(value.question);
  const text = textIn(submission, questionId);
  if (text === '') return wrong(questionId, 'Write an answer, or close the form.');
  return { ok: true, form: { form: 'answer', value, values: { questionId, text } } };
}

function extension({ value, submission }: Given): Parsed<FormInput> {
  const days = Days.safeParse(choiceIn(submission, 'days'));
  if (!days.success) return wrong('days', 'Choose for how long.');
  return { ok: true, form: { form: 'extension', value, values: { days: DAYS[days.data] } } };
}

function decision({ value, submission, reasonWanted }: Given): Parsed<FormInput> {
  const option = OptionId.safeParse(choiceIn(submission, 'option'));
  if (!option.success) return wrong('option', 'Choose an option.');
  const reason = textIn(submission, 'reason');
  const wanted = reasonWanted(option.data);
  if (wanted && reason === '') return wrong('reason', wanted);
  return {
    ok: true,
    form: { form: 'decision', value, values: { optionId: option.data, reason: reason || null } },
  };
}

function handover({ value, submission }: Given): Parsed<FormInput> {
  const to = personIn(submission, 'to');
  if (to === null) return wrong('to', 'Choose the new owner.');
  return { ok: true, form: { form: 'handover', value, values: { to } } };
}

function wrong(field: string, message: string): Parsed<FormInput> {
  return { ok: false, errors: { [field]: message } };
}
