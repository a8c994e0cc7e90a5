// Owns what a model writes of the stack: reasons and alternatives. Versions and origins are the program's.
import { z } from 'zod';
import { StackGroup } from '../../../blueprint/parts/stack.ts';
import { list, names, notes, text } from './wire.ts';

export const StackAnswer = z.object({
  rows: list({
    group: StackGroup,
    place: text,
    choice: text,
    reason: text,
    alternative: text,
    decision: z.string().nullable(),
    serves: names,
  }),
  notApplicable: list({ group: StackGroup, because: text }),
  componentStrategy: text,
  prototypePath: text,
  notes,
});
