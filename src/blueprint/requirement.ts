// Owns what a product asks for: requirements, exclusions and quantities, each traceable to its source.
import { z } from 'zod';
import { Attribute } from './quality.ts';
import { Source } from './source.ts';

/** A demand on the product. `id` is the document's own (FR-1, NFR3) or R-001 …; ids are never reused. */
export const Requirement = z.object({
  id: z.string().min(1).max(40),
  kind: z.enum(['functional', 'quality', 'constraint']),
  priority: z.enum(['must', 'should', 'could']),
  text: z.string().min(1).max(2000),
  /** ISO 25010 attributes the text speaks to; empty for a plain function. */
  attributes: z.array(Attribute),
  source: Source,
});
export type Requirement = z.infer<typeof Requirement>;

/** Something the inputs put out of scope. */
export const Exclusion = z.object({ text: z.string().min(1).max(1000), source: Source });
export type Exclusion = z.infer<typeof Exclusion>;

/** What a number in the inputs measures. */
export const MEASURES = [
  'users',
  'dailyUsers',
  'concurrentUsers',
  'requestsPerSecond',
  'requestsPerDay',
  'latency',
  'availability',
  'recoveryTime',
  'recoveryPoint',
  'payloadSize',
  'dataVolume',
  'retention',
  'growth',
  'budget',
  'deadline',
  'teamSize',
  'count',
] as const;
export const Measure = z.enum(MEASURES);
export type Measure = z.infer<typeof Measure>;

/** A number with its unit as stated. `value` is in `unit`; `bound` says whether it is a limit; a deadline has value null. */
export const Quantity = z.object({
  id: z.string().min(1),
  measure: Measure,
  value: z.number().nullable(),
  /** SI-like unit as shown to people: "ms", "s", "users", "req/s", "GB", "%", "USD/month", "days", "date". */
  unit: z.string(),
  bound: z.enum(['exactly', 'atMost', 'atLeast', 'about']),
  /** What the number is about, in the document's words: "triage action", "concurrent viewers". */
  subject: z.string().max(200),
  /** The sentence it was read in. */
  text: z.string().min(1).max(600),
  requirementId: z.string().nullable(),
  source: Source,
});
export type Quantity = z.infer<typeof Quantity>;
