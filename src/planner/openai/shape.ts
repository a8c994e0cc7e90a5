// Owns the telling of a schema in few words, for requests that name their shape in the prompt. Pure.
import { z } from 'zod';
import { keptFor } from '../kept.ts';

/** The schema as a terse type: `{ "title": text, "serves": [text] }`. Pure. */
export const shapeOf = keptFor((schema: z.ZodType): string => told(z.toJSONSchema(schema), ''));

const Node = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  description: z.string().optional(),
});

function told(schema: unknown, indent: string): string {
  const node = Node.parse(schema);
  const note = node.description ? ` /* ${node.description} */` : '';
  return `${bare(node, indent)}${note}`;
}

function bare(node: z.infer<typeof Node>, indent: string): string {
  if (node.enum) return node.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.anyOf) return node.anyOf.map((one) => told(one, indent)).join(' | ');
  if (Array.isArray(node.type)) return node.type.map((type) => bare({ ...node, type }, indent)).join(' | ');
  if (node.type === 'object') return objectOf(node.properties ?? {}, indent);
  if (node.type === 'array') return `[${told(node.items, indent)}]`;
  return { string: 'text', integer: 'whole number' }[node.type ?? ''] ?? node.type ?? 'text';
}

function objectOf(properties: Readonly<Record<string, unknown>>, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([key, value]) => `${inner}"${key}": ${told(value, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
