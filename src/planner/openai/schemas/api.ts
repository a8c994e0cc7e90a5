// Owns what a model writes of the manner of the API.
import { z } from 'zod';
import { list, notes, points, text } from './wire.ts';

export const ApiAnswer = z.object({
  style: text,
  principles: points,
  versioning: text,
  errorHandling: text,
  pagination: text,
  rateLimiting: text,
  idempotency: text,
  errors: list({ status: z.number(), code: z.string().describe('UPPER_SNAKE_CASE'), meaning: text }),
  notes,
});
