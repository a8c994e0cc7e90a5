// Owns the planner that lets rules draft in a thread of their own, so that votes and forms never wait for a draft. Knows
// no rule: what it gives is what the thread gave, parsed.
import type { z } from 'zod';
import { createThread, type Outcome, type ThreadLimits } from '../../threads/thread.ts';
import type { Call, Failure, Planner, Result } from '../port.ts';
import { type Asked, Note, RESULTS } from './steps.ts';

/** What a step may take. A draft takes well under a second. People take minutes between two steps: a thread that
 *  waited for them would hold memory that pictures and guides need next. */
export const PLANNER_LIMITS: ThreadLimits = {
  timeoutMs: 60_000,
  idleMs: 50,
  heapMb: 384,
};

export interface PlannerThread {
  readonly planner: Planner;
  /** Ends the thread; steps that run or wait fail as stopped. */
  readonly close: () => Promise<void>;
}

type Ended = Exclude<Extract<Outcome, { ended: unknown }>['ended'], 'broken'>;

const stopped: Failure = {
  kind: 'timeout',
  message: 'The draft was stopped before it was finished.',
  retryAfterMs: null,
};

const FAILURES: Readonly<Record<Ended, Failure>> = {
  slow: { kind: 'timeout', message: 'The rules took too long over these documents.', retryAfterMs: null },
  stopped,
  closed: stopped,
};

/** The built-in planner in a thread that is not yet started. A bug there rejects, as it would here. */
export function createPlannerThread(limits: ThreadLimits = PLANNER_LIMITS): PlannerThread {
  const thread = createThread(new URL('./planner-worker.ts', import.meta.url), limits);

  async function run<T>(asked: Asked, call: Call, result: z.ZodType<Result<T>>): Promise<Result<T>> {
    const onNote = (note: unknown): void => call.onPart(Note.parse(note).part);
    const outcome = await thread.ask(asked, { signal: call.signal, onNote });
    if ('reply' in outcome) return result.parse(outcome.reply);
    if (outcome.ended === 'broken') throw outcome.fault;
    return { ok: false, failure: FAILURES[outcome.ended] };
  }

  return {
    planner: {
      drafter: { kind: 'rules' },
      questions: (input, call) => run({ step: 'questions', input, now: call.now }, call, RESULTS.questions),
      readReply: (input, call) => run({ step: 'readReply', input, now: call.now }, call, RESULTS.readReply),
      options: (input, call) => run({ step: 'options', input, now: call.now }, call, RESULTS.options),
      blueprint: (input, call) => run({ step: 'blueprint', input, now: call.now }, call, RESULTS.blueprint),
    },
    close: thread.close,
  };
}
