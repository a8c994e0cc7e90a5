// Owns what a model writes of the review of the inputs.
import { z } from 'zod';
import { list, names, notes, text } from './wire.ts';

export const sizing = list({
  name: text,
  inputs: list({
    symbol: z.string().describe('one camelCase word, used in the formula'),
    label: text,
    unit: text,
    quantityId: z.string().nullable().describe('id of a stated quantity, where there is one'),
    planningValue: z.number().nullable().describe('only without a quantityId'),
    basis: z.string().describe('why this planning value, and who must measure it'),
  }),
  formula: z.string().describe('symbols, numbers, + - * / and brackets; no unit conversions'),
  unit: text,
  consequence: z.string().describe('what follows for the design, without repeating the result'),
});

export const ReviewAnswer = z.object({
  drivers: list({ title: text, implication: text, serves: names }),
  conflicts: list({ conflictId: text, resolution: text }),
  gaps: list({ statement: text, resolution: text, needsConfirmation: z.boolean() }),
  sizing,
  notes,
});
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;
