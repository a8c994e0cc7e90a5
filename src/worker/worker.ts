// Owns what happens after a design changed: draw its thread, run its next job, wake it in time.
// Knows ports only. A job never holds up drawing, and one design never holds up another.
import { setImmediate } from 'node:timers/promises';
import type { PartName } from '../blueprint/blueprint.ts';
import type { DesignEvent } from '../design/events.ts';
import { dueJobs, isCurrent, type Job, nextJob } from '../design/jobs.ts';
import { isEnded } from '../design/lifecycle.ts';
import type { Design } from '../design/record.ts';
import { isDue, later } from '../design/times.ts';
import { attemptsOf } from '../design/trouble.ts';
import { nextWakeAt } from '../design/wake.ts';
import type { Failure } from '../planner/port.ts';
import { createCoalescer } from './coalesce.ts';
import { type Ran, type Report, runJob } from './jobs.ts';
import { createMarks } from './marks.ts';
import type { DesignsPort, Tools } from './ports.ts';
import { retryAt } from './retry.ts';
import { type Clock, createScheduler, type Scheduler } from './scheduler.ts';

/** What the worker tells the log; ids and short reasons only. */
export interface WorkerLog {
  info(message: string, fields: Record<string, unknown>): void;
  error(message: string, fields: Record<string, unknown>): void;
  /** What the task gives; each line written meanwhile carries the fields. */
  within<T>(fields: Record<string, unknown>, task: () => T): T;
}

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

