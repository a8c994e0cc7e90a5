// Owns what the record keeps of people's words: the answer that holds, replies that wait to be read, and votes.
import { z } from 'zod';
import { OptionId } from '../blueprint/option.ts';

const At = z.iso.datetime();

/** `by` null: the default stands because nobody answered (an assumption). */
export const Answer = z.object({
  text: z.string().min(1),
  by: z.string().min(1).nullable(),
  at: At,
  isDefault: z.boolean(),
  /** Slack's timestamp of the message that gave it, so that an edit of it is known as one; absent for forms. */
  ts: z.string().optional(),
});

/** A reply that was saved and is not read yet. */
export const Reply = z.object({
  ts: z.string(),
  by: z.string().min(1),
  text: z.string(),
  isToBot: z.boolean(),
  at: At,
  /** True for the new text of a message that was taken in before. */
  isEdit: z.boolean().optional(),
});

/** One voter's newest word; the newest `actionTs` wins whatever the order of arrival. `choice` null: withdrawn. */
export const Vote = z.object({ choice: OptionId.nullable(), actionTs: z.string(), at: At });
