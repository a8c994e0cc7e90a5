// Owns what the thread is made of: items with stable keys, drawn purely from the record. The reconciler makes Slack match.
import type { KnownBlock } from '@slack/types';
import type { OptionSet } from '../../blueprint/option.ts';

/** One file to upload; `altText` is null for text, which needs none. */
export interface UploadFile {
  readonly fileName: string;
  readonly title: string;
  readonly blob: string;
  readonly altText: string | null;
}

/** One thing in the thread. A mrkdwn text may refer to another item as `<ref:KEY|label>`; the reconciler makes it a
 *  link once that item is posted, and the plain label before. */
export type ThreadItem =
  | {
      readonly kind: 'message';
      readonly key: string;
      /** Fallback for notifications and screen readers, at most 3,000 characters. */
      readonly text: string;
      readonly blocks: readonly KnownBlock[];
    }
  | {
      readonly kind: 'file';
      readonly key: string;
      /** What one message of the thread holds; at least one. */
      readonly files: readonly UploadFile[];
      readonly comment: string;
    }
  /** A canvas beside the thread; a message refers to it by its key. Edited in place when `blob` changes. */
  | { readonly kind: 'canvas'; readonly key: string; readonly title: string; readonly blob: string };

/** What a view needs from blobs, loaded beforehand: option sets and summaries by blob name. */
export interface Material {
  readonly optionSets: ReadonlyMap<string, OptionSet>;
  /** One-page summaries as Slack-safe Markdown. */
  readonly summaries: ReadonlyMap<string, string>;
}
