// Owns what a model writes of pattern, flows and invariants; components and connections are the spine's.
import { z } from 'zod';
import { list, names, notes, points, text } from './wire.ts';

export const StructureAnswer = z.object({
  description: text,
  justification: points,
  flows: list({
    name: text,
    actor: text,
    steps: list({
      from: z.string().describe('"actor" or a component id'),
      to: z.string().describe('"actor" or a component id'),
      action: text,
      isReply: z.boolean(),
    }),
    serves: names,
  }),
  invariants: list({ rule: text, test: text, serves: names, decision: z.string().nullable() }),
  notes,
});
