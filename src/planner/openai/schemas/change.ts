// Owns what a model says of a change that was asked for: what it touches.
import { z } from 'zod';
import { list, text } from './wire.ts';

/** The parts to draft again, each with what changes in it. */
export function changeAnswer(partNames: readonly string[]) {
  return z.object({
    parts: list({ part: z.enum(partNames), change: text }),
    overturns: z.array(z.string()).describe('ids of decisions that no longer hold: ADR-0003'),
    changesSpine: z.boolean().describe('true where components, stack, entities, roles or decisions change'),
  });
}
