// Owns what people handed in, and what they answered: the planner's whole input.
import { z } from 'zod';
import { DeliverableId } from './deliverable.ts';
import { Measure } from './requirement.ts';

export const DOMAINS = ['backend', 'frontend', 'infrastructure', 'security', 'integration'] as const;
export const Domain = z.enum(DOMAINS);
export type Domain = z.infer<typeof Domain>;

export const DocumentKind = z.enum(['prd', 'ux', 'other']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** A document that was read, as Markdown text. `hash` is sha256 of the bytes received. */
export const BriefDocument = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  kind: DocumentKind,
  text: z.string(),
  sizeBytes: z.int().min(0),
  hash: z.string(),
});
export type BriefDocument = z.infer<typeof BriefDocument>;

/** The planner's input. `domains` empty means all five; `challenge` and `requirements` are empty when not given. */
export const Brief = z.object({
  title: z.string().min(1),
  deliverables: z.array(DeliverableId).min(1),
  challenge: z.string(),
  requirements: z.string(),
  domains: z.array(Domain),
  techniques: z.string(),
  documents: z.array(BriefDocument),
  /** Links and images people handed in that nobody read. */
  unread: z.array(z.object({ label: z.string(), target: z.string() })),
});
export type Brief = z.infer<typeof Brief>;

export const QUESTION_KINDS = [
  'businessLogic',
  'expectedLoad',
  'scalability',
  'security',
  'dataHandling',
  'deliveryConstraints',
] as const;
/** What people call each kind of question. */
export const QUESTION_KIND_NAMES = {
  businessLogic: 'Business logic',
  expectedLoad: 'Expected load',
  scalability: 'Scalability',
  security: 'Security',
  dataHandling: 'Data handling',
  deliveryConstraints: 'Delivery constraints',
} as const satisfies Record<(typeof QUESTION_KINDS)[number], string>;

/** A question worth asking: its answer changes an option's rank or a number. At most 7 in a sheet. */
export const Question = z.object({
  id: z.string().regex(/^Q-\d+$/),
  kind: z.enum(QUESTION_KINDS),
  text: z.string().min(1).max(500),
  why: z.string().min(1).max(500),
  /** What the answer decides: "the rank of B", "peak requests per second". */
  decides: z.string().min(1).max(300),
  default: z.object({ answer: z.string().min(1).max(300), consequence: z.string().min(1).max(400) }),
  /** The number it asks for, where it asks for one. */
  measure: Measure.nullable(),
  conflictId: z.string().nullable(),
  requirementIds: z.array(z.string()),
});
export type Question = z.infer<typeof Question>;

/** A question with the answer that holds. `by` is null for a default that nobody confirmed (an assumption). */
export const AnsweredQuestion = z.object({
  question: Question,
  answer: z.string().min(1),
  by: z.object({ userId: z.string(), name: z.string() }).nullable(),
  at: z.iso.datetime(),
  /** True where a person chose the default knowingly. */
  acceptedDefault: z.boolean(),
});
export type AnsweredQuestion = z.infer<typeof AnsweredQuestion>;
