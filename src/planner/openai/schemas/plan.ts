// Owns what a model writes of phases, risks and measures; durations and costs are the program's.
import { z } from 'zod';
import { Risk } from '../../../blueprint/parts/plan.ts';
import { list, names, notes, text, texts } from './wire.ts';

const metrics = list({ name: text, target: text, howMeasured: text });

export const PlanAnswer = z.object({
  solutionDescription: text,
  phases: list({ deliverables: texts, successCriteria: texts, serves: names }).describe(
    'three: foundation, enhancement, scaling',
  ),
  deliveryOrder: list({ step: text, exit: text }),
  risks: list({
    kind: Risk.shape.kind,
    title: text,
    likelihood: Risk.shape.likelihood,
    impact: Risk.shape.impact,
    mitigation: text,
    ownerRole: text,
  }),
  skillsNeeded: text,
  trainingNeeds: text,
  thirdPartyServices: text,
  technical: metrics,
  business: metrics,
  userExperience: metrics,
  openDecisions: list({ question: text, decidedBy: text, revisit: text }),
  notes,
});
