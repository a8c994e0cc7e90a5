// Owns the spine as a model gives it: the names that every part must use.
import { z } from 'zod';
import { StackGroup } from '../../../blueprint/parts/stack.ts';
import { list, names, text } from './wire.ts';

export const COMPONENT_KINDS = [
  'client',
  'gateway',
  'service',
  'worker',
  'job',
  'store',
  'cache',
  'queue',
  'external',
] as const;

export const SpineAnswer = z.object({
  components: list({
    id: z.string().describe('lower-case slug, at most 40 characters'),
    name: text,
    kind: z.enum(COMPONENT_KINDS),
    technology: text,
    responsibility: text,
    owner: z.string().nullable().describe('id of the component that owns this store, cache or queue'),
    scaling: text,
    serves: names,
  }),
  connections: list({ from: text, to: text, verb: text, protocol: text, isAsync: z.boolean() }),
  stack: list({ group: StackGroup, place: z.string().describe('Framework, ORM, ...'), choice: text }),
  roles: list({ name: text, description: text }),
  entities: list({ name: text, owner: z.string().describe('component id') }),
  decisions: list({ title: text, choice: text, drivers: names }),
});
export type SpineAnswer = z.infer<typeof SpineAnswer>;
