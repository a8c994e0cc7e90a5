// Owns how the design meets its quality attributes, with measurable scenarios.
import { z } from 'zod';
import { Attribute } from '../quality.ts';
import { Notes, Serves, Text } from './shared.ts';

/** A quality scenario in the sense of ISO 25010 and arc42: stimulus, response and a measure. */
export const Scenario = z.object({
  attribute: Attribute,
  stimulus: Text,
  response: Text,
  measure: z.string().min(1).max(200),
  serves: Serves,
});
export type Scenario = z.infer<typeof Scenario>;

/** How each ISO 25010 attribute is treated; none is silent. */
export const Treatment = z.object({
  attribute: Attribute,
  status: z.enum(['decided', 'deferred', 'notRelevant']),
  how: Text,
});
export type Treatment = z.infer<typeof Treatment>;

export const Qualities = z.object({
  scalability: z.object({ horizontal: Text, vertical: Text, bottlenecks: Text }),
  performance: z.object({ expectedLoad: Text, responseTimes: Text, throughput: Text }),
  reliability: z.object({ faultTolerance: Text, disasterRecovery: Text, availabilityTargets: Text }),
  scenarios: z.array(Scenario).min(1),
  treatments: z.array(Treatment).min(1),
  notes: Notes,
});
export type Qualities = z.infer<typeof Qualities>;
