// Owns what the record keeps of jobs that failed. Knows no rules.
import { z } from 'zod';

const At = z.iso.datetime();

/** A job that failed. `retryAt` null: it waits for "Try again". */
export const FailedJob = z.object({
  jobKey: z.string().min(1),
  attempts: z.int().min(1),
  message: z.string().min(1),
  retryAt: At.nullable(),
  /** Key of the thread message that tells of it; null while it is retried quietly. */
  told: z.string().nullable(),
});
export type FailedJob = z.infer<typeof FailedJob>;

/** The failure that people see; `others` failed beside it (absent: none) and wait for the same "Try again". */
export const Trouble = FailedJob.extend({ others: z.array(FailedJob).optional() });
export type Trouble = z.infer<typeof Trouble>;
