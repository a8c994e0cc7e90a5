// Owns what a deliverable is: its name, what it needs, and the headings and lengths its guide keeps.
// Knows no single deliverable: each is a folder of templates with a manifest, read at start.
import { z } from 'zod';

/** What a deliverable may need before it can be drafted, in asking order. */
export const INPUTS = ['prd', 'ux', 'challenge', 'requirements'] as const;
export const Input = z.enum(INPUTS);
export type Input = z.infer<typeof Input>;

/** The name of its folder. "both" is how the form says all of two. */
export const DeliverableId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,29}$/)
  .refine((id) => id !== 'both', { error: 'is a word of the form' });
export type DeliverableId = z.infer<typeof DeliverableId>;

const SubSection = z.strictObject({
  /** The heading as it stands in the guide; ": …" may follow. */
  heading: z.string().min(1),
  /** Bold labels below it, in this order. */
  labels: z.array(z.string().min(1)).default([]),
});

const Section = SubSection.extend({
  /** Words without diagrams; a section that keeps it is read. */
  maxWords: z.int().min(1),
  /** Headings of level 3, in this order. */
  sections: z.array(SubSection).default([]),
});

/** `deliverable.json` of a folder: all that is particular to one guide besides its words. */
export const Manifest = z.strictObject({
  /** What people call it. */
  name: z.string().min(1).max(40),
  /** The end of its file's name. */
  slug: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(40),
  /** One line in the form. */
  description: z.string().min(1).max(75),
  /** The form and the thread list the lowest first; the form's first is chosen beforehand. */
  order: z.int(),
  needs: z.array(Input),
  /** Of the whole guide, appendices included. */
  maxWords: z.int().min(1),
  /** Headings of level 2, in this order, between the review of the inputs and the appendices. */
  sections: z.array(Section).min(1),
});

/** A deliverable as its folder describes it. */
export type Deliverable = Readonly<z.infer<typeof Manifest>> & { readonly id: DeliverableId };
