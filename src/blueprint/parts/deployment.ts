// Owns where it runs, how it gets there and how one sees that it is well.
import { z } from 'zod';
import { Notes, Serves, Text } from './shared.ts';
import { ComponentId } from './structure.ts';

/** A metric with the threshold that wakes somebody. */
export const Alert = z.object({
  metric: z.string().min(1).max(80),
  meaning: Text,
  threshold: z.string().min(1).max(160),
});
export type Alert = z.infer<typeof Alert>;

export const Deployment = z.object({
  hosting: Text,
  region: Text,
  environments: z
    .array(z.object({ name: z.string().min(1), purpose: Text, database: z.string().min(1) }))
    .min(1),
  nodes: z
    .array(
      z.object({
        name: z.string().min(1).max(60),
        runs: z.array(ComponentId).min(1),
        shape: z.string().min(1).max(160),
      }),
    )
    .min(1),
  pipeline: z.array(z.object({ step: z.string().min(1).max(60), does: Text })).min(2),
  networking: Text,
  infrastructureAsCode: Text,
  rollback: Text,
  secrets: Text,
  backups: Text,
  logs: Text,
  traces: Text,
  alerts: z.array(Alert).min(1),
  /** What hosting, delivery and watching are there for; absent in blueprints of older designs. */
  serves: Serves.optional(),
  notes: Notes,
});
export type Deployment = z.infer<typeof Deployment>;
