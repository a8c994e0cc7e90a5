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

/** The budgets of one process. `workspace` keeps the day's count. */
export function createBudget(
  limits: BudgetLimits,
  workspace: Memory,
): { open(call: { readonly memory?: Memory; readonly now: string }): CallBudget } {
  const days = new Map<string, Counter>();
  const dayOf = (day: string): Counter => {
    const known = days.get(day) ?? createCounter(workspace, `tokens:${day}`);
    days.clear();
    days.set(day, known);
    return known;
  };
  let reserved = 0;
  return {
    open: ({ memory = null, now }: { readonly memory?: Memory | null; readonly now: string }) => {
      const today = now.slice(0, 10);
      const design = createCounter(memory, 'tokens');
      const stops = readStops(memory, today);
      let own = 0;
      let stopped: Promise<Fault> | null = null;
      const stop = async (which: 'design' | 'day', limit: number): Promise<Fault> => {
        const so = await stops;
        const next = which === 'design' ? { ...so, design: so.design + 1 } : { ...so, ofDay: so.ofDay + 1 };
        await memory?.put('stops', JSON.stringify(next));
        return overBudget(which, limit);
      };
      return {
        admit: async (estimate) => {
          const [so, spentHere, spentToday] = await Promise.all([stops, design.read(), dayOf(today).read()]);
          const room = (limit: number | null, times: number): number =>
            limit === null ? Number.POSITIVE_INFINITY : limit * (times + 1);
          const isOverDesign = spentHere + own + estimate > room(limits.designTokens, so.design);
          const isOverDay = spentToday + reserved + estimate > room(limits.dayTokens, so.ofDay);
          if (isOverDesign) stopped ??= stop('design', limits.designTokens ?? 0);
          else if (isOverDay) stopped ??= stop('day', limits.dayTokens ?? 0);
          if (stopped) return stopped;
          own += estimate;
          reserved += estimate;
          return null;
        },
        settle: async (estimate, tokens) => {
          own -= estimate;
          reserved -= estimate;
          await Promise.all([design.add(tokens), dayOf(today).add(tokens)]);
        },
      };
    },
  };
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
