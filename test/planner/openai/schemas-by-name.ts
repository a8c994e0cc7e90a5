// Every schema that a model may be asked for, by the name of its request.
import type { z } from 'zod';
import { PATTERN_IDS } from '../../../src/planner/openai/analysis.ts';
import { AccessAnswer } from '../../../src/planner/openai/schemas/access.ts';
import { analysisAnswer } from '../../../src/planner/openai/schemas/analysis.ts';
import { ApiAnswer } from '../../../src/planner/openai/schemas/api.ts';
import { changeAnswer } from '../../../src/planner/openai/schemas/change.ts';
import { DataAnswer } from '../../../src/planner/openai/schemas/data.ts';
import { DecisionsAnswer } from '../../../src/planner/openai/schemas/decisions.ts';
import { DeploymentAnswer } from '../../../src/planner/openai/schemas/deployment.ts';
import { domainsAnswer } from '../../../src/planner/openai/schemas/domains.ts';
import { optionsAnswer } from '../../../src/planner/openai/schemas/options.ts';
import { PlanAnswer } from '../../../src/planner/openai/schemas/plan.ts';
import { QualitiesAnswer } from '../../../src/planner/openai/schemas/qualities.ts';
import { ReplyAnswer } from '../../../src/planner/openai/schemas/reply.ts';
import { ReviewAnswer } from '../../../src/planner/openai/schemas/review.ts';
import { RoutesAnswer } from '../../../src/planner/openai/schemas/routes.ts';
import { SpineAnswer } from '../../../src/planner/openai/schemas/spine.ts';
import { StackAnswer } from '../../../src/planner/openai/schemas/stack.ts';
import { StateAnswer } from '../../../src/planner/openai/schemas/state.ts';
import { StructureAnswer } from '../../../src/planner/openai/schemas/structure.ts';

export const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  analysis: analysisAnswer(PATTERN_IDS),
  reply: ReplyAnswer,
  options: optionsAnswer(PATTERN_IDS),
  spine: SpineAnswer,
  change: changeAnswer(['review', 'api']),
  review: ReviewAnswer,
  structure: StructureAnswer,
  state: StateAnswer,
  stack: StackAnswer,
  access: AccessAnswer,
  routes: RoutesAnswer,
  api: ApiAnswer,
  data: DataAnswer,
  deployment: DeploymentAnswer,
  qualities: QualitiesAnswer,
  domains_1: domainsAnswer(['backend', 'frontend']),
  domains_2: domainsAnswer(['infrastructure', 'security', 'integration']),
  plan: PlanAnswer,
  decisions: DecisionsAnswer,
};
