// Owns what a model writes of decision records; ids, status, dates and people are the program's.
import { z } from 'zod';
import { list, names, text, texts } from './wire.ts';

export const DecisionsAnswer = z.object({
  records: list({
    decision: z.string().describe('the ADR id'),
    context: text,
    drivers: names,
    options: list({ name: text, pros: texts, cons: texts }),
    outcome: text,
    because: text,
    good: texts,
    bad: texts,
    metric: text,
    target: text,
    how: text,
  }),
});
