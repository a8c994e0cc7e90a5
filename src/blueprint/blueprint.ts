// Owns the blueprint: the one typed architecture model that every document is a rendering of.
// Must not know how it is drafted, shown or stored.
import { z } from 'zod';
import { Access } from './parts/access.ts';
import { Api } from './parts/api.ts';
import { Data } from './parts/data.ts';
import { Decisions } from './parts/decisions.ts';
import { Deployment } from './parts/deployment.ts';
import { DomainBreakdown } from './parts/domains.ts';
import { Plan } from './parts/plan.ts';
import { Qualities } from './parts/qualities.ts';
import { Review } from './parts/review.ts';
import { Routes } from './parts/routes.ts';
import { Stack } from './parts/stack.ts';
import { State } from './parts/state.ts';
import { Structure } from './parts/structure.ts';

/** The parts in drafting order, with the name people see while it is drafted. */
export const PARTS = {
  review: 'Review of the inputs',
  structure: 'Pattern, components and flows',
  state: 'State management',
  stack: 'Technical stack',
  access: 'Authentication and authorization',
  routes: 'Routes and API groups',
  api: 'API philosophy',
  data: 'Data model',
  deployment: 'Deployment and operations',
  qualities: 'Quality attributes',
  domains: 'Domain breakdown',
  plan: 'Plan, risks and measures',
  decisions: 'Decision records',
} as const;
export type PartName = keyof typeof PARTS;

/** Who drafted: rules on this server, or a model; printed in every document. */
export const Drafter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rules') }),
  z.object({
    kind: z.literal('model'),
    host: z.string(),
    model: z.string(),
    fallbackParts: z.array(z.string()),
  }),
]);
export type Drafter = z.infer<typeof Drafter>;

export const Blueprint = z.object({
  schemaVersion: z.literal(1),
  title: z.string().min(1),
  purpose: z.string(),
  drafter: Drafter,
  review: Review,
  structure: Structure,
  state: State,
  stack: Stack,
  access: Access,
  routes: Routes,
  api: Api,
  data: Data,
  deployment: Deployment,
  qualities: Qualities,
  domains: DomainBreakdown,
  plan: Plan,
  decisions: Decisions,
  /** Ids of components, flows, invariants … that earlier versions had and this one has not: never given again. */
  retired: z.array(z.string()).optional(),
});
export type Blueprint = z.infer<typeof Blueprint>;
