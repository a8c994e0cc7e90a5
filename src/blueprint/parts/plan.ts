// Owns the way there: phases, risks, team, resources, measures of success, what is still open.
import { z } from 'zod';
import { Notes, Serves, Text } from './shared.ts';

/** A phase; its duration is a range in weeks with the basis of the estimate. */
export const Phase = z.object({
  name: z.string().min(1).max(60),
  weeks: z.object({ low: z.int().min(1), high: z.int().min(1), basis: Text }),
  deliverables: z.array(Text).min(1),
  successCriteria: z.array(Text).min(1),
  serves: Serves,
});
export type Phase = z.infer<typeof Phase>;

export const Risk = z.object({
  id: z.string().regex(/^(TR|BR)-\d+$/),
  kind: z.enum(['technical', 'business']),
  title: z.string().min(1).max(160),
  likelihood: z.enum(['High', 'Medium', 'Low']),
  impact: z.enum(['High', 'Medium', 'Low']),
  mitigation: Text,
  ownerRole: z.string().min(1).max(80),
});
export type Risk = z.infer<typeof Risk>;

/** A measure of success: a number and how it is measured. */
export const Metric = z.object({
  name: z.string().min(1).max(120),
  target: z.string().min(1).max(160),
  howMeasured: Text,
});
export type Metric = z.infer<typeof Metric>;

export const Plan = z.object({
  solutionTitle: z.string().min(1).max(160),
  solutionDescription: Text,
  /** Foundation, Enhancement, Scaling. */
  phases: z.array(Phase).length(3),
  deliveryOrder: z.array(z.object({ step: Text, exit: Text })),
  risks: z.array(Risk).min(2),
  team: z.object({ skillsNeeded: Text, teamSize: Text, trainingNeeds: Text }),
  resources: z.object({ developmentTime: Text, infrastructureCosts: Text, thirdPartyServices: Text }),
  success: z.object({
    technical: z.array(Metric).min(1),
    business: z.array(Metric).min(1),
    userExperience: z.array(Metric).min(1),
  }),
  openDecisions: z.array(
    z.object({ question: Text, owner: z.string().min(1).max(80), revisit: z.string().min(1).max(200) }),
  ),
  notes: Notes,
});
export type Plan = z.infer<typeof Plan>;
