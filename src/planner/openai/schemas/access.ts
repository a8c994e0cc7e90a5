// Owns what a model writes of login, sessions, tokens and rights.
import { z } from 'zod';
import { list, names, notes, text, texts } from './wire.ts';

export const AccessAnswer = z.object({
  login: texts,
  registration: texts,
  session: texts,
  tokens: z.object({
    issuance: text,
    validation: text,
    expiration: text,
    refresh: text,
    revocation: text,
    storage: text,
  }),
  capabilities: list({
    capability: text,
    grants: list({ role: text, grant: z.enum(['yes', 'own', 'no']) }),
    serves: names,
  }),
  notes,
});
