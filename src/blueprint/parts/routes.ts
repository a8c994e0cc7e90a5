// Owns the surface: the pages people open and the API groups behind them, with roles and requirements.
import { z } from 'zod';
import { Notes, Serves, Text } from './shared.ts';

/** A page. `roles` are role names of the access part; ["public"] where anyone may open it. */
export const Page = z.object({
  path: z.string().startsWith('/').max(120),
  screen: z.string().min(1).max(80),
  purpose: Text,
  roles: z.array(z.string().min(1)).min(1),
  serves: Serves,
});
export type Page = z.infer<typeof Page>;

export const Endpoint = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'WS', 'SSE', 'EVENT']),
  path: z.string().min(1).max(140),
  purpose: Text,
  roles: z.array(z.string().min(1)).min(1),
  serves: Serves,
});
export type Endpoint = z.infer<typeof Endpoint>;

/** Endpoints of one feature. */
export const ApiGroup = z.object({
  category: z.string().min(1).max(80),
  feature: z.string().max(160),
  endpoints: z.array(Endpoint).min(1),
});
export type ApiGroup = z.infer<typeof ApiGroup>;

export const Routes = z.object({
  pages: z.array(Page),
  /** Why there are no pages, where the product has no user interface. */
  noPagesBecause: z.string().nullable(),
  groups: z.array(ApiGroup).min(1),
  /** What holds on every page; absent in blueprints of older designs. */
  serves: Serves.optional(),
  notes: Notes,
});
export type Routes = z.infer<typeof Routes>;
