// Owns writing guides in a thread of their own: templates, rules and zip take a third of a second that no click waits for.
import { z } from 'zod';
import { VersionChecks } from './design/record.ts';
import { createThread, type ThreadLimits } from './threads/thread.ts';
import type { GuidesPort } from './worker/ports.ts';

/** What writing may take; the next guide is seldom due soon. */
export const WRITING_LIMITS: ThreadLimits = {
  timeoutMs: 60_000,
  idleMs: 50,
  heapMb: 256,
};

export interface GuidesThread {
  readonly guides: GuidesPort;
  /** Ends the thread; what runs or waits rejects. */
  readonly close: () => Promise<void>;
}

const Written = z.object({
  summary: z.string(),
  bundle: z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }).exactOptional(),
  checks: VersionChecks.exactOptional(),
  guides: z.array(
    z.object({
      deliverable: z.string(),
      fileName: z.string(),
      title: z.string(),
      file: z.string(),
      canvas: z.string(),
    }),
  ),
});

/** The writing thread, not yet started. A bug there, or a lack of time, rejects. */
export function createGuidesThread(limits: ThreadLimits = WRITING_LIMITS): GuidesThread {
  const thread = createThread(new URL('./guides-worker.ts', import.meta.url), limits);
  return {
    guides: {
      render: async (dossier, pictures) => {
        const outcome = await thread.ask({ dossier, pictures });
        if ('reply' in outcome) return Written.parse(outcome.reply);
        throw outcome.fault ?? new Error(`The guides were not written: ${outcome.ended}`);
      },
    },
    close: thread.close,
  };
}
