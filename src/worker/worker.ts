// Owns what happens after a design changed: draw its thread, run its next job, wake it in time.
// Knows ports only. A job never holds up drawing, and one design never holds up another.
import { setImmediate } from 'node:timers/promises';
import { later } from '../design/times.ts';
import { createCoalescer } from './coalesce.ts';
import { createDrawer } from './drawer.ts';
import { createGuard } from './guard.ts';
import type { Report } from './jobs.ts';
import { createMarks } from './marks.ts';
import type { DesignsPort, Tools, WorkerLog } from './ports.ts';
import { createRunner } from './runner.ts';
import { type Clock, createScheduler, type Scheduler } from './scheduler.ts';

export interface WorkerOptions {
  readonly designs: DesignsPort;
  readonly tools: Tools;
  readonly clock: Clock;
  /** A fresh id for each event of ours. */
  readonly newId: () => string;
  readonly log: WorkerLog;
  /** True for a fault of the world that ends by itself (a full disk); everything else is a bug. Pure. */
  readonly isPassing: (error: unknown) => boolean;
}

export interface Worker {
  /** Looks at this design soon: draws it and goes on with its work. */
  wake(id: string): void;
  /** Wakes every open design and reads what was missed, in the background. */
  start(): Promise<void>;
  /** Notes that something broke for this design outside the worker: a bug marks it, as one in here does. */
  report(id: string, what: string, error: unknown): void;
  /** The designs that a bug holds up; all others go on. */
  brokenIds(): string[];
  /** Takes up no new work and resolves once what runs has ended. */
  stop(): Promise<void>;
}

/** The worker of one process. */
export function createWorker(options: WorkerOptions): Worker {
  const { designs, tools, clock, newId, log, isPassing } = options;
  const marks = createMarks();
  const erased = new Set<string>();
  let hasStopped = false;
  const isStopped = (): boolean => hasStopped;

  const apply = (id: string, report: Report): Promise<unknown> =>
    designs.apply(id, { ...report, id: newId(), at: clock.now() });
  const guard = createGuard({ log, marks, isPassing, onBroken: (id) => drawing.poke(id) });

  /** For what nobody else would take up again: a result or a deadline that could not be saved, a message that could not be
   *  posted. */
  async function insist(
    timer: Scheduler,
    id: string,
    what: string,
    task: () => Promise<void>,
  ): Promise<void> {
    const restMs = await guard.run(id, what, task);
    if (restMs > 0 && !hasStopped) timer.set(id, later(clock.now(), restMs));
  }

  const redraws = createScheduler(clock, (id) => drawing.poke(id));
  const wakes: Scheduler = createScheduler(clock, (id) => {
    void insist(wakes, id, 'waking', async () => {
      await apply(id, { type: 'clockStruck' });
      wake(id);
    });
  });
  const draw = createDrawer({
    designs,
    chat: tools.chat,
    clock,
    marks,
    erased,
    again: redraws.set,
    isStopped,
  });
  const runner = createRunner({
    designs,
    tools,
    clock,
    log,
    guard,
    isPassing,
    apply,
    isStopped,
    wakeAt: wakes.set,
    erased,
    onErased: (id) => drawing.poke(id),
  });
  const drawing = createCoalescer((id) => insist(redraws, id, 'drawing', () => draw(id)));
  const working = createCoalescer((id) => insist(wakes, id, 'work', () => runner.work(id)));

  function wake(id: string): void {
    if (hasStopped) return;
    drawing.poke(id);
    working.poke(id);
    void guard.run(id, 'watching', () => runner.watch(id));
  }

  async function catchUp(id: string): Promise<void> {
    const design = hasStopped ? null : await designs.get(id);
    if (design) await tools.chat.catchUp(design);
  }

  async function wakeAll(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      wake(id);
      // One after the other: a thousand designs looked at in one turn would take their memory at once.
      await setImmediate();
    }
    for (const id of ids) await guard.run(id, 'catching up', () => catchUp(id));
  }

  return {
    wake,
    report: (id, what, error) => void (isPassing(error) || guard.note(id, what, error)),
    brokenIds: marks.ids,
    start: async () => void wakeAll(await designs.openIds()),
    stop: async () => {
      hasStopped = true;
      wakes.stop();
      redraws.stop();
      runner.abort();
      await Promise.all([drawing.idle(), working.idle()]);
    },
  };
}
