// Owns what a model writes of pages and API groups.
import { z } from 'zod';
import { Endpoint } from '../../../blueprint/parts/routes.ts';
import { list, names, notes, text } from './wire.ts';

export const RoutesAnswer = z.object({
  pages: list({ path: text, screen: text, purpose: text, roles: names, serves: names }),
  noPagesBecause: z.string().nullable(),
  groups: list({
    category: text,
    feature: text,
    endpoints: list({
      method: Endpoint.shape.method,
      path: text,
      purpose: text,
      roles: names,
      serves: names,
    }),
  }),
  notes,
});
