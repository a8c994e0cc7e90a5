// Owns the manner of the API: style, versions, errors and the promises every endpoint keeps.
import { z } from 'zod';
import { Point } from '../option.ts';
import { Notes, Text } from './shared.ts';

export const ApiError = z.object({
  status: z.int().min(400).max(599),
  code: z.string().regex(/^[A-Z][A-Z0-9_]+$/),
  meaning: Text,
});
export type ApiError = z.infer<typeof ApiError>;

export const Api = z.object({
  style: Text,
  principles: z.array(Point).min(1),
  versioning: Text,
  errorHandling: Text,
  pagination: Text,
  rateLimiting: Text,
  idempotency: Text,
  errors: z.array(ApiError).min(3),
  notes: Notes,
});
export type Api = z.infer<typeof Api>;
