// Owns the border where a submitted modal becomes plain data. Knows Slack's view.state, not our forms.
import { z } from 'zod';
import { withoutHidden } from '../../documents/in/text.ts';

/** A file as the form tells of it; Slack leaves some of it out until its scan is done. */
export const FormFile = z
  .object({
    id: z.string().min(1),
    name: z.string().nullish(),
    mimetype: z.string().nullish(),
    filetype: z.string().nullish(),
    size: z.number().nullish(),
  })
  .transform(({ id, name, mimetype, filetype, size }) => ({
    id,
    name: name ?? '',
    mimetype: mimetype ?? '',
    filetype: filetype ?? '',
    /** Null where Slack has not told. */
    sizeBytes: size ?? null,
  }));
export type FormFile = z.infer<typeof FormFile>;

const Chosen = z.object({ value: z.string() });
const FieldState = z.object({
  value: z.string().nullish(),
  selected_option: Chosen.nullish(),
  selected_options: z.array(Chosen).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
  files: z.array(FormFile).nullish(),
});

/** A submitted modal: which form, what it was opened for, and the fields by block_id. */
export const Submission = z
  .object({
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), FieldState)) }),
  })
  .transform(({ callback_id, private_metadata, state }) => ({
    form: callback_id,
    metadata: private_metadata,
    fields: state.values,
  }));
export type Submission = z.infer<typeof Submission>;

/** What every parser gives: plain data, or one message a field, which Slack shows beside it. */
export type Parsed<T> =
  | { readonly ok: true; readonly form: T }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** The typed text of a field as people see it, trimmed; empty where there is none. Pure. */
export function textIn(submission: Submission, id: string): string {
  return withoutHidden(submission.fields[id]?.[id]?.value ?? '').trim();
}

/** The value chosen in a field, or null. Pure. */
export function choiceIn(submission: Submission, id: string): string | null {
  return submission.fields[id]?.[id]?.selected_option?.value ?? null;
}

/** All values chosen in a field. Pure. */
export function choicesIn(submission: Submission, id: string): string[] {
  return submission.fields[id]?.[id]?.selected_options?.map(({ value }) => value) ?? [];
}

/** The people chosen in a field, each once. Pure. */
export function peopleIn(submission: Submission, id: string): string[] {
  return [...new Set(submission.fields[id]?.[id]?.selected_users ?? [])];
}

/** The person chosen in a field, or null. Pure. */
export function personIn(submission: Submission, id: string): string | null {
  return submission.fields[id]?.[id]?.selected_user ?? null;
}

/** The channel chosen in a field, or null. Pure. */
export function channelIn(submission: Submission, id: string): string | null {
  return submission.fields[id]?.[id]?.selected_conversation ?? null;
}

/** The files of a field. Pure. */
export function filesIn(submission: Submission, id: string): FormFile[] {
  return submission.fields[id]?.[id]?.files ?? [];
}
