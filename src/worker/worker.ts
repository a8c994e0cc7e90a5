// Owns what happens after a design changed: draw its thread, run its next job, wake it in time.
// Knows ports only. A job never holds up drawing, and one design never holds up another.
import type { PartName } from '../blueprint/blueprint.ts';
import type { DesignEvent } from '../design/events.ts';
import { isCurrent, type Job, nextJob } from '../design/jobs.ts';
import { isEnded } from '../design/lifecycle.ts';
import type { Design } from '../design/record.ts';
import { nextWakeAt } from '../design/wake.ts';
import type { Failure } from '../planner/port.ts';
import { createCoalescer } from './coalesce.ts';
import { type Ran, type Report, runJob } from './jobs.ts';
import type { DesignsPort, Tools } from './ports.ts';
import { retryAt } from './retry.ts';
import { type Clock, createScheduler } from './scheduler.ts';

/** What the worker tells the log; ids and short reasons only. */
export interface WorkerLog {
  info(message: string, fields: Record<string, unknown>): void;
  error(message: string, fields: Record<string, unknown>): void;
}

export interface WorkerOptions {
  readonly designs: DesignsPort;
  readonly tools: Tools;
  readonly clock: Clock;
  /** A fresh id for each event of ours. */
  readonly newId: () => string;
  readonly log: WorkerLog;
}

export interface Worker {
  /** Looks at this design soon: draws it and goes on with its work. */
  wake(id: string): void;
  /** Wakes every open design and reads what was missed, in the background. */
  start(): Promise<void>;
  /** Takes up no new work and resolves once what runs has ended. */
  stop(): Promise<void>;
}

const BUG: Failure = {
  kind: 'rejected',
  message: 'Something went wrong on the bot’s side. It is in the log; nothing you gave is lost.',
  retryAfterMs: null,
};

function stamped(report: Report, id: string, at: string): DesignEvent {
  return { ...report, id, at };
}

/** The worker of one process. */
export function createWorker(options: WorkerOptions): Worker {
  const { designs, tools, clock, newId, log } = options;
  const running = new Map<string, { key: string; abort: AbortController }>();
  let isStopped = false;

  async function apply(id: string, report: Report): Promise<void> {
    await designs.apply(id, stamped(report, newId(), clock.now()));
  }

  async function draw(id: string): Promise<void> {
    const design = isStopped ? null : await designs.get(id);
    if (!design) return;
    const { againAfterMs } = await tools.chat.draw(design);
    if (againAfterMs !== null) clock.after(againAfterMs, () => drawing.poke(id));
    else await retire(design);
  }

  /** Lets go of a design whose end is drawn. */
  async function retire(design: Design): Promise<void> {
    if (isEnded(design) && design.stage !== 'deleted') await designs.release(design.id);
  }

  async function attempt(job: Job, design: Design): Promise<Ran> {
    const abort = new AbortController();
    running.set(design.id, { key: job.key, abort });
    const onPart = (part: PartName): void => {
      void guarded(design.id, 'part', () => apply(design.id, { type: 'partDrafted', jobKey: job.key, part }));
    };
    try {
      return await runJob(job, {
        design,
        tools,
        texts: tools.textsOf(design.id),
        signal: abort.signal,
        now: clock.now(),
        onPart,
      });
    } finally {
      running.delete(design.id);
    }
  }

  async function fail(job: Job, design: Design, failure: Failure): Promise<void> {
    const attempts = design.trouble?.jobKey === job.key ? design.trouble.attempts + 1 : 1;
    log.info('job failed', { design: design.id, job: job.key, kind: failure.kind, attempts });
    const again = retryAt(failure, attempts, clock.now());
    await apply(design.id, { type: 'jobFailed', jobKey: job.key, message: failure.message, retryAt: again });
  }

  async function finish(job: Job, design: Design, ran: Ran): Promise<void> {
    if ('failure' in ran) return fail(job, design, ran.failure);
    for (const report of ran.reports) await apply(design.id, report);
    if (job.kind === 'erase') await removeDrawn(design);
  }

  /** The thread says that the design is deleted before its record goes. */
  async function removeDrawn(design: Design): Promise<void> {
    const { againAfterMs } = await tools.chat.draw(design);
    if (againAfterMs === null) await designs.remove(design);
    else clock.after(againAfterMs, () => working.poke(design.id));
  }

  async function work(id: string): Promise<void> {
    const design = isStopped ? null : await designs.get(id);
    if (!design) return;
    const job = nextJob(design, clock.now());
    scheduler.set(id, nextWakeAt(design));
    if (!job) return;
    const ran = await attempt(job, design).catch((error: unknown): Ran => {
      log.error('job broke', { design: id, job: job.key, error });
      return { failure: BUG };
    });
    await finish(job, design, ran);
  }

  /** A fault of the store or a bug marks the log and ends this run only; the next event or start goes on. */
  async function guarded(id: string, what: string, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      log.error(`${what} broke`, { design: id, error });
    }
  }

  /** A job whose inputs have changed is called off. */
  async function callOff(id: string): Promise<void> {
    const current = running.get(id);
    const design = current && (await designs.get(id));
    if (!current || !design) return;
    if (!isCurrent(design, current.key, clock.now())) current.abort.abort();
  }

  const drawing = createCoalescer((id) => guarded(id, 'drawing', () => draw(id)));
  const working = createCoalescer((id) => guarded(id, 'work', () => work(id)));
  const scheduler = createScheduler(clock, (id) => {
    void guarded(id, 'waking', async () => {
      await apply(id, { type: 'clockStruck' });
      wake(id);
    });
  });

  function wake(id: string): void {
    if (isStopped) return;
    drawing.poke(id);
    working.poke(id);
    void guarded(id, 'calling off', () => callOff(id));
  }

  async function catchUp(id: string): Promise<void> {
    const design = await designs.get(id);
    if (design) await tools.chat.catchUp(design);
  }

  return {
    wake,
    start: async () => {
      const ids = await designs.openIds();
      for (const id of ids) wake(id);
      void (async () => {
        for (const id of ids) await guarded(id, 'catching up', () => catchUp(id));
      })();
    },
    stop: async () => {
      isStopped = true;
      scheduler.stop();
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([drawing.idle(), working.idle()]);
    },
  };
}
