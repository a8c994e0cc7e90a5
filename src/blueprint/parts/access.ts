// Owns who gets in and what they may do: login, registration, sessions, tokens, roles and capabilities.
import { z } from 'zod';
import { Notes, Serves, Text } from './shared.ts';

export const Role = z.object({
  /** The product's own noun: "City Operator". */
  name: z.string().min(1).max(60),
  description: Text,
});

/** One capability and what each role may do of it ("yes", "own", "no"), keyed by role name. */
export const Capability = z.object({
  capability: z.string().min(1).max(160),
  grants: z.record(z.string(), z.enum(['yes', 'own', 'no'])),
  serves: Serves,
});

export const Access = z.object({
  login: z.array(Text).min(1),
  registration: z.array(Text).min(1),
  session: z.array(Text).min(1),
  tokens: z.object({
    issuance: Text,
    validation: Text,
    expiration: Text,
    refresh: Text,
    revocation: Text,
    storage: Text,
  }),
  roles: z.array(Role).min(1),
  capabilities: z.array(Capability).min(1),
  notes: Notes,
});
export type Access = z.infer<typeof Access>;
