// Owns running a design's next job and saving what came of it. Knows ports only. A job whose inputs changed is called off,
// and then its end says nothing.
import type { PartName } from '../blueprint/blueprint.ts';
import { isCurrent, type Job, nextJob } from '../design/jobs.ts';
import type { Design } from '../design/record.ts';
import { isDue } from '../design/times.ts';
import { attemptsOf } from '../design/trouble.ts';
import { nextWakeAt } from '../design/wake.ts';
import type { Failure } from '../planner/port.ts';
import type { Guard } from './guard.ts';
import { type Ran, type Report, runJob } from './jobs.ts';
import type { DesignsPort, Tools, WorkerLog } from './ports.ts';
import { retryAt } from './retry.ts';
import type { Clock } from './scheduler.ts';

export interface RunnerOptions {
  readonly designs: DesignsPort;
  readonly tools: Tools;
  readonly clock: Clock;
  readonly log: WorkerLog;
  readonly guard: Guard;
  readonly isPassing: (error: unknown) => boolean;
  readonly apply: (id: string, report: Report) => Promise<unknown>;
  readonly isStopped: () => boolean;
  /** Asks to look again at this instant; null calls that off. */
  readonly wakeAt: (id: string, at: string | null) => void;
  /** Deleted designs of which nothing is left but the record. */
  readonly erased: Set<string>;
  readonly onErased: (id: string) => void;
}

export interface Runner {
  /** Runs the next job of this design, if one is due. */
  work(id: string): Promise<void>;
  /** While a job runs, time goes on: later wakes are set anew, and a job whose inputs have changed is called off. */
  watch(id: string): Promise<void>;
  /** Calls off everything that runs. */
  abort(): void;
}

interface Running {
  readonly key: string;
  readonly abort: AbortController;
}

const BUG: Failure = {
  kind: 'rejected',
  message: 'Something went wrong on the bot’s side. It is in the log; nothing you gave is lost.',
  retryAfterMs: null,
};

/** The runner of one worker. */
export function createRunner(options: RunnerOptions): Runner {
  const { designs, tools, clock, log, guard, isPassing, apply, isStopped, wakeAt, erased, onErased } =
    options;
  const running = new Map<string, Running>();

  function run(job: Job, design: Design, signal: AbortSignal): Promise<Ran> {
    const { id } = design;
    const onPart = (part: PartName): void =>
      void guard.run(id, 'part', () => apply(id, { type: 'partDrafted', jobKey: job.key, part }));
    const own = { texts: tools.textsOf(id), memory: tools.memoryOf(id) };
    const context = { design, tools, ...own, now: clock.now(), onPart, signal };
    return log.within({ design: id, job: job.key }, () => runJob(job, context));
  }

  /** What came of the job; null where it was called off, for then its failure says nothing. */
  async function attempt(job: Job, design: Design): Promise<Ran | null> {
    const abort = new AbortController();
    running.set(design.id, { key: job.key, abort });
    try {
      const ran = await run(job, design, abort.signal);
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
    wakeAt(design.id, null);
    onErased(design.id);
  }

  return {
    work: async (id) => {
      const design = isStopped() || erased.has(id) ? null : await designs.get(id);
      if (!design) return wakeAt(id, null);
      const job = nextJob(design, clock.now());
      wakeAt(id, nextWakeAt(design));
      const ran = job && (await attempt(job, design));
      if (job && ran) await finish(job, design, ran);
    },
    watch: async (id) => {
      const current = running.get(id);
      const design = current && (await designs.get(id));
      // A job that began meanwhile began from a newer record than this one.
      if (!design || running.get(id) !== current) return;
      const now = clock.now();
      if (!isCurrent(design, current.key, now)) current.abort.abort();
      const at = nextWakeAt(design);
      if (at === null || !isDue(at, now)) wakeAt(id, at);
    },
    abort: () => {
      for (const { abort } of running.values()) abort.abort();
    },
  };
}
