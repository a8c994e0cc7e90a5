// Owns what happens when something breaks for one design: the log hears of each fault, each bug marks the design, and
// nothing else stops. Knows only ids and errors.
import type { Marks } from './marks.ts';
import type { WorkerLog } from './ports.ts';

export interface GuardOptions {
  readonly log: WorkerLog;
  readonly marks: Marks;
  /** True for a fault of the world that ends by itself (a full disk); everything else is a bug. Pure. */
  readonly isPassing: (error: unknown) => boolean;
  /** A design broke whose thread does not know it yet. */
  readonly onBroken: (id: string) => void;
}

export interface Guard {
  /** Logs the fault, each bug once. How long to leave alone what broke, in milliseconds. */
  note(id: string, what: string, error: unknown): number;
  /** Runs the task; a fault ends this run only. How long to leave alone what broke, 0 where nothing did. */
  run(id: string, what: string, task: () => Promise<unknown>): Promise<number>;
}

/** Time for a full disk or a busy database to recover. */
const REST_MS = 60_000;
/** A bug does not end by itself, but what set it off may: an event comes, or the time of day passes. */
const BUG_REST_MS = 3_600_000;

/** The guard of one worker. */
export function createGuard({ log, marks, isPassing, onBroken }: GuardOptions): Guard {
  function note(id: string, what: string, error: unknown): number {
    const isNews = isPassing(error) || marks.add(id, what, error);
    if (isNews) log.error(`${what} broke`, { design: id, error });
    if (isNews && marks.isUntold(id)) onBroken(id);
    return isPassing(error) ? REST_MS : BUG_REST_MS;
  }

  return {
    note,
    run: async (id, what, task) => {
      try {
        await log.within({ design: id }, task);
        marks.settle(id, what);
        return 0;
      } catch (error) {
        return note(id, what, error);
      }
    },
  };
}
