// Owns the architecture patterns offered to the vote.
import { z } from 'zod';
import { SizingLine } from './parts/review.ts';
import { Attribute } from './quality.ts';

export const OptionId = z.enum(['A', 'B', 'C']);
export type OptionId = z.infer<typeof OptionId>;

/** A statement with the requirements it speaks of (ids; may be empty). */
export const Point = z.object({ text: z.string().min(1).max(1200), serves: z.array(z.string()) });
export type Point = z.infer<typeof Point>;

/** What an option would cost and carry, computed by the program from stated and assumed inputs. */
export const Estimate = z.object({
  peakPerSecond: z.number().min(0),
  storageGbAfterYear: z.number().min(0),
  instances: z.number().min(0),
  availabilityPercent: z.number().min(0).max(100),
  monthlyUsd: z.object({ low: z.number().min(0), high: z.number().min(0) }),
  pricesAsOf: z.iso.date(),
  /** Labels of the inputs that nobody stated. */
  assumed: z.array(z.string()),
  /** What does not fit a stated budget or target, in words. */
  flags: z.array(z.string()),
});
export type Estimate = z.infer<typeof Estimate>;

/** An architecture pattern in the context of one design. */
export const Option = z.object({
  id: OptionId,
  /** The catalogue's id of the pattern: "modularMonolith". */
  patternId: z.string().min(1),
  name: z.string().min(1).max(80),
  /** Two sentences, in the product's own nouns. */
  idea: z.string().min(1).max(600),
  components: z
    .array(z.object({ name: z.string().min(1).max(60), responsibility: z.string().min(1).max(300) }))
    .min(2),
  pros: z.array(Point).min(1),
  cons: z.array(Point).min(1),
  /** Per attribute: rating 1 (poor) to 5 (excellent) of this pattern, with the source of the rating. */
  fit: z.array(
    z.object({ attribute: Attribute, rating: z.number().min(1).max(5), why: z.string().max(300) }),
  ),
  /** Weighted fit, 0 to 100. */
  score: z.number().min(0).max(100),
  wrongWhen: z.string().min(1).max(400),
  recommended: z.boolean(),
  /** Why it is recommended; null for the others. */
  reason: z.string().max(600).nullable(),
  /** What the product's own numbers come to with this pattern; the guide's lines of the same id follow from them. Absent
   *  in option sets of older designs. */
  sizing: z.array(SizingLine).optional(),
  /** Filled in by the program after the planner proposed; absent in option sets of older designs. */
  estimate: Estimate.optional(),
});
export type Option = z.infer<typeof Option>;

/** What one attribute weighs in this design, with the reason and the requirements behind it. Weights sum to 1. */
export const Weight = z.object({
  attribute: Attribute,
  weight: z.number().min(0).max(1),
  because: z.string().max(400),
  requirementIds: z.array(z.string()),
});
export type Weight = z.infer<typeof Weight>;

/** Two or three distinct options in the order A, B, C; exactly one is recommended. */
export const OptionSet = z
  .object({ options: z.array(Option).min(2).max(3), weights: z.array(Weight) })
  .refine(
    (set) => set.options.filter((option) => option.recommended).length === 1,
    'one option is recommended',
  )
  .refine(
    (set) => new Set(set.options.map((option) => option.patternId)).size === set.options.length,
    'the options are distinct patterns',
  );
export type OptionSet = z.infer<typeof OptionSet>;
