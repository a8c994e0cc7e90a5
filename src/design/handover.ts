// Owns how a change of owner is kept.
import { z } from 'zod';

const UserId = z.string().min(1);

/** `why` the owner could be replaced; absent where the owner handed over. */
export const Handover = z.object({
  from: UserId,
  to: UserId,
  at: z.iso.datetime(),
  how: z.enum(['handed over', 'taken over']),
  why: z.enum(['deactivated', 'silent']).optional(),
});
