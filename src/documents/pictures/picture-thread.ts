// Owns the one thread that draws, in words for people where it does not.
import { createThread, type Outcome, type ThreadLimits } from '../../threads/thread.ts';
import { Picture, type PictureRequest } from './picture.ts';

/** What a picture may take. Pictures come in bursts: a thread that has drawn its last for now ends at once. */
export const PICTURE_LIMITS: ThreadLimits = {
  timeoutMs: 10_000,
  idleMs: 50,
  heapMb: 128,
};

/** Draws one picture after the other. Never rejects for what is asked; a fault or a lack of time or memory refuses. */
export interface PictureThread {
  readonly draw: (request: PictureRequest) => Promise<Picture>;
  /** Ends the thread; what waits is refused. */
  readonly close: () => Promise<void>;
}

const REFUSALS: Readonly<Record<Extract<Outcome, { ended: unknown }>['ended'], string>> = {
  slow: 'The picture took too long to draw.',
  stopped: 'The picture is not wanted any more.',
  closed: 'The server is shutting down.',
  broken: 'The picture could not be drawn.',
};

/** A thread that is not yet started. `onFault` is told what ended it: a bug of ours, or a lack of memory. */
export function createPictureThread(
  limits: ThreadLimits = PICTURE_LIMITS,
  onFault: (fault: unknown) => void = () => {},
): PictureThread {
  const thread = createThread(new URL('./picture-worker.ts', import.meta.url), limits);

  function refused(key: string, ended: keyof typeof REFUSALS, fault: unknown): Picture {
    if (ended === 'broken') onFault(fault);
    return { key, refused: REFUSALS[ended] };
  }

  return {
    draw: async (request) => {
      const outcome = await thread.ask(request);
      if (!('reply' in outcome)) return refused(request.key, outcome.ended, outcome.fault);
      const { success, data, error } = Picture.safeParse(outcome.reply);
      return success ? data : refused(request.key, 'broken', error);
    },
    close: thread.close,
  };
}
