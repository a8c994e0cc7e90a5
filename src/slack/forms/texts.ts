// Owns the forms that ask for one text: reason, objection, refinement, new round, change, challenge, requirements.
import type { KnownBlock, ModalView } from '@slack/types';
import { type ActionValue, encodeValue } from '../actions.ts';
import { bullets, inline } from '../mrkdwn.ts';
import { section } from '../views/blocks.ts';
import { textField } from './fields.ts';
import { modal } from './modal.ts';

interface Words {
  readonly title: string;
  readonly submit: string;
  readonly label: string;
  readonly hint: string;
  /** What is said where nothing was written; null where it may stay empty. */
  readonly missing: string | null;
}

/** The forms with one text, with their words. */
export const TEXT_FORMS = {
  reason: {
    title: 'Add a reason',
    submit: 'Add',
    label: 'Why did you vote this way?',
    hint: 'It stands beside your vote, on the ballot and in the guide.',
    missing: 'Write a reason, or close the form.',
  },
  objection: {
    title: 'Object',
    submit: 'Object',
    label: 'What must not happen, and why?',
    hint: 'With an open objection the votes alone do not decide; the owner does. Your words are printed in the guide.',
    missing: 'An objection needs a reason.',
  },
  refinement: {
    title: 'Refine the options',
    submit: 'Suggest',
    label: 'What should the options do differently?',
    hint: 'The owner may start a new round with it. Your vote stays as it is.',
    missing: 'Write what should be different, or close the form.',
  },
  round: {
    title: 'New round',
    submit: 'Start the round',
    label: 'What should the next options do differently?',
    hint: 'May stay empty where refinements were suggested or answers changed: they are taken along. Starting the round closes this ballot.',
    missing: null,
  },
  change: {
    title: 'Request a change',
    submit: 'Request',
    label: 'What should change in the guide?',
    hint: 'A new version is written, with a list of what changed.',
    missing: 'Write what should change, or close the form.',
  },
  waiver: {
    title: 'Accept with errors',
    submit: 'Accept as final',
    label: 'Why is the guide accepted although errors stand?',
    hint: 'Your name and this reason are printed on the first page. To have the errors mended, request a change instead.',
    missing: 'Accepting with errors needs a reason.',
  },
  challenge: {
    title: 'Technical challenge',
    submit: 'Save',
    label: 'What has to be solved, and what makes it hard?',
    hint: 'Longer than 3,000 characters? Close this, and attach it in the thread.',
    missing: 'Write the challenge, or close the form.',
  },
  requirements: {
    title: 'Requirements',
    submit: 'Save',
    label: 'What must the solution do, and how well?',
    hint: 'One requirement a line. Longer than 3,000 characters? Close this, and attach it in the thread.',
    missing: 'Write at least one requirement, or close the form.',
  },
} as const satisfies Readonly<Record<string, Words>>;
export type TextFormName = keyof typeof TEXT_FORMS;

/** One of the forms with one text, filled with `initial` where there is a text already; `told` stands above. Pure. */
export function textForm(
  form: TextFormName,
  value: ActionValue,
  initial = '',
  told: readonly KnownBlock[] = [],
): ModalView {
  const { title, submit, label, hint, missing } = TEXT_FORMS[form];
  return modal({ form, title, submit, metadata: encodeValue(value) }, [
    ...told,
    textField('text', label, { hint, initial, isLong: true, optional: missing === null }),
  ]);
}

const ERRORS_SHOWN = 6;

/** The form that asks why a version is accepted although errors stand, with each of them in words. Pure. */
export function waiverForm(value: ActionValue, errors: readonly string[]): ModalView {
  const lines = errors.map((one) => inline(one, 300));
  const told = lines.length === 0 ? [] : [section(`*What is wrong*\n${bullets(lines, ERRORS_SHOWN)}`)];
  return textForm('waiver', value, '', told);
}
