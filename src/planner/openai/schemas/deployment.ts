// Owns what a model writes of hosting, delivery and watching.
import { z } from 'zod';
import { list, names, notes, text } from './wire.ts';

export const DeploymentAnswer = z.object({
  hosting: text,
  region: text,
  environments: list({ name: text, purpose: text, database: text }),
  nodes: list({ name: text, runs: names, shape: text }),
  pipeline: list({ step: text, does: text }),
  networking: text,
  infrastructureAsCode: text,
  rollback: text,
  secrets: text,
  backups: text,
  logs: text,
  traces: text,
  alerts: list({ metric: text, meaning: text, threshold: text }),
  serves: names.describe('what hosting, delivery and watching answer'),
  notes,
});
