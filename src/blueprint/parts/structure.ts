// Owns the pattern, its components and how they talk: the graph that every diagram and table is drawn from.
import { z } from 'zod';
import { Point } from '../option.ts';
import { Notes, Serves, Text } from './shared.ts';

/** Lower-case slug, unique in the blueprint: "match-worker". */
export const ComponentId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** A deployable unit, store or outside system. A store names the component that owns it. */
export const Component = z.object({
  id: ComponentId,
  name: z.string().min(1).max(60),
  kind: z.enum(['client', 'gateway', 'service', 'worker', 'job', 'store', 'cache', 'queue', 'external']),
  technology: z.string().min(1).max(80),
  responsibility: Text,
  owner: ComponentId.nullable(),
  scaling: z.string().max(200),
  serves: Serves,
});
export type Component = z.infer<typeof Component>;

/** A directed edge: `from` does `verb` to `to` over `protocol`. */
export const Connection = z.object({
  from: ComponentId,
  to: ComponentId,
  verb: z.string().min(1).max(60),
  protocol: z.string().min(1).max(40),
  isAsync: z.boolean(),
});
export type Connection = z.infer<typeof Connection>;

/** A runtime sequence over components; `actor` is who starts it. Steps in order; a reply goes back along its call. */
export const Flow = z.object({
  id: z.string().regex(/^F-\d+$/),
  name: z.string().min(1).max(120),
  actor: z.string().min(1).max(60),
  steps: z
    .array(
      z.object({
        /** "actor" for the person, else a component id. */
        from: z.string().min(1),
        to: z.string().min(1),
        action: z.string().min(1).max(120),
        isReply: z.boolean(),
      }),
    )
    .min(2),
  serves: Serves,
});
export type Flow = z.infer<typeof Flow>;

/** A rule binding on every implementer, with the test that shows it holds. */
export const Invariant = z.object({
  id: z.string().regex(/^I-\d+$/),
  rule: Text,
  test: Text,
  serves: Serves,
  decisionId: z.string().nullable(),
});
export type Invariant = z.infer<typeof Invariant>;

export const Structure = z.object({
  patternId: z.string().min(1),
  patternName: z.string().min(1),
  description: Text,
  justification: z.array(Point).min(1),
  components: z.array(Component).min(2),
  connections: z.array(Connection).min(1),
  /** The login first, then the flows that matter most. */
  flows: z.array(Flow).min(1),
  invariants: z.array(Invariant).min(1),
  notes: Notes,
});
export type Structure = z.infer<typeof Structure>;
