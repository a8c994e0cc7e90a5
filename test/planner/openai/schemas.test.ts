import { zodResponseFormat } from 'openai/helpers/zod';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shapeOf } from '../../../src/planner/openai/shape.ts';
import { SCHEMAS } from './schemas-by-name.ts';

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
