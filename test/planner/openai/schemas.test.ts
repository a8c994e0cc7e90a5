import { zodResponseFormat } from 'openai/helpers/zod';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
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
import { shapeOf } from '../../../src/planner/openai/shape.ts';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
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

const Node = z.looseObject({
  type: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
});
type Node = z.infer<typeof Node>;

/** Every node with the number of objects and lists around it. */
function nodesOf(schema: unknown, depth = 1): { node: Node; depth: number }[] {
  const node = Node.parse(schema);
  const inner = [...Object.values(node.properties ?? {}), ...(node.anyOf ?? [])];
  const listed = node.items === undefined ? [] : [node.items];
  const isObject = node.properties !== undefined;
  return [
    { node, depth },
    ...inner.flatMap((one) => nodesOf(one, isObject ? depth + 1 : depth)),
    ...listed.flatMap((one) => nodesOf(one, depth)),
  ];
}

/** Keywords that strict mode or compatible servers refuse. */
const REFUSED = [
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'default',
];

describe.each(Object.entries(SCHEMAS))('the schema of %s', (name, schema) => {
  const format = zodResponseFormat(schema, name).json_schema.schema;
  const nodes = nodesOf(format);

  test('is built for strict structured outputs', () => {
    for (const { node } of nodes.filter((one) => one.node.properties !== undefined)) {
      expect(node.additionalProperties).toBe(false);
      expect(node.required?.toSorted()).toEqual(Object.keys(node.properties ?? {}).toSorted());
    }
  });

  test('stays within five levels and a hundred properties', () => {
    expect(Math.max(...nodes.map((one) => one.depth))).toBeLessThanOrEqual(5);
    const properties = nodes.reduce((sum, { node }) => sum + Object.keys(node.properties ?? {}).length, 0);
    expect(properties).toBeLessThan(100);
  });

  test('has no rule of length or number', () => {
    for (const { node } of nodes)
      expect(Object.keys(node).filter((key) => REFUSED.includes(key))).toEqual([]);
  });

  test('can be told in few words', () => {
    const told = shapeOf(schema);
    for (const { node } of nodes) {
      for (const key of Object.keys(node.properties ?? {})) expect(told).toContain(`"${key}": `);
    }
  });
});
