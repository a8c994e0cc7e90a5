// Owns where state lives, on the client and on the server, and how it is kept in step.
import { z } from 'zod';
import { Notes, Serves, Text } from './shared.ts';
import { ComponentId } from './structure.ts';

/** The life cycle of one entity. Every state is reachable; transitions name the trigger. */
export const StateMachine = z.object({
  entity: z.string().min(1),
  initial: z.string().min(1),
  states: z.array(z.string().min(1)).min(2),
  transitions: z
    .array(z.object({ from: z.string().min(1), to: z.string().min(1), on: z.string().min(1).max(80) }))
    .min(1),
  serves: Serves,
});
export type StateMachine = z.infer<typeof StateMachine>;

export const State = z.object({
  frontendStrategy: Text,
  frontend: z.array(z.object({ kind: z.string().min(1).max(80), approach: Text })),
  backendStrategy: Text,
  backend: z.array(
    z.object({
      state: z.string().min(1).max(120),
      owner: ComponentId,
      store: ComponentId,
      synchronisation: Text,
    }),
  ),
  synchronisation: z.array(z.object({ text: Text, serves: Serves })).min(1),
  lifecycles: z.array(StateMachine),
  notes: Notes,
});
export type State = z.infer<typeof State>;
