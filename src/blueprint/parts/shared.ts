// Owns the few shapes that every part of the blueprint uses.
import { z } from 'zod';

/** A plain sentence or two. Text is plain, `code` spans aside; only fields named `notes` hold Markdown. */
export const Text = z.string().min(1).max(1600);

/** Bounded free Markdown (no heading above h4) for what no schema foresees; empty for none. */
export const Notes = z.string().max(4000);

/** Ids of the requirements a statement serves. */
export const Serves = z.array(z.string());

/** A paragraph and its points. */
export const Passage = z.object({
  text: Text,
  points: z.array(z.object({ text: Text, serves: Serves })),
});
export type Passage = z.infer<typeof Passage>;
