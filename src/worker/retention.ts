// Owns removing finished designs by age, once a day. Off unless started. Knows ports only; what is posted in the chat is
// left alone.
import type { Design } from '../design/record.ts';
import { isExpired } from '../design/retention.ts';
import { DAY_MS, later } from '../design/times.ts';
import { type Clock, createScheduler } from './scheduler.ts';

export interface RetentionOptions {
  readonly days: number;
  readonly clock: Clock;
  /** The ids of all designs that nothing more is done for. */
  readonly ids: () => Promise<string[]>;
  readonly get: (id: string) => Promise<Design | null>;
  /** Removes record, blobs, ledger and thread entry. */
  readonly remove: (design: Design) => Promise<void>;
  readonly log: {
    info(message: string, fields: Record<string, unknown>): void;
    error(message: string, fields: Record<string, unknown>): void;
  };
}

export interface Retention {
  /** Takes up nothing more and resolves once what runs has ended. */
  stop(): Promise<void>;
}

/** A start has better things to do. */
const FIRST_MS = 60_000;
const NAME = 'retention';

/** Removes what has expired: a minute after now, then each day. A design that cannot be read or removed is left for the
 *  next day and holds up no other. */
export function startRetention({ days, clock, ids, get, remove, log }: RetentionOptions): Retention {
  let isStopped = false;
  let running = Promise.resolve();

  async function look(id: string): Promise<void> {
    try {
      const design = await get(id);
      if (!design || !isExpired(design, days, clock.now())) return;
      await remove(design);
      log.info('design removed by age', { design: id, stage: design.stage, lastChangeAt: design.updatedAt });
    } catch (error) {
      log.error('removal broke', { design: id, error });
    }
  }

  async function run(): Promise<void> {
    try {
      for (const id of await ids()) if (!isStopped) await look(id);
    } catch (error) {
      log.error('removal broke', { error });
    }
    if (!isStopped) scheduler.set(NAME, later(clock.now(), DAY_MS));
  }

  const scheduler = createScheduler(clock, () => {
    running = run();
  });
  scheduler.set(NAME, later(clock.now(), FIRST_MS));
  return {
    stop: () => {
      isStopped = true;
      scheduler.stop();
      return running;
    },
  };
}
