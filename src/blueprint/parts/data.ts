// Owns what is stored: databases, entities, their relations, who owns a datum and how it leaves.
import { z } from 'zod';
import { Notes, Serves, Text } from './shared.ts';
import { ComponentId } from './structure.ts';

export const Database = z.object({
  component: ComponentId,
  type: z.string().min(1).max(80),
  purpose: Text,
  prototype: z.string().min(1).max(120),
  production: z.string().min(1).max(120),
  backup: Text,
});
export type Database = z.infer<typeof Database>;

export const Entity = z.object({
  name: z.string().min(1).max(60),
  description: Text,
  fields: z.array(z.object({ name: z.string().min(1), type: z.string().min(1), note: z.string() })).min(1),
  owner: ComponentId,
  personalData: z.enum(['none', 'personal', 'sensitive']),
  retention: Text,
  deletion: Text,
  serves: Serves,
});
export type Entity = z.infer<typeof Entity>;

/** "from has many to". Cardinality reads from left to right. */
export const Relation = z.object({
  from: z.string().min(1),
  to: z.string().min(1),
  cardinality: z.enum(['one-to-one', 'one-to-many', 'many-to-one', 'many-to-many']),
  verb: z.string().min(1).max(40),
});
export type Relation = z.infer<typeof Relation>;

export const Data = z.object({
  databases: z.array(Database).min(1),
  entities: z.array(Entity).min(1),
  relations: z.array(Relation),
  consistency: Text,
  migration: Text,
  forDataArchitect: z.array(Text),
  notes: Notes,
});
export type Data = z.infer<typeof Data>;
