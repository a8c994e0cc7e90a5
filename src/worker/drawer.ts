// Owns when one design's thread is drawn, and letting go of a design whose end is drawn. Knows ports only.
import { dueJobs } from '../design/jobs.ts';
import { isEnded } from '../design/lifecycle.ts';
import type { Design } from '../design/record.ts';
import { isDue, later } from '../design/times.ts';
import { nextWakeAt } from '../design/wake.ts';
import type { Marks } from './marks.ts';
import type { ChatPort, DesignsPort } from './ports.ts';
import type { Clock } from './scheduler.ts';

export interface DrawerOptions {
  readonly designs: DesignsPort;
  readonly chat: ChatPort;
  readonly clock: Clock;
  readonly marks: Marks;
  /** Deleted designs of which nothing is left but the record, until the thread says so. */
  readonly erased: Set<string>;
  /** Asks to draw again at this instant; null calls that off. */
  readonly again: (id: string, at: string | null) => void;
  readonly isStopped: () => boolean;
}

/** While redraws wait for their turn, a burst of votes is looked at once a second and not at each vote. */
const LONGEST_REST_MS = 1_000;

/** Draws the thread of the design with this id, if it is time. */
export function createDrawer(options: DrawerOptions): (id: string) => Promise<void> {
  const { designs, chat, clock, marks, erased, again, isStopped } = options;
  const resting = new Map<string, { until: string; keys: number }>();

  function rest({ id, thread }: Design, againAfterMs: number | null): void {
    const restMs = Math.min(againAfterMs ?? 0, LONGEST_REST_MS);
    if (restMs === 0) resting.delete(id);
    else resting.set(id, { until: later(clock.now(), restMs), keys: thread.length });
  }

  /** What is new in the thread never waits. */
  function isResting({ id, thread }: Design): boolean {
    const rested = resting.get(id);
    return rested?.keys === thread.length && !isDue(rested.until, clock.now());
  }

  /** Asks for the next drawing; true where everything is drawn. */
  function isDone(id: string, againAfterMs: number | null): boolean {
    again(id, againAfterMs === null ? null : later(clock.now(), againAfterMs));
    return againAfterMs === null;
  }

  /** A design's thread hears of a bug before anything else; false while that is still under way. */
  async function isTold(id: string): Promise<boolean> {
    if (!marks.isUntold(id)) return true;
    const isTold = isDone(id, await chat.tellBroken(id));
    if (isTold) marks.told(id);
    return isTold;
  }

  /** Lets go of a design whose end is drawn: the thread says that it is deleted before its record goes. */
  async function retire(design: Design): Promise<void> {
    if (design.stage !== 'deleted') return release(design);
    if (!erased.has(design.id)) return;
    await designs.remove(design);
    erased.delete(design.id);
  }

  async function release(drawn: Design): Promise<void> {
    const design = isEnded(drawn) ? await designs.get(drawn.id) : null;
    // There may be something left to do: documents to seal, or all to erase.
    const isWaiting = design !== null && nextWakeAt(design) !== null;
    if (design && !isWaiting && dueJobs(design, clock.now()).length === 0) await designs.release(design.id);
  }

  return async (id) => {
    if (isStopped() || !(await isTold(id))) return;
    const design = isStopped() ? null : await designs.get(id);
    if (!design || isResting(design)) return;
    const { againAfterMs } = await chat.draw(design);
    rest(design, againAfterMs);
    if (isDone(id, againAfterMs)) await retire(design);
  };
}
