// Owns the planner that thinks with a model: the port's four calls on one desk each.
// Keeps true: failures are values; whatever the model says, the program decides what is asked, ranked and published.
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { putOffUnmet } from '../../blueprint/deferral.ts';
import type { Reading } from '../../blueprint/reading.ts';
import type { Call, Memory, Planner, Result } from '../port.ts';
import { type AskLog, countsOf } from './ask.ts';
import { draftFully } from './blueprint.ts';
import { createBudget } from './budget.ts';
import { draftChange } from './change.ts';
import { type Desk, openDesk, type Thinker } from './desk.ts';
import { fault } from './faults.ts';
import { fenced } from './inputs.ts';
import { createLimiter } from './limiter.ts';
import type { ModelClient } from './model.ts';
import { offerOptions } from './options.ts';
import { createPrompts, type Render } from './prompts.ts';
import { askQuestions } from './questions.ts';
import { readReplyOf } from './reply.ts';
import type { OpenAiSettings } from './settings.ts';

export interface OpenAiPlannerOptions {
  readonly client: ModelClient;
  /** Renders a template by its path below `templates`. */
  readonly render: Render;
  readonly builtin: Planner;
  readonly settings: OpenAiSettings;
  /** Where documents are sent, as people read it: "api.openai.com". */
  readonly host: string;
  /** Keeps the day's token count of the workspace. */
  readonly workspace: Memory;
  readonly log: AskLog;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsedMs: () => number;
}

type Drafted = { blueprint: Blueprint; changes: string[] };

/** What no part answers is put off in the open, not passed over. */
function withDeferrals(result: Result<Drafted>, reading: Reading): Result<Drafted> {
  if (!result.ok) return result;
  const { blueprint, changes } = result.value;
  return { ...result, value: { blueprint: putOffUnmet(blueprint, reading), changes } };
}

/** The planner. Tokens, cost and time of each request and step go to the log. */
export function createOpenAiPlanner(options: OpenAiPlannerOptions): Planner {
  const { settings, builtin, host } = options;
  const thinker = createThinker(options);
  const at = <T>(step: string, desk: Desk, work: Promise<Result<T>>): Promise<Result<T>> =>
    logged(options, step, desk, work);
  const open = (brief: Parameters<typeof openDesk>[1], call: Call): Desk => openDesk(thinker, brief, call);
  return {
    drafter: { kind: 'model', host, model: settings.model, fallbackParts: [] },
    questions: (input, call) => {
      const desk = open(input.brief, call);
      return at('questions', desk, askQuestions(desk, input));
    },
    readReply: (input, call) => {
      const desk = open(null, call);
      return at('readReply', desk, readReplyOf(desk, input));
    },
    options: (input, call) => {
      const desk = open(input.brief, call);
      return at('options', desk, offerOptions(desk, input));
    },
    blueprint: (input, call) => {
      const desk = open(input.brief, call);
      const { change } = input;
      const drafted = change ? draftChange(desk, input, change.previous) : draftFully(desk, input);
      return at(
        'blueprint',
        desk,
        drafted.then((result) => withDeferrals(result, input.reading)),
      );
    },
  };

  function createThinker({ client, render, workspace, log, elapsedMs }: OpenAiPlannerOptions): Thinker {
    const prompts = createPrompts(render);
    const mend = (findings: readonly string[], earlier: string): string =>
      prompts.render('mend', { findings: findings.map(fenced), earlier: fenced(earlier) });
    const limiter = createLimiter(settings.concurrency);
    const tools = { client, settings, limiter, log, mend, elapsedMs };
    return { tools, prompts, builtin, budget: createBudget(settings, workspace), host };
  }
}

/** The step's result, its whole cost in the log. A signal that is raised in the middle is a failure, too. */
async function logged<T>(
  { log, elapsedMs }: OpenAiPlannerOptions,
  step: string,
  desk: Desk,
  work: Promise<Result<T>>,
): Promise<Result<T>> {
  const startedMs = elapsedMs();
  try {
    return await work;
  } catch (error) {
    if (!desk.call.signal.aborted) throw error;
    return { ok: false, failure: fault('stopped'), usage: desk.usage() };
  } finally {
    const usage = desk.usage();
    const ms = Math.round(elapsedMs() - startedMs);
    log.info('model step', { step, ...countsOf(usage), costUsd: usage.costUsd, ms });
  }
}
