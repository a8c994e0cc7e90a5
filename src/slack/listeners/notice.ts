// Owns what a person sees in the place of a form that was submitted in vain. Knows no design and no Bolt.
import type { ModalView } from '@slack/types';
import { plain, section } from '../views/blocks.ts';

/** What a submitted form leads to: a message beside fields, a line in the form's place, or null where all is done. */
export type Submitted =
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly line: string }
  | null;

/** Nothing was changed, and the person should know. */
export const NOT_SAVED =
  'That did not work: it could not be saved, and nothing was changed. Please try again in a moment.';

/** A modal that only says something. Pure. */
export function noticeView(text: string): ModalView {
  return {
    type: 'modal',
    title: plain('Architect', 24),
    close: plain('Close', 24),
    blocks: [section(text)],
  };
}

/** A line beside the first input, so that the form stays with all that was typed; in its place where there is none. Pure. */
export function besideFirstInput(
  blocks: readonly { readonly type: string; readonly block_id?: string | undefined }[],
  line: string,
): Submitted {
  const id = blocks.find((block) => block.type === 'input')?.block_id;
  return id ? { errors: { [id]: line } } : { line };
}
