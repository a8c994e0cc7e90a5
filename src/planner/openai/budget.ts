// Owns the token budgets: of a design and of a day. A request that would pass one is not sent.
// Keeps true: being stopped is remembered, so that "Try again" goes on with one more budget of the same size.
import { z } from 'zod';
import type { Memory } from '../port.ts';
import { fault } from './faults.ts';
import type { Fault } from './model.ts';

export interface BudgetLimits {
  readonly designTokens: number | null;
  readonly dayTokens: number | null;
}

/** The budget as one planner call sees it. */
export interface CallBudget {
  /** Null where a request of about so many tokens may go, else why not. */
  admit(estimate: number): Promise<Fault | null>;
  /** The request is over: what it was thought to cost makes room for what it did. */
  settle(estimate: number, tokens: number): Promise<void>;
}

const Stops = z.object({ design: z.int(), day: z.string(), ofDay: z.int() });
type Stops = z.infer<typeof Stops>;

interface Counter {
  read(): Promise<number>;
  add(tokens: number): Promise<void>;
}

function createCounter(memory: Memory | null, name: string): Counter {
  let value: Promise<number> = Promise.resolve(memory?.get(name) ?? null).then((text) => Number(text ?? 0));
  return {
    read: () => value,
    add: async (tokens) => {
      value = value.then((so) => so + tokens);
      const total = await value;
      await memory?.put(name, String(total));
    },
  };
}

/** What the workspace has spent today, and what is under way. */
interface Workspace {
  readonly countOf: (day: string) => Counter;
  reserved: number;
}

/** Only the newest day is kept in memory. */
function createWorkspace(memory: Memory): Workspace {
  let newest: { readonly day: string; readonly counter: Counter } | null = null;
  const countOf = (day: string): Counter => {
    if (newest?.day !== day) newest = { day, counter: createCounter(memory, `tokens:${day}`) };
    return newest.counter;
  };
  return { countOf, reserved: 0 };
}

/** The budgets of one process. `memory` keeps the day's count. */
export function createBudget(
  limits: BudgetLimits,
  memory: Memory,
): { open(call: { readonly memory?: Memory; readonly now: string }): CallBudget } {
  const workspace = createWorkspace(memory);
  return {
    open: (call) => openBudget(limits, workspace, call.memory ?? null, call.now.slice(0, 10)),
  };
}

function openBudget(
  limits: BudgetLimits,
  workspace: Workspace,
  memory: Memory | null,
  today: string,
): CallBudget {
  const design = createCounter(memory, 'tokens');
  const stops = readStops(memory, today);
  let own = 0;
  let stopped: Promise<Fault> | null = null;
  const reserve = (tokens: number): void => {
    own += tokens;
    workspace.reserved += tokens;
  };
  const passed = async (estimate: number): Promise<'design' | 'day' | null> => {
    const day = workspace.countOf(today);
    const [so, here, all] = await Promise.all([stops, design.read(), day.read()]);
    if (here + own + estimate > roomOf(limits.designTokens, so.design)) return 'design';
    return all + workspace.reserved + estimate > roomOf(limits.dayTokens, so.ofDay) ? 'day' : null;
  };
  return {
    admit: async (estimate) => {
      const which = await passed(estimate);
      // One stop for a call, however many of its requests meet the limit.
      if (which !== null) stopped ??= stop(which, limits, stops, memory);
      if (stopped === null) reserve(estimate);
      return stopped;
    },
    settle: async (estimate, tokens) => {
      reserve(-estimate);
      await Promise.all([design.add(tokens), workspace.countOf(today).add(tokens)]);
    },
  };
}

/** One budget, and one more of the same size for each time that people went on. */
function roomOf(limit: number | null, times: number): number {
  return limit === null ? Number.POSITIVE_INFINITY : limit * (times + 1);
}

async function stop(
  which: 'design' | 'day',
  limits: BudgetLimits,
  stops: Promise<Stops>,
  memory: Memory | null,
): Promise<Fault> {
  const so = await stops;
  const next = which === 'design' ? { ...so, design: so.design + 1 } : { ...so, ofDay: so.ofDay + 1 };
  await memory?.put('stops', JSON.stringify(next));
  return overBudget(which, (which === 'design' ? limits.designTokens : limits.dayTokens) ?? 0);
}

async function readStops(memory: Memory | null, today: string): Promise<Stops> {
  const none = { design: 0, day: today, ofDay: 0 };
  const text = await memory?.get('stops');
  if (!text) return none;
  const stops = Stops.parse(JSON.parse(text));
  return stops.day === today ? stops : { ...none, design: stops.design };
}

function overBudget(which: 'design' | 'day', limit: number): Fault {
  const tokens = limit.toLocaleString('en-US');
  const whose =
    which === 'design'
      ? `This design has used its ${tokens} tokens`
      : `Today's ${tokens} tokens for this workspace are used`;
  const later = which === 'design' ? '' : ' It also goes on tomorrow.';
  const message = `${whose}, so nothing more was sent to the model. What is finished is kept. "Try again" goes on with as many once more.${later}`;
  return { ...fault('overBudget'), message };
}
