// Owns what keeps a design from showing itself: its channel is closed to the bot, or its thread lost its first message.
// Nothing else of the design stops for it; it goes on by itself once that is mended. Knows no Slack call.
import { z } from 'zod';

const At = z.iso.datetime();

/** Why nothing can be shown. `archived`, `removed` (the bot is no member any more), `refused` (Slack says no for another
 *  reason), `rootGone` (the thread's first message was deleted; only the owner can have the thread posted anew). */
export const STANDSTILL_REASONS = ['archived', 'removed', 'refused', 'rootGone'] as const;

export const Standstill = z.object({
  reason: z.enum(STANDSTILL_REASONS),
  /** Slack's error code. */
  error: z.string(),
  since: At,
  /** When to look whether it is mended; null: a person has to say so. */
  checkAt: At.nullable(),
  /** True once the owner was told. */
  isTold: z.boolean(),
  /** Absent while it lasts. */
  endedAt: At.optional(),
});
export type Standstill = z.infer<typeof Standstill>;

/** What keeps this design from being shown now, or null. Pure. */
export function standstillOf({
  standstill,
}: {
  readonly standstill?: Standstill | undefined;
}): Standstill | null {
  return standstill && standstill.endedAt === undefined ? standstill : null;
}
