// Owns what a model says of the inputs before anything is asked or drafted.
import { z } from 'zod';
import { QUESTION_KINDS } from '../../../blueprint/brief.ts';
import { Measure } from '../../../blueprint/requirement.ts';
import { list, names, text } from './wire.ts';

/** The analysis of the inputs with the questions it leads to. */
export function analysisAnswer(patternIds: readonly string[]) {
  return z.object({
    drivers: list({ title: text, implication: text, serves: names }),
    conflicts: list({
      kind: z.enum(['valueMismatch', 'houseDefault', 'target', 'scope', 'feasibility']),
      statement: text,
      quotes: list({ documentId: text, quote: z.string().describe('verbatim, at most 200 characters') }),
      proposal: text,
      needsPerson: z.boolean(),
    }),
    invariants: list({ rule: text, serves: names }),
    sizingIdeas: z.array(z.string()).describe('quantities worth computing: name and formula in words'),
    questions: list({
      kind: z.enum(QUESTION_KINDS),
      text,
      why: text,
      decides: text,
      plausible: list({ answer: text, favours: z.enum(patternIds) }).describe('two answers people may give'),
      defaultAnswer: text,
      consequence: z.string().describe('what it costs if the default is wrong'),
      measure: Measure.nullable().describe('where a number is asked for'),
      conflict: z.number().nullable().describe('place in conflicts, from 0'),
      serves: names,
    }),
  });
}
export type AnalysisAnswer = z.infer<ReturnType<typeof analysisAnswer>>;
