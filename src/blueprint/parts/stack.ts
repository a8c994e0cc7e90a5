// Owns the technologies: what was chosen for which role, why, and what else it could have been.
import { z } from 'zod';
import { Notes, Serves, Text } from './shared.ts';

export const STACK_GROUPS = [
  'frontend',
  'backend',
  'database',
  'authentication',
  'payments',
  'integrations',
  'infrastructure',
  'monitoring',
  'security',
  'devops',
] as const;
export const StackGroup = z.enum(STACK_GROUPS);
export type StackGroup = z.infer<typeof StackGroup>;

/** One row. `version` is a version or "latest at <date>", never a range. */
export const StackRow = z.object({
  group: StackGroup,
  /** "Framework", "UI library", "Language", "ORM", "Initial prototype" … */
  role: z.string().min(1).max(60),
  choice: z.string().min(1).max(80),
  version: z.string().min(1).max(40),
  reason: Text,
  alternative: z.string().min(1).max(200),
  origin: z.enum(['houseDefault', 'input', 'decision', 'catalogue']),
  decisionId: z.string().nullable(),
  serves: Serves,
});
export type StackRow = z.infer<typeof StackRow>;

export const Stack = z.object({
  rows: z.array(StackRow).min(4),
  /** Why a group has no row: "Not applicable: <reason>" is printed. */
  notApplicable: z.partialRecord(StackGroup, Text),
  componentStrategy: Text,
  /** From the SQLite prototype to production, or why there is no such path. */
  prototypePath: Text,
  notes: Notes,
});
