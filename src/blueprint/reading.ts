// Owns what was read out of the input documents, before anyone has answered or decided anything.
import { z } from 'zod';
import { Exclusion, Quantity, Requirement } from './requirement.ts';
import { Source } from './source.ts';

/** A person or system that acts on the product ("City Operator"). */
export const Actor = z.object({
  name: z.string().min(1).max(80),
  description: z.string().max(600),
  isSystem: z.boolean(),
  requirementIds: z.array(z.string()),
  source: Source,
});
export type Actor = z.infer<typeof Actor>;

/** A thing the product keeps ("Camera"), singular, in the product's own noun. */
export const EntityRead = z.object({
  name: z.string().min(1).max(60),
  fields: z.array(z.object({ name: z.string().min(1), type: z.string() })),
  mentions: z.int().min(1),
  requirementIds: z.array(z.string()),
  source: Source,
});
export type EntityRead = z.infer<typeof EntityRead>;

/** Something users can do, grouped from requirements; `name` is short ("Camera management"). */
export const Feature = z.object({
  name: z.string().min(1).max(80),
  requirementIds: z.array(z.string()),
  actorNames: z.array(z.string()),
  entityNames: z.array(z.string()),
  source: Source,
});
export type Feature = z.infer<typeof Feature>;

/** A page or view of the user interface; `path` where the document states one. */
export const Screen = z.object({
  name: z.string().min(1).max(80),
  path: z.string().nullable(),
  purpose: z.string().max(400),
  requirementIds: z.array(z.string()),
  source: Source,
});
export type Screen = z.infer<typeof Screen>;

/** A user flow as the documents tell it, steps in order. */
export const FlowRead = z.object({
  name: z.string().min(1).max(120),
  goal: z.string().max(400),
  steps: z.array(z.string().min(1).max(300)),
  requirementIds: z.array(z.string()),
  source: Source,
});
export type FlowRead = z.infer<typeof FlowRead>;

/** A named technology and the documents' stance on it. */
export const Technology = z.object({
  name: z.string().min(1).max(60),
  /** The role it plays: "frontendFramework", "uiLibrary", "language", "backendFramework", "database", "orm", "cache",
   *  "queue", "objectStore", "authentication", "hosting", "orchestration", "ci", "observability", "ml", "other". */
  role: z.string().min(1),
  stance: z.enum(['required', 'suggested', 'banned', 'mentioned']),
  version: z.string().nullable(),
  requirementId: z.string().nullable(),
  source: Source,
});
export type Technology = z.infer<typeof Technology>;

/** A system outside the product that it talks to. */
export const Integration = z.object({
  name: z.string().min(1).max(80),
  /** "payment", "identity", "notification", "analytics", "storage", "data", "device", "other". */
  kind: z.string().min(1),
  purpose: z.string().max(400),
  requirementIds: z.array(z.string()),
  source: Source,
});
export type Integration = z.infer<typeof Integration>;

/** Two statements that cannot both hold, or one that a house default or a target contradicts. */
export const Conflict = z.object({
  id: z.string().regex(/^C-\d+$/),
  kind: z.enum(['valueMismatch', 'houseDefault', 'target', 'scope', 'duplicateId', 'feasibility']),
  statement: z.string().min(1).max(800),
  sides: z.array(z.object({ text: z.string().min(1).max(600), source: Source })).min(1),
  proposal: z.string().min(1).max(600),
  /** True where only people can settle it: then it becomes a question. */
  needsPerson: z.boolean(),
});
export type Conflict = z.infer<typeof Conflict>;

/** A regime or standard named in the inputs: "GDPR", "WCAG AA", "PCI DSS". */
export const Compliance = z.object({ name: z.string().min(1), source: Source });
export type Compliance = z.infer<typeof Compliance>;

/** A subject of the documents and how often it comes up: "realtime", "payments", "machineLearning" … */
export const Topic = z.object({
  id: z.string().min(1),
  mentions: z.int().min(1),
  requirementIds: z.array(z.string()),
});
export type Topic = z.infer<typeof Topic>;

/** All that was read. Lists are in document order. */
export const Reading = z.object({
  /** One or two sentences: what the product is for. */
  purpose: z.string().max(800),
  /** The technical challenge as the documents tell it; null where they tell none. */
  challenge: z.string().max(2000).nullable(),
  requirements: z.array(Requirement),
  /** Ids of the requirements that are traced but too many to draft from, the last of the list; absent: none. */
  furtherIds: z.array(z.string()).optional(),
  exclusions: z.array(Exclusion),
  quantities: z.array(Quantity),
  actors: z.array(Actor),
  entities: z.array(EntityRead),
  features: z.array(Feature),
  screens: z.array(Screen),
  flows: z.array(FlowRead),
  technologies: z.array(Technology),
  integrations: z.array(Integration),
  compliance: z.array(Compliance),
  topics: z.array(Topic),
  conflicts: z.array(Conflict),
});
export type Reading = z.infer<typeof Reading>;
