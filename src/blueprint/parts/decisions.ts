// Owns the architecture decision records, with the fields of MADR 4.
import { z } from 'zod';
import { Notes, Serves, Text } from './shared.ts';

export const Decision = z.object({
  id: z.string().regex(/^ADR-\d{4}$/),
  title: z.string().min(1).max(160),
  status: z.enum(['proposed', 'accepted', 'rejected', 'deprecated', 'superseded']),
  date: z.iso.date(),
  context: Text,
  drivers: Serves,
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