/** Short enough that nobody notices, long enough that a burst of votes costs little. */
const LONGEST_REST_MS = 1_000;
/** Time for a full disk or a busy database to recover. */
const REST_MS = 60_000;
/** A bug does not end by itself, but what set it off may: an event comes, or the time of day passes. */
const BUG_REST_MS = 3_600_000;

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
  const { designs, tools, clock, newId, log, isPassing } = options;
  const marks = createMarks();
  const running = new Map<string, { key: string; abort: AbortController }>();
  /** Deleted designs of which nothing is left but the record, until the thread says so. */
  const erased = new Set<string>();
  const resting = new Map<string, { until: string; keys: number }>();
  let isStopped = false;

  async function apply(id: string, report: Report): Promise<void> {
    await designs.apply(id, stamped(report, newId(), clock.now()));
  }

  /** While redraws wait for their turn, a burst of votes is looked at once a second and not at each vote. */
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

  /** A design's thread hears of a bug before anything else; false while that is still under way. */
  async function isTold(id: string): Promise<boolean> {
    if (!marks.isUntold(id)) return true;
    const againAfterMs = await tools.chat.tellBroken(id);
    if (againAfterMs === null) marks.told(id);
    else redraws.set(id, later(clock.now(), againAfterMs));
    return againAfterMs === null;
  }

  async function draw(id: string): Promise<void> {
    if (isStopped || !(await isTold(id))) return;
    const design = isStopped ? null : await designs.get(id);
    if (!design || isResting(design)) return;
    const { againAfterMs } = await tools.chat.draw(design);
    rest(design, againAfterMs);
    const againAt = againAfterMs === null ? null : later(clock.now(), againAfterMs);
    redraws.set(id, againAt);
    if (againAt === null) await retire(design);
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

  /** What came of the job; null where it was called off, for then its failure says nothing. */
  async function attempt(job: Job, design: Design): Promise<Ran | null> {
    const abort = new AbortController();
    running.set(design.id, { key: job.key, abort });
    const onPart = (part: PartName): void => {
      void guarded(design.id, 'part', () => apply(design.id, { type: 'partDrafted', jobKey: job.key, part }));
    };
    try {
      const run = {
        design,
        tools,
        texts: tools.textsOf(design.id),
        memory: tools.memoryOf(design.id),
        now: clock.now(),
        onPart,
      };
      const about = { design: design.id, job: job.key };
      const ran = await log.within(about, () => runJob(job, { ...run, signal: abort.signal }));
      return abort.signal.aborted && 'failure' in ran ? null : ran;
    } catch (error) {
      if (abort.signal.aborted) return null;
      if (isPassing(error)) throw error;
      log.error('job broke', { design: design.id, job: job.key, error });
      return { failure: BUG };
    } finally {
      running.delete(design.id);
    }
  }

  async function fail(job: Job, design: Design, failure: Failure): Promise<void> {
    const attempts = attemptsOf(design, job.key) + 1;
    log.info('job failed', { design: design.id, job: job.key, kind: failure.kind, attempts });
    const again = retryAt(failure, attempts, clock.now());
    await apply(design.id, { type: 'jobFailed', jobKey: job.key, message: failure.message, retryAt: again });
  }

  async function finish(job: Job, design: Design, ran: Ran): Promise<void> {
    const isFailed = 'failure' in ran;
    for (const report of isFailed ? (ran.spent ?? []) : ran.reports) await apply(design.id, report);
    if (isFailed) return fail(job, design, ran.failure);
    if (job.kind !== 'erase') return;
    erased.add(design.id);
    scheduler.set(design.id, null);
    drawing.poke(design.id);
  }

  async function work(id: string): Promise<void> {
    const design = isStopped || erased.has(id) ? null : await designs.get(id);
    if (!design) return scheduler.set(id, null);
    const job = nextJob(design, clock.now());
    scheduler.set(id, nextWakeAt(design));
    const ran = job && (await attempt(job, design));
    if (job && ran) await finish(job, design, ran);
  }

  /** Logs the fault, each bug once. How long to leave alone what broke. */
  function note(id: string, what: string, error: unknown): number {
    const isNews = isPassing(error) || marks.add(id, what, error);
    if (isNews) log.error(`${what} broke`, { design: id, error });
    if (isNews && marks.isUntold(id)) drawing.poke(id);
    return isPassing(error) ? REST_MS : BUG_REST_MS;
  }

  /** A fault of the store or a bug ends this run only. How long to leave alone what broke, 0 where nothing did. */
  async function guarded(id: string, what: string, task: () => Promise<void>): Promise<number> {
    try {
      await log.within({ design: id }, task);
      marks.settle(id, what);
      return 0;
    } catch (error) {
      return note(id, what, error);
    }
  }

  /** The same for what nobody else would take up again: a result or a deadline that could not be saved, a message that
   *  could not be posted. */
  async function insisted(
    id: string,
    what: string,
    task: () => Promise<void>,
    timer = scheduler,
  ): Promise<void> {
    const restMs = await guarded(id, what, task);
    if (restMs > 0 && !isStopped) timer.set(id, later(clock.now(), restMs));
  }

  /** While a job runs, time goes on: later wakes are set anew, and a job whose inputs have changed is called off. */
  async function watch(id: string): Promise<void> {
    const current = running.get(id);
    const design = current && (await designs.get(id));
    // A job that began meanwhile began from a newer record than this one.
    if (!design || running.get(id) !== current) return;
    const now = clock.now();
    if (!isCurrent(design, current.key, now)) current.abort.abort();
    const at = nextWakeAt(design);
    if (at === null || !isDue(at, now)) scheduler.set(id, at);
  }

  const redraws = createScheduler(clock, (id) => drawing.poke(id));
  const drawing = createCoalescer((id) => insisted(id, 'drawing', () => draw(id), redraws));
  const working = createCoalescer((id) => insisted(id, 'work', () => work(id)));
  const scheduler: Scheduler = createScheduler(clock, (id) => {
    void insisted(id, 'waking', async () => {
      await apply(id, { type: 'clockStruck' });
      wake(id);
    });
  });

  function wake(id: string): void {
    if (isStopped) return;
    drawing.poke(id);
    working.poke(id);
    void guarded(id, 'watching', () => watch(id));
  }

  async function catchUp(id: string): Promise<void> {
    const design = isStopped ? null : await designs.get(id);
    if (design) await tools.chat.catchUp(design);
  }

  return {
    wake,
    report: (id, what, error) => void (isPassing(error) || note(id, what, error)),
    brokenIds: marks.ids,
    start: async () => {
      const ids = await designs.openIds();
      void (async () => {
        for (const id of ids) {
          wake(id);
          // One after the other: a thousand designs looked at in one turn would take their memory at once.
          await setImmediate();
        }
        for (const id of ids) await guarded(id, 'catching up', () => catchUp(id));
      })();
    },
    stop: async () => {
      isStopped = true;
      scheduler.stop();
      redraws.stop();
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([drawing.idle(), working.idle()]);
    },
  };
}
