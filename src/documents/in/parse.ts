// The parsers for the heavy kinds, as the worker sees them. Knows nothing of threads, names or limits on time.
import type { ParsedDocument } from './html.ts';
import { parseHtml } from './html.ts';
import type { ReadLimits } from './limits.ts';
import type { Refusal } from './result.ts';

/** What the worker is asked to do. */
export type ParseTask =
  | { readonly as: 'html'; readonly text: string; readonly limits: ReadLimits }
  | { readonly as: 'pdf' | 'docx'; readonly bytes: Uint8Array; readonly limits: ReadLimits };

/** What it answers: text, or the reason there is none. */
export type Parsed =
  | ({ readonly kind: 'parsed' } & ParsedDocument)
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly what?: string };

/** The document's text. What a file can do to its parser comes back as a refusal. */
export async function parse(task: ParseTask): Promise<Parsed> {
  try {
    if (task.as !== 'html') return { kind: 'refused', reason: 'wrongType' };
    return { kind: 'parsed', ...parseHtml(task.text) };
  } catch (error) {
    // The parsers recurse: what nests too deep ends in a RangeError.
    if (error instanceof RangeError) return { kind: 'refused', reason: 'tooComplex' };
    throw error;
  }
}
