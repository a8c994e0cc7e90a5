// Owns the architecture decision records, with the fields of MADR 4.
import { z } from 'zod';
import { Notes, Serves, Text } from './shared.ts';

/** What drives a decision beside requirements, or where there are none: `quote` is what can be looked up in the inputs
 *  (the words asked for, the id of a question, the words of a document), `text` tells it to people. */
export const DecisionGround = z.object({
  kind: z.enum(['request', 'answer', 'inputs', 'houseDefault']),
  quote: z.string().min(1).max(300),
  text: z.string().min(1).max(500),
});
export type DecisionGround = z.infer<typeof DecisionGround>;

export const Decision = z.object({
  id: z.string().regex(/^ADR-\d{4}$/),
  title: z.string().min(1).max(160),
  status: z.enum(['proposed', 'accepted', 'rejected', 'deprecated', 'superseded']),
  date: z.iso.date(),
  context: Text,
  drivers: Serves,
  /** Absent where requirements alone drive it. */
  ground: DecisionGround.optional(),
  options: z
    .array(
      z.object({ name: z.string().min(1).max(120), pros: z.array(Text).min(1), cons: z.array(Text).min(1) }),
    )
    .min(2),
  outcome: z.string().min(1).max(120),
  because: Text,
  good: z.array(Text).min(1),
  bad: z.array(Text).min(1),
  confirmation: z.object({ metric: Text, target: z.string().min(1).max(160), how: Text }),
  deciders: z.array(z.string()),
  consulted: z.array(z.string()),
  informed: z.array(z.string()),
  dissent: z.array(z.string()),
  supersedes: z.string().nullable(),
});
export type Decision = z.infer<typeof Decision>;

/** The first is the choice of the pattern. */
export const Decisions = z.object({ records: z.array(Decision).min(1), notes: Notes });
