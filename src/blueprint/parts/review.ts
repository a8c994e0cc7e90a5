// Owns the review of the inputs: what makes the product hard, what the inputs contradict, what its sizes imply.
import { z } from 'zod';
import { Source } from '../source.ts';
import { Notes, Serves, Text } from './shared.ts';

/** A fact of the inputs that decides the architecture, and what follows from it. */
export const Driver = z.object({ title: z.string().min(1).max(160), implication: Text, serves: Serves });

/** A conflict or gap and how this guide resolves it; `confirmBy` names who must agree, null when settled. */
export const ResolvedConflict = z.object({
  id: z.string().min(1),
  statement: Text,
  resolution: Text,
  confirmBy: z.string().nullable(),
});

/** One input of a sizing line. `name` is the symbol in the formula. */
export const SizingInput = z.object({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  label: z.string().min(1),
  value: z.number(),
  unit: z.string(),
  source: Source,
});

/** A computed line: named inputs, one formula over their names, the result and what follows from it. */
export const SizingLine = z.object({
  id: z.string().regex(/^S-\d+$/),
  name: z.string().min(1).max(120),
  inputs: z.array(SizingInput).min(1),
  formula: z.string().min(1).max(200),
  result: z.object({ value: z.number(), unit: z.string() }),
  consequence: Text,
});
export type SizingLine = z.infer<typeof SizingLine>;

export const Review = z.object({
  drivers: z.array(Driver).min(1),
  conflicts: z.array(ResolvedConflict),
  sizing: z.array(SizingLine),
  notes: Notes,
});
