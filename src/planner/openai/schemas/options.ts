// Owns what a model writes of the patterns on offer.
import { z } from 'zod';
import { Attribute } from '../../../blueprint/quality.ts';
import { list, names, points, text } from './wire.ts';

/** Patterns of the catalogue in this product's words, and new ones that build on one of them. */
export function optionsAnswer(patternIds: readonly string[]) {
  return z.object({
    patterns: list({
      basedOn: z.enum(patternIds),
      isNew: z.boolean().describe('true where it departs from the catalogue pattern'),
      name: text,
      idea: text,
      components: list({ name: text, responsibility: text }),
      pros: points,
      cons: points,
      wrongWhen: text,
      units: z.enum(['one', 'few', 'many', 'none']),
      flow: z.enum(['calls', 'queue', 'broker', 'log', 'stream', 'scatter', 'saga']),
      runtime: z.enum(['servers', 'functions', 'managed', 'plugins']),
      ratings: list({
        attribute: Attribute,
        rating: z.number().describe('1 poor to 5 excellent'),
        why: text,
        serves: names,
      }),
    }),
  });
}
export type OptionsAnswer = z.infer<ReturnType<typeof optionsAnswer>>;
