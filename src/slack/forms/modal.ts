// Owns the frame of every modal: its form's name as callback_id, its value as private_metadata.
import type { KnownBlock, ModalView } from '@slack/types';
import type { FormName } from '../actions.ts';
import { plain } from '../views/blocks.ts';

// A modal's title and buttons: docs.slack.dev/surfaces/modals.
const SHORT = 24;

/** What a modal says in its frame. `submit` null: it can only be read and closed. */
export interface Frame {
  readonly form: FormName;
  readonly title: string;
  readonly submit: string | null;
  readonly close?: string;
  /** JSON that comes back with the submission: ids only. */
  readonly metadata: string;
}

/** A modal. Pure. */
export function modal({ form, title, submit, close, metadata }: Frame, blocks: KnownBlock[]): ModalView {
  return {
    type: 'modal',
    callback_id: form,
    private_metadata: metadata,
    title: plain(title, SHORT),
    close: plain(close ?? 'Close', SHORT),
    ...(submit === null ? {} : { submit: plain(submit, SHORT) }),
    blocks,
  };
}
