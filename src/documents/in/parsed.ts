// What goes into the reader's worker thread and what comes out of it.
import type { ReadLimits } from './limits.ts';
import type { Refusal } from './result.ts';

/** What the worker is asked to do. */
export type ParseTask =
  | { readonly as: 'html'; readonly text: string; readonly limits: ReadLimits }
  | { readonly as: 'docx'; readonly bytes: Uint8Array; readonly limits: ReadLimits }
  | { readonly as: 'pdf'; readonly bytes: Uint8Array; readonly limits: ReadLimits };

/** What a parser found: the text as Markdown and the title the file itself carries. */
export interface ParsedDocument {
  readonly markdown: string;
  readonly title: string | null;
}

/** A parser's answer: text, or the reason there is none and, where the usual words are too vague, what is wrong. */
export type Parsed =
  | ({ readonly kind: 'parsed' } & ParsedDocument)
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly what?: string };
